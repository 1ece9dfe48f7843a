/** Whole-number options, with a sentence for what is none. */
import type { Text } from '../engine/index.ts';
import { valueOf } from './command.ts';
import type { Call } from './arguments.ts';

/** The option's value; undefined when it is not given; or the fault. */
export function wholeNumber(
  call: Call,
  name: string,
  least: number,
  most: number,
  example: number,
): number | undefined | Text {
  const asked = valueOf(call, name);
  if (asked === undefined) return undefined;
  const value = /^[+-]?\d[\d_]*$/.test(asked) ? Number(asked.replaceAll('_', '')) : NaN;
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  return {
    zh: `--${name} 是“${asked}”，应为 ${least} 到 ${most} 之间的整数，例如 --${name} ${example}。`,
    en: `--${name} is “${asked}”, expected a whole number from ${least} to ${most}, for example --${name} ${example}.`,
  };
}
