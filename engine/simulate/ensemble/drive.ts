/** Driving the steps of an ensemble: progress, cancelling, and memory that runs out. */
import { error, type Reading } from '../../issue.ts';
import type { EnsembleProgress, Machine } from '../types.ts';

export interface EnsembleOptions {
  readonly onProgress?: (progress: EnsembleProgress) => void;
  /** Asked between tiles; true stops the run. */
  readonly cancelled?: () => boolean;
  /** A machine of this program with at least one tile; made when absent. */
  readonly machine?: Machine;
}

/** Runs steps to their end. When cancelled: the issue `simulate.cancelled`, and no result. */
export function driven<T>(
  steps: Generator<EnsembleProgress, Reading<T>>,
  { onProgress, cancelled }: Omit<EnsembleOptions, 'machine'>,
): Reading<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    // Steps before the first draw are no progress.
    if (step.value.done > 0) onProgress?.(step.value);
    if (cancelled?.()) return { ok: false, issues: [error('simulate.cancelled', {})] };
  }
}

/** What needs much memory at once. A refusal by the machine that runs us is the issue `simulate.memory`. */
export function inMemory<T>(megabytes: number, make: () => T): Reading<T> {
  try {
    return { ok: true, value: make(), issues: [] };
  } catch (refused) {
    if (!(refused instanceof RangeError)) throw refused;
    return { ok: false, issues: [error('simulate.memory', {}, { found: Math.ceil(megabytes) })] };
  }
}
