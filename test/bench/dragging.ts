/** Moving things on a page as a held pointer would, a step a frame, and where the time of a step goes. */
import type { Page } from 'playwright-core';

export interface Steps {
  /** From the input to the frame after it being painted, in milliseconds, one a step. */
  readonly paint: readonly number[];
  /** Frames a second while it was dragged, from frame to frame. */
  readonly rate: number;
  /** The longest time between two of them, in milliseconds. */
  readonly gap: number;
  /** In the event itself. */
  readonly script: readonly number[];
}

export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? NaN;
}

/** Median and 95th percentile. */
export function both(values: readonly number[]): string {
  return `${quantile(values, 0.5).toFixed(1).padStart(6)} ${quantile(values, 0.95).toFixed(1).padStart(6)}`;
}

/** What is dragged: a slider of an assumption, or a number in a sentence. */
export interface Handle {
  readonly selector: string;
  /** To go to first, where that is not there before somebody comes near. */
  readonly near?: string;
  readonly kind: 'slider' | 'number';
  readonly steps: number;
}

/** Runs in the page: comes to the handle and waits until what was moved before has been drawn to its end. */
async function reached({ selector, near }: Handle): Promise<void> {
  if (near) document.querySelector(near)?.scrollIntoView({ block: 'center' });
  if (near) await new Promise((done) => setTimeout(done, 1500));
  document.querySelector(selector)?.scrollIntoView({ block: 'center' });
  await new Promise((done) => setTimeout(done, 800));
}

/** Runs in the page. */
async function dragged({ selector, kind, steps }: Handle): Promise<Steps> {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`nothing is called ${selector}`);
  // A pointer of our making cannot be captured.
  Element.prototype.setPointerCapture = () => undefined;
  const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
  const painted = async (): Promise<void> => {
    await frame();
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    });
  };
  const { left, top } = element.getBoundingClientRect();
  const pointer = (type: string, x: number): void =>
    void element.dispatchEvent(
      new PointerEvent(type, {
        pointerId: 1,
        isPrimary: true,
        bubbles: true,
        button: 0,
        buttons: 1,
        clientX: left + x,
        clientY: top + 5,
      }),
    );
  const input = element as HTMLInputElement;
  const [low, high] = [Number(input.min), Number(input.max)];
  // Four pixels are one step of a number: no move is without one.
  const reach = (4 * steps) / 2;
  const move = (share: number): void => {
    if (kind === 'number') return pointer('pointermove', 5 + reach * share);
    input.value = String(low + (high - low) * (0.2 + 0.6 * share));
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const seen = { paint: [] as number[], script: [] as number[] };
  if (kind === 'number') pointer('pointerdown', 5);
  // The first frame after a rest comes late, with the time of the beat that it missed: the count begins in the beat.
  for (let i = 0; i < 5; i++) await frame();
  const stamps = [await frame()];
  let held = true;
  const count = (now: number): void => {
    stamps.push(now);
    if (held) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  for (let i = 0; i < steps; i++) {
    // A hand moves at any moment of a frame.
    await new Promise((done) => setTimeout(done, (16 * i * 0.618) % 16));
    const began = performance.now();
    move(1 - Math.abs(1 - (2 * (i + 1)) / steps));
    seen.script.push(performance.now() - began);
    await painted();
    seen.paint.push(performance.now() - began);
  }
  held = false;
  await frame();
  const gaps = stamps.slice(1).map((now, i) => now - (stamps[i] ?? NaN));
  const time = gaps.reduce((sum, gap) => sum + gap, 0);
  if (kind === 'number') pointer('pointerup', 5);
  else input.dispatchEvent(new Event('change', { bubbles: true }));
  return { ...seen, rate: (1000 * gaps.length) / time, gap: Math.max(...gaps) };
}

/** Runs in the page: frames a second while nothing happens, which is the beat of the clock behind the display. */
async function beat(): Promise<number> {
  const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
  for (let i = 0; i < 5; i++) await frame();
  const from = await frame();
  for (let i = 1; i < 60; i++) await frame();
  return 60_000 / ((await frame()) - from);
}

/** The same page at rest, to hold the frames of a drag against. */
export function idleRate(page: Page): Promise<number> {
  return page.evaluate(beat);
}

/**
 * The first step of the first drag of a handle, by the mouse itself: it comes, stands still, is pressed and moves.
 * Answers the milliseconds from that move to its frame being painted.
 */
export async function firstStep(page: Page, handle: Handle): Promise<number> {
  await page.evaluate(reached, handle);
  const box = await page.locator(handle.selector).first().boundingBox();
  if (!box) throw new Error(`nothing is called ${handle.selector}`);
  const [x, y] = [box.x + (handle.kind === 'slider' ? box.width / 2 : 5), box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.waitForTimeout(500);
  await page.mouse.down();
  await page.waitForTimeout(200);
  await page.evaluate(noteMove);
  await page.mouse.move(x + 12, y);
  const taken = await page.waitForFunction(() => (globalThis as unknown as { moved?: number }).moved);
  await page.mouse.up();
  await page.mouse.move(0, 0);
  return (await taken.jsonValue()) as number;
}

/** Runs in the page. */
function noteMove(): void {
  Object.assign(globalThis, { moved: undefined });
  const note = ({ timeStamp }: Event): void =>
    void requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => Object.assign(globalThis, { moved: performance.now() - timeStamp });
      port2.postMessage(0);
    });
  addEventListener('pointermove', note, { capture: true, once: true });
}

export async function drag(page: Page, handle: Handle): Promise<Steps> {
  await page.evaluate(reached, handle);
  return page.evaluate(dragged, handle);
}

/** A drag, and the milliseconds a step that the browser's main thread spends in it on script, style, layout and everything. */
export async function dragWithCosts(page: Page, handle: Handle): Promise<Steps & { readonly costs: string }> {
  await page.evaluate(reached, handle);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const read = async (): Promise<ReadonlyMap<string, number>> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  };
  const before = await read();
  const seen = await page.evaluate(dragged, handle);
  const after = await read();
  const spent = (name: string): string => {
    const seconds = (after.get(name) ?? 0) - (before.get(name) ?? 0);
    return ((1000 * seconds) / handle.steps).toFixed(1);
  };
  const parts = `script ${spent('ScriptDuration')}, style ${spent('RecalcStyleDuration')}, layout ${spent('LayoutDuration')}`;
  const costs = `${parts}, all ${spent('TaskDuration')}, of that on the processor ${spent('ThreadTime')}`;
  await session.detach();
  return { ...seen, costs };
}
