/** Work on the page in pieces, so that it answers a key and paints between them. */
import type { Steps } from '$engine';
import type { Underway } from './apart.ts';

/** Half a frame of work in milliseconds, then the page has its turn. */
const piece = 8;

/**
 * `go` does a step of the work and tells whether another one follows; `rested` is called between pieces. The first piece
 * begins `pause` milliseconds from now, and nothing is done any more once it was stopped.
 */
export function inPieces(go: () => boolean, rested: () => void = () => undefined, pause = 0): Underway {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const rest = (): void => clearTimeout(timer);
  const later = (after = 0): void => {
    rest();
    if (!over) timer = setTimeout(next, after);
  };
  const step = (): boolean => {
    let more = false;
    try {
      more = go();
    } finally {
      over ||= !more;
    }
    return !over;
  };
  const next = (): void => {
    const until = performance.now() + piece;
    do if (!step()) return;
    while (performance.now() < until);
    rested();
    later();
  };
  const stop = (): void => {
    over = true;
    rest();
  };
  later(pause);
  return { stop, hold: (on) => (on ? rest() : later()) };
}

/**
 * Steps in pieces to their end; undefined once nobody wants them any more. `rested` hears between pieces how many were
 * done. A page that nobody sees has nothing to paint, and browsers hold its timers back: it does them at once.
 */
export function awaited<T>(
  steps: Steps<T>,
  wanted: () => boolean,
  rested: (done: number) => void,
): Promise<T | undefined> {
  let done = 0;
  return new Promise((end, fail) => {
    const go = (): boolean => {
      if (!wanted()) return (end(undefined), false);
      try {
        let step = steps.next();
        while (!step.done && document.hidden) step = steps.next();
        if (step.done) end(step.value);
        done++;
        return !step.done;
      } catch (fault) {
        return (fail(fault as Error), false);
      }
    };
    inPieces(go, () => rested(done));
  });
}
