/** Checks that a sample has the distribution it should have. Seeds are fixed, so a test either always passes or never. */

/** Kolmogorov-Smirnov statistic √n × greatest distance between the sample's steps and the distribution function. */
export function kolmogorov(sample: Float64Array, cdf: (x: number) => number): number {
  const sorted = sample.slice().sort();
  const n = sorted.length;
  let most = 0;
  sorted.forEach((x, i) => {
    const p = cdf(x);
    most = Math.max(most, (i + 1) / n - p, p - i / n);
  });
  return most * Math.sqrt(n);
}

/** A Kolmogorov statistic above this has probability 0.1 % (Smirnov 1948: 2 exp(-2 × 1.95²) = 0.001). */
export const KS_LIMIT = 1.95;

export function meanOfSample(sample: Float64Array): number {
  return sample.reduce((sum, x) => sum + x, 0) / sample.length;
}

export function varianceOfSample(sample: Float64Array): number {
  const mean = meanOfSample(sample);
  return sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (sample.length - 1);
}

/** Pearson's correlation. */
export function correlation(a: Float64Array, b: Float64Array): number {
  const [ma, mb] = [meanOfSample(a), meanOfSample(b)];
  const cross = a.reduce((sum, x, i) => sum + (x - ma) * (b[i]! - mb), 0) / (a.length - 1);
  return cross / Math.sqrt(varianceOfSample(a) * varianceOfSample(b));
}

/** Spearman's rank correlation: Pearson's of the ranks. */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
  return correlation(ranks(a), ranks(b));
}

function ranks(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((i, j) => values[i]! - values[j]!);
  const out = new Float64Array(values.length);
  order.forEach((place, rank) => (out[place] = rank));
  return out;
}
