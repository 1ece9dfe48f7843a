/** What an ensemble's spec may say: every wrong entry is an issue. */
import { error, type Issue } from '../../issue.ts';
import { nearest } from '../../read/nearest.ts';
import { MAX_SEED } from '../random/stream.ts';
import { BLOCK } from '../summary/moments.ts';
import type { EnsembleSpec, SamplingMethod } from '../types.ts';

/** More draws than this take minutes and tell no more: the error of a probability is then below 0.02 %. */
export const MAX_DRAWS = 10_000_000;

/** A thousandth each: more say nothing of a sample, and take minutes and gigabytes over all series. */
export const MAX_QUANTILES = 999;

const METHODS: readonly SamplingMethod[] = ['random', 'lhs', 'sobol'];

export function checkSpec(spec: EnsembleSpec): readonly Issue[] {
  return [
    ...whole('simulate.draws', 'draws', spec.draws, 1, MAX_DRAWS),
    ...whole('simulate.seed', 'seed', spec.seed, 0, MAX_SEED),
    ...checkMethod(spec.method),
    ...tooManyQuantiles(spec.quantiles.length),
    ...spec.quantiles
      .filter((p) => !(p > 0 && p < 1))
      .map((p) => error('simulate.quantile', { path: 'quantiles' }, { found: p })),
    ...checkPart(spec),
  ];
}

function whole(
  code: 'simulate.draws' | 'simulate.seed',
  path: string,
  found: unknown,
  least: number,
  most: number,
): readonly Issue[] {
  if (typeof found === 'number' && Number.isInteger(found) && found >= least && found <= most) return [];
  return [error(code, { path }, { found: String(found), expected: most })];
}

function checkMethod(method: string): readonly Issue[] {
  if (METHODS.some((known) => known === method)) return [];
  const fix = nearest(String(method), METHODS);
  return [
    error(
      'simulate.method',
      { path: 'method' },
      { found: String(method), expected: METHODS.join(', '), ...(fix && { fix }) },
    ),
  ];
}

function tooManyQuantiles(found: number): readonly Issue[] {
  if (found <= MAX_QUANTILES) return [];
  return [error('simulate.quantiles-many', { path: 'quantiles' }, { found, expected: MAX_QUANTILES })];
}

function checkPart({ part, draws }: EnsembleSpec): readonly Issue[] {
  if (!part) return [];
  const [from, to] = part;
  const startFits = Number.isInteger(from) && from >= 0 && from % BLOCK === 0;
  const endFits = Number.isInteger(to) && to >= from && to <= draws && (to % BLOCK === 0 || to === draws);
  if (startFits && endFits) return [];
  return [error('simulate.part', { path: 'part' }, { found: `${from} … ${to}`, more: { draws, block: BLOCK } })];
}

/** The range of draws that a spec asks for. */
export function rangeOf({ part, draws }: EnsembleSpec): readonly [number, number] {
  return part ?? [0, draws];
}

/** The spec of the whole ensemble that a part belongs to. */
export function wholeOf(spec: EnsembleSpec): EnsembleSpec {
  return { ...spec, part: undefined };
}
