import { describe, expect, test } from 'vitest';
import { checkObserved, readPlan, vintageName, type Indicator } from '../../engine/plan/index.ts';
import { observationsOf, planOf, table, textOf } from './files.ts';

const plan = planOf('guangzhou-14');
const rows = table('box2-targets-2025');
const byNumber = new Map(plan.indicators.map((indicator) => [indicator.no, indicator]));

/** Units of the box that say less than the engine's: per whom, and at which prices. */
const units: Readonly<Record<string, string>> = {
  '万元/人': '万元@2020/人',
  件: '件/万人',
  人: '人/千人',
  个: '个/千人',
};

function of(row: Readonly<Record<string, string>>): Indicator {
  const indicator = byNumber.get(`${row['no']}${row['part']}`);
  if (!indicator) throw new Error(`no row ${row['no']}${row['part']}`);
  return indicator;
}

function targetValue({ target }: Indicator): number | undefined {
  return 'value' in target ? target.value : undefined;
}

function lastYear({ target }: Indicator): number {
  return 'span' in target ? target.span.to : target.year;
}

test('the plan reads without an issue: 24 indicators as 28 series, and 8 targets from the prose', () => {
  expect(readPlan('plan.yaml', textOf('scenarios/guangzhou-14/plan.yaml')).issues).toEqual([]);
  expect(plan.indicators).toHaveLength(28);
  expect(new Set(plan.indicators.map(({ where }) => where.row)).size).toBe(24);
  expect(plan.textTargets).toHaveLength(8);
  expect(plan.groups.map(({ name }) => name.zh)).toEqual([...new Set(rows.map((row) => row['group_zh']))]);
});

describe('every row of box 2 is as printed', () => {
  test.each(rows.map((row) => [`${row['no']}${row['part']} ${row['name_en']}`, row] as const))('%s', (_, row) => {
    const indicator = of(row);
    expect(plan.groups.find(({ id }) => id === indicator.group)?.name).toEqual({
      zh: row['group_zh'],
      en: row['group_en'],
    });
    expect(indicator.name.zh.replace('（', '(').replace('）', ')').replace('Ⅲ', 'III')).toBe(row['name_zh']);
    expect(indicator.unit).toBe(units[row['unit_zh'] ?? ''] ?? row['unit_zh']);
    expect(indicator.base?.value).toBe(Number(row['base_value']));
    expect(indicator.base?.text).toBe(row['base_text']);
    const [from, to = from] = (row['base_year'] ?? '').split('-').map(Number);
    expect(indicator.base?.span).toEqual({ from, to });
    expect(indicator.targetText.zh).toBe(row['target_text']);
    expect(targetValue(indicator)).toBe(row['target_value'] === '' ? undefined : Number(row['target_value']));
    const kind = row['no'] === '1' ? 'average_growth_about' : row['target_kind'];
    expect(indicator.target.kind).toBe(kind);
    expect(indicator.nature).toBe(row['nature_en']);
    expect(indicator.star).toBe(row['star'] === '*');
  });
});

test('where the plan counts from 2019, the value of the pandemic year 2020 stands beside it', () => {
  const printed = plan.indicators.filter(({ bases }) => bases.length > 1);
  expect(printed.map(({ id, bases }) => [id, ...bases.map(({ span, value }) => [span.from, value])])).toEqual([
    ['airport_passengers', [2019, 7339], [2020, 4377]],
    ['airport_cargo', [2019, 192], [2020, 176]],
    ['rail_passengers', [2019, 1.45], [2020, 0.87]],
    ['rail_freight', [2019, 2105], [2020, 1793]],
    ['life_expectancy', [2019, 82.5], [2020, 82.9]],
  ]);
  for (const { base, bases } of plan.indicators) expect(bases[0]).toBe(base);
});

test('what the province assigns has no number until a user sets one', () => {
  const assigned = plan.indicators.filter(({ target }) => target.kind === 'province');
  expect(assigned.map(({ id }) => id)).toEqual(['energy_intensity_cut', 'co2_intensity_cut', 'clean_surface_water']);
  for (const { target } of assigned) expect(targetValue({ target } as Indicator)).toBeUndefined();
});

