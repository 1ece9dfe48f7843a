/**
 * Quantiles of a sample by linear interpolation between order statistics: Hyndman and Fan's type 7, the default of R
 * and numpy. With n values and probability p, h = (n - 1) p, and the quantile is x[⌊h⌋] + (h - ⌊h⌋) (x[⌊h⌋+1] - x[⌊h⌋]).
 *
 * @example quantilesOf(new Float64Array([1, 2, 3, 4]), [0.5]) // [2.5]
 */
import { selectRanks } from './select.ts';

/** Quantiles of finite values, in the order of `probabilities`; NaN when there is no value. */
export function quantilesOf(values: Float64Array, probabilities: readonly number[]): Float64Array {
  if (values.length === 0) return new Float64Array(probabilities.length).fill(NaN);
  const ranks = wantedRanks(values.length, probabilities);
  const found = selectRanks(values, ranks);
  return interpolated(values.length, probabilities, (rank) => found[ranks.indexOf(rank)] as number);
}

/** The order statistics that the quantiles stand between, rising, without repeats. */
export function wantedRanks(n: number, probabilities: readonly number[]): readonly number[] {
  const ranks = probabilities.flatMap((p) => {
    const low = Math.floor((n - 1) * p);
    return [low, Math.min(low + 1, n - 1)];
  });
  return [...new Set(ranks)].sort((a, b) => a - b);
}

export function interpolated(
  n: number,
  probabilities: readonly number[],
  valueAt: (rank: number) => number,
): Float64Array {
  return Float64Array.from(probabilities, (p) => {
    const h = (n - 1) * p;
    const low = Math.floor(h);
    const below = valueAt(low);
    const share = h - low;
    return share === 0 ? below : below + share * (valueAt(Math.min(low + 1, n - 1)) - below);
  });
}

/** The finite values of a column: itself where all are. */
export function finiteOf(values: Float64Array): Float64Array {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i])) count++;
  return count === values.length ? values : values.filter((value) => Number.isFinite(value));
}
