/** A finding on its way to a tension: how far two figures pull apart, and how bad that can be called. */
import type { Tension } from '../types.ts';

/**
 * `identity`: both figures are about the same quantity, so a gap is a contradiction in the plan's own arithmetic.
 * `effort`: one figure asks for more than the other has shown possible: strained at worst, never contradictory.
 */
export type Kind = 'identity' | 'effort';

export type Finding = Omit<Tension, 'level'>;

/**
 * Up to 1 % apart is rounding (targets are printed to two or three digits); up to 5 % can be met by the words "about"
 * and "at least"; beyond 15 % no reading of the words closes a gap in an identity.
 */
const edges = { consistent: 0.01, tight: 0.05, strained: 0.15 };

function levelOf(size: number, kind: Kind): Tension['level'] {
  if (size <= edges.consistent) return 'consistent';
  if (size <= edges.tight) return 'tight';
  return size <= edges.strained || kind === 'effort' ? 'strained' : 'contradictory';
}

export function tension(kind: Kind, finding: Finding): Tension {
  return { ...finding, level: levelOf(finding.size, kind) };
}
