/** An axis in a reader's own units: what to multiply the declared numbers by, and what to call the result. */
import type { Lang } from '../../issue.ts';
import { isPriceRatio, prefixScale, scaledName, unitName, unitParts } from './unit-words.ts';
import { chineseScale, englishScale } from './value.ts';

export interface AxisScale {
  readonly factor: number;
  readonly unit: string;
}

/**
 * For an axis whose largest number is `largest`, in the unit as declared.
 *
 * @example axisScale(36068, '亿元@current', 'en') // { factor: 0.0001, unit: 'trillion yuan (current prices)' }
 */
export function axisScale(largest: number, unit: string, lang: Lang): AxisScale {
  const parts = unitParts(unit);
  if (unit === '%' || unit === '1' || isPriceRatio(parts) || !Number.isFinite(largest))
    return { factor: 1, unit: unitName(unit)[lang] };
  const from = prefixScale[parts.prefix];
  if (lang === 'zh') {
    const { prefix } = chineseScale(largest, parts);
    return { factor: from / prefixScale[prefix], unit: scaledName(parts, prefix, lang) };
  }
  const [scale, word] = englishScale(largest * from);
  return { factor: from / scale, unit: scaledName(parts, word, lang) };
}
