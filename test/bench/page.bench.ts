/**
 * Dragging sliders on the built home page in a real browser: work of the ensemble behind each step, from input to paint,
 * frames a second, and the worst slider by name. Build first; `npx tsx test/bench/page.bench.ts [steps]`.
 */
import type { Page } from 'playwright-core';
import { launch, open, serve } from '../app/browser.ts';

interface Dragged {
  readonly id: string;
  /** Milliseconds, one a step. */
  readonly paint: readonly number[];
  readonly frames: readonly number[];
  readonly script: readonly number[];
  readonly work: readonly number[];
  readonly draws: readonly number[];
}

function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? NaN;
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

/** Moves one slider there and back, a step a frame, as a held pointer would. */
async function drag([id, steps]: readonly [string, number]): Promise<Dragged> {
  const slider = document.querySelector<HTMLInputElement>(`[data-parameter="${id}"] input[type=range]`);
  const { heard } = globalThis as unknown as { heard: { work: number; draws: number }[] };
  if (!slider) throw new Error(`no slider ${id}`);
  const [low, high, home] = [Number(slider.min), Number(slider.max), slider.valueAsNumber];
  const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
  const painted = async (): Promise<void> => {
    await frame();
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    });
  };
  const seen = { paint: [] as number[], frames: [] as number[], script: [] as number[] };
  const from = heard.length;
  let last = await frame();
  for (let i = 0; i < steps; i++) {
    const phase = i / steps;
    slider.value = String(low + (high - low) * (phase < 0.5 ? 0.2 + 1.2 * phase : 1.4 - 1.2 * phase));
    const began = performance.now();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    seen.script.push(performance.now() - began);
    await painted();
    seen.paint.push(performance.now() - began);
    const now = await frame();
    // Two frames a step: the one that paints it and the next.
    seen.frames.push((now - last) / 2);
    last = now;
  }
  slider.value = String(home);
  slider.dispatchEvent(new Event('change', { bubbles: true }));
  const held = heard.slice(from);
  await new Promise((done) => setTimeout(done, 400));
  return { id, ...seen, work: held.map((one) => one.work), draws: held.map((one) => one.draws) };
}

function line(name: string, { paint, frames, script, work, draws }: Omit<Dragged, 'id'>): void {
  const ms = (values: readonly number[]): string =>
    `${quantile(values, 0.5).toFixed(1).padStart(6)} ${quantile(values, 0.95).toFixed(1).padStart(6)}`;
  const rate = 1000 / (frames.reduce((sum, one) => sum + one, 0) / frames.length);
  console.log(
    `${name.padEnd(34)} ${ms(work)}   ${ms(script)}   ${ms(paint)}   ${rate.toFixed(0).padStart(4)}   ${String(quantile(draws, 0.5)).padStart(6)}`,
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
    const all: Dragged[] = [];
    for (const id of await slidersOf(page)) {
      await page.evaluate(drag, [id, 12] as const);
      const dragged = await page.evaluate(drag, [id, steps] as const);
      all.push(dragged);
      line(id, dragged);
    }
    const join = (pick: (one: Dragged) => readonly number[]): number[] => all.flatMap(pick);
    line('all of them', {
      paint: join((one) => one.paint),
      frames: join((one) => one.frames),
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