describe('every quantity of the prose is as printed', () => {
  const found = new Map(plan.textTargets.map((target) => [target.id, target]));
  test.each(table('text-targets').map((row) => [row['id'] ?? '', row] as const))('%s', (id, row) => {
    const target = found.get(id);
    expect(target?.target.kind).toBe(row['target_kind']);
    expect(target && targetValue(target)).toBe(row['target_value'] === '' ? undefined : Number(row['target_value']));
    expect(target?.base?.value).toBe(row['base_value'] === '' ? undefined : Number(row['base_value']));
    expect(target && lastYear(target)).toBe(Number(row['target_year']));
    if (row['unit_zh'] !== '') expect(target?.unit.replace('@current', '')).toBe(row['unit_zh']);
    expect(target?.nature).toBeUndefined();
    expect(target?.star).toBe(false);
  });

  test('there are no others', () => expect([...found.keys()]).toEqual(table('text-targets').map((row) => row['id'])));
});

test('"about" tolerates half a unit of the last printed digit', () => {
  const tolerances = [...plan.indicators, ...plan.textTargets].flatMap(({ id, target }) =>
    target.kind === 'about' || target.kind === 'average_growth_about' ? [[id, target.tolerance]] : [],
  );
  expect(tolerances).toEqual([
    ['growth', 0.5], // 6左右
    ['rd_intensity', 0.05], // 3.4左右
    ['gdp_level', 500], // 约3.5万亿元 = 35000 亿元, half of 0.1 万亿
    ['ocean_share', 0.5], // 15%左右
  ]);
});

test('growth of the past is worked out from two published values of one definition', () => {
  const rates = plan.indicators.flatMap(({ id, past }) =>
    past ? [[id, Number(past.rate.toFixed(6)), past.kind, `${past.span.from}-${past.span.to}`]] : [],
  );
  expect(rates).toEqual([
    ['growth', 6, 'percent', '2016-2020'],
    ['urbanisation', 0.394, 'points', '2016-2020'], // (86.19 - 84.22) / 5
    ['rd_intensity', 0.18, 'points', '2016-2020'], // (3.0 - 2.1) / 5
    ['airport_passengers', 7.374226, 'percent', '2016-2019'], // (7338.6 / 5520.94)^(1/4), by hand calculator
    ['airport_cargo', 5.706171, 'percent', '2016-2019'], // (192 / 153.78)^(1/4)
    ['port_containers', 5.937409, 'percent', '2016-2020'], // (2351 / 1762)^(1/5)
    ['energy_intensity_cut', 4.221726, 'percent', '2016-2020'], // 1 - 0.806^(1/5); published: 4.2 % a year
    ['co2_intensity_cut', 5.093022, 'percent', '2016-2020'], // 1 - 0.77^(1/5)
    ['urban_income_growth', 7.9, 'percent', '2016-2020'],
    ['rural_income_growth', 10.1, 'percent', '2016-2020'],
    ['new_urban_jobs', 32.3, 'points', '2016-2020'], // 161.5 / 5
    ['new_school_places', 6.46, 'points', '2016-2020'], // 32.3 / 5
    ['life_expectancy', 0.25, 'points', '2017-2019'], // (82.5 - 81.75) / 3
  ]);
});

test('a target without a past rate says why', () => {
  for (const { past, pastMissing } of [...plan.indicators, ...plan.textTargets])
    expect((past === undefined) !== (pastMissing === undefined)).toBe(true);
});

test('every link and every past rate is borne out by the published statistics', () => {
  expect(checkObserved(plan, observationsOf('guangzhou-14'))).toEqual([]);
});

test('a row knows its place in the plan, and a figure the row it is printed in', () => {
  const cargo = byNumber.get('8b');
  expect(cargo?.where.row).toBe('8');
  expect(cargo?.where.rowName?.zh).toBe('机场旅客/货邮吞吐量');
  expect(cargo?.where.section?.zh).toBe('第三节 主要目标');
  expect(cargo?.base?.source.where?.en).toBe('Box 2: Main indicators for 2021-2025, row 8');
  const line = textOf('scenarios/guangzhou-14/plan.yaml').split('\n')[(cargo?.place.line ?? 0) - 1];
  expect(line).toBe('  airport_cargo:');
});

test('every vintage of the published statistics has a name in both languages', () => {
  const named = new Map(plan.vintages?.map(({ id, name }) => [id, name]));
  const used = new Set(observationsOf('guangzhou-14').map(({ vintage }) => vintage));
  expect([...named.keys()].sort()).toEqual([...used].sort());
  expect(vintageName(plan, 'preliminary')).toEqual({ zh: '首次公布', en: 'first published' });
  expect(vintageName(plan, 'somebody’s own')).toEqual({ zh: 'somebody’s own', en: 'somebody’s own' });
});
