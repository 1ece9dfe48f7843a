/** What can be worked out on paper from the files alone. */
import { describe, expect, it } from 'vitest';
import { at, averageGrowth, home, known, model, studyOf } from './home.ts';

const baseline = studyOf('baseline');

describe('output and prices', () => {
  it('25,019 growing 6 % for five years is 33,481.06', () => {
    // 25019 × 1.06^5 = 25019 × 1.3382255776 = 33481.0657…
    expect(at(baseline, 'gdp', 2025)).toBeCloseTo(33481.0657, 3);
  });

  it('at 1.5 % a year prices are 7.73 % higher in 2025, so current GDP is 36,068.6', () => {
    // 1.015^5 = 1.0772840039; 33481.0657 × 1.0772840039 = 36068.6165
    expect(at(baseline, 'gdp_current', 2025)).toBeCloseTo(36068.6165, 3);
  });

  it('nominal growth is 1.06 × 1.015 − 1 = 7.59 %', () => {
    expect(at(baseline, 'nominal_growth', 2021)).toBeCloseTo(7.59, 10);
  });

  it('a path holds its last value: 6 % to 2022, then 5 %', () => {
    const study = studyOf('baseline', { set: new Map([['growth', new Map([[2021, 6], [2023, 5]])]]) }); // prettier-ignore
    // 25019 × 1.06² × 1.05³ = 25019 × 1.1236 × 1.157625 = 32542.3997
    expect(at(study, 'gdp', 2025)).toBeCloseTo(32542.3997, 3);
  });
});

describe('population and work', () => {
  it('workers of 2020 are 25,019 / 21.8 = 1,147.66 (10,000 people)', () => {
    expect(at(baseline, 'employment', 2020)).toBeCloseTo(1147.6606, 4);
  });

  it('with no growth of work, 6 % growth is 6 % a worker: 21.8 × 1.06^5 = 29.17', () => {
    const still = { migration: 0, natural_increase: 0, participation_drift: 0, okun: 0 };
    const study = studyOf('baseline', { set: new Map(Object.entries(still)) });
    expect(at(study, 'labour_productivity', 2025)).toBeCloseTo(21.8 * 1.3382255776, 8);
  });

  it('at current prices productivity rises with the deflator: a factor 1.0773 in 2025', () => {
    const study = studyOf('baseline', { set: new Map([['productivity_at_current_prices', 1]]) });
    const ratio = at(study, 'labour_productivity', 2025) / at(baseline, 'labour_productivity', 2025);
    expect(ratio).toBeCloseTo(1.0772840039, 9);
  });

  it('the census spreads the same patents and physicians over more residents: 20 × 1800 / 1867.66 = 19.275', () => {
    const study = studyOf('baseline', { set: new Map([['population_2020', 1867.66]]) });
    expect(at(study, 'patents_per_10k', 2020)).toBeCloseTo(19.27546, 4);
    expect(at(study, 'physicians_per_1000', 2020)).toBeCloseTo((3.5 * 1800) / 1867.66, 10);
    expect(at(study, 'labour_productivity', 2020)).toBe(21.8);
  });
});

describe('growth accounting', () => {
  it('inputs and productivity add up to growth in both closures', () => {
    // α = 0.45: g = tfp + 0.45 k + 0.55 (n + h)
    for (const study of [baseline, studyOf('supply-side')]) {
      for (const year of [2021, 2025, 2035]) {
        const work = at(study, 'employment_growth', year) + at(study, 'human_capital_growth', year);
        const sum = at(study, 'tfp_growth', year) + 0.45 * at(study, 'capital_growth', year) + 0.55 * work;
        expect(sum).toBeCloseTo(at(study, 'growth', year), 10);
      }
    }
  });

  it('the capital stock of 2020 is 0.30 × 25,019 / (0.07 + 0.08) = 50,038, and first grows by 7 %', () => {
    expect(at(baseline, 'capital', 2020)).toBeCloseTo(50038, 8);
    expect(at(baseline, 'capital_growth', 2021)).toBeCloseTo(7, 10);
  });

  it('on the supply side, 5 points more investment lift the growth of the next year by 0.45 × 5 / 2 = 1.125 points', () => {
    // K/Y is 2 in 2020 whatever the rate of 2020; the investment of 2021 works in 2022: ΔK/K = 0.05 × Y / K(2021).
    const before = studyOf('supply-side');
    const after = studyOf('supply-side', { set: new Map([['investment_rate', new Map([[2021, 35]])]]) });
    const share = (0.05 * at(before, 'gdp', 2021)) / at(before, 'capital', 2021);
    const gain = at(after, 'growth', 2022) - at(before, 'growth', 2022);
    expect(gain).toBeCloseTo(0.45 * 100 * share, 8);
    expect(at(after, 'growth', 2021)).toBe(at(before, 'growth', 2021));
  });
});

