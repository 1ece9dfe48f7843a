/**
 * A smooth curve over a distribution, for display only: a Gaussian kernel density of a thinned sample, by
 * simple-statistics, with its bandwidth by the normal reference rule (nrd). Nothing is judged by it.
 */
import { interquartileRange, kernelDensityEstimation } from 'simple-statistics';

export interface DensityPoint {
  readonly value: number;
  /** Per unit of the value: the area under the curve is one. */
  readonly density: number;
}

/** More draws than this change the curve by less than a line's width, and cost a kernel each at every point. */
const mostDraws = 1000;

/**
 * `points` places from `from` to `to`; empty where there are too few draws, or where half of them or more are one value,
 * as with a limit that is mostly reached: no smooth curve shows that, and the rule gives it no bandwidth.
 */
export function densityCurve(draws: Float64Array, from: number, to: number, points = 80): readonly DensityPoint[] {
  const sample = thinned(draws);
  if (sample.length < 20 || interquartileRange(sample) === 0 || !(to > from)) return [];
  const density = kernelDensityEstimation(sample, 'gaussian', 'nrd');
  return Array.from({ length: points }, (_, i) => {
    const value = from + ((to - from) * i) / (points - 1);
    return { value, density: density(value) };
  });
}

/** Every n-th draw: draws are in no order, so this is a sample. Holes are left out. */
function thinned(draws: Float64Array): number[] {
  const every = Math.max(1, Math.ceil(draws.length / mostDraws));
  return [...draws].filter((value, i) => i % every === 0 && Number.isFinite(value));
}
