/** Questions to the draws of a finished ensemble: sets of targets, one given others, which fails first, A above B. */
import { error, type Reading } from '../../issue.ts';
import { nearest } from '../../read/nearest.ts';
import type { MetFlags } from '../types.ts';
import { coFailures, countGiven, standardError } from './met.ts';

export interface Probability {
  /** In so many draws … */
  readonly met: number;
  /** … of so many that could be judged (and, if conditional, fulfil the condition). */
  readonly of: number;
  /** NaN when there is no such draw. */
  readonly probability: number;
  readonly standardError: number;
}

/** The probability that all of `targets` are met, given that all of `given` are. */
export function probabilityOf(
  flags: MetFlags,
  targets: readonly string[],
  given: readonly string[] = [],
): Reading<Probability> {
  const unknown = [...targets, ...given].find((id) => !flags.ids.includes(id));
  if (unknown !== undefined) {
    const fix = nearest(unknown, flags.ids);
    return {
      ok: false,
      issues: [error('simulate.unknown-target', {}, { found: unknown, ...(fix !== undefined && { fix }) })],
    };
  }
  const count = countGiven(flags, targets, given);
  const probability = count.of > 0 ? count.met / count.of : NaN;
  return { ok: true, value: { ...count, probability, standardError: standardError(count) }, issues: [] };
}

/** How often a target fails, and with which others. */
export interface Failure {
  readonly id: string;
  /** Draws in which it is missed, of those in which it could be judged. */
  readonly missed: number;
  readonly of: number;
  /** Draws in which it is the only one missed. */
  readonly alone: number;
  /** Other targets missed in the same draws, the most frequent first; share = both missed / this one missed. */
  readonly together: readonly { readonly id: string; readonly both: number; readonly share: number }[];
}

/** All targets, the one that fails most often first; equally frequent ones in their own order. */
export function failures(flags: MetFlags): readonly Failure[] {
  const both = coFailures(flags);
  const all = flags.ids.map((id, a): Failure => {
    const missed = both[a]?.[a] ?? 0;
    const others = flags.ids.flatMap((other, b) => (b === a ? [] : [{ id: other, both: both[a]?.[b] ?? 0 }]));
    return {
      id,
      missed,
      of: countGiven(flags, [id], []).of,
      alone: missedAlone(flags, a),
      together: others
        .filter((other) => other.both > 0)
        .sort((x, y) => y.both - x.both)
        .map((other) => ({ ...other, share: other.both / missed })),
    };
  });
  return all.sort((x, y) => y.missed / Math.max(1, y.of) - x.missed / Math.max(1, x.of));
}

/** Draws in which target number `a` is missed and every other is met. */
function missedAlone(flags: MetFlags, a: number): number {
  const others = flags.ids.filter((_, b) => b !== a);
  const known = countGiven(flags, [flags.ids[a] ?? ''], others);
  return known.of - known.met;
}

export interface Above extends Probability {
  /** In so many draws the two are the same. */
  readonly equal: number;
}

/**
 * The probability that the first of two columns is above the second, draw by draw (common random numbers), ties counted
 * half; draws with a hole in either are left out.
 */
export function probabilityAbove(a: Float64Array, b: Float64Array): Above {
  let above = 0;
  let equal = 0;
  let of = 0;
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== difference) continue;
    of++;
    above += difference > 0 ? 1 : 0;
    equal += difference === 0 ? 1 : 0;
  }
  const met = above + equal / 2;
  return { met, of, equal, probability: of > 0 ? met / of : NaN, standardError: standardError({ met, of }) };
}
