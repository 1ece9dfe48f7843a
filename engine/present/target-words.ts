/** An indicator's target as a tile says it: the plan's words, or the scenario's own number with the plan's beside it. */
import { targetInForce } from '../analyse/meaning.ts';
import { usualDigits } from '../analyse/format/digits.ts';
import type { RowScale } from '../analyse/format/row.ts';
import { unitParts } from '../analyse/format/unit-words.ts';
import { chineseScale, formatValue } from '../analyse/format/value.ts';
import type { Lang, Text } from '../issue.ts';
import { targetWords } from '../plan/targetWords.ts';
import type { Indicator } from '../plan/types.ts';

/** `≥ 26`, `约3.5万亿元`, `省下达：未设定`, `省下达：≥ 84（情景设定）`, `≥ 27（情景设定；规划：≥ 26）`. */
export function indicatorTargetWords(indicator: Indicator, own?: ReadonlyMap<string, number>): Text {
  const target = targetInForce(indicator, own);
  if (target === indicator.target) return printedWords(indicator);
  const words = targetWords(target, indicator.unit, indicator.targetText);
  if (indicator.target.kind === 'province') {
    return { zh: `${words.zh}（情景设定）`, en: `${words.en} (from the scenario)` };
  }
  const printed = printedWords(indicator);
  return {
    zh: `${words.zh}（情景设定；规划：${printed.zh}）`,
    en: `${words.en} (from the scenario; plan: ${printed.en})`,
  };
}

const known = new WeakMap<Indicator, Text>();

/** The plan's own words, worked out once. */
function printedWords(indicator: Indicator): Text {
  const words = known.get(indicator) ?? targetWords(indicator.target, indicator.unit, indicator.targetText);
  known.set(indicator, words);
  return words;
}

/**
 * The same where no column says the unit. English does not count in ten thousands: beside "264,500 yuan per person" the
 * target is "≥ 260,000 yuan per person", not "≥ 26". Chinese keeps the plan's bare number as long as the number beside
 * it stays in the plan's unit: beside 3.61 万亿元 a target of 36,000 亿元 is "≥ 3.60 万亿元".
 */
export function shownTargetWords(indicator: Indicator, own?: ReadonlyMap<string, number>): Text {
  const value = own?.get(indicator.id);
  const before = shown.get(indicator);
  if (before && before.own === value) return before.words;
  const words = worked(indicator, own);
  shown.set(indicator, { own: value, words });
  return words;
}

/** The last words of each indicator, with the number of one's own that they were for: they are asked for in every frame. */
const shown = new WeakMap<Indicator, { readonly own: number | undefined; readonly words: Text }>();

function worked(indicator: Indicator, own: ReadonlyMap<string, number> | undefined): Text {
  const words = indicatorTargetWords(indicator, own);
  const { unit } = indicator;
  const parts = unitParts(unit);
  if (parts.prefix === '') return words;
  const said = (lang: Lang): string =>
    numbersIn(indicator, own).reduce((text, value) => {
      const stays = lang === 'zh' && chineseScale(value, parts).prefix === parts.prefix;
      return stays ? text : put(text, value, formatValue(value, unit, lang, { digits: digitsIn(value) }));
    }, words[lang]);
  return { zh: said('zh'), en: said('en') };
}

/** In English in a row that says the unit once, in the scale of that row. */
export function targetInRow(
  indicator: Indicator,
  own: ReadonlyMap<string, number> | undefined,
  { number }: RowScale,
): string {
  const { en } = indicatorTargetWords(indicator, own);
  if (unitParts(indicator.unit).prefix === '') return en;
  return numbersIn(indicator, own).reduce((text, value) => put(text, value, number(value, digitsIn(value)).en), en);
}

function numbersIn(indicator: Indicator, own?: ReadonlyMap<string, number>): readonly number[] {
  const numbers = [targetInForce(indicator, own), indicator.target].flatMap((target) =>
    'value' in target && target.value !== undefined ? [target.value] : [],
  );
  return [...new Set(numbers)];
}

function digitsIn(value: number): number {
  return Math.max(usualDigits, String(value).replace(/\D|0+$/g, '').length);
}

/** Other words for a number, where it stands bare. */
function put(text: string, value: number, words: string): string {
  const number = String(value).replace('.', '\\.');
  const bare = new RegExp(`(?<![\\d.,])${number}(?:\\.0+)?(?![\\d.,]| *[mbtr]+illion| *[万亿])`);
  return text.replace(bare, words);
}
