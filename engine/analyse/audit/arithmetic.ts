/** Sums that the rules share, and how they are written down with their numbers put in. */
import type { Text } from '../../issue.ts';
import { pow } from '../../simulate/math.ts';
import { compact, fullDigits, grouped } from '../format/digits.ts';
import { valueWords } from '../format/value.ts';

/** Average yearly growth in %, from one level to another. */
export function yearlyGrowth(from: number, to: number, years: number): number {
  return 100 * (pow(to / from, 1 / years) - 1);
}

export function grown(level: number, percent: number, years: number): number {
  return level * pow(1 + percent / 100, years);
}

/** `25,019 × (1 + 6%)^5 = 33,481` */
export function grownText(level: number, percent: number, years: number): string {
  return `${fullDigits(level)} × (1 + ${fullDigits(percent)}%)^${years} = ${number(grown(level, percent, years))}`;
}

/** `(35,000 / 33,481)^(1/5) − 1 = 0.89%` */
export function growthText(from: number, to: number, years: number): string {
  return `(${number(to)} / ${number(from)})^(1/${years}) − 1 = ${percent(yearlyGrowth(from, to, years))}`;
}

/** Figures in a sum keep five significant digits, so that a reader can redo it; zeros at the end say nothing. */
export function number(value: number): string {
  const text = compact(value, 5);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** How much longer the way to a target is from another starting point: 0.35 is 35 % longer, 0 when it is no longer. */
export function addedTask(goal: number, base: number, other: number): number {
  return goal === base ? 0 : Math.max(0, (goal - other) / (goal - base) - 1);
}

/** Two decimals: rates in an audit are compared with each other, and some differ by tenths. */
export function percent(value: number): string {
  return `${grouped(value, 2)}%`;
}

/** One decimal, for sentences. */
export function rate(value: number): string {
  return `${grouped(value, 1)}%`;
}

/** Money in 亿元, to four digits: the gaps that an audit shows lie in the third. */
export function money(value: number): Text {
  return valueWords(value, '亿元@current', { digits: 4 });
}
