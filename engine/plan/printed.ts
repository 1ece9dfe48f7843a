/**
 * Numbers as a plan prints them: `7339*`, `[≥110]`, `3.4左右`, `约3.5万亿元`. Says which numbers a text holds in the
 * indicator's own unit, how finely they are printed, and which bound the words set. Reads only; nothing is rounded.
 */

interface PrintedNumber {
  readonly value: number;
  /** The number with its scaling word and 元, as printed. */
  readonly text: string;
  /** Half a unit of the last printed digit, in the indicator's unit: 0.05 for `3.4`, 500 for `3.5万亿` in 亿元. */
  readonly half: number;
}

/** Powers of ten of the words that scale a number. */
const powers: Readonly<Record<string, number>> = {
  千: 3,
  万: 4,
  亿: 8,
  万亿: 12,
  million: 6,
  billion: 9,
  trillion: 12,
};

/**
 * The numbers of a text, in a unit. A number with a scaling word counts in full; one without stands in the unit.
 *
 * @example printedNumbers('约3.5万亿元', '亿元@current') // [{ value: 35000, text: '3.5万亿元', half: 500 }]
 */
export function printedNumbers(text: string, unit: string): readonly PrintedNumber[] {
  const matches = text.matchAll(/(\d+(?:\.(\d+))?)(?:\s*(万亿|亿|万|million|billion|trillion)(?:元| yuan)?)?/g);
  return [...matches].map(([whole, digits = '', decimals = '', word]) => {
    const shift = word === undefined ? 0 : (powers[word] ?? 0) - unitPower(unit);
    return { value: Number(`${digits}e${shift}`), text: whole, half: Number(`5e${shift - decimals.length - 1}`) };
  });
}

/** Half a unit of the last digit with which a value is printed, or undefined when the text does not hold it. */
export function roundingHalf(value: number, text: string, unit: string): number | undefined {
  return printedNumbers(text, unit).find((number) => number.value === Math.abs(value))?.half;
}

/** A text that holds numbers, none of which is the value, contradicts it. */
export function contradicts(value: number, text: string, unit: string): boolean {
  const numbers = printedNumbers(text, unit);
  return numbers.length > 0 && roundingHalf(value, text, unit) === undefined;
}

export function boundIn(text: string): 'lower' | 'upper' | undefined {
  if (/[>≥]|以上|超|突破|不少于|不低于/.test(text)) return 'lower';
  return /[<≤]|以下|不超过/.test(text) ? 'upper' : undefined;
}

export function isStarred(text: string): boolean {
  return /[*∗]/.test(text);
}

function unitPower(unit: string): number {
  return powers[/^(万亿|亿|万|千)/.exec(unit)?.[0] ?? ''] ?? 0;
}
