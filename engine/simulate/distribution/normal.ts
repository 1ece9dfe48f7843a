/**
 * The standard normal distribution: inverse of the distribution function, the function itself, and the density.
 * Promise: the same bits everywhere (only + - × ÷, square root and our own log and exp), the inverse exactly
 * antisymmetric about one half; accuracy is tested against a 40-digit reference.
 */
import { exp, log } from '../math.ts';

/** |p - 1/2| up to this is the middle; beyond it the tails. */
export const MIDDLE = 0.425;
/** MIDDLE². */
export const MIDDLE_SQUARE = 0.180625;
/** √(-log p) beyond this is the far tail: p below exp(-25). */
export const FAR = 5;
export const TAIL_CENTRE = 1.6;

/** Numerators and denominators of algorithm AS 241, constant term first. */
export const AS241 = {
  middle: [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  middleBelow: [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852854561,
  ],
  tail: [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  tailBelow: [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
  far: [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  farBelow: [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
} as const;

type Eight = readonly [number, number, number, number, number, number, number, number];

const middle = ratio(AS241.middle, AS241.middleBelow);
const tail = ratio(AS241.tail, AS241.tailBelow);
const farTail = ratio(AS241.far, AS241.farBelow);

/** The quotient of two polynomials of degree 7, by Horner's scheme. */
function ratio([a0, a1, a2, a3, a4, a5, a6, a7]: Eight, [b0, b1, b2, b3, b4, b5, b6, b7]: Eight) {
  return (r: number): number =>
    (((((((a7 * r + a6) * r + a5) * r + a4) * r + a3) * r + a2) * r + a1) * r + a0) /
    (((((((b7 * r + b6) * r + b5) * r + b4) * r + b3) * r + b2) * r + b1) * r + b0);
}

/**
 * The z with P(Z < z) = p, for 0 < p < 1. Rational approximations of Wichura, algorithm AS 241 (PPND16),
 * Applied Statistics 37 (1988), about 1e-16 relative. `kernels/normal.ts` performs the same operations in WebAssembly.
 */
export function inverseNormal(p: number): number {
  const q = p - 0.5;
  if (q >= -MIDDLE && q <= MIDDLE) return q * middle(MIDDLE_SQUARE - q * q);
  const root = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const z = root <= FAR ? tail(root - TAIL_CENTRE) : farTail(root - FAR);
  return q < 0 ? -z : z;
}

/** 1 / √(2π). */
const DENSITY_AT_ZERO = 0.3989422804014327;
/** Beyond this many standard deviations even the smallest double is too large for the probability. */
const FARTHEST = 38.6;

/** The density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return DENSITY_AT_ZERO * gauss(z);
}

/** exp(-z²/2), with z² split so that its rounding error does not grow with it (Cody 1969). */
function gauss(z: number): number {
  const head = Math.floor(Math.abs(z) * 16) / 16;
  const rest = (Math.abs(z) - head) * (Math.abs(z) + head);
  return exp(-0.5 * head * head) * exp(-0.5 * rest);
}

/**
 * P(Z < z), accurate relative to itself in the lower tail. Rational approximations of Cody, Mathematics of
 * Computation 23 (1969), in the form of his ANORM (TOMS 715, 1993).
 */
export function normalCdf(z: number): number {
  const size = Math.abs(z);
  if (size <= 0.67448975) return 0.5 + z * cdfCentre(z * z);
  if (size > FARTHEST) return z < 0 ? 0 : 1;
  const below = gauss(size) * (size <= 5.656854249492381 ? cdfMiddle(size) : cdfFar(size));
  return z < 0 ? below : 1 - below;
}

function cdfCentre(y: number): number {
  const above =
    (((0.065682337918207449113 * y + 2.2352520354606839287) * y + 161.02823106855587881) * y + 1067.6894854603709582) *
      y +
    18154.981253343561249;
  const below =
    (((y + 47.20258190468824187) * y + 976.09855173777669322) * y + 10260.932208618978205) * y + 45507.789335026729956;
  return above / below;
}

/** Mills' ratio over √(2π), for 0.67 < z ≤ √32. */
function cdfMiddle(z: number): number {
  const above =
    (((((((1.0765576773720192317e-8 * z + 0.39894151208813466764) * z + 8.8831497943883759412) * z +
      93.506656132177855979) *
      z +
      597.27027639480026226) *
      z +
      2494.5375852903726711) *
      z +
      6848.1904505362823326) *
      z +
      11602.651437647350124) *
      z +
    9842.7148383839780218;
  const below =
    (((((((z + 22.266688044328115691) * z + 235.38790178262499861) * z + 1519.377599407554805) * z +
      6485.558298266760755) *
      z +
      18615.571640885098091) *
      z +
      34900.952721145977266) *
      z +
      38912.003286093271411) *
      z +
    19685.429676859990727;
  return above / below;
}

/** The same beyond √32. */
function cdfFar(z: number): number {
  const y = 1 / (z * z);
  const above =
    ((((0.02307344176494017303 * y + 0.21589853405795699) * y + 0.1274011611602473639) * y + 0.022235277870649807) * y +
      0.001421619193227893466) *
      y +
    2.9112874951168792e-5;
  const below =
    ((((y + 1.28426009614491121) * y + 0.468238212480865118) * y + 0.0659881378689285515) * y +
      0.00378239633202758244) *
      y +
    7.29751555083966205e-5;
  return (DENSITY_AT_ZERO - (y * above) / below) / z;
}
