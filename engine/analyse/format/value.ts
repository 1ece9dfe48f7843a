/**
 * Numbers by their meaning: money as 3.35 万亿元 or 3.35 trillion yuan, rates to one decimal, counts in the unit the
 * plan prints, differences of shares in percentage points. The full value goes along for a title or a drawer.
 */
import type { Lang, Text } from '../../issue.ts';
import type { RatePerYear } from '../types.ts';
import { compact, fullDigits, grouped, isNothing, usualDigits } from './digits.ts';
import {
  basisWords,
  chineseThing,
  englishThing,
  isPriceRatio,
  perWords,
  prefixScale,
  unitName,
  unitParts,
} from './unit-words.ts';
import type { Prefix, UnitParts } from './unit-words.ts';

export interface ValueOptions {
  /** Significant digits, at least 3; more only to keep two different numbers from looking the same. */
  readonly digits?: number;
}

/** No number: said, not left empty. */
export const noValue: Text = { zh: '缺数', en: 'no value' };

/**
 * A value in its unit, as words of one language.
 *
 * @example formatValue(33481.06, '亿元@current', 'zh') // '3.35 万亿元'
 * @example formatValue(33481.06, '亿元@current', 'en') // '3.35 trillion yuan'
 * @example formatValue(3.4, '%', 'en') // '3.4%'
 */
export function formatValue(value: number, unit: string, lang: Lang, options: ValueOptions = {}): string {
  if (!Number.isFinite(value)) return noValue[lang];
  const digits = options.digits ?? usualDigits;
  if (unit === '%') return `${percentDigits(value, digits)}%`;
  const parts = unitParts(unit);
  if (unit === '1' || isPriceRatio(parts)) return compact(value, digits);
  return lang === 'zh' ? chinese(value, parts, digits) : english(value, parts, digits);
}

/** Rates and shares to one decimal; each further digit asked for is one more, whatever their size. */
export function percentDigits(value: number, digits: number): string {
  return grouped(value, Math.max(1, digits - usualDigits + 1));
}

const prefixes: readonly Prefix[] = ['', '万', '亿', '万亿'];

function chinese(value: number, parts: UnitParts, digits: number): string {
  const { scaled, prefix } = chineseScale(value, parts);
  const words = `${prefix}${chineseThing(parts.thing)}${perWords(parts.per).zh}`;
  return `${compact(scaled, digits)} ${words}`;
}

/**
 * The unit that the plan prints is kept until the number in it grows long: 亿元 becomes 万亿元 at ten thousand, as in
 * the plan's own prose; everything else moves up a step only at a hundred thousand, so 10,000 万人次 stays as printed.
 */
export function chineseScale(value: number, parts: UnitParts): { scaled: number; prefix: Prefix } {
  let index = prefixes.indexOf(parts.prefix);
  let scaled = value;
  const longest = (): number => (parts.thing === '元' && prefixes[index] === '亿' ? 1e4 : 1e5);
  const top = parts.thing === '元' ? 3 : 2;
  while (Math.abs(scaled) >= longest() && index < top) [scaled, index] = [scaled / 1e4, index + 1];
  while (Math.abs(scaled) < 0.1 && !isNothing(value) && index > 0) [scaled, index] = [scaled * 1e4, index - 1];
  return { scaled, prefix: prefixes[index] ?? '' };
}

const englishScales: readonly (readonly [number, string])[] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
];

/** Size and word of the scale that English counts a number in; 1 and '' below a million. */
export function englishScale(count: number): readonly [number, string] {
  return englishScales.find(([edge]) => Math.abs(count) >= edge) ?? [1, ''];
}

function english(value: number, parts: UnitParts, digits: number): string {
  const count = value * prefixScale[parts.prefix];
  if (!Number.isFinite(count)) return `${fullDigits(value)} ${parts.thing}`;
  const [scale, word] = englishScale(Number(count.toPrecision(digits)));
  const thing = englishThing(parts.thing, parts.per);
  const words = [englishDigits(count / scale, digits), word, thing].filter((part) => part !== '');
  return words.join(' ') + perWords(parts.per).en;
}

