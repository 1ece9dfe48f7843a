/** What the scenario `plan` promises: every target with a number is met, and none by more than it must be. */
import { describe, expect, it } from 'vitest';
import { at, home, studyOf } from './home.ts';

const plan = studyOf('plan');
const numbered = plan.judgements.filter(({ target }) => target.kind !== 'province');

/** Targets that the others decide (35 % of 3.5 trillion, faster than in step, falling), or whose margin is their tolerance. */
const decidedByOthers = ['sei_value_added', 'rural_income_growth', 'co2_after_peak'];
const held = numbered.filter(({ kind }) => kind === 'hold').map(({ id }) => id);

describe('the scenario plan', () => {
  it('meets every target that has a number', () => {
    const short = numbered.filter(({ verdict }) => verdict !== 'met');
    expect(short.map(({ id, value, threshold }) => `${id}: ${value} for ${threshold}`)).toEqual([]);
    expect(numbered.length).toBe(home.plan.indicators.length + home.plan.textTargets.length - 3);
  });

  it('meets none by more than a thousandth', () => {
    const generous = numbered
      .filter(({ id }) => ![...decidedByOthers, ...held].includes(id))
      .filter(({ margin = 0, threshold = 1 }) => Math.abs(margin) > 1e-3 * Math.abs(threshold));
    expect(generous.map(({ id, margin }) => `${id}: ${margin}`)).toEqual([]);
  });

  it('holds what must be held at its first value', () => {
    expect(held.sort()).toEqual(['industrial_blocks', 'manufacturing_share']);
    for (const id of held) expect(at(plan, id, 2025) / at(plan, id, 2020)).toBeCloseTo(1, 4);
  });

  it('leaves what the province assigns not set', () => {
    const assigned = plan.judgements.filter(({ target }) => target.kind === 'province');
    expect(assigned.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
      'energy_intensity_cut not_set',
      'co2_intensity_cut not_set',
      'clean_surface_water not_set',
    ]);
  });
});

describe('the baseline', () => {
  it('is honest: some targets met, some missed, none judged that has no number', () => {
    const verdicts = studyOf('baseline').judgements.map(({ verdict }) => verdict);
    const count = (wanted: string): number => verdicts.filter((verdict) => verdict === wanted).length;
    expect(count('not_set')).toBe(3);
    expect(count('missed')).toBeGreaterThan(5);
    expect(count('met')).toBeGreaterThan(10);
  });
});

describe('green first', () => {
  it('judges the province’s three indicators on the numbers that it assumes', () => {
    const assigned = studyOf('green-first').judgements.filter(({ target }) => target.kind === 'province');
    expect(assigned.map(({ id, threshold }) => [id, threshold])).toEqual([
      ['energy_intensity_cut', 14.5],
      ['co2_intensity_cut', 20],
      ['clean_surface_water', 85],
    ]);
    expect(assigned.every(({ verdict }) => verdict === 'met')).toBe(true);
  });
});
