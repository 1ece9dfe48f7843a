/** Slow work in slices between frames, so that the page answers while it goes on. */
import type { Outcome } from '$engine';

interface Part {
  readonly done: number;
  readonly of: number;
  readonly result?: Outcome;
}

export interface Slices {
  stop(): void;
}

interface Heard {
  progress(part: Part): void;
  done(out: Outcome): void;
  failed(fault: unknown): void;
}

/** Half a frame of work, then the page has its turn. */
const slice = 8;

export function sliced(task: Generator<Part, Outcome, void>, heard: Heard): Slices {
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
