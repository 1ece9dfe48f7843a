import { describe, expect, test } from 'vitest';
import { kindsThatWordsAllow, targetWords } from '../../engine/plan/targetWords.ts';
import type { Target, TargetKind } from '../../engine/plan/index.ts';
import { planOf } from './files.ts';

const years = { from: 2021, to: 2025 };
const same = (text: string) => ({ zh: text, en: text });

describe('every kind of target has its own words', () => {
  const cases: readonly (readonly [Target, string, { zh: string; en: string }, string, string])[] = [
    [{ kind: 'at_least', value: 26, year: 2025 }, '万元@2020/人', same('26'), '≥ 26', '≥ 26'],
    [{ kind: 'at_most', value: 30, year: 2020 }, '微克/立方米', { zh: '30以下', en: '30 or less' }, '≤ 30', '≤ 30'],
    [
      { kind: 'more_than', value: 12000, year: 2025 },
      '亿元@current',
      { zh: '突破1.2万亿元', en: 'above 1.2 trillion yuan' },
      '> 1.2万亿元',
      '> 1.2 trillion yuan',
    ],
    [
      { kind: 'about', value: 3.4, tolerance: 0.05, year: 2025 },
      '%',
      { zh: '3.4左右', en: 'about 3.4' },
      '3.4左右',
      'about 3.4',
    ],
    [
      { kind: 'about', value: 35000, tolerance: 500, year: 2025 },
      '亿元@current',
      { zh: '约3.5万亿元', en: 'about 3.5 trillion yuan' },
      '约3.5万亿元',
      'about 3.5 trillion yuan',
    ],
    [
      { kind: 'average_growth_about', value: 6, tolerance: 0.5, of: 'gdp', span: years },
      '%',
      { zh: '6左右', en: 'about 6' },
      '年均6左右',
      'about 6 a year',
    ],
    [{ kind: 'cumulative_at_least', value: 110, span: years, how: 'sum' }, '万人', same('[≥110]'), '[≥110]', '[≥110]'],
    [
      { kind: 'in_step_with_gdp', tolerance: 0.5, of: 'urban_income_real', gdp: 'gdp', span: years },
      '%',
      same(''),
      '与经济增长基本同步',
      'in step with economic growth',
    ],
    [{ kind: 'hold', value: 621, tolerance: 0.5, span: years }, '平方公里', same('621'), '保持 621', 'hold at 621'],
    [{ kind: 'hold', tolerance: 1, span: years }, '%', same(''), '保持基本稳定', 'hold steady'],
    [
      { kind: 'falling', tolerance: 0, span: years },
      '万吨CO2',
      same(''),
      '达峰后稳中有降',
      'falling steadily after the peak',
    ],
    [
      { kind: 'province', year: 2025, then: 'at_least' },
      '%',
      same('完成省下达目标'),
      '省下达：未设定',
      'set by the province: not set',
    ],
    [
      { kind: 'province', value: 85, year: 2025, then: 'at_least' },
      '%',
      same('完成省下达目标'),
      '省下达：≥ 85',
      'set by the province: ≥ 85',
    ],
    [
      { kind: 'province', value: 14, year: 2025, then: 'cumulative_last_at_least' },
      '%',
      same('完成省下达目标'),
      '省下达：[≥14]',
      'set by the province: [≥14]',
    ],
  ];
  test.each(cases)('%o in %s, printed %o', (target, unit, text, zh, en) => {
    expect(targetWords(target, unit, text)).toEqual({ zh, en });
  });

  test('no kind is left out', () => {
    const kinds: Readonly<Record<TargetKind, true>> = {
      at_least: true,
      at_most: true,
      more_than: true,
      about: true,
      average_growth_about: true,
      cumulative_at_least: true,
      in_step_with_gdp: true,
      hold: true,
      falling: true,
      province: true,
    };
    expect(new Set(cases.map(([target]) => target.kind))).toEqual(new Set(Object.keys(kinds)));
  });
});

test('printed digits are kept; a number that is not printed is written out', () => {
  const target = { kind: 'at_least', value: 3, year: 2025 } as const;
  expect(targetWords(target, '%', same('3.0')).zh).toBe('≥ 3.0');
  expect(targetWords(target, '%', same('4')).zh).toBe('≥ 3');
});

test('the words of every target of both plans hold the number that is meant, in both languages', () => {
  for (const { target, unit, targetText } of ['guangzhou-14', 'guangzhou-13']
    .map(planOf)
    .flatMap((plan) => [...plan.indicators, ...plan.textTargets])) {
    const words = targetWords(target, unit, targetText);
    if ('value' in target && target.value !== undefined)
      for (const text of [words.zh, words.en]) expect(text).toMatch(/\d/);
    expect(words.zh.length * words.en.length).toBeGreaterThan(0);
  }
});

test.each([
  ['完成省下达目标', ['province']],
  ['与经济增长基本同步', ['in_step_with_gdp']],
  ['达峰后稳中有降', ['falling']],
  ['保持基本稳定', ['hold']],
  ['[≥110]', ['cumulative_at_least', 'province']],
  ['约3.5万亿元', ['about', 'average_growth_about']],
  ['30以下', ['at_most']],
  ['突破1.2万亿元', ['more_than', 'cumulative_at_least']],
  ['98以上', ['at_least', 'cumulative_at_least', 'more_than']],
  ['26', undefined],
])('%s can stand for %o', (words, kinds) => expect(kindsThatWordsAllow(words)).toEqual(kinds));
