/** Common sense: whatever is assumed, in either closure, nothing absurd comes out by 2035. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compile,
  openStudy,
  parseExpression,
  runEnsemble,
  type Column,
  type Parameter,
  type PathSpec,
  type Study,
} from '../../engine/index.ts';
import { at, home, known, model, studyOf } from './home.ts';

const years = Array.from({ length: 15 }, (_, n) => 2021 + n);
const closures = ['given', 'supply'] as const;
const bases = { given: studyOf('baseline'), supply: studyOf('supply-side') };

describe.each(closures)('over the sampled range of all assumptions, closure %s', (closure) => {
  const { linked, scenario } = bases[closure];
  const draws = 1024;
  const average = parseExpression(`(${years.map((year) => `tfp_growth[${year}]`).join(' + ')}) / 15`);
  if (!average.ok) throw new Error('the average is an expression');
  const program = compile(linked, { finals: [{ id: 'tfp', body: average.value }] });
  // Quantiles this far out are the least and the greatest of 1,024 draws.
  const spec = { draws, seed: scenario.seed, method: 'random', quantiles: [1e-9, 1 - 1e-9] } as const;
  const run = runEnsemble(program, scenario.values, spec);
  if (!run.ok) throw new Error(JSON.stringify(run.issues));
  const ensemble = run.value;

  /** Least and greatest value in any year after the first. */
  function range(id: string): readonly [number, number] {
    const columns = known(ensemble.series.get(id), id).columns.slice(1);
    return [Math.min(...columns.map((c) => c.quantiles[0] ?? NaN)), Math.max(...columns.map((c) => c.quantiles[1] ?? NaN))]; // prettier-ignore
  }

  function expectWithin(id: string, low: number, high: number): void {
    const [least, greatest] = range(id);
    expect(least, id).toBeGreaterThanOrEqual(low);
    expect(greatest, id).toBeLessThanOrEqual(high);
  }

  it('samples without a warning', () => {
    expect(run.issues).toEqual([]);
  });

  it('leaves no hole after the first year', () => {
    const holed = [...ensemble.series].filter(([, { columns }]) => columns.slice(1).some((c: Column) => c.holes > 0));
    expect(holed.map(([id]) => id)).toEqual([]);
  });

  it('keeps productivity growth between −2 and 5 % a year on average', () => {
    const [least = NaN, greatest = NaN] = known(ensemble.finals.get('tfp'), 'the average').quantiles;
    expect(least).toBeGreaterThan(-2);
    expect(greatest).toBeLessThan(5);
  });

  it('keeps every share between 0 and its ceiling', () => {
    const ceilings = { rd_intensity: 7.5, sei_share: 60, digital_share: 60, urbanisation: 95, pension_coverage: 100 };
    for (const [id, ceiling] of Object.entries(ceilings)) expectWithin(id, 0, ceiling);
    const shares = ['manufacturing_share', 'services_share', 'ocean_share', 'employment_rate', 'good_air_days'];
    for (const id of [...shares, 'clean_surface_water', 'forest_cover']) expectWithin(id, 0, 100);
  });

  it('keeps the investment rate between 15 and 60 %', () => {
    expectWithin('investment_rate', 15, 60);
  });

  it('lets rural income come nearer to urban income, never past it', () => {
    expectWithin('income_ratio', 1, 68334 / 31266.3);
  });

  it('keeps residents within what the territorial plan provides for: 18 to 25 million', () => {
    expectWithin('population', 1800, 2500);
  });

  it('lets energy and carbon reach at most 2.5 times their level of 2020', () => {
    expectWithin('energy_use', 3000, 2.5 * 6191.49);
    expectWithin('co2_emissions', 3000, 2.5 * 6191.49 * 1.75);
  });

  it('keeps life expectancy below what people live to anywhere', () => {
    expectWithin('life_expectancy', 81, 89);
  });
});

/** 0 is the lowest plausible value, 1 the highest, ½ the default; a path keeps its shape between them. */
function drawn(parameter: Parameter, share: number): PathSpec {
  const [low, high] = parameter.plausible;
  const end = share < 0.5 ? low : high;
  const moved = (value: number): number => value + (end - value) * Math.abs(2 * share - 1);
  if (parameter.varies === 'constant') return moved(parameter.default[0] ?? NaN);
  return new Map(parameter.default.slice(1).map((value, n) => [2021 + n, moved(value)]));
}

/** Base values are facts with a choice of vintage, not assumptions to be drawn one by one. */
const parameters = [...model.parameters.values()].filter(({ id }) => !id.endsWith('_2020') && id !== 'population_plan');
const chosen = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  minLength: parameters.length,
  maxLength: parameters.length,
});

