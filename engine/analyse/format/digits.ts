/** Digits of a number, the same in every engine and locale: grouping by commas, a true minus sign, no false precision. */

/** Three significant digits are what a reader of a tile compares; whole digits are never rounded away. */
export const usualDigits = 3;

/** Smaller than this is what is left over by rounding in a long calculation; it is shown as 0. */
const rounding = 1e-9;

export function isNothing(value: number): boolean {
  return Math.abs(value) < rounding;
}

/** Two steps of the last bit: a half such as 2.65 is stored a hair below itself, and is rounded up all the same. */
const hair = 2 * Number.EPSILON;

/** Fixed decimals, halves away from zero as printed tables have them: `fixed(2.65, 1)` is `2.7`. */
export function fixed(value: number, decimals: number): string {
  return (value < 1e15 ? value * (1 + hair) : value).toFixed(decimals);
}

/** Fixed decimals with thousands separated: `grouped(33481.06, 1)` is `33,481.1`. Shown zeros carry no sign. */
export function grouped(value: number, decimals: number): string {
  if (Math.abs(value) >= 1e15)
    return value
      .toExponential(usualDigits - 1)
      .replace('-', '−')
      .replace('e+', 'e');
  const [whole = '0', fraction] = fixed(Math.abs(value), decimals).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/**
 * Decimals that leave `digits` significant ones, without dropping whole digits: 3.3481 → 2, 21.8 → 1, 1874 → 0.
 * Below one, leading zeros do not count against a number: 0.87 → 2, 0.0123 → 3.
 */
function decimalsFor(value: number, digits: number = usualDigits): number {
  const size = Math.abs(value);
  if (isNothing(size) || !Number.isFinite(size)) return 0;
  let decimals = digits - 1;
  for (let edge = 10; size >= edge && decimals > 0; edge *= 10) decimals--;
  for (let edge = 0.1; size < edge && decimals < 12; edge /= 10) decimals++;
  return roundsUpTo(size, decimals) && decimals > 0 ? decimals - 1 : decimals;
}

/** 9.996 with two decimals would show as 10.00: one digit too many. */
function roundsUpTo(size: number, decimals: number): boolean {
  const shown = Number(fixed(size, decimals));
  return wholeDigits(shown) > wholeDigits(size);
}

/** Digits before the point, the lone zero of 0.87 among them. */
function wholeDigits(size: number): number {
  let count = 1;
  for (let edge = 10; size >= edge; edge *= 10) count++;
  return count;
}

/** The number with `digits` significant digits: `compact(33481.06)` is `33,481`, `compact(3.3481)` is `3.35`. */
export function compact(value: number, digits: number = usualDigits): string {
  return grouped(value, decimalsFor(value, digits));
}

/** Everything that was computed, to so many significant digits and without trailing zeros: `33,481.06`. */
export function fullDigits(value: number, digits = 10): string {
  const text = grouped(value, decimalsFor(value, digits));
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
