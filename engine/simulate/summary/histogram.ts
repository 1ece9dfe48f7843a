/** Counts in equal bins, for a picture of a distribution. */

import type { Histogram } from '../types.ts';

/** Counts of the finite values between the least and the greatest in `bins` equal bins; the last bin holds its end. */
export function histogramOf(values: Float64Array, bins: number): Histogram {
  const finite = values.filter((value) => Number.isFinite(value));
  const from = finite.reduce((least, x) => Math.min(least, x), Infinity);
  const to = finite.reduce((most, x) => Math.max(most, x), -Infinity);
  const counts = new Uint32Array(bins);
  const width = (to - from) / bins;
  for (const x of finite) {
    const bin = width > 0 ? Math.min(bins - 1, Math.floor((x - from) / width)) : 0;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return finite.length === 0 ? { from: NaN, to: NaN, counts } : { from, to, counts };
}
