/** Small plans, scenarios and runs built by hand for the tests of judging and presenting. */
import type { Indicator, Plan, Source, Target } from '../../engine/plan/types.ts';
import type { Hole, Run } from '../../engine/simulate/types.ts';

export const source: Source = { grade: 'official', title: { zh: '规划纲要', en: 'The plan' } };

export function figure(value: number, year: number | [number, number] = 2020, bound?: 'lower' | 'upper') {
  const span = typeof year === 'number' ? { from: year, to: year } : { from: year[0], to: year[1] };
  return { value, text: String(value), span, bound, source };
}

export function indicator(id: string, target: Target, more: Partial<Indicator> = {}): Indicator {
  const text = 'value' in target && target.value !== undefined ? String(target.value) : '—';
  return {
    id,
    no: '1',
    group: 'all',
    name: { zh: `${id}（中）`, en: id },
    unit: '%',
    series: id,
    bases: more.base ? [more.base] : [],
    target,
    targetText: { zh: text, en: text },
    nature: 'anticipatory',
    star: false,
    where: { chapter: { zh: '第一章', en: 'Chapter 1' } },
    place: {},
    ...more,
  };
}

export function plan(indicators: readonly Indicator[], more: Partial<Plan> = {}): Plan {
  return {
    id: 'test-plan',
    city: { zh: '某市', en: 'A city' },
    name: { zh: '某规划', en: 'A plan' },
    document: source,
    baseYear: 2020,
    span: { from: 2021, to: 2025 },
    groups: [{ id: 'all', name: { zh: '全部', en: 'All' } }],
    indicators,
    textTargets: [],
    history: [],
    ...more,
  };
}

/** A run from 2020 on; every series has one value a year. */
export function run(series: Readonly<Record<string, readonly number[]>>, holes: readonly Hole[] = []): Run {
  const length = Math.max(...Object.values(series).map((values) => values.length));
  const columns = Object.entries(series).map(([id, values]) => [id, Float64Array.from(values)] as const);
  return {
    years: Array.from({ length }, (_, index) => 2020 + index),
    series: new Map(columns),
    finals: new Map(),
    holes,
    issues: [],
  };
}

export const noTargets = { targets: new Map<string, number>() };

export function own(targets: Readonly<Record<string, number>>) {
  return { targets: new Map(Object.entries(targets)) };
}
