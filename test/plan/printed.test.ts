import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rateKind } from '../../engine/plan/index.ts';
import { boundIn, contradicts, isStarred, printedNumbers, roundingHalf } from '../../engine/plan/printed.ts';

describe('numbers are read in the unit of the indicator', () => {
  test.each([
    ['约3.5万亿元', '亿元@current', [[35000, 500]]],
    ['突破1.2万亿元', '亿元@current', [[12000, 500]]],
    ['about 3.5 trillion yuan', '亿元@current', [[35000, 500]]],
    ['3.4左右', '%', [[3.4, 0.05]]],
    ['6左右', '%', [[6, 0.5]]],
    ['[≥110]', '万人', [[110, 0.5]]],
    ['7339*', '万人次', [[7339, 0.5]]],
    ['4377万人次', '万人次', [[4377, 0.5]]],
    ['41.65', '%', [[41.65, 0.005]]],
    ['完成省下达目标', '%', []],
  ])('%s in %s', (text, unit, expected) =>
    expect(printedNumbers(text, unit).map(({ value, half }) => [value, half])).toEqual(expected),
  );
});

test('a text contradicts a value only when it holds numbers and none of them is the value', () => {
  expect(contradicts(3.4, '3.4左右', '%')).toBe(false);
  expect(contradicts(3.5, '3.4左右', '%')).toBe(true);
  expect(contradicts(3.5, '左右', '%')).toBe(false);
  expect(contradicts(35000, '约3.5万亿元', '亿元@current')).toBe(false);
  expect(contradicts(3.5, '约3.5万亿元', '亿元@current')).toBe(true);
});

test('bounds and stars are read from the print', () => {
  expect(['[>27.6]', '[≥23]', '98以上', '超3600亿'].map(boundIn)).toEqual(['lower', 'lower', 'lower', 'lower']);
  expect(['30以下', '≤5'].map(boundIn)).toEqual(['upper', 'upper']);
  expect(['约14*', '26'].map(boundIn)).toEqual([undefined, undefined]);
  expect(['约14*', '192∗', '26'].map(isStarred)).toEqual([true, true, false]);
});

test('half a unit of the last digit: rounding anything nearer prints the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99999 }), fc.integer({ min: 0, max: 3 }), (digits, decimals) => {
      const value = Number(`${digits}e-${decimals}`);
      const half = roundingHalf(value, value.toFixed(decimals), '%') ?? 0;
      expect((value + 0.98 * half).toFixed(decimals)).toBe(value.toFixed(decimals));
      expect((value + 1.02 * half).toFixed(decimals)).not.toBe(value.toFixed(decimals));
    }),
  );
});

test('a yearly rate is told in the way that suits the quantity', () => {
  const target = { kind: 'at_least', value: 1, year: 2025 } as const;
  expect(rateKind(target, '%')).toBe('points'); // a share: percentage points a year
  expect(rateKind(target, '岁')).toBe('points');
  expect(rateKind(target, '万吨')).toBe('percent'); // a level: compound growth
  expect(rateKind({ kind: 'province', year: 2025, then: 'cumulative_last_at_least' }, '%')).toBe('percent'); // a cut
  expect(rateKind({ kind: 'province', year: 2025, then: 'at_least' }, '%')).toBe('points');
});
