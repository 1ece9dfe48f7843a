/**
 * From a slider's input to the tiles being painted, within one frame: the projection, verdicts and board alone, without
 * the chances that come a moment later from the workers. `npm run bench board [steps]`
 */
import type { Page } from 'playwright-core';
import { launch, open } from '../app/browser.ts';
import { serve } from '../app/site.ts';
import { both } from './dragging.ts';

/** Runs in the page: one step in each frame; milliseconds from the input to its frame having been painted. */
async function stepped([id, steps]: readonly [string, number]): Promise<readonly number[]> {
  const slider = document.querySelector<HTMLInputElement>(`[data-parameter="${id}"] input[type=range]`);
  if (!slider) throw new Error(`no slider ${id}`);
  const [low, high] = [Number(slider.min), Number(slider.max)];
  const times: number[] = [];
  const step = (share: number): Promise<number> =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const began = performance.now();
        slider.value = String(low + (high - low) * share);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - began);
        port2.postMessage(0);
      }),
    );
  for (let i = 0; i < steps; i++) times.push(await step(0.3 + 0.4 * Math.abs(1 - (2 * i) / steps)));
  slider.dispatchEvent(new Event('change', { bubbles: true }));
  return times.slice(Math.floor(steps / 8));
}

/** Workers that never answer. */
const SILENT = `globalThis.Worker = class extends EventTarget { postMessage() {} terminate() {} };`;

async function slidersOf(page: Page): Promise<readonly string[]> {
  const rows = page.locator('[data-parameter]');
  return rows.evaluateAll((all) => [...new Set(all.map((row) => row.getAttribute('data-parameter') ?? ''))]);
}

async function measure(): Promise<void> {
  const steps = Number(process.argv[2] ?? 80);
  const [browser, site] = [await launch(), await serve()];
  try {
    const { page } = await open(browser, site, '/', { lang: 'en' });
    // The compiler that runs this file names its functions by a helper that the page does not have.
    await page.context().addInitScript(`globalThis.__name = (named) => named; ${SILENT}`);
    await page.reload();
    await page.waitForTimeout(2500);
    console.log('input to painted tiles, median and p95 in ms');
    for (const id of await slidersOf(page)) {
      console.log(`${id.padEnd(34)} ${both(await page.evaluate(stepped, [id, steps] as const))}`);
      await page.waitForTimeout(500);
    }
  } finally {
    await browser.close();
    await site.close();
  }
}

await measure();
