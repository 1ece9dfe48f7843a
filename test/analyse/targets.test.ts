/** Every kind of target, at its edges: met, about met, missed, not set, not comparable. */
import { describe, expect, it } from 'vitest';
import { jointSets, judge, targetFinals } from '../../engine/analyse/index.ts';
import { evaluateFixed } from '../../engine/analyse/evaluate.ts';
import type { Target } from '../../engine/plan/types.ts';
import type { Run } from '../../engine/simulate/types.ts';
import { figure, indicator, noTargets, own, plan, run } from './fixtures.ts';

const years = { from: 2021, to: 2025 };

/** Six values, 2020 to 2025: only the last one matters for a level. */
const endingAt = (last: number): number[] => [0, 0, 0, 0, 0, last];

/** A level that grows by `percent` a year from 100. */
const growing = (percent: number): number[] => [0, 1, 2, 3, 4, 5].map((n) => 100 * (1 + percent / 100) ** n);

function verdict(target: Target, series: Readonly<Record<string, number[]>>, targets = noTargets) {
  return judge(plan([indicator('x', target)]), targets, run(series))[0]!;
}

describe('a level', () => {
  it.each([
    ['at_least', 26, 26, 'met'],
    ['at_least', 26, 25.99, 'missed'],
    ['at_least', 26, 26 * (1 - 5e-10), 'met'],
    ['at_least', 26, 26 * (1 - 2e-9), 'missed'],
    ['at_most', 30, 30, 'met'],
    ['at_most', 30, 30.01, 'missed'],
    ['more_than', 12000, 12000, 'missed'],
    ['more_than', 12000, 12000 * (1 + 5e-10), 'missed'],
    ['more_than', 12000, 12000.1, 'met'],
  ] as const)('%s %d with %d is %s', (kind, value, last, wanted) => {
    expect(verdict({ kind, value, year: 2025 }, { x: endingAt(last) }).verdict).toBe(wanted);
  });

  it.each([
    [3.4, 'met'],
    [3.9, 'met'],
    [3.35, 'about_met'],
    [3.3499, 'missed'],
  ] as const)('about 3.4 ± 0.05 with %d is %s: exceeding is met', (last, wanted) => {
    const target: Target = { kind: 'about', value: 3.4, tolerance: 0.05, year: 2025 };
    expect(verdict(target, { x: endingAt(last) }).verdict).toBe(wanted);
  });

  it('has a margin that is positive when it is better, for floors and for ceilings', () => {
    expect(verdict({ kind: 'at_least', value: 26, year: 2025 }, { x: endingAt(27) }).margin).toBe(1);
    expect(verdict({ kind: 'at_most', value: 30, year: 2025 }, { x: endingAt(27) }).margin).toBe(3);
  });
});

describe('average growth', () => {
  const target: Target = { kind: 'average_growth_about', value: 6, tolerance: 0.5, of: 'gdp', span: years };

  it('is the compound rate from the year before the span: 25019 × 1.06^5 is 6 % a year', () => {
    // 1.06^5 = 1.3382255776; × 25019 = 33481.0657
    const judged = verdict(target, { gdp: [25019, 0, 0, 0, 0, 33481.065726] });
    expect(judged.value).toBeCloseTo(6, 8);
    expect(judged.verdict).toBe('met');
  });

  it.each([
    [6.2, 'met'],
    [5.6, 'about_met'],
    [5.4, 'missed'],
  ] as const)('of %d % is %s', (percent, wanted) => {
    expect(verdict(target, { gdp: growing(percent) }).verdict).toBe(wanted);
  });
});

