import { describe, expect, test } from 'vitest';
import { readPlan, type Indicator } from '../../engine/plan/index.ts';
import { planOf, table, textOf } from './files.ts';

const plan = planOf('guangzhou-13');
const rows = table('box1-results-2020');
const byNumber = new Map(plan.indicators.map((indicator) => [indicator.no, indicator]));

/** Units of the box that say less than the engine's: per whom, and at which prices; by row number. */
const units: Readonly<Record<string, string>> = {
  '1b': '亿元@current',
  '2': '万元@current/人',
  '7': '件/万人',
  '11': '亿元@current',
  '12': '亿元@current',
  '22': '平方米/人',
  '29': '人/千人',
  '30': '张/千人',
};

test('the plan that is over reads without an issue: 36 indicators as 47 series', () => {
  expect(readPlan('plan.yaml', textOf('scenarios/guangzhou-13/plan.yaml')).issues).toEqual([]);
  expect(plan.indicators).toHaveLength(47);
  expect(new Set(plan.indicators.map(({ where }) => where.row)).size).toBe(36);
  expect(plan.textTargets).toEqual([]);
  expect(plan.groups.map(({ name }) => name.zh)).toEqual([...new Set(rows.map((row) => row['group_zh']))]);
});

describe('every row of box 1 is as printed', () => {
  test.each(rows.map((row) => [`${row['no']}${row['part']} ${row['name_en']}`, row] as const))('%s', (_, row) => {
    const no = `${row['no']}${row['part']}`;
    const indicator = byNumber.get(no) as Indicator;
    expect(indicator.name.zh.replaceAll('（', '(').replaceAll('）', ')').replace('劣Ⅴ', '劣V')).toBe(
      { '1b': '地区生产总值' }[no] ?? row['name_zh'],
    );
    expect(indicator.unit).toBe(units[no] ?? row['unit_zh']);
    expect(indicator.target.kind).toBe(row['target_kind']);
    expect('value' in indicator.target ? indicator.target.value : undefined).toBe(
      row['target_2020'] === '' ? undefined : Number(row['target_2020']),
    );
    expect(indicator.targetText.zh).toBe(row['target_2020_text']);
    expect(indicator.result?.value).toBe(Number(row['result_2020']));
    expect(indicator.result?.text).toBe(row['result_text']);
    const [from, to = from] = (row['result_year'] ?? '').split('-').map(Number);
    expect(indicator.result?.span).toEqual({ from, to });
    expect(indicator.nature).toBe(row['nature_en']);
    expect(indicator.star).toBe(row['star'] === '*');
    expect(plan.groups.find(({ id }) => id === indicator.group)?.name.zh).toBe(row['group_zh']);
  });
});

test('a value of 2020 that a note gives beside the result is kept', () => {
  const noted = rows.flatMap((row) => {
    const value = /2020(?: \(estimate\))?: ([\d.]+)/.exec(row['note'] ?? '')?.[1];
    return value === undefined ? [] : [[`${row['no']}${row['part']}`, Number(value)]];
  });
  const kept = plan.indicators.flatMap(({ no, results }) => (results?.[1] ? [[no, results[1].value]] : []));
  expect(noted).toHaveLength(7);
  expect(kept).toEqual(noted);
});

test('results of which only a lower bound is printed say so', () => {
  const bounded = plan.indicators.filter(({ result }) => result?.bound === 'lower').map(({ no }) => no);
  expect(bounded).toEqual(['14', '16', '19', '31']); // [>27.6], [≥23], >97, 98以上
});

test('the row that the format is explained by reads as it stands', () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(textOf('scenarios/guangzhou-13/README.md'))?.[1] ?? '';
  const plan14 = textOf('scenarios/guangzhou-14/plan.yaml');
  const text = plan14.replace(/ {2}airport_passengers:\n[\s\S]*?(?= {2}airport_cargo:)/, example);
  const read = readPlan('plan.yaml', text);
  expect(read.issues).toEqual([]);
  const [written, explained] = [planOf('guangzhou-14'), read.ok ? read.value : undefined].map((each) =>
    each?.indicators.find(({ id }) => id === 'airport_passengers'),
  );
  for (const field of ['no', 'unit', 'bases', 'target', 'targetText', 'nature', 'star', 'note', 'where'] as const)
    expect(explained?.[field]).toEqual(written?.[field]);
});
