/**
 * Elementary functions built from + - × ÷, square roots, comparisons and moves of exponent bits only, so that every
 * machine gives the same bits (`Math.exp` and its like differ in the last one between browsers). Largest errors, in
 * units in the last place, against 400-bit arithmetic: exp 0.81, log 0.75, pow 0.83 (test/simulate/math.test.ts).
 * The SIMD code in `wasm/` performs exactly the operations written here, in this order; change both or neither.
 * Constants are derived by test/simulate/math-constants.py.
 *
 * @example exp(0) // 1
 * @example pow(2, 10) // 1024
 */
import { POW_TABLE } from './math-table.ts';

export const INVERSE_LN2 = 1.4426950408889634;
/** 1.5 × 2^52: adding it rounds to a whole number, which then stands in the low bits. */
export const ROUNDER = 6755399441055744;
/** ln 2 to a multiple of 2^-33, and the rest: times a whole number below 2^20 the first is exact. */
export const LN2_HIGH = 0.6931471806019545;
export const LN2_LOW = -4.2009150726810846e-11;
/** ln 2 to a multiple of 2^-42, and the rest: see `math-table.ts`. */
export const POW_LN2_HIGH = 0.6931471805598903;
export const POW_LN2_LOW = 5.497923018708371e-14;
/** Within ±EXP_PLAIN, e^x is a normal number and 2^k is one factor. */
export const EXP_PLAIN = 708;
/** (e^r - 1 - r) / r². */
export const EXP_Q = [
  0.5, 0.1666666666666667, 0.04166666666666667, 0.008333333333326141, 0.0013888888888883752, 0.00019841269874800683,
  2.4801587325533502e-5, 2.75572554255029e-6, 2.7557273661174726e-7, 2.5105206475334834e-8, 2.091467944897855e-9,
] as const;
/** (log((1+s)/(1-s)) - 2s) / s³ in s². */
export const LOG_R = [
  0.666666666666667, 0.399999999998983, 0.28571428626520473, 0.22222211045917628, 0.18182895594452778,
  0.15331506775272705, 0.14619102429898728,
] as const;
/** (log(1+r) - r + r²/2) / r³. */
export const POW_A = [
  0.33333333333333337, -0.25, 0.19999999997863202, -0.16666666664743549, 0.14286022457625788, -0.12500277354807768,
] as const;

const [Q0, Q1, Q2, Q3, Q4, Q5, Q6, Q7, Q8, Q9, Q10] = EXP_Q;
const [R0, R1, R2, R3, R4, R5, R6] = LOG_R;
const [A0, A1, A2, A3, A4, A5] = POW_A;

/** One double and its two halves: [0] the low, [1] the high word (all current machines are little-endian). */
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);

const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_54 = 18014398509481984;

function powerOfTwo(k: number): number {
  words[0] = 0;
  words[1] = (k + 1023) << 20;
  return double[0] as number;
}

/** e^x. NaN for NaN. */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** e^(high + low), |low| far below |high|. */
function expOfSum(high: number, low: number): number {
  const k = high * INVERSE_LN2 + ROUNDER - ROUNDER;
  const whole = high - k * LN2_HIGH;
  const rest = low - k * LN2_LOW;
  const r = whole + rest;
  const lost = whole - r + rest;
  const r2 = r * r;
  const r4 = r2 * r2;
  const front = Q0 + r * Q1 + r2 * (Q2 + r * Q3);
  const middle = Q4 + r * Q5 + r2 * (Q6 + r * Q7);
  const back = Q8 + r * Q9 + r2 * Q10;
  const value = 1 + (r + (lost + r2 * (front + r4 * (middle + r4 * back))));
  return Math.abs(high) <= EXP_PLAIN ? value * powerOfTwo(k) : scaledFar(high, value, k);
}

/** 2^k in two factors where one would overflow or be subnormal. */
function scaledFar(high: number, value: number, k: number): number {
  if (high > 710) return Infinity;
  if (high < -746) return 0;
  if (high !== high) return NaN;
  const half = k >> 1;
  return value * powerOfTwo(half) * powerOfTwo(k - half);
}

