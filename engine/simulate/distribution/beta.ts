/**
 * The beta distribution on (0, 1): logarithm of the gamma function, regularised incomplete beta function, density.
 * Promise: the same bits everywhere; accuracy is tested against a 40-digit reference for a, b from 0.1 to 100,000.
 */
import { exp, log } from '../math.ts';

/** log √(2π). */
const HALF_LOG_TWO_PI = 0.9189385332046727;
/** Stirling's series, Bernoulli numbers B(2k) / (2k (2k-1)): below 1e-17 after these terms for x ≥ 16. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156] as const;

/** What Stirling's formula lacks: log Γ(x) - (x - ½) log x + x - log √(2π), for x ≥ 16. */
function stirlingRest(x: number): number {
  const y = 1 / (x * x);
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = sum * y + (STIRLING[k] as number);
  return sum / x;
}

/** log Γ(x) for x > 0: Stirling's series after moving x up to 16. */
export function logGamma(x: number): number {
  let product = 1;
  while (x < 16) {
    product *= x;
    x += 1;
  }
  return (x - 0.5) * log(x) - x + HALF_LOG_TWO_PI + stirlingRest(x) - log(product);
}

/** log B(a, b). With both large, Stirling's series is combined first so that the large parts cancel exactly. */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < 16) return logGamma(a) + logGamma(b) - logGamma(a + b);
  const rest = stirlingRest(large) - stirlingRest(small + large);
  const step = small * (1 - log(small + large)) - (large - 0.5) * log1p(small / large);
  if (small < 16) return logGamma(small) + rest + step;
  return (small - 0.5) * log(small) - small + HALF_LOG_TWO_PI + stirlingRest(small) + rest + step;
}

/** log(1 + x) for x ≥ 0 without the loss of adding 1 (Kahan's correction). */
function log1p(x: number): number {
  const sum = 1 + x;
  return sum === 1 ? x : (log(sum) * x) / (sum - 1);
}

/**
 * Log-odds in, so that both tails keep their digits: log of x and of 1 - x where x = logistic(y).
 */
export function logParts(y: number): { readonly x: number; readonly logX: number; readonly logRest: number } {
  const e = exp(-Math.abs(y));
  const near = -log1p(e);
  const far = -Math.abs(y) + near;
  const x = y < 0 ? e / (1 + e) : 1 / (1 + e);
  return y < 0 ? { x, logX: far, logRest: near } : { x, logX: near, logRest: far };
}

/** Enough turns for a and b up to 1e6: convergence takes about √max(a, b) of them. */
const MOST_TURNS = 20_000;

/**
 * The continued fraction of the incomplete beta function (DLMF 8.17.22) by Lentz's method, for x below (a+1)/(a+b+2);
 * I_x(a, b) = x^a (1-x)^b / (a B(a, b)) × this.
 */
export function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < MOST_TURNS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return value;
}

/** P(X < logistic(y)) and P(X > logistic(y)) for X ~ beta(a, b): the smaller one accurate relative to itself. */
export function betaTails(
  y: number,
  a: number,
  b: number,
  logB: number,
): { readonly below: number; readonly above: number } {
  const { x, logX, logRest } = logParts(y);
  const front = exp(a * logX + b * logRest - logB);
  if (x < (a + 1) / (a + b + 2)) {
    const below = (front * betaFraction(x, a, b)) / a;
    return { below, above: 1 - below };
  }
  const above = (front * betaFraction(logParts(-y).x, b, a)) / b;
  return { below: 1 - above, above };
}
