/**
 * The truncated normal distribution: quantiles, moments, and the location that gives a wanted mean. `sigma` is the
 * standard deviation before cutting. Promise: all quantiles lie within the cut; probabilities keep their relative
 * accuracy in whichever tail the cut lies.
 */
import type { Work } from './work.ts';
import { inverseNormal, normalCdf, normalDensity } from './normal.ts';
import type { TruncatedNormal } from './shape.ts';

interface Cut {
  /** Ends in standard deviations from mu. */
  readonly low: number;
  readonly high: number;
  /** Probability left of the cut, right of it, and inside. */
  readonly below: number;
  readonly above: number;
  readonly inside: number;
}

function cutOf({ mu, sigma, min, max }: TruncatedNormal): Cut {
  const low = (min - mu) / sigma;
  const high = (max - mu) / sigma;
  const below = normalCdf(low);
  const above = normalCdf(-high);
  // The difference of the two smaller tails, so that it does not cancel when the whole cut lies in one tail.
  const inside = low > 0 ? normalCdf(-low) - above : high < 0 ? normalCdf(high) - below : 1 - below - above;
  return { low, high, below, above, inside };
}

/** Writes the values at the probabilities of `base`. */
export function fillTruncated(normal: TruncatedNormal, { base: units, from, out, to, count }: Work): void {
  const { below, above, inside } = cutOf(normal);
  const { mu, sigma, min, max } = normal;
  for (let i = 0; i < count; i++) {
    const u = units[from + i] as number;
    const left = below + u * inside;
    const z = left <= 0.5 ? inverseNormal(left) : -inverseNormal(above + (1 - u) * inside);
    out[to + i] = Math.min(max, Math.max(min, mu + sigma * z));
  }
}

export function truncatedMean(normal: TruncatedNormal): number {
  const { low, high, inside } = cutOf(normal);
  return normal.mu + (normal.sigma * (normalDensity(low) - normalDensity(high))) / inside;
}

export function truncatedVariance(normal: TruncatedNormal): number {
  const { low, high, inside } = cutOf(normal);
  const atLow = normalDensity(low) / inside;
  const atHigh = normalDensity(high) / inside;
  const shift = atLow - atHigh;
  return normal.sigma * normal.sigma * (1 + low * atLow - high * atHigh - shift * shift);
}

/**
 * The normal cut to (min, max) whose mean is `mean`, by bisection (the mean rises with mu). The mean must lie at least
 * a tenth of sigma inside, and sigma be at most twice the width: then mu is within 30 sigma of the mean.
 */
export function truncatedWithMean(mean: number, sigma: number, min: number, max: number): TruncatedNormal {
  let low = mean - 30 * sigma;
  let high = mean + 30 * sigma;
  for (let turn = 0; turn < 70; turn++) {
    const mu = 0.5 * (low + high);
    if (truncatedMean({ mu, sigma, min, max }) < mean) low = mu;
    else high = mu;
  }
  return { mu: 0.5 * (low + high), sigma, min, max };
}