/** Natural logarithm: -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (x >= SMALLEST_NORMAL && x < Infinity) return logOfNormal(x, 0);
  if (x > 0 && x < Infinity) return logOfNormal(x * TWO_54, -54);
  return x === 0 ? -Infinity : x > 0 ? Infinity : NaN;
}

/** log(x · 2^shift). With x = 2^k (1 + f), √½ < 1 + f < √2. */
function logOfNormal(x: number, shift: number): number {
  double[0] = x;
  const high = words[1] as number;
  const above = high - 0x3fe6a09e;
  words[1] = high - (above & 0xfff00000);
  const f = (double[0] as number) - 1;
  const k = (above >> 20) + shift;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = R0 + w * (R2 + w * (R4 + w * R6));
  const odd = R1 + w * (R3 + w * R5);
  const r = z * (even + z * odd);
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
}

/**
 * x to the power y; the real one: NaN for a negative x unless y is whole. x^0 is 1 for every x but a NaN: a hole
 * stays a hole. (±1)^±Infinity is NaN, as in JavaScript.
 */
export function pow(x: number, y: number): number {
  if (x >= SMALLEST_NORMAL && x < Infinity && Math.abs(y) < 1e300) return powOfNormal(x, 0, y);
  return powApart(x, y);
}

/** x · 2^shift to the power y, by e^(y log x) with log x and the product held in two doubles each. */
function powOfNormal(x: number, shift: number, y: number): number {
  double[0] = x;
  const top = words[1] as number;
  const above = top - 0x3fe69000;
  const row = ((above >> 13) & 127) * 3;
  const k = (above >> 20) + shift;
  words[1] = top - (above & 0xfff00000);
  const z = double[0] as number;
  double[0] = z;
  words[1] = (words[1] as number) + ((words[0] as number) >>> 31);
  words[0] = 0;
  const zHigh = double[0] as number;
  const inverse = POW_TABLE[row] as number;
  const rHigh = zHigh * inverse - 1;
  const rLow = (z - zHigh) * inverse;
  const r = rHigh + rLow;
  // Exact so far: multiples of 2^-42 below 2^10.
  const base = k * POW_LN2_HIGH + (POW_TABLE[row + 1] as number) + rHigh;
  const sum = base + rLow;
  const halfHigh = -0.5 * rHigh;
  const half = -0.5 * r;
  const square = rHigh * halfHigh;
  const total = sum + square;
  const r2 = r * r;
  const tail = r * r2 * (A0 + r * A1 + r2 * (A2 + r * A3 + r2 * (A4 + r * A5)));
  const lows = k * POW_LN2_LOW + (POW_TABLE[row + 2] as number) + (base - sum + rLow);
  const low = lows + rLow * (half + halfHigh) + (sum - total + square) + tail;
  const logHigh = total + low;
  return expOfProduct(logHigh, total - logHigh + low, y);
}

/** e^(y (high + low)). */
function expOfProduct(high: number, low: number, y: number): number {
  double[0] = y;
  words[0] = (words[0] as number) & 0xf8000000;
  const yHigh = double[0] as number;
  double[0] = high;
  words[0] = (words[0] as number) & 0xf8000000;
  const lHigh = double[0] as number;
  const lLow = high - lHigh + low;
  return expOfSum(yHigh * lHigh, (y - yHigh) * lHigh + y * lLow);
}

/** Zero, subnormal, infinite or negative x; infinite or huge y. */
function powApart(x: number, y: number): number {
  if (x !== x || y !== y) return NaN;
  if (y === 0) return 1;
  const size = Math.abs(x);
  const odd = isOdd(y);
  if (x < 0 && size < Infinity && !Number.isInteger(y) && Math.abs(y) < Infinity) return NaN;
  const value = powOfSize(size, y);
  return odd && (x < 0 || Object.is(x, -0)) ? -value : value;
}

function powOfSize(size: number, y: number): number {
  if (size === 0) return y > 0 ? 0 : Infinity;
  if (size === Infinity) return y > 0 ? Infinity : 0;
  if (size === 1) return Math.abs(y) === Infinity ? NaN : 1;
  if (Math.abs(y) >= 1e300) return size > 1 === y > 0 ? Infinity : 0;
  return size < SMALLEST_NORMAL ? powOfNormal(size * TWO_54, -54, y) : powOfNormal(size, 0, y);
}

function isOdd(y: number): boolean {
  return Number.isInteger(y) && Math.abs(y) < 9007199254740992 && y % 2 !== 0;
}

/** 1 / (1 + e^-x): a share from its log-odds. */
export function logistic(x: number): number {
  return 1 / (1 + exp(-x));
}

/** log(p / (1 - p)): -Infinity at 0, Infinity at 1, NaN outside. */
export function logit(p: number): number {
  return log(p / (1 - p));
}
