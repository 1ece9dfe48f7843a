/**
 * The vocabulary of units: base units with their dimension and size, decimal prefixes, price bases, and the words for
 * them in both languages. A unit that is not made of these words is not a unit here.
 */
import type { Text } from '../issue.ts';

export interface BaseUnit {
  /** Key of the dimension; '' for pure numbers. Money has one dimension for each price basis, added when it is read. */
  readonly dim: string;
  /** Size in the dimension's own unit. */
  readonly scale: number;
  /** English words for one and for many; the Chinese word is the key itself. */
  readonly one: string;
  readonly many: string;
}

const base = (dim: string, one: string, many = `${one}s`, scale = 1): BaseUnit => ({ dim, scale, one, many });

/** `人` and `人次` are different things: a passenger trip is not a person. */
export const baseUnits: Readonly<Record<string, BaseUnit>> = {
  '1': base('', '', ''),
  '%': base('', '%', '%', 0.01),
  '‰': base('', '‰', '‰', 0.001),
  元: base('yuan', 'yuan', 'yuan'),
  美元: base('usd', 'US dollar'),
  人: base('person', 'person', 'people'),
  人次: base('trip', 'passenger trip'),
  吨: base('tonne', 'tonne'),
  微克: base('tonne', 'microgram', 'micrograms', 1e-12),
  标箱: base('teu', 'TEU', 'TEU'),
  吨标准煤: base('tce', 'tonne of coal equivalent', 'tonnes of coal equivalent'),
  吨CO2: base('tco2', 'tonne of CO2', 'tonnes of CO2'),
  件: base('item', 'item'),
  个: base('place', 'unit'),
  张: base('bed', 'bed'),
  套: base('dwelling', 'dwelling'),
  立方米: base('m3', 'cubic metre'),
  平方米: base('m2', 'square metre'),
  平方公里: base('m2', 'square kilometre', 'square kilometres', 1e6),
  公里: base('km', 'kilometre'),
  天: base('day', 'day'),
  秒: base('second', 'second'),
  岁: base('age', 'year of age', 'years of age'),
  年: base('year', 'year'),
  千瓦时: base('kwh', 'kilowatt-hour'),
  兆位: base('megabit', 'megabit'),
};

/** Decimal prefixes, longest first so that 万亿 is not read as 万 of 亿. */
export const prefixes: readonly (readonly [word: string, scale: number, en: string])[] = [
  ['万亿', 1e12, 'trillion'],
  ['千万', 1e7, '10 million'],
  ['百万', 1e6, 'million'],
  ['亿', 1e8, '100 million'],
  ['万', 1e4, '10,000'],
  ['千', 1e3, '1,000'],
];

/** What `@…` behind 元 means. */
export const priceBases: Readonly<Record<string, Text>> = {
  '2020': { zh: '2020 年价', en: '2020 prices' },
  current: { zh: '现价', en: 'current prices' },
};
