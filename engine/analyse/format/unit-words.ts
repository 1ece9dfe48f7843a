/**
 * Units as words. A unit text (`亿元@2020`, `万元@2020/人`, `件/万人`) is taken apart for display only: prefix, thing,
 * price basis, and what it is per. Whether an equation's units agree is decided elsewhere, by dimensions.
 */
import type { Lang, Text } from '../../issue.ts';
import { unitName as nameOf } from '../../plan/unitName.ts';
import { baseUnits, priceBases } from '../../plan/unitWords.ts';

export type Prefix = '' | '万' | '亿' | '万亿';

/** A unit ready to be said. `thing` is the bare noun (`元`, `人次`); `per` the text after the slash. */
export interface UnitParts {
  readonly prefix: Prefix;
  readonly thing: string;
  readonly basis: '' | '2020' | 'current' | (string & {});
  readonly per: string;
}

export const prefixScale: Readonly<Record<Prefix, number>> = { '': 1, 万: 1e4, 亿: 1e8, 万亿: 1e12 };

/** Units whose slash belongs to the name: never scaled, never split. */
const fixedUnits = ['微克/立方米', '兆位/秒'];

/** Takes a unit text apart. Never fails: an unknown unit is a thing that is said as it is written. */
export function unitParts(unit: string): UnitParts {
  if (fixedUnits.includes(unit)) return { prefix: '', thing: unit, basis: '', per: '' };
  const slash = unit.indexOf('/');
  const top = slash < 0 ? unit : unit.slice(0, slash);
  const per = slash < 0 ? '' : unit.slice(slash + 1);
  const [noun = '', basis = ''] = top.split('@');
  const prefix = (['万亿', '亿', '万'] as const).find((p) => noun.startsWith(p) && noun.length > p.length) ?? '';
  return { prefix, thing: noun.slice(prefix.length), basis, per };
}

/** A unit's name for an axis or a column head: `亿元（2020 年价）`, `100 million yuan (2020 prices)`. */
export function unitName(unit: string): Text {
  return unit === '1' || isPriceRatio(unitParts(unit)) ? { zh: '无量纲', en: 'pure number' } : nameOf(unit);
}

/** `元@current/元@2020`, the unit of a price index. */
export function isPriceRatio(parts: UnitParts): boolean {
  return parts.thing === '元' && parts.per.split('@')[0] === '元';
}

export function basisWords(basis: string): Text {
  return basis === '' ? { zh: '', en: '' } : (priceBases[basis] ?? { zh: `${basis} 年价`, en: `${basis} prices` });
}

export function chineseThing(thing: string): string {
  return thing === '吨CO2' ? '吨二氧化碳' : thing;
}

/** People among people are counted without a noun: 3.5 per 1,000 people. */
export function englishThing(thing: string, per = ''): string {
  if (thing === '人' && per.endsWith('人')) return '';
  if (fixedUnits.includes(thing)) return thing.split('/').map(counted).join('/');
  return counted(thing);
}

function counted(thing: string): string {
  return baseUnits[thing]?.counted ?? thing;
}

/** What follows the number for "per …": `/千人`, ` per 1,000 people`; empty when the unit has no slash. */
export function perWords(per: string): Text {
  if (per === '') return { zh: '', en: '' };
  const { zh, en } = nameOf(`1/${per}`);
  return { zh: zh.replace(/^每/, '/'), en: ` ${en}` };
}

/**
 * A unit's name with a scale word of the reader's language in place of its own prefix: `万亿元（当年价）`, `million
 * people`. What English counts without a noun gets its noun back, since no number stands beside it.
 */
export function scaledName({ thing, basis, per }: UnitParts, scale: string, lang: Lang): string {
  const prices = basisWords(basis)[lang];
  if (lang === 'zh') return `${scale}${chineseThing(thing)}${perWords(per).zh}${prices && `（${prices}）`}`;
  const noun = englishThing(thing, per) || (per === '' ? nameOf(thing).en : '');
  const words = [scale, noun].filter((part) => part !== '').join(' ') + perWords(per).en;
  return `${words}${prices && ` (${prices})`}`.trim();
}
