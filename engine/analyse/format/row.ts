/** Numbers that stand beside each other in a row which says their unit once: all in one scale, the unit without a number. */
import type { Lang, Text } from '../../issue.ts';
import { axisScale, type AxisScale } from './axis.ts';
import { compact, usualDigits } from './digits.ts';
import { unitName } from './unit-words.ts';
import { englishDigits, noValue, percentDigits, pointDigits } from './value.ts';

export interface RowScale {
  readonly unit: Text;
  /** `digits` significant ones. */
  number(value: number, digits?: number): Text;
  /** With its sign. */
  difference(value: number, digits?: number): Text;
}

/**
 * The largest number decides, in each language for itself; `asDeclared` leaves Chinese in the unit of the plan, whose
 * printed numbers stand in the same row.
 *
 * @example rowScale([25019, 36068], '亿元@2020').number(25019).en // '2.50', of 'trillion yuan (2020 prices)'
 */
export function rowScale(
  values: readonly (number | undefined)[],
  unit: string,
  asDeclared: 'asDeclared' | 'scaled' = 'scaled',
): RowScale {
  const largest = Math.max(0, ...values.map((value = 0) => (Number.isFinite(value) ? Math.abs(value) : 0)));
  const zh = asDeclared === 'asDeclared' ? { factor: 1, unit: unitName(unit).zh } : axisScale(largest, unit, 'zh');
  const scales: Readonly<Record<Lang, AxisScale>> = { zh, en: axisScale(largest, unit, 'en') };
  const say = (value: number, lang: Lang, digits: number): string => {
    if (!Number.isFinite(value)) return noValue[lang];
    return unit === '%' ? percentDigits(value, digits) : bareDigits(value * scales[lang].factor, lang, digits);
  };
  const number = (value: number, digits = usualDigits): Text => ({
    zh: say(value, 'zh', digits),
    en: say(value, 'en', digits),
  });
  return {
    unit: { zh: scales.zh.unit, en: scales.en.unit },
    number,
    difference: (value, digits) => {
      const points = unit === '%' && Number.isFinite(value) ? pointDigits(value, digits) : undefined;
      const { zh: chinese, en } = points === undefined ? number(value, digits) : { zh: points, en: points };
      const signed = (text: string): string => (value > 0 && /[1-9]/.test(text) ? `+${text}` : text);
      return { zh: signed(chinese), en: signed(en) };
    },
  };
}

/** A scaled number whose unit stands elsewhere. */
export function bareDigits(scaled: number, lang: Lang, digits: number): string {
  return lang === 'en' ? englishDigits(scaled, digits) : compact(scaled, digits);
}