describe('industries and research', () => {
  it('the eight industries start from 30 % of GDP and always add up', () => {
    const members = known(model.groups[0], 'the group').members;
    for (const year of [2020, 2025, 2035]) {
      const sum = members.reduce((total, id) => total + at(baseline, id, year), 0);
      expect(sum).toBeCloseTo(at(baseline, 'sei_output', year), 8);
    }
    expect(at(baseline, 'sei_output', 2020)).toBeCloseTo(0.3 * 25019, 8);
  });

  it('with no lead and no link, each industry keeps its share', () => {
    const members = known(model.groups[0], 'the group').members;
    const flat = new Map(members.map((id) => [`${id}_premium`, 0]));
    const study = studyOf('baseline', { set: new Map([...flat, ['sei_rd_link', 0]]) });
    expect(at(study, 'sei_share', 2035)).toBeCloseTo(30, 10);
  });

  it('35 % of 3.5 trillion is 1.225 trillion: the plan scenario passes 1.2 trillion without asking for it', () => {
    const plan = studyOf('plan');
    expect(at(plan, 'sei_value_added', 2025) / 12250).toBeCloseTo(1, 4);
  });

  it('R&D of 2020 is 3 % of 25,019 = 750.57', () => {
    expect(at(baseline, 'rd_spending', 2020)).toBeCloseTo(750.57, 8);
  });

  it('with elasticity 1 and full room, a premium of 2.53 % a year brings 3.0 to 3.4 in five years', () => {
    // 3.4 / 3 = 1.13333; its fifth root is 1.025348; the ceiling so far away that room stays 1 but for rounding
    const values = { rd_gdp_elasticity: 1, rd_premium: 2.5348, rd_ceiling: 15 };
    const study = studyOf('baseline', { set: new Map(Object.entries(values)) });
    expect(at(study, 'rd_intensity', 2025)).toBeGreaterThan(3.39);
    expect(at(study, 'rd_intensity', 2025)).toBeLessThanOrEqual(3.4);
  });
});

describe('hub', () => {
  it('without recovery, growth or trend, throughput stays where 2020 left it', () => {
    const still = { growth: 0, airport_passenger_recovery: 0, airport_passengers_added: 0 };
    const study = studyOf('baseline', { set: new Map(Object.entries(still)) });
    expect(at(study, 'airport_passengers', 2025)).toBeCloseTo(4377, 6);
  });

  it('with the whole gap closed and no growth, 2021 is a normal year again: 7,339', () => {
    const back = { growth: 0, airport_passenger_recovery: 100 };
    const study = studyOf('baseline', { set: new Map(Object.entries(back)) });
    expect(at(study, 'airport_passengers', 2021)).toBeCloseTo(7339, 6);
  });

  it('35 % of the gap closing each year leaves 0.65^5 = 11.6 % of it in 2025', () => {
    const left = at(baseline, 'airport_passenger_gap', 2025) / at(baseline, 'airport_passenger_gap', 2020);
    expect(left).toBeCloseTo(0.1160290625, 10);
  });
});