describe('a cumulative target', () => {
  it('of flows is judged on the sum over the five years: 21 + 22 + 23 + 22 + 22 = 110', () => {
    const target: Target = { kind: 'cumulative_at_least', value: 110, span: years, how: 'sum' };
    const judged = verdict(target, { x: [30, 21, 22, 23, 22, 22] });
    expect([judged.value, judged.verdict]).toEqual([110, 'met']);
    expect(verdict(target, { x: [30, 21, 22, 23, 22, 21.9] }).verdict).toBe('missed');
  });

  it('of a total that the series already carries is judged on its last value', () => {
    const target: Target = { kind: 'cumulative_at_least', value: 14, span: years, how: 'last' };
    expect(verdict(target, { x: [0, 3, 6, 9, 11, 13.9] }).verdict).toBe('missed');
    expect(verdict(target, { x: [0, 3, 6, 9, 11, 14] }).verdict).toBe('met');
  });
});

describe('in step with output', () => {
  const target: Target = { kind: 'in_step_with_gdp', tolerance: 0.5, of: 'income', gdp: 'gdp', span: years };
  it.each([
    [7.5, 'met'],
    [6, 'met'],
    [5.6, 'about_met'],
    [5.4, 'missed'],
  ] as const)('income growing %d % beside output growing 6 % is %s', (percent, wanted) => {
    const judged = verdict(target, { income: growing(percent), gdp: growing(6) });
    expect(judged.verdict).toBe(wanted);
    expect(judged.threshold).toBeCloseTo(6, 9);
  });
});

describe('holding steady', () => {
  const target: Target = { kind: 'hold', tolerance: 0.5, span: { from: 2020, to: 2025 } };
  it('is judged on the largest distance from the first year, not on the last year', () => {
    const judged = verdict(target, { x: [24, 24.2, 24.6, 24.3, 24, 24] });
    expect(judged.value).toBeCloseTo(0.6, 9);
    expect(judged.verdict).toBe('missed');
    expect(verdict(target, { x: [24, 24.2, 24.5, 24.3, 24, 23.5] }).verdict).toBe('met');
  });
});

describe('falling after the peak', () => {
  const target: Target = { kind: 'falling', tolerance: 0.1, span: { from: 2020, to: 2025 } };
  it.each([
    ['up to a peak and down ever after', [5, 6, 7, 6.5, 6, 5.5], 'met'],
    ['down from the first year', [7, 6.8, 6.5, 6, 5.9, 5], 'met'],
    ['rising after the peak, but within the tolerance', [5, 7, 6.5, 6.58, 6.3, 6], 'met'],
    ['rising after the peak by more', [5, 7, 6.5, 6.7, 6.3, 6], 'missed'],
    ['still rising in the last year', [5, 5.5, 6, 6.5, 7, 7.5], 'missed'],
    ['highest in the last year, by less than the tolerance', [5, 6, 6.5, 6.8, 7, 7.05], 'missed'],
    ['falling at first, then rising to a new peak and falling', [6, 5, 7, 6, 5.5, 5], 'met'],
    ['never moving', [6, 6, 6, 6, 6, 6], 'missed'],
  ] as const)('%s', (_, values, wanted) => {
    expect(verdict(target, { x: [...values] }).verdict).toBe(wanted);
  });

  it('gives the same verdict as walking the years one by one, on random paths', () => {
    let state = 7;
    const next = () => (state = (state * 16807) % 2147483647) / 2147483647;
    for (let i = 0; i < 500; i++) {
      const values = Array.from({ length: 6 }, () => Math.round(next() * 8) / 2);
      expect([values, verdict({ ...target, tolerance: 0.5 }, { x: values }).verdict]).toEqual([
        values,
        walked(values, 0.5),
      ]);
    }
  });
});

/** Another road: find the first peak, then walk on from it. */
function walked(values: readonly number[], tolerance: number): string {
  const peak = values.indexOf(Math.max(...values));
  const last = values[values.length - 1] ?? 0;
  const rises = values.slice(peak + 1).map((value, index) => value - (values[peak + index] ?? 0));
  return last < (values[peak] ?? 0) && rises.every((rise) => rise <= tolerance) ? 'met' : 'missed';
}

