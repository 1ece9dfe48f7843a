/** Typing into the editor of a cell while slow work is under way: how long a letter takes to be seen, and what held it up. */
import type { Browser, Page } from 'playwright-core';

export interface Typed {
  /** From a key to the frame that shows its letter being painted, in milliseconds, one a letter. */
  readonly paint: readonly number[];
  /** Tasks of the page that took 50 ms or more. */
  readonly tasks: readonly Task[];
}

/** In milliseconds. */
export interface Task {
  readonly took: number;
  /** Of that on the processor: for the rest it was kept waiting by others. */
  readonly worked: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds by the clock and on the processor. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The compiler that runs this file names its functions by a helper that a page does not have. */
const NAMES = 'globalThis.__name = (named) => named';

type Watched = { typed: { paint: number[]; stop: () => void } };

/** Runs in the page: every key from the moment it was pressed, however late the page hears of it. */
function watch(): void {
  const paint: number[] = [];
  const note = ({ timeStamp }: Event): void =>
    void requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => paint.push(performance.now() - timeStamp);
      port2.postMessage(0);
    });
  addEventListener('keydown', note, true);
  const stop = (): void => removeEventListener('keydown', note, true);
  Object.assign(globalThis, { typed: { paint, stop } });
}

/** Runs in the page. */
function watched(): readonly number[] {
  const { paint, stop } = (globalThis as unknown as Watched).typed;
  stop();
  return paint;
}

function longTasks(trace: string): readonly Task[] {
  const { traceEvents: events } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] };
  const thread = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const named = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const pages = new Set(named.map(thread));
  return events
    .filter((event) => event.name === 'ThreadControllerImpl::RunTask' && pages.has(thread(event)))
    .map(({ dur = 0, tdur = 0 }) => ({ took: dur / 1000, worked: tdur / 1000 }))
    .filter(({ took }) => took >= 50);
}

/** Types into the editor of a cell, which is opened first, a letter every `pause` milliseconds. */
export async function type(browser: Browser, page: Page, cell: string, text: string, pause: number): Promise<Typed> {
  const frame = page.locator(`#cell-${cell}`);
  await frame.scrollIntoViewIfNeeded();
  await frame.focus();
  await page.keyboard.press('Enter');
  await frame.locator('.cm-content').waitFor();
  await page.waitForTimeout(1500);
  await page.evaluate(NAMES);
  await page.evaluate(watch);
  await browser.startTracing(page, { categories: ['toplevel'] });
  for (const letter of text) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(pause);
  }
  await page.waitForTimeout(500);
  const tasks = longTasks(String(await browser.stopTracing()));
  return { paint: await page.evaluate(watched), tasks };
}
