/**
 * Dragging sliders on the built home page in a real browser: work of the ensemble behind each step, from input to paint,
 * frames a second, and the worst slider by name. `npm run bench page [steps]`.
 */
import type { Page } from 'playwright-core';
import { launch, open } from '../app/browser.ts';
import { serve } from '../app/site.ts';
import { both, drag, idleRate, quantile, type Steps } from './dragging.ts';

interface Dragged extends Steps {
  readonly id: string;
  /** Milliseconds, one for each answer of a worker. */
  readonly work: readonly number[];
  readonly draws: readonly number[];
}

/** Notes the work and the draws of every answer that a worker gives. */
function listen(): void {
  const heard: { at: number; work: number; draws: number }[] = [];
  Object.assign(globalThis, { heard });
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }) => {
        const answer = (data as { answer?: { work?: number; run?: { value?: { spec: { draws: number } } } } }).answer;
        if (answer?.work === undefined) return;
        heard.push({ at: performance.now(), work: answer.work, draws: answer.run?.value?.spec.draws ?? NaN });
      });
    }
  };
}

interface Answer {
  readonly work: number;
  readonly draws: number;
}

/** What the workers have answered since the last call. */
function heardSince(page: Page): Promise<readonly Answer[]> {
  return page.evaluate(() => (globalThis as unknown as { heard: Answer[] }).heard.splice(0));
}

async function dragSlider(page: Page, id: string, steps: number): Promise<Dragged> {
  const slider = { selector: `[data-parameter="${id}"] input[type=range]`, kind: 'slider' } as const;
  await drag(page, { ...slider, steps: 12 });
  await page.waitForTimeout(400);
  await heardSince(page);
  const seen = await drag(page, { ...slider, steps });
  const held = await heardSince(page);
  // Back to where it stood, and to rest.
  await page.locator(slider.selector).first().dblclick();
  await page.waitForTimeout(400);
  return { id, ...seen, work: held.map(({ work }) => work), draws: held.map(({ draws }) => draws) };
}

function line(name: string, { paint, rate, script, work, draws }: Omit<Dragged, 'id' | 'gap'>): void {
  console.log(
    `${name.padEnd(34)} ${both(work)}   ${both(script)}   ${both(paint)}   ${rate.toFixed(1).padStart(5)}   ${String(quantile(draws, 0.5)).padStart(6)}`,
  );
}

async function slidersOf(page: Page): Promise<readonly string[]> {
  const ids = await page
    .locator('[data-parameter]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-parameter') ?? ''));
  return [...new Set(ids)].filter((id) => id !== '');
}

async function measure(): Promise<void> {
  const steps = Number(process.argv[2] ?? 60);
  const [browser, site] = [await launch(), await serve()];
  try {
    const { page } = await open(browser, site, '/', { lang: 'en' });
    // The compiler that runs this file names its functions by a helper that the page does not have.
    await page.context().addInitScript('globalThis.__name = (named) => named');
    await page.context().addInitScript(listen);
    await page.reload();
    await page.locator('[data-draws="10000"]').waitFor({ state: 'attached' });
    await page.waitForTimeout(1500);
    console.log(
      `${''.padEnd(34)} ${'ensemble work'.padEnd(15)} ${'script'.padEnd(15)} ${'input to paint'.padEnd(15)} frames   draws`,
    );
    console.log(`${'slider, median and p95 in ms'.padEnd(50)}${''.padEnd(30)}   a second (median)`);
    console.log(`the same page at rest: ${(await idleRate(page)).toFixed(1)} frames a second`);
    const all: Dragged[] = [];
    for (const id of await slidersOf(page)) {
      const dragged = await dragSlider(page, id, steps);
      all.push(dragged);
      line(id, dragged);
    }
    const join = (pick: (one: Dragged) => readonly number[]): number[] => all.flatMap(pick);
    line('all of them', {
      paint: join((one) => one.paint),
      rate: all.reduce((sum, { rate }) => sum + rate, 0) / all.length,
      script: join((one) => one.script),
      work: join((one) => one.work),
      draws: join((one) => one.draws),
    });
    const worst = all.toSorted((a, b) => quantile(b.work, 0.95) - quantile(a.work, 0.95))[0];
    if (worst) console.log(`worst slider: ${worst.id}, ${quantile(worst.work, 0.95).toFixed(1)} ms of work at p95`);
  } finally {
    await browser.close();
    await site.close();
  }
}

void measure();
