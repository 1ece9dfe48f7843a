/** Slow work on the page itself, where workers are refused: in slices between frames. */
import type { Outcome } from '$engine';
import type { SlowPart } from '../../worker/slow.ts';
import type { Heard, Underway } from './apart.ts';

/** Half a frame of work, then the page has its turn. */
const slice = 8;

export function sliced(task: Generator<SlowPart, Outcome, void>, heard: Heard): Underway {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const rest = (): void => clearTimeout(timer);
  const later = (): void => {
    rest();
    if (!over) timer = setTimeout(goOn);
  };
  const end = (): void => {
    over = true;
    rest();
  };
  const goOn = (): void => {
    try {
      const until = performance.now() + slice;
      for (;;) {
        const next = task.next();
        if (next.done) {
          end();
          return heard.done(next.value);
        }
        if (performance.now() >= until) {
          heard.progress(next.value);
          return later();
        }
      }
    } catch (fault) {
      end();
      heard.failed(fault);
    }
  };
  later();
  return { stop: end, hold: (on) => (on ? rest() : later()) };
}
