/** Yearly rates and standings under way. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../engine/analyse/index.ts';
import type { Indicator, Target } from '../../engine/plan/types.ts';
import { figure, indicator, noTargets, plan, run } from './fixtures.ts';

const span = { from: 2021, to: 2025 };

function judged(target: Target, more: Partial<Indicator>, values: readonly number[] = [0, 0, 0, 0, 0, 0]) {
  return judge(plan([indicator('x', target, more)]), noTargets, run({ x: values, g: values }))[0]!;
}

describe('the rate that a target requires', () => {
  it('is compound for levels: (35000 / 25019)^(1/5) − 1 = 6.946 %', () => {
    // ln(35000/25019) = 0.335703; / 5 = 0.0671406; e^ = 1.069446
    const rate = judged(
      { kind: 'about', value: 35000, tolerance: 500, year: 2025 },
      { unit: '亿元@current', base: figure(25019) },
    );
    expect(rate.requiredRate?.kind).toBe('percent');
    expect(rate.requiredRate?.value).toBeCloseTo(6.9446, 3);
  });

  it('counts from the year of the base, not of the plan: 7339 in 2019 to 10000 in 2025 is six years', () => {
    // (10000 / 7339)^(1/6) = e^(0.309383 / 6) = 1.052915
    const rate = judged({ kind: 'at_least', value: 10000, year: 2025 }, { unit: '万人次', base: figure(7339, 2019) });
    expect(rate.requiredRate?.value).toBeCloseTo(5.2915, 3);
  });

  it('is points a year for shares: (25 − 20) / 5 = 1', () => {
    const rate = judged({ kind: 'at_least', value: 25, year: 2025 }, { base: figure(20) });
    expect(rate.requiredRate).toEqual({ kind: 'points', value: 1 });
  });

  it('is below zero where the target lies below the base: (88 − 90.4) / 5 = −0.48', () => {
    const rate = judged({ kind: 'at_least', value: 88, year: 2025 }, { base: figure(90.4) });
    expect(rate.requiredRate?.value).toBeCloseTo(-0.48, 12);
  });

  it('is a yearly amount for five-year sums, beside the past one: 110 / 5 = 22 against 161.5 / 5 = 32.3', () => {
    const target: Target = { kind: 'cumulative_at_least', value: 110, span, how: 'sum' };
    const past = { rate: 32.3, kind: 'points', span: { from: 2016, to: 2020 }, source: figure(1).source } as const;
    const rate = judged(target, { unit: '万人', base: figure(161.5, [2016, 2020]), past });
    expect(rate.requiredRate).toEqual({ kind: 'points', value: 22 });
    expect(rate.pastRate).toEqual({ kind: 'points', value: 32.3, span: { from: 2016, to: 2020 } });
  });

  it('compounds for a cumulative cut: 14 % in five years is 1 − 0.86^(1/5) = 2.97 % a year', () => {
    // ln 0.86 = −0.150823; / 5 = −0.0301646; 1 − e^ = 0.029714
    const target: Target = { kind: 'province', value: 14, year: 2025, then: 'cumulative_last_at_least' };
    expect(judged(target, { base: figure(19.4, [2016, 2020]) }).requiredRate?.value).toBeCloseTo(2.9714, 3);
  });

  it('is absent where the plan prints no base, and where a target asks for no movement', () => {
    expect(judged({ kind: 'at_least', value: 15, year: 2025 }, {}).requiredRate).toBeUndefined();
    expect(judged({ kind: 'hold', tolerance: 1, span }, { base: figure(24) }).requiredRate).toBeUndefined();
  });
});

describe('the standing under way, for a share from 20 to 25 (one point a year)', () => {
  const target: Target = { kind: 'at_least', value: 25, year: 2025 };
  const standing = (values: readonly number[]) =>
    judged(target, { base: figure(20) }, values).progress.map((each) => each.progress);

  it('is on track within half a year of the path: 21.5 in 2021 is where 2021½ should be', () => {
    expect(standing([20, 21, 22, 23, 24, 25])).toEqual(['on_track', 'on_track', 'on_track', 'on_track', 'on_track']);
    expect(standing([20, 21.5, 22.5, 22.5, 23.5, 25.5])).toEqual([
      'on_track',
      'on_track',
      'on_track',
      'on_track',
      'on_track',
    ]);
  });

  it('is faster or behind beyond that, and ahead of time once the target itself is reached', () => {
    expect(standing([20, 21.6, 21.4, 24.9, 25, 26])).toEqual(['faster', 'behind', 'faster', 'ahead_of_time', 'faster']);
  });

  it('in the last year follows the verdict: short of the target is behind, however little', () => {
    expect(standing([20, 21, 22, 23, 24, 24.9]).at(-1)).toBe('behind');
  });

  it('counts about met as on track at the end', () => {
    const about: Target = { kind: 'about', value: 25, tolerance: 0.5, year: 2025 };
    const end = (last: number) =>
      judged(about, { base: figure(20) }, [20, 21, 22, 23, 24, last]).progress.at(-1)?.progress;
    expect([end(24.4), end(24.5), end(25), end(25.6)]).toEqual(['behind', 'on_track', 'on_track', 'faster']);
  });

  it('never calls a target early that the base already meets', () => {
    const below = judged(
      { kind: 'at_least', value: 88, year: 2025 },
      { base: figure(90.4) },
      [90.4, 89, 88, 87.9, 89, 88],
    );
    expect(below.progress.map((each) => each.progress)).toEqual([
      'on_track',
      'on_track',
      'behind',
      'on_track',
      'on_track',
    ]);
  });
});

describe('the standing of other kinds', () => {
  it('of a level follows a geometric path: 100 to 200 in five years passes 132 in the second', () => {
    // 2^(2/5) = 1.3195; half a year either way: 2^(0.3) = 1.231 and 2^(0.5) = 1.414
    const at = (second: number) =>
      judged({ kind: 'at_least', value: 200, year: 2025 }, { unit: '万吨', base: figure(100) }, [
        100,
        115,
        second,
        150,
        175,
        200,
      ]).progress[1]?.progress;
    expect([at(123), at(124), at(141), at(142)]).toEqual(['behind', 'on_track', 'on_track', 'faster']);
  });

  it('of a ceiling counts downwards: 30 to 20 passes 24 in 2023, half a year is one point', () => {
    const target: Target = { kind: 'at_most', value: 20, year: 2025 };
    const progress = judged(target, { base: figure(30) }, [30, 28, 24, 22.9, 20, 19]).progress.map(
      (each) => each.progress,
    );
    expect(progress).toEqual(['on_track', 'faster', 'faster', 'ahead_of_time', 'on_track']);
  });

  it('of a five-year sum counts what is done so far against equal parts', () => {
    const target: Target = { kind: 'cumulative_at_least', value: 110, span, how: 'sum' };
    const progress = judged(target, { unit: '万人' }, [0, 22, 40, 0, 30, 18]).progress.map((each) => each.progress);
    // Sums 22, 62, 62, 92, 110 beside 22, 44, 66, 88, 110 ± 11
    expect(progress).toEqual(['on_track', 'faster', 'on_track', 'on_track', 'on_track']);
  });

  it('of an average rate compares the average so far, within the target’s own tolerance', () => {
    const target: Target = { kind: 'average_growth_about', value: 6, tolerance: 0.5, of: 'g', span };
    const progress = judged(target, {}, [100, 108, 108, 108, 127, 134]).progress.map((each) => each.progress);
    // Average so far: 8.0, 3.9, 2.6, 6.2, 6.0
    expect(progress).toEqual(['faster', 'behind', 'behind', 'on_track', 'on_track']);
  });
});