describe('green', () => {
  it('energy of 2020 is 6191.49 / 25019 = 0.24747 tonnes for 10,000 yuan, and nothing is cut yet', () => {
    expect(at(baseline, 'energy_intensity', 2020)).toBeCloseTo(0.247472, 6);
    expect(at(baseline, 'energy_intensity_cut', 2020)).toBe(0);
  });

  it('3 % a year without structure cuts 1 − 0.97^5 = 14.13 %; with 1 % less carbon, 18.33 %', () => {
    const values = { energy_saving: 3, decarbonisation: 1, energy_sei_effect: 0, energy_services_effect: 0 };
    const study = studyOf('baseline', { set: new Map(Object.entries(values)) });
    expect(at(study, 'energy_intensity_cut', 2025)).toBeCloseTo(14.12659743, 7);
    // 1 − (0.97 × 0.99)^5 = 1 − 0.9603^5 = 1 − 0.81664…
    expect(at(study, 'co2_intensity_cut', 2025)).toBeCloseTo(18.3348, 3);
  });

  it('total CO2 is CO2 per GDP times GDP', () => {
    const product = at(baseline, 'co2_intensity', 2030) * at(baseline, 'gdp', 2030);
    expect(at(baseline, 'co2_emissions', 2030)).toBeCloseTo(product, 6);
  });

  it('a year of normal weather in 2021 starts from the normal level, not from the 90.4 of 2020', () => {
    const values = { air_improvement: 0, air_energy_link: 0 };
    const study = studyOf('baseline', { set: new Map(Object.entries(values)) });
    expect(at(study, 'good_air_days', 2020)).toBe(90.4);
    expect(at(study, 'good_air_days', 2021)).toBeCloseTo(86, 10);
  });
});

describe('livelihood and security', () => {
  it('nominal income growth is real growth and consumer prices compounded', () => {
    // consumer prices rise 1.5 + 0.5 = 2 %
    const real = at(baseline, 'urban_real_growth', 2023);
    expect(at(baseline, 'urban_income_growth', 2023)).toBeCloseTo(100 * ((1 + real / 100) * 1.02 - 1), 9);
  });

  it('85 % of 6.5 on time and the rest a year later: 5.525, then 6.5 a year, 31.525 in five years', () => {
    const places = [2021, 2022, 2023, 2024, 2025].map((year) => at(baseline, 'new_school_places', year));
    expect(places[0]).toBeCloseTo(5.525, 10);
    expect(places.reduce((sum, value) => sum + value, 0)).toBeCloseTo(31.525, 9);
  });

  it('grain: 4 × 8 arrives by 2025, 171 + 32 = 203; LNG: 60 % of 32 in 2023, the rest in 2024, 48', () => {
    expect(at(baseline, 'grain_reserve', 2024)).toBeCloseTo(171 + 32 - 0.8, 9);
    expect(at(baseline, 'grain_reserve', 2025)).toBeCloseTo(203, 9);
    expect(at(baseline, 'lng_storage', 2023)).toBeCloseTo(16 + 19.2, 9);
    expect(at(baseline, 'lng_storage', 2024)).toBeCloseTo(48, 9);
  });

  it('physicians: 6.3 × 0.975 + 0.44 in 2021', () => {
    expect(at(baseline, 'physicians', 2021)).toBeCloseTo(6.5825, 10);
  });
});

describe('first values', () => {
  it('are those that the plan prints for 2020', () => {
    const printed = [...home.plan.indicators, ...home.plan.textTargets].flatMap(({ series, bases }) =>
      bases.filter(({ span }) => span.from === 2020 && span.to === 2020).map(({ value }) => ({ series, value })),
    );
    expect(printed.length).toBeGreaterThan(15);
    const differing = printed.filter(({ series, value }) => Math.abs(at(baseline, series, 2020) - value) > 1e-9 * value);
    expect(differing).toEqual([]);
  });

  it('growth averages 6 % over the five years in the baseline', () => {
    expect(averageGrowth(baseline, 'gdp')).toBeCloseTo(6, 10);
  });
});
