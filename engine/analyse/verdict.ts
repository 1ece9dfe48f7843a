/** From a measure and a threshold to a verdict: the same comparisons as in every draw of an ensemble. */
import { slack, type Meaning, type Sense } from './meaning.ts';
import type { Verdict } from './types.ts';

/** A measured target: both sides of the comparison, and whether what must hold besides does. */
export interface Measured {
  readonly value: number;
  readonly threshold: number;
  readonly condition: boolean;
}

export function verdictOf(meaning: Pick<Meaning, 'sense' | 'tolerance'>, measured: Measured): Verdict {
  const { value, threshold, condition } = measured;
  if (!Number.isFinite(value) || !Number.isFinite(threshold)) return 'not_comparable';
  const allowance = slack * Math.abs(threshold);
  if (condition && holds(meaning.sense, value, threshold, allowance)) return 'met';
  const about = meaning.tolerance > 0 && holds(meaning.sense, value, threshold - meaning.tolerance, allowance);
  return condition && about ? 'about_met' : 'missed';
}

/** Equal up to the allowance counts for "at least" and "at most", never for "more than". */
function holds(sense: Sense, value: number, edge: number, allowance: number): boolean {
  if (sense === 'at_least') return value >= edge - allowance;
  return sense === 'at_most' ? value <= edge + allowance : value > edge + allowance;
}

/** Positive when better than the threshold. */
export function marginOf(sense: Sense, value: number, threshold: number): number {
  return sense === 'at_most' ? threshold - value : value - threshold;
}

export function isAccomplished(verdict: Verdict): boolean {
  return verdict === 'met' || verdict === 'about_met';
}
