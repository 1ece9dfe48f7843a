/** Slow work on the page itself, where workers are refused: in slices between frames. */
import type { Outcome } from '$engine';
import type { SlowPart } from '../../worker/slow.ts';
import type { Heard, Underway } from './apart.ts';

/** Half a frame of work, then the page has its turn. */
const slice = 8;

export function sliced(task: Generator<SlowPart, Outcome, void>, heard: Heard): Underway {
  let stopped = false;
  const goOn = (): void => {
    if (stopped) return;
    try {
      const until = performance.now() + slice;
      for (;;) {
        const next = task.next();
        if (next.done) return heard.done(next.value);
        if (performance.now() >= until) {
          heard.progress(next.value);
          setTimeout(goOn);
          return;
        }
      }
    } catch (fault) {
      heard.failed(fault);
    }
  };
  setTimeout(goOn);
  return { stop: () => void (stopped = true) };
}
