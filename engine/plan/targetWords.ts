/**
 * A target in its own words, short enough for a tile: `≥ 26`, `3.4左右`, `[≥110]`, 与经济增长基本同步, 省下达：未设定.
 * Numbers keep the digits that the plan prints.
 */
import type { Text } from '../issue.ts';
import type { Target, TargetKind } from './types.ts';

const same = (text: string): Text => ({ zh: text, en: text });

/**
 * The words of a target; `printed` is the plan's own text, whose digits are kept (`3.0` stays `3.0`).
 *
 * @example targetWords({ kind: 'at_least', value: 26, year: 2025 }, { zh: '26', en: '26' }) // { zh: '≥ 26', en: '≥ 26' }
 */
export function targetWords(target: Target, printed?: Text): Text {
  switch (target.kind) {
    case 'at_least':
      return same(`≥ ${digits(target.value, printed)}`);
    case 'at_most':
      return same(`≤ ${digits(target.value, printed)}`);
    case 'more_than':
      return same(`> ${digits(target.value, printed)}`);
    case 'about':
      return about(digits(target.value, printed));
    case 'average_growth_about':
      return { zh: `年均${digits(target.value, printed)}左右`, en: `about ${digits(target.value, printed)} a year` };
    case 'cumulative_at_least':
      return same(`[≥${digits(target.value, printed)}]`);
    case 'in_step_with_gdp':
      return { zh: '与经济增长基本同步', en: 'in step with economic growth' };
    case 'hold':
      return hold(target.value, printed);
    case 'falling':
      return { zh: '达峰后稳中有降', en: 'falling steadily after the peak' };
    case 'province':
      return province(target.value, target.then === 'cumulative_last_at_least');
    default:
      return target satisfies never;
  }
}

function about(value: string): Text {
  return { zh: `${value}左右`, en: `about ${value}` };
}

function hold(value: number | undefined, printed: Text | undefined): Text {
  if (value === undefined) return { zh: '保持基本稳定', en: 'hold steady' };
  return { zh: `保持 ${digits(value, printed)}`, en: `hold at ${digits(value, printed)}` };
}

function province(value: number | undefined, cumulative: boolean): Text {
  if (value === undefined) return { zh: '省下达：未设定', en: 'set by the province: not set' };
  const words = cumulative ? `[≥${value}]` : `≥ ${value}`;
  return { zh: `省下达：${words}`, en: `set by the province: ${words}` };
}

/** The digits as the plan prints them, where it prints this very number. */
function digits(value: number, printed: Text | undefined): string {
  const numbers = printed?.zh.match(/\d+(?:\.\d+)?/g) ?? [];
  return numbers.find((number) => Number(number) === value) ?? String(value);
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