describe('a target that the province assigns', () => {
  const target: Target = { kind: 'province', year: 2025, then: 'cumulative_last_at_least' };

  it('is never met while nobody has set its number, however good the projection', () => {
    const judged = verdict(target, { x: endingAt(99) });
    expect([judged.verdict, judged.value, judged.threshold]).toEqual(['not_set', 99, undefined]);
    expect(judged.why?.zh).toMatch(/省/);
    expect(targetFinals(plan([indicator('x', target)]), scenario({}))).toEqual([]);
  });

  it('is judged like any other once a scenario sets it', () => {
    expect(verdict(target, { x: endingAt(14) }, own({ x: 14 })).verdict).toBe('met');
    expect(verdict(target, { x: endingAt(13) }, own({ x: 14 })).verdict).toBe('missed');
    expect(verdict(target, { x: endingAt(13) }, own({ x: 14 })).threshold).toBe(14);
  });
});

describe('what the scenario sets', () => {
  it('stands in the place of the plan’s number', () => {
    const target: Target = { kind: 'at_least', value: 26, year: 2025 };
    expect(verdict(target, { x: endingAt(26.5) }, own({ x: 27 })).verdict).toBe('missed');
  });
});

describe('a hole', () => {
  it('makes the target not comparable, and says where it began', () => {
    const target: Target = { kind: 'at_least', value: 26, year: 2025 };
    const holed = run({ x: [1, 2, 3, 4, 5, NaN], y: [1, 1, 1, 1, 1, NaN] }, [
      { id: 'x', year: 2025, why: 'follows_from', from: { id: 'y', year: 2024 } },
    ]);
    const judged = judge(plan([indicator('x', target)]), noTargets, holed)[0]!;
    expect([judged.verdict, judged.bindingMiss]).toEqual(['not_comparable', false]);
    expect(judged.why?.en).toMatch(/y in 2024/);
  });

  it('names a series that the run does not compute', () => {
    const judged = verdict({ kind: 'at_least', value: 1, year: 2025 }, { other: endingAt(1) });
    expect(judged.why?.en).toMatch(/does not compute the series x/);
  });
});

describe('a binding target', () => {
  it('that is missed is a warning of another order; an anticipatory one is not', () => {
    const target: Target = { kind: 'at_least', value: 88, year: 2025 };
    const of = (nature: 'binding' | 'anticipatory') =>
      judge(plan([indicator('x', target, { nature })]), noTargets, run({ x: endingAt(87) }))[0]!.bindingMiss;
    expect([of('binding'), of('anticipatory')]).toEqual([true, false]);
  });
});

describe('the truth value counted in ensembles', () => {
  const targets: readonly Target[] = [
    { kind: 'at_least', value: 6, year: 2025 },
    { kind: 'at_most', value: 6, year: 2025 },
    { kind: 'more_than', value: 6, year: 2025 },
    { kind: 'about', value: 6, tolerance: 0.5, year: 2025 },
    { kind: 'average_growth_about', value: 6, tolerance: 0.5, of: 'x', span: years },
    { kind: 'cumulative_at_least', value: 30, span: years, how: 'sum' },
    { kind: 'in_step_with_gdp', tolerance: 0.5, of: 'x', gdp: 'g', span: years },
    { kind: 'hold', tolerance: 1, span: { from: 2020, to: 2025 } },
    { kind: 'falling', tolerance: 0.5, span: { from: 2020, to: 2025 } },
    { kind: 'province', value: 6, year: 2025, then: 'at_least' },
  ];

  it.each(targets)('of $kind is 1 exactly when the verdict is met or about met', (target) => {
    let state = 11;
    const next = () => (state = (state * 16807) % 2147483647) / 2147483647;
    const random = () => Array.from({ length: 6 }, () => 4 + Math.round(next() * 8) / 2);
    const aPlan = plan([indicator('x', target)]);
    const met = targetFinals(aPlan, scenario({})).find(({ id }) => id === 'x:met')!;
    const seen = new Set<number>();
    for (let i = 0; i < 300; i++) {
      const path: Run = run({ x: random(), g: random() });
      const truth = evaluateFixed(met.body, path);
      const judged = judge(aPlan, noTargets, path)[0]!.verdict;
      expect(truth).toBe(judged === 'met' || judged === 'about_met' ? 1 : 0);
      seen.add(truth);
    }
    expect([...seen].sort()).toEqual([0, 1]);
  });
});

