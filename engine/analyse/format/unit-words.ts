/**
 * Units as words. A unit text (`亿元@2020`, `万元@2020/人`, `件/万人`) is taken apart for display only: prefix, thing,
 * price basis, and what it is per. Whether an equation's units agree is decided elsewhere, by dimensions.
 */
import type { Text } from '../../issue.ts';

export type Prefix = '' | '万' | '亿' | '万亿';

/** A unit ready to be said. `thing` is the bare noun (`元`, `人次`); `per` the text after the slash. */
export interface UnitParts {
  readonly prefix: Prefix;
  readonly thing: string;
  readonly basis: '' | '2020' | 'current' | (string & {});
  readonly per: string;
}

export const prefixScale: Readonly<Record<Prefix, number>> = { '': 1, 万: 1e4, 亿: 1e8, 万亿: 1e12 };

/** Nouns in English; '' where English counts without one ("4.00 per 1,000 people"). */
const englishThings: Readonly<Record<string, string>> = {
  元: 'yuan',
  人: 'people',
  人次: 'passengers',
  吨: 'tonnes',
  标箱: 'TEU',
  吨标准煤: 'tonnes of coal equivalent',
  吨CO2: 'tonnes of CO₂',
  件: '',
  个: '',
  张: 'beds',
  套: 'homes',
  立方米: 'm³',
  平方公里: 'km²',
  平方米: 'm²',
  '微克/立方米': 'µg/m³',
  '兆位/秒': 'Mbit/s',
  天: 'days',
  岁: 'years',
  年: 'years',
};

/** Units whose slash belongs to the name: never scaled, never split. */
const fixedUnits = ['微克/立方米', '兆位/秒'];

const englishPrefix: Readonly<Record<Prefix, string>> = {
  '': '',
  万: '10,000 ',
  亿: '100 million ',
  万亿: 'trillion ',
};

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
  const parts = unitParts(unit);
  if (unit === '1' || isPriceRatio(parts)) return { zh: '无量纲', en: 'pure number' };
  const basis = basisWords(parts.basis);
  return {
    zh: `${parts.prefix}${chineseThing(parts.thing)}${perWords(parts.per).zh}${basis.zh && `（${basis.zh}）`}`,
    en: `${englishHead(parts)}${perWords(parts.per).en}${basis.en && ` (${basis.en})`}`.trim(),
  };
}

function englishHead(parts: UnitParts): string {
  const thing = englishThing(parts.thing, parts.per);
  return thing === '' && parts.per === ''
    ? `${englishPrefix[parts.prefix]}units`
    : `${englishPrefix[parts.prefix]}${thing}`;
}

/** `元@current/元@2020`, the unit of a price index. */
export function isPriceRatio(parts: UnitParts): boolean {
  return parts.thing === '元' && parts.per.split('@')[0] === '元';
}

export function basisWords(basis: string): Text {
  if (basis === '') return { zh: '', en: '' };
  return basis === 'current' ? { zh: '当年价', en: 'current prices' } : { zh: `${basis} 年价`, en: `${basis} prices` };
}

export function chineseThing(thing: string): string {
  return thing === '吨CO2' ? '吨二氧化碳' : thing;
}

/** People among people are counted without a noun: 3.5 per 1,000 people. */
export function englishThing(thing: string, per = ''): string {
  return thing === '人' && per.endsWith('人') ? '' : (englishThings[thing] ?? thing);
}

const perThousand: Readonly<Record<string, string>> = { 千人: '1,000 people', 万人: '10,000 people', 人: 'person' };

/** What follows the number for "per …": `/千人`, ` per 1,000 people`; empty when the unit has no slash. */
export function perWords(per: string): Text {
  if (per === '') return { zh: '', en: '' };
  const { prefix, thing } = unitParts(per);
  const known = perThousand[per];
  return {
    zh: `/${prefix}${chineseThing(thing)}`,
    en: ` per ${known ?? `${englishPrefix[prefix]}${englishThing(thing)}`}`,
  };
}