function studyAt(closure: (typeof closures)[number], shares: readonly number[]): Study {
  const free = parameters.filter(({ id }) => closure === 'given' || id !== 'growth');
  const set = new Map(free.map((parameter, n) => [parameter.id, drawn(parameter, shares[n] ?? 0.5)]));
  const study = openStudy(home, 'baseline', { closure, set }, { before: bases[closure] });
  if (!study.ok) throw new Error(JSON.stringify(study.issues));
  return study.value;
}

function always(law: (study: Study) => void): void {
  fc.assert(
    fc.property(fc.constantFrom(...closures), chosen, (closure, shares) => law(studyAt(closure, shares))),
    { numRuns: 60, seed: 20210420 },
  );
}

describe('in any corner of the plausible ranges together', () => {
  it('every series has a number in every year after the first', () => {
    always(({ run }) => {
      for (const [id, values] of run.series) expect(values.slice(1).every(Number.isFinite), id).toBe(true);
    });
  });

  it('throughput stays below capacity and below demand', () => {
    const hub = {
      airport_passengers: 'airport_passenger',
      airport_cargo: 'airport_cargo',
      port_cargo: 'port_cargo',
      port_containers: 'port_containers',
      rail_passengers: 'rail_passenger',
      rail_freight: 'rail_freight',
    };
    always((study) => {
      for (const [id, stem] of Object.entries(hub))
        for (const year of years) {
          expect(at(study, id, year), `${id} ${year}`).toBeLessThan(at(study, `${stem}_capacity`, year));
          expect(at(study, id, year), `${id} ${year}`).toBeLessThan(at(study, `${stem}_demand`, year));
        }
    });
  });

  it('nothing is commissioned that was not planned', () => {
    always((study) => {
      for (const year of years)
        for (const id of ['grain_pending', 'lng_pending', 'school_pending'])
          expect(at(study, id, year), `${id} ${year}`).toBeGreaterThan(-1e-9);
    });
  });

  it('rural income does not pass urban income, residents do not pass the planned size', () => {
    always((study) => {
      for (const year of years) {
        expect(at(study, 'income_ratio', year)).toBeGreaterThan(1);
        expect(at(study, 'population', year)).toBeLessThan(2500);
      }
    });
  });

  it('growth is inputs plus productivity', () => {
    always((study) => {
      const share = known(study.scenario.values.get('capital_share')?.[0], 'the capital share');
      for (const year of years) {
        const work = at(study, 'employment_growth', year) + at(study, 'human_capital_growth', year);
        const inputs = share * at(study, 'capital_growth', year) + (1 - share) * work;
        expect(at(study, 'tfp_growth', year) + inputs).toBeCloseTo(at(study, 'growth', year), 9);
      }
    });
  });
});

describe('directions that an economist expects', () => {
  const baseline = bases.given;

  it.each([
    ['growth', 7, 'labour_productivity', 'up'],
    ['growth', 7, 'energy_use', 'up'],
    ['inflation', 2.5, 'gdp_current', 'up'],
    ['inflation', 2.5, 'gdp', 'same'],
    ['migration', 35, 'gdp_per_head', 'down'],
    ['migration', 35, 'physicians_per_1000', 'down'],
    ['rd_premium', 7, 'patents_per_10k', 'up'],
    ['rd_premium', 7, 'sei_share', 'up'],
    ['world_demand', 5, 'port_containers', 'up'],
    ['airport_passenger_recovery', 50, 'airport_passengers', 'up'],
    ['energy_saving', 4, 'good_air_days', 'up'],
    ['weather', 20, 'good_air_days', 'down'],
    ['sei_push', 2, 'energy_intensity_cut', 'up'],
    ['investment_rate', 35, 'tfp_growth', 'down'],
  ] as const)('%s at %s moves %s of 2025: %s', (id, value, series, direction) => {
    const study = studyOf('baseline', { set: new Map([[id, value]]) });
    const change = at(study, series, 2025) - at(baseline, series, 2025);
    const moved = Math.abs(change) < 1e-9 ? 'same' : change > 0 ? 'up' : 'down';
    expect(moved).toBe(direction);
  });

  it('on the supply side more research, investment and people all add to growth', () => {
    for (const [id, value] of [['rd_premium', 8], ['investment_rate', 35], ['migration', 35]] as const) // prettier-ignore
      expect(at(studyOf('supply-side', { set: new Map([[id, value]]) }), 'gdp', 2030)).toBeGreaterThan(
        at(bases.supply, 'gdp', 2030),
      );
  });
});
