import { describe, expect, it } from 'vitest';
import { call } from './call.ts';

async function runJson(...words: string[]) {
  const { code, out, err } = await call('run', ...words, '--format', 'json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
}

const ids =
  'gdp gdp_current growth labour_productivity employment population digital_share urbanisation rd_intensity rd_spending patents_per_10k sei_share sei_value_added airport_passengers airport_cargo port_cargo port_containers rail_passengers rail_freight energy_intensity_cut co2_intensity_cut good_air_days clean_surface_water forest_cover urban_income_growth rural_income_growth new_urban_jobs new_school_places physicians_per_1000 pension_coverage nursery_places_per_1000 life_expectancy grain_reserve lng_storage ocean_share'.split(
    ' ',
  );

describe('suisuan run --format json', () => {
  it('gives every series for 2020-2035 with its unit and no hole but the unpublished school places of 2020, and 28 + 8 targets', async () => {
    const run = await runJson('baseline');
    expect(run.plan).toBe('guangzhou-14');
    expect(run.scenario).toBe('baseline');
    expect(run.years).toEqual(Array.from({ length: 16 }, (_, i) => 2020 + i));
    for (const id of ids) {
      expect(run.series[id], id).toBeDefined();
      expect(run.series[id].values, id).toHaveLength(16);
      const holes = run.years.filter((_: number, i: number) => typeof run.series[id].values[i] !== 'number');
      expect(holes, id).toEqual(id === 'new_school_places' ? [2020] : []);
    }
    expect(run.targets).toHaveLength(36);
    expect(run.targets.filter((target: { no: string }) => target.no !== '')).toHaveLength(28);
    expect(run.issues).toEqual([]);
  });

  it('grows output at the rate given: 25019 × 1.06^5 = 33481.0657…', async () => {
    const run = await runJson('baseline', '--set', 'growth=6');
    // 1.06² = 1.1236; 1.06⁴ = 1.26247696; 1.06⁵ = 1.3382255776; × 25019 = 33481.0657259744
    expect(run.series.gdp.values[5]).toBeCloseTo(33481.0657259744, 6);
  });

  it('holds the last value of a path: 6 % in 2021 and 2022, 5.5 % from 2023', async () => {
    const run = await runJson('baseline', '--set', 'growth=2021:6,2023:5.5');
    expect(run.series.growth.values.slice(1, 6)).toEqual([6, 6, 5.5, 5.5, 5.5]);
    // 25019 × 1.1236 × 1.174241375 = 33009.50773…
    expect(run.series.gdp.values[5]).toBeCloseTo(25019 * 1.1236 * 1.174241375, 6);
  });

  it('divides current by constant prices to the deflator: 2 % for five years is 1.1040808032', async () => {
    const run = await runJson('baseline', '--set', 'inflation=2');
    expect(run.series.gdp_current.values[5] / run.series.gdp.values[5]).toBeCloseTo(1.1040808032, 9);
  });

  it('sums yearly flows for five-year targets', async () => {
    const run = await runJson('baseline');
    const target = run.targets.find((one: { id: string }) => one.id === 'new_urban_jobs');
    const flows: number[] = run.series.new_urban_jobs.values.slice(1, 6);
    expect(target.value).toBeCloseTo(
      flows.reduce((sum, one) => sum + one, 0),
      9,
    );
    expect(target).toMatchObject({ no: '17', kind: 'cumulative_at_least', target: 110, base: 161.5 });
  });

  it('gives levels for targets that ask for a movement, and the movement beside its tolerance', async () => {
    const run = await runJson('baseline');
    const find = (id: string) => run.targets.find((one: { id: string }) => one.id === id);
    const share: number[] = run.series.manufacturing_share.values;
    const held = share.slice(0, 6);
    expect(find('manufacturing_share')).toMatchObject({ base: held[0], target: held[0], value: held[5], tolerance: 1 });
    // The widest distance from 2020's 21 %: by far the last year's, for the share only falls.
    expect(find('manufacturing_share').movement).toBeCloseTo(Math.abs((held[5] ?? NaN) - (held[0] ?? NaN)), 9);
    const carbon: number[] = run.series.co2_emissions.values;
    expect(find('co2_after_peak')).toMatchObject({ base: carbon[0], target: null, value: carbon[15], tolerance: 0 });
    expect(find('co2_after_peak').movement).toBeLessThan(0);
    expect(run.targets.find((one: { kind: string }) => one.kind === 'about')).toHaveProperty('movement', null);
  });

  it('never counts a target that the province assigns as met until it is set', async () => {
    const before = await runJson('baseline');
    const after = await runJson('baseline', '--target', 'energy_intensity_cut=14');
    const find = (run: { targets: { id: string }[] }) => run.targets.find((one) => one.id === 'energy_intensity_cut');
    expect(find(before)).toMatchObject({ verdict: 'not_set', target: null });
    expect(find(after)).toMatchObject({ verdict: 'met', target: 14 });
  });

  it('stops at the year asked for', async () => {
    expect((await runJson('baseline', '--to', '2025')).years).toEqual([2020, 2021, 2022, 2023, 2024, 2025]);
  });
});

describe('suisuan run, for people', () => {
  it('answers in the language asked for', async () => {
    expect((await call('run', 'baseline', '--lang', 'zh')).out).toContain('28 项序列中');
    expect((await call('run', 'baseline', '--lang', 'en')).out).toContain('of 28 series');
  });

  it('uses no colour when piped', async () => {
    expect((await call('run', 'baseline')).out).not.toContain('\u001b[');
  });

  it('prints CSV with a header and a row a series', async () => {
    const { out } = await call('run', 'baseline', '--format', 'csv', '--to', '2021', '--lang', 'en');
    const [header, ...rows] = out.trim().split(/\r?\n/);
    expect(header).toBe('Series,Name,Unit,2020,2021');
    expect(rows.find((row) => row.startsWith('gdp,'))).toMatch(/,25019,26520\.14\d*$/);
  });
});