function scenario(targets: Readonly<Record<string, number>>) {
  const nothing = {
    id: 's',
    name: { zh: '情景', en: 's' },
    lineage: [],
    closure: 'given',
    values: new Map(),
    shocks: [],
  };
  return { ...nothing, equations: [], targets: new Map(Object.entries(targets)), seed: 1 };
}

describe('a plan that is over is judged from its published outcomes', () => {
  const of = (target: Target, result: ReturnType<typeof figure> | undefined, more = {}) =>
    judge(plan([indicator('x', target, { result, ...more })]))[0]!;

  it('with the printed outcome as the measure', () => {
    expect(of({ kind: 'at_least', value: 8000, year: 2020 }, figure(7339, 2019)).verdict).toBe('missed');
    expect(
      of({ kind: 'cumulative_at_least', value: 100, span: { from: 2016, to: 2020 }, how: 'sum' }, figure(161.5))
        .verdict,
    ).toBe('met');
  });

  it('where a lower bound decides only what it can decide', () => {
    expect(of({ kind: 'at_least', value: 95, year: 2020 }, figure(97, 2020, 'lower')).verdict).toBe('met');
    expect(of({ kind: 'at_least', value: 98, year: 2020 }, figure(97, 2020, 'lower')).verdict).toBe('not_comparable');
    expect(of({ kind: 'at_most', value: 30, year: 2020 }, figure(23, 2020, 'lower')).verdict).toBe('not_comparable');
    expect(of({ kind: 'at_most', value: 30, year: 2020 }, figure(31, 2020, 'lower')).verdict).toBe('missed');
  });

  it('with growth of output taken from the plan’s own row for it', () => {
    const span = { from: 2016, to: 2020 };
    const growth = indicator('growth', { kind: 'at_least', value: 7.5, year: 2020 }, { result: figure(6) });
    const income = indicator(
      'x',
      { kind: 'in_step_with_gdp', tolerance: 0.5, of: 'x', gdp: 'gdp', span },
      { result: figure(5.4) },
    );
    expect(judge(plan([growth, income])).map((each) => each.verdict)).toEqual(['missed', 'missed']);
    expect(judge(plan([income]))[0]!.verdict).toBe('not_comparable');
  });

  it('and has no verdict where no outcome is published', () => {
    expect(of({ kind: 'at_least', value: 1, year: 2020 }, undefined).verdict).toBe('not_comparable');
  });
});

describe('sets of targets for joint probabilities', () => {
  it('hold the binding rows and the rows of the box that can be judged, and no empty set', () => {
    const floor: Target = { kind: 'at_least', value: 1, year: 2025 };
    const rows = [
      indicator('a', floor, { nature: 'binding' }),
      indicator('b', floor),
      indicator('c', { kind: 'province', year: 2025, then: 'at_least' }, { nature: 'binding' }),
    ];
    const aPlan = plan(rows, { textTargets: [indicator('t', floor, { nature: undefined })] });
    expect(jointSets(aPlan, targetFinals(aPlan, scenario({})))).toEqual([
      { id: 'binding', targets: ['a'] },
      { id: 'box', targets: ['a', 'b'] },
    ]);
    expect(
      jointSets(plan(rows.slice(1, 2)), targetFinals(plan(rows.slice(1, 2)), scenario({}))).map(({ id }) => id),
    ).toEqual(['box']);
  });
});