/** Below a million English has no scale word; a long whole number keeps one digit more than usual, the rest zeros. */
export function englishDigits(scaled: number, digits: number): string {
  if (Math.abs(scaled) < 1e4) return compact(scaled, digits);
  return grouped(Number(scaled.toPrecision(digits + 1)), 0);
}

/**
 * Every digit that was computed, in the unit as declared; English counts in its own scale.
 *
 * @example fullValue(33481.06, '亿元@2020') // '33,481.06 亿元（2020 年价）', '3.348106 trillion yuan (2020 prices)'
 */
export function fullValue(value: number, unit: string, digits?: number): Text {
  if (!Number.isFinite(value)) return noValue;
  const plain = fullDigits(value, digits);
  if (unit === '%') return { zh: `${plain}%`, en: `${plain}%` };
  const parts = unitParts(unit);
  if (unit === '1' || isPriceRatio(parts)) return { zh: plain, en: plain };
  const name = unitName(unit);
  const scaled = Number.isFinite(value * prefixScale[parts.prefix]);
  return { zh: `${plain} ${name.zh}`, en: scaled ? englishFull(value, parts, digits) : `${plain} ${name.en}` };
}

function englishFull(value: number, parts: UnitParts, digits?: number): string {
  const count = value * prefixScale[parts.prefix];
  const [scale, word] = englishScale(count);
  const basis = basisWords(parts.basis).en;
  const words = [fullDigits(count / scale, digits), word, englishThing(parts.thing, parts.per)];
  return words.filter((part) => part !== '').join(' ') + perWords(parts.per).en + (basis && ` (${basis})`);
}

/** In both languages. */
export function valueWords(value: number, unit: string, options: ValueOptions = {}): Text {
  return { zh: formatValue(value, unit, 'zh', options), en: formatValue(value, unit, 'en', options) };
}

/** How one value differs from another in the same unit, with its sign: `+0.4 个百分点`, `−1,230 亿元`. */
export function formatDifference(difference: number, unit: string, lang: Lang, options: ValueOptions = {}): string {
  if (!Number.isFinite(difference)) return noValue[lang];
  const shown = unit === '%' ? points(difference, lang, options) : formatValue(difference, unit, lang, options);
  return difference > 0 && /[1-9]/.test(shown) ? `+${shown}` : shown;
}

/** One decimal; more where that would show nothing of it, or when asked. */
export function pointDigits(difference: number, digits: number = usualDigits): string {
  const isSmall = Math.abs(difference) < 0.05;
  return isSmall || digits > usualDigits ? compact(difference, digits - 1) : grouped(difference, 1);
}

function points(difference: number, lang: Lang, { digits = usualDigits }: ValueOptions): string {
  return `${pointDigits(difference, digits)}${lang === 'zh' ? ' 个百分点' : ' percentage points'}`;
}

/** A yearly rate: `6.9%/年`, `0.10 个百分点/年`, `22.0 万人/年`. */
export function formatRate(rate: RatePerYear, unit: string, lang: Lang): string {
  const perYear = lang === 'zh' ? '/年' : ' a year';
  if (!Number.isFinite(rate.value)) return noValue[lang];
  if (rate.kind === 'percent') return `${rateDigits(rate.value)}%${perYear}`;
  if (unit !== '%') return formatValue(rate.value, unit, lang) + perYear;
  return `${rateDigits(rate.value)}${lang === 'zh' ? ' 个百分点' : ' percentage points'}${perYear}`;
}

/** One decimal, two where the rate is below one: 0.1 and 0.14 points a year are not the same task. */
function rateDigits(value: number): string {
  return grouped(value, Math.abs(value) < 1 ? 2 : 1);
}

/** Digits at which two numbers that are not equal also look different in both languages; the usual ones when they do. */
export function digitsApart(value: number, other: number, unit: string): number {
  const same = (digits: number): boolean =>
    (['zh', 'en'] as const).some(
      (lang) => formatValue(value, unit, lang, { digits }) === formatValue(other, unit, lang, { digits }),
    );
  let digits = usualDigits;
  while (digits < 9 && value !== other && same(digits)) digits++;
  return digits;
}
