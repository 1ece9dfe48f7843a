/** Numbers as words: what a reader of each language sees. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  errorWords,
  formatDifference,
  formatRate,
  formatValue,
  fullValue,
  probabilityWords,
} from '../../engine/present/index.ts';
import { digitsApart } from '../../engine/analyse/format/value.ts';

describe('a value is said by its meaning', () => {
  const table: readonly (readonly [number, string, string, string])[] = [
    [33481.06, '亿元@current', '3.35 万亿元', '3.35 trillion yuan'],
    [25019, '亿元@2020', '2.50 万亿元', '2.50 trillion yuan'],
    [9999, '亿元@current', '9,999 亿元', '1.00 trillion yuan'],
    [750.57, '亿元@current', '751 亿元', '75.1 billion yuan'],
    [68304, '元@current', '68,304 元', '68,300 yuan'],
    [21.8, '万元@2020/人', '21.8 万元/人', '218,000 yuan per person'],
    [25.9832, '万元@2020/人', '26.0 万元/人', '259,800 yuan per person'],
    [1874.03, '万人', '1,874 万人', '18.7 million people'],
    [11580100, '人', '1,158 万人', '11.6 million people'],
    [10000, '万人次', '10,000 万人次', '100 million passengers'],
    [0.87, '亿人次', '0.87 亿人次', '87.0 million passengers'],
    [6.36, '亿吨', '6.36 亿吨', '636 million tonnes'],
    [192, '万吨', '192 万吨', '1.92 million tonnes'],
    [2351, '万标箱', '2,351 万标箱', '23.5 million TEU'],
    [6191.49, '万吨标准煤', '6,191 万吨标准煤', '61.9 million tonnes of coal equivalent'],
    [16, '万立方米', '16.0 万立方米', '160,000 m³'],
    [30, '万个', '30.0 万个', '300,000'],
    [3.5, '人/千人', '3.50 人/千人', '3.50 per 1,000 people'],
    [20, '件/万人', '20.0 件/万人', '20.0 per 10,000 people'],
    [82.5, '岁', '82.5 岁', '82.5 years'],
    [240, '平方公里', '240 平方公里', '240 km²'],
    [3.4, '%', '3.4%', '3.4%'],
    [98.34, '%', '98.3%', '98.3%'],
    [2.65, '%', '2.7%', '2.7%'],
    [-2.65, '%', '−2.7%', '−2.7%'],
    [-0.02, '%', '0.0%', '0.0%'],
    [-1.26, '%', '−1.3%', '−1.3%'],
    [1.0612, '元@current/元@2020', '1.06', '1.06'],
    [23, '微克/立方米', '23.0 微克/立方米', '23.0 µg/m³'],
    [0, '亿元@current', '0 亿元', '0 yuan'],
    [NaN, '%', '缺数', 'no value'],
  ];
  it.each(table)('%d %s is “%s” and “%s”', (value, unit, zh, en) => {
    expect(formatValue(value, unit, 'zh')).toBe(zh);
    expect(formatValue(value, unit, 'en')).toBe(en);
  });

  it('keeps every computed digit for the drawer, with the price basis', () => {
    expect(fullValue(33481.06, '亿元@2020')).toEqual({
      zh: '33,481.06 亿元（2020 年价）',
      en: '3.348106 trillion yuan (2020 prices)',
    });
    expect(fullValue(3.4, '%').zh).toBe('3.4%');
  });

  it('shows more digits only until two different numbers look different', () => {
    // 25.96 and 26 both read "26.0" with three digits; four keep them apart.
    expect(digitsApart(25.96, 26, '万元@2020/人')).toBe(4);
    expect(formatValue(25.96, '万元@2020/人', 'zh', { digits: 4 })).toBe('25.96 万元/人');
    // A share of 41.67 against 41.65 needs two decimals, 3.383 against 3.4 one more than usual.
    expect(formatValue(3.383, '%', 'en', { digits: digitsApart(3.383, 3.4, '%') })).toBe('3.38%');
    expect(formatValue(41.67, '%', 'zh', { digits: digitsApart(41.67, 41.65, '%') })).toBe('41.67%');
    expect(digitsApart(5.2, 6, '%')).toBe(3);
    expect(digitsApart(6, 6, '%')).toBe(3);
  });

  it('never fails and never shows NaN, whatever the number and the unit', () => {
    const units = fc.oneof(
      fc.string(),
      fc.constantFrom('%', '亿元@2020', '万元@2020/人', '1', '人/千人', '/', '@', '万'),
    );
    fc.assert(
      fc.property(fc.double(), units, fc.integer({ min: 1, max: 9 }), (value, unit, digits) => {
        for (const lang of ['zh', 'en'] as const) {
          const text = formatValue(value, unit, lang, { digits });
          expect(text).not.toMatch(/NaN|undefined|Infinity/);
          expect(fullValue(value, unit)[lang]).not.toMatch(/NaN|undefined|Infinity/);
        }
      }),
    );
  });
});

describe('differences and rates', () => {
  it.each([
    [0.4, '%', '+0.4 个百分点', '+0.4 percentage points'],
    [-1230, '亿元@2020', '−1,230 亿元', '−123 billion yuan'],
    [0.012, '%', '+0.01 个百分点', '+0.01 percentage points'],
    [5e-15, '%', '0 个百分点', '0 percentage points'],
    [-5e-15, '万吨', '0 万吨', '0 tonnes'],
    [0, '%', '0 个百分点', '0 percentage points'],
  ] as const)('%d in %s is “%s”', (difference, unit, zh, en) => {
    expect(formatDifference(difference, unit, 'zh')).toBe(zh);
    expect(formatDifference(difference, unit, 'en')).toBe(en);
  });

  it.each([
    [{ value: 6.946, kind: 'percent' }, '亿元@current', '6.9%/年', '6.9% a year'],
    [{ value: 0.08, kind: 'points' }, '%', '0.08 个百分点/年', '0.08 percentage points a year'],
    [{ value: 22, kind: 'points' }, '万人', '22.0 万人/年', '220,000 people a year'],
  ] as const)('%j for %s is “%s”', (rate, unit, zh, en) => {
    expect(formatRate(rate, unit, 'zh')).toBe(zh);
    expect(formatRate(rate, unit, 'en')).toBe(en);
  });
});

describe('a probability has no false precision', () => {
  it('is rounded to whole points, with its 95 % error beside it', () => {
    // 62 % of 10,000 draws: sqrt(0.62 × 0.38 / 10000) = 0.004854; × 1.96 = 0.95 points.
    const estimate = { probability: 0.6213, standardError: 0.004854, draws: 10000 };
    expect(probabilityWords(estimate)).toEqual({ zh: '约 62%', en: 'about 62%' });
    expect(errorWords(estimate)).toEqual({ zh: '±1.0 个百分点', en: '±1.0 percentage points' });
  });

  it('is rounded to five points when few draws make it uncertain', () => {
    // 62 % of 200 draws: sqrt(0.62 × 0.38 / 200) × 196 = 6.7 points.
    expect(probabilityWords({ probability: 0.62, standardError: 0.0343, draws: 200 }).zh).toBe('约 60%');
  });

  it('never says 0 % or 100 %', () => {
    expect(probabilityWords({ probability: 0, standardError: 0, draws: 10000 }).zh).toBe('< 0.1%');
    expect(probabilityWords({ probability: 1, standardError: 0, draws: 10000 }).en).toBe('> 99.9%');
    expect(probabilityWords({ probability: 0.0004, standardError: 0.0002 }).zh).toBe('< 0.1%');
    expect(probabilityWords({ probability: 0.994, standardError: 0.0008, draws: 10000 }).zh).toBe('约 99.4%');
  });

  it('after seeing nothing in 1,000 draws says no more than the rule of three allows: 3 / 1000', () => {
    expect(probabilityWords({ probability: 0, standardError: 0, draws: 1000 }).zh).toBe('< 0.3%');
    expect(errorWords({ probability: 0, standardError: 0, draws: 1000 }).zh).toBe('±0.3 个百分点');
  });

  it('is never printed as 0 % or 100 %, for any probability and number of draws', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 1_000_000 }), (p, draws) => {
        const standardError = Math.sqrt((p * (1 - p)) / draws);
        expect(probabilityWords({ probability: p, standardError, draws }).en).not.toMatch(/(^|\s)(0|0\.0|100|100\.0)%/);
      }),
    );
  });
});
