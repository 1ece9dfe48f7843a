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
  /** English beside a number, where it is shorter; '' where English counts without a noun ("4.00 per 1,000 people"). */
  readonly counted: string;
}

const base = (dim: string, one: string, many = `${one}s`, scale = 1, counted = many): BaseUnit => ({
  ...{ dim, scale, one, many, counted },
});

/** `人` and `人次` are different things: a passenger trip is not a person. */
export const baseUnits: Readonly<Record<string, BaseUnit>> = {
  '1': base('', '', ''),
  '%': base('', '%', '%', 0.01),
  '‰': base('', '‰', '‰', 0.001),
  元: base('yuan', 'yuan', 'yuan'),
  美元: base('usd', 'US dollar'),
  人: base('person', 'person', 'people'),
  人次: base('trip', 'passenger trip', 'passenger trips', 1, 'passengers'),
  吨: base('tonne', 'tonne'),
  微克: base('tonne', 'microgram', 'micrograms', 1e-12, 'µg'),
  标箱: base('teu', 'TEU', 'TEU'),
  吨标准煤: base('tce', 'tonne of coal equivalent', 'tonnes of coal equivalent'),
  吨CO2: base('tco2', 'tonne of CO₂', 'tonnes of CO₂'),
  件: base('item', 'item', 'items', 1, ''),
  个: base('place', 'unit', 'units', 1, ''),
  张: base('bed', 'bed'),
  套: base('dwelling', 'dwelling', 'dwellings', 1, 'homes'),
  立方米: base('m3', 'cubic metre', 'cubic metres', 1, 'm³'),
  平方米: base('m2', 'square metre', 'square metres', 1, 'm²'),
  平方公里: base('m2', 'square kilometre', 'square kilometres', 1e6, 'km²'),
  公里: base('km', 'kilometre', 'kilometres', 1, 'km'),
  天: base('day', 'day'),
  秒: base('second', 'second', 'seconds', 1, 's'),
  岁: base('age', 'year of age', 'years of age', 1, 'years'),
  年: base('year', 'year'),
  千瓦时: base('kwh', 'kilowatt-hour', 'kilowatt-hours', 1, 'kWh'),
  兆位: base('megabit', 'megabit', 'megabits', 1, 'Mbit'),
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
  current: { zh: '当年价', en: 'current prices' },
};
