/**
 * A target in its own words, short enough for a tile: `≥ 26`, `3.4左右`, `[≥110]`, 与经济增长基本同步, 省下达：未设定.
 * Numbers keep the digits that the plan prints.
 */
import type { Text } from '../issue.ts';
import { printedNumbers } from './printed.ts';
import type { Target, TargetKind } from './types.ts';

/**
 * The words of a target. `text` is what the plan prints, whose digits and scale are kept (`3.0` stays `3.0`, 12000 亿元
 * is `1.2万亿元`); a number that it does not print, such as one that a user set, is written out.
 *
 * @example targetWords({ kind: 'at_least', value: 26, year: 2025 }, '万元/人', { zh: '26', en: '26' }).zh // '≥ 26'
 */
export function targetWords(target: Target, unit: string, text: Text): Text {
  const number = (value: number): Text => printedAs(value, unit, text);
  switch (target.kind) {
    case 'at_least':
      return around('≥ ', number(target.value));
    case 'at_most':
      return around('≤ ', number(target.value));
    case 'more_than':
      return around('> ', number(target.value));
    case 'about':
      return about(number(target.value));
    case 'average_growth_about':
      return { zh: `年均${number(target.value).zh}左右`, en: `about ${number(target.value).en} a year` };
    case 'cumulative_at_least':
      return around('[≥', number(target.value), ']');
    case 'in_step_with_gdp':
      return { zh: '与经济增长基本同步', en: 'in step with economic growth' };
    case 'hold':
      return hold(target.value === undefined ? undefined : number(target.value));
    case 'falling':
      return { zh: '达峰后稳中有降', en: 'falling steadily after the peak' };
    case 'province':
      return province(target.value, target.then === 'cumulative_last_at_least');
    default:
      return target satisfies never;
  }
}

function around(before: string, { zh, en }: Text, after = ''): Text {
  return { zh: before + zh + after, en: before + en + after };
}

/** A bare number takes 左右 behind it, one with its unit takes 约 before it. */
function about({ zh, en }: Text): Text {
  return { zh: /\d$/.test(zh) ? `${zh}左右` : `约${zh}`, en: `about ${en}` };
}

function hold(number: Text | undefined): Text {
  if (number === undefined) return { zh: '保持基本稳定', en: 'hold steady' };
  return { zh: `保持 ${number.zh}`, en: `hold at ${number.en}` };
}

function province(value: number | undefined, cumulative: boolean): Text {
  if (value === undefined) return { zh: '省下达：未设定', en: 'set by the province: not set' };
  const words = cumulative ? `[≥${value}]` : `≥ ${value}`;
  return { zh: `省下达：${words}`, en: `set by the province: ${words}` };
}

function printedAs(value: number, unit: string, text: Text): Text {
  return { zh: numberIn(text.zh, value, unit), en: numberIn(text.en, value, unit) };
}

/** The number with its digits and scale as printed, where this very number is printed. */
function numberIn(text: string, value: number, unit: string): string {
  return printedNumbers(text, unit).find((number) => number.value === value)?.text ?? String(value);
}

const anyFloor = ['at_least', 'cumulative_at_least', 'more_than'] as const;

/** Words of Chinese plans and the kinds they can stand for; the first that matches decides. */
const wordsOfKinds: readonly (readonly [RegExp, readonly TargetKind[]])[] = [
  [/省下达/, ['province']],
  [/同步/, ['in_step_with_gdp']],
  [/稳中有降|达峰/, ['falling']],
  [/稳定/, ['hold']],
  [/^\[/, ['cumulative_at_least', 'province']],
  [/左右|约/, ['about', 'average_growth_about']],
  [/以下|≤|<|不超过/, ['at_most']],
  [/突破|超过|>/, ['more_than', 'cumulative_at_least']],
  [/以上|≥|不少于|不低于/, anyFloor],
];

/** The kinds that a printed target can be, or undefined where its words do not say. */
export function kindsThatWordsAllow(zh: string): readonly TargetKind[] | undefined {
  return wordsOfKinds.find(([pattern]) => pattern.test(zh))?.[1];
}
