/** Slow work on the page itself, where workers are refused: it rests while a hand drags, and loses nothing by it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sliced } from '../../app/lib/notebook/runtime/slices.ts';
import type { Outcome } from '../../engine/index.ts';

let now = 0;
beforeEach(() => {
  now = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  // Every look at the clock finds more than a slice gone: one step a slice.
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 100));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function begun(steps: number) {
  const told: string[] = [];
  function* task(): Generator<{ done: number; of: number }, Outcome> {
    for (let step = 1; step <= steps; step++) yield { done: step, of: steps };
    return { kind: 'error', issues: [] };
  }
  const underway = sliced(task(), {
    progress: ({ done }) => told.push(String(done)),
    done: () => told.push('done'),
    failed: (fault) => told.push(String(fault)),
  });
  return { told, underway };
}

test('every slice is one step, and the end is told once', () => {
  const { told } = begun(2);
  vi.runAllTimers();
  expect(told).toEqual(['1', '2', 'done']);
});

test('what is held rests, and goes on where it was; holding again and again makes no second hand', () => {
  const { told, underway } = begun(3);
  vi.advanceTimersToNextTimer();
  underway.hold(true);
  vi.runAllTimers();
  expect(told).toEqual(['1']);
  for (const on of [false, true, false, false]) underway.hold(on);
  expect(vi.getTimerCount()).toBe(1);
  vi.runAllTimers();
  expect(told).toEqual(['1', '2', '3', 'done']);
});

test('what is given up while held, or done, does not come back when the hand lets go', () => {
  const [given, done] = [begun(3), begun(1)];
  given.underway.hold(true);
  given.underway.stop();
  vi.runAllTimers();
  for (const { underway } of [given, done]) underway.hold(false);
  vi.runAllTimers();
  expect([given.told, done.told]).toEqual([[], ['1', 'done']]);
});
