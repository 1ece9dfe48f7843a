/** A number as a screen shows it: short words, with the full value on demand. */
import { fullValue, valueWords, type ValueOptions } from '../analyse/format/value.ts';
import type { Shown } from './types.ts';

/** @example showValue(33481.06, '亿元@current').text.zh // '3.35 万亿元' */
export function showValue(value: number, unit: string, options: ValueOptions = {}): Shown {
  return { text: valueWords(value, unit, options), full: fullValue(value, unit) };
}
