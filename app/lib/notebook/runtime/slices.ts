/** Slow work on the page itself, where workers are refused: in slices between frames. */
import type { Outcome } from '$engine';
import type { SlowPart } from '../../worker/slow.ts';
import type { Heard, Underway } from './apart.ts';
import { inPieces } from './pieces.ts';

export function sliced(task: Generator<SlowPart, Outcome, void>, heard: Heard): Underway {
  let part: SlowPart | undefined;
  const go = (): boolean => {
    try {
      const next = task.next();
      if (next.done) heard.done(next.value);
      else part = next.value;
      return !next.done;
    } catch (fault) {
      heard.failed(fault);
      return false;
    }
  };
  return inPieces(go, () => part && heard.progress(part));
}
