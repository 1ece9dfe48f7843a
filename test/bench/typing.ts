/** Typing into the editor of a cell while slow work is under way: how long a letter takes to be seen, and what held it up. */
import type { Page } from 'playwright-core';

export interface Typed {
  /** From a key to the frame that shows its letter being painted, in milliseconds, one a letter. */
  readonly paint: readonly number[];
  /** Tasks of the page that took 50 ms or more, in milliseconds. */
  readonly tasks: readonly number[];
}

/** The compiler that runs this file names its functions by a helper that a page does not have. */
const NAMES = 'globalThis.__name = (named) => named';

type Watched = { typed: { paint: number[]; tasks: number[]; stop: () => void } };

/** Runs in the page: every key from the moment it was pressed, however late the page hears of it. */
function watch(): void {
  const seen = { paint: [] as number[], tasks: [] as number[] };
  const note = ({ timeStamp }: Event): void =>
    void requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => seen.paint.push(performance.now() - timeStamp);
      port2.postMessage(0);
    });
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.tasks.push(duration);
  });
  addEventListener('keydown', note, true);
  observer.observe({ type: 'longtask' });
  const stop = (): void => {
    removeEventListener('keydown', note, true);
    observer.disconnect();
  };
  Object.assign(globalThis, { typed: { ...seen, stop } });
}

/** Runs in the page. */
function watched(): Typed {
  const { paint, tasks, stop } = (globalThis as unknown as Watched).typed;
  stop();
  return { paint, tasks };
}

/** Types into the editor of a cell, which is opened first, a letter every `pause` milliseconds. */
export async function type(page: Page, cell: string, text: string, pause: number): Promise<Typed> {
  const frame = page.locator(`#cell-${cell}`);
  await frame.scrollIntoViewIfNeeded();
  await frame.focus();
  await page.keyboard.press('Enter');
  await frame.locator('.cm-content').waitFor();
  await page.waitForTimeout(1500);
  await page.evaluate(NAMES);
  await page.evaluate(watch);
  for (const letter of text) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(pause);
  }
  await page.waitForTimeout(500);
  return page.evaluate(watched);
}
