import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  differOnlyInPrices,
  divideUnits,
  equalUnits,
  multiplyUnits,
  parseUnit,
  powerUnit,
  printUnit,
  pureNumber,
  type Unit,
} from '../../engine/plan/unit.ts';
import { unitName } from '../../engine/plan/unitName.ts';

function unit(text: string): Unit {
  const read = parseUnit(text);
  if (!read.ok) throw new Error(`${text}: ${JSON.stringify(read.issues)}`);
  return read.value;
}

/** Unit texts over the whole vocabulary that models use, with up to three factors. */
const word = fc.constantFrom(
  '元@2020',
  '元@current',
  '人',
  '人次',
  '吨',
  '标箱',
  '吨标准煤',
  '吨CO2',
  '件',
  '个',
  '立方米',
  '平方公里',
  '天',
  '岁',
);
const atom = fc.oneof(
  fc.tuple(fc.constantFrom('', '千', '万', '亿', '万亿'), word).map(([prefix, base]) => prefix + base),
  fc.constantFrom('%', '1'),
);
const anyUnit = fc
  .tuple(atom, fc.array(fc.tuple(fc.constantFrom('/', '·'), atom), { maxLength: 2 }))
  .map(([first, rest]) => unit(first + rest.map(([sign, next]) => sign + next).join('')));

describe('units as people write them', () => {
  test.each([
    // text, size (factors multiplied by hand), dimensions
    ['亿元@2020', 1e8, { 'yuan@2020': 1 }],
    ['万元@2020/人', 1e4, { 'yuan@2020': 1, person: -1 }],
    ['元@current/元@2020', 1, { 'yuan@current': 1, 'yuan@2020': -1 }],
    ['%', 0.01, {}],
    ['1', 1, {}],
    ['人/千人', 1 / 1000, {}],
    ['个/千人', 1 / 1000, { place: 1, person: -1 }],
    ['件/万人', 1 / 10000, { item: 1, person: -1 }],
    ['吨标准煤/万元@2020', 1e-4, { tce: 1, 'yuan@2020': -1 }],
    ['亿人次', 1e8, { trip: 1 }],
    ['万吨CO2', 1e4, { tco2: 1 }],
    ['万亿元@current', 1e12, { 'yuan@current': 1 }],
    ['平方公里', 1e6, { m2: 1 }],
    ['平方米^2', 1, { m2: 2 }],
  ])('%s has its size and dimensions', (text, scale, dims) => {
    expect(unit(text).dims).toEqual(dims);
    expect(unit(text).scale).toBeCloseTo(scale, 15);
  });

  it('reads 亿元/万人 as the same as 万元/人: 1e8 / 1e4 = 1e4', () => {
    expect(equalUnits(unit('亿元@2020/万人'), unit('万元@2020/人'))).toBe(true);
  });

  it('keeps prices of 2020 and current prices apart', () => {
    expect(equalUnits(unit('亿元@2020'), unit('亿元@current'))).toBe(false);
    expect(differOnlyInPrices(unit('亿元@2020'), unit('亿元@current'))).toBe(true);
    expect(differOnlyInPrices(unit('亿元@2020'), unit('万人'))).toBe(false);
  });

  it('tells a passenger trip from a passenger, and coal equivalent from coal', () => {
    expect(equalUnits(unit('万人次'), unit('万人'))).toBe(false);
    expect(equalUnits(unit('万吨标准煤'), unit('万吨'))).toBe(false);
  });

  it('turns current into 2020 prices by a deflator: 亿元@2020 × 元@current/元@2020 = 亿元@current', () => {
    expect(equalUnits(multiplyUnits(unit('亿元@2020'), unit('元@current/元@2020')), unit('亿元@current'))).toBe(true);
  });
});

describe('units that are not units', () => {
  test.each([
    ['亿元', 'unit.price-basis-missing', '亿元@2020'],
    ['亿元@2019', 'unit.price-basis-unknown', '亿元@2020'],
    ['万人@2020', 'unit.price-basis-unknown', '万人'],
    ['亿吨标准', 'unit.unknown', '亿吨标准煤'],
    ['yuan', 'unit.unknown', '元@2020'],
    ['people', 'unit.unknown', '人'],
    ['万TEU', 'unit.unknown', '万标箱'],
    ['万辆', 'unit.unknown', '万个'],
    ['', 'unit.unknown', '1'],
    ['toString', 'unit.unknown', ''],
    ['万%', 'unit.unknown', '%'],
  ])('%j is refused with the nearest unit', (text, code, fix) => {
    const read = parseUnit(text);
    expect(read.ok).toBe(false);
    expect(read.issues).toMatchObject([{ code, fix }]);
  });

  it('reports every wrong factor at once', () => {
    expect(parseUnit('亿元/头').issues.map(({ code }) => code)).toEqual(['unit.price-basis-missing', 'unit.unknown']);
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'元@2020/·*^%人万亿吨标current 1.5') })),
        (text) => void parseUnit(text),
      ),
    );
  });
});

describe('laws of the algebra', () => {
  const same = (a: Unit, b: Unit): boolean => equalUnits(a, b);
  it('a·b = b·a', () =>
    fc.assert(fc.property(anyUnit, anyUnit, (a, b) => same(multiplyUnits(a, b), multiplyUnits(b, a)))));
  it('(a·b)·c = a·(b·c)', () =>
    fc.assert(
      fc.property(anyUnit, anyUnit, anyUnit, (a, b, c) =>
        same(multiplyUnits(multiplyUnits(a, b), c), multiplyUnits(a, multiplyUnits(b, c))),
      ),
    ));
  it('a·1 = a', () => fc.assert(fc.property(anyUnit, (a) => same(multiplyUnits(a, pureNumber), a))));
  it('a·b/b = a', () =>
    fc.assert(fc.property(anyUnit, anyUnit, (a, b) => same(divideUnits(multiplyUnits(a, b), b), a))));
  it('a/a = 1', () => fc.assert(fc.property(anyUnit, (a) => same(divideUnits(a, a), pureNumber))));
  it('a² = a·a and √a·√a = a', () =>
    fc.assert(
      fc.property(anyUnit, (a) => {
        const root = powerUnit(a, 0.5);
        return same(powerUnit(a, 2), multiplyUnits(a, a)) && same(multiplyUnits(root, root), a);
      }),
    ));
  it('aᵐ·aⁿ = aᵐ⁺ⁿ for small whole powers', () => {
    const power = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(anyUnit, power, power, (a, m, n) =>
        same(multiplyUnits(powerUnit(a, m), powerUnit(a, n)), powerUnit(a, m + n)),
      ),
    );
  });
  it('reading what was printed gives the same unit', () =>
    fc.assert(
      fc.property(anyUnit, anyUnit, (a, b) =>
        [a, multiplyUnits(a, b), divideUnits(a, b), powerUnit(a, 0.5)].every((u) => same(unit(printUnit(u)), u)),
      ),
    ));
});

describe('names of units', () => {
  test.each([
    ['亿元@2020', '亿元（2020 年价）', '100 million yuan (2020 prices)'],
    ['万元@2020/人', '万元/人（2020 年价）', '10,000 yuan per person (2020 prices)'],
    ['万人次', '万人次', '10,000 passenger trips'],
    ['人/千人', '人/千人', 'people per 1,000 people'],
    ['%', '%', '%'],
    ['1', '', ''],
    ['nonsense', 'nonsense', 'nonsense'],
  ])('%s', (text, zh, en) => expect(unitName(text)).toEqual({ zh, en }));
});
