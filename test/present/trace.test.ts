/** One number down to its source, on a plan small enough to follow by hand. */
import { describe, expect, it } from 'vitest';
import { traceNumber, type Trace } from '../../engine/present/index.ts';
import { study } from '../analyse/small-plan.ts';

const baseline = study();
const trace = (id: string, year: number, of = baseline): Trace => {
  const found = traceNumber(of, id, year);
  if (!found) throw new Error(`no trace of ${id}`);
  return found;
};

describe('the trace of a variable', () => {
  it('shows its equation with the numbers of the year: 400 × 1.06 = 424', () => {
    const industry = trace('industry', 2021);
    expect(industry.equation).toBe('industry[t] = industry[t-1] * (1 + growth[t] / 100)');
    expect(industry.substituted).toBe('industry[2021] = 400 * (1 + 6 / 100) = 424');
    expect(industry.latex).toBe(
      '\\mathrm{industry}_{t} = \\mathrm{industry}_{t-1} \\cdot \\left(1 + \\frac{\\mathrm{growth}_{t}}{100}\\right)',
    );
    expect(industry.substitutedLatex).toBe(
      '\\mathrm{industry}_{2021} = 400 \\cdot \\left(1 + \\frac{6}{100}\\right) = 424',
    );
  });

  it('writes a sum over a group with every member: 424 + 636 = 1060', () => {
    expect(trace('gdp', 2021).substituted).toBe('gdp[2021] = (424 + 636) = 1060');
    expect(trace('gdp', 2021).substitutedLatex).toBe('\\mathrm{gdp}_{2021} = 1060 = 1060');
    expect(trace('gdp', 2021).uses.map(({ id, year }) => [id, year])).toEqual([
      ['industry', 2021],
      ['services', 2021],
    ]);
  });

  it('lists what it uses in its own year, with values and grades', () => {
    const uses = trace('industry', 2021).uses;
    expect(uses.map(({ id, year, kind, grade }) => [id, year, kind, grade])).toEqual([
      ['industry', 2020, 'series', 'official'],
      ['growth', 2021, 'parameter', 'assumption'],
    ]);
    expect(uses[0]?.value.text.zh).toBe('400 亿元');
  });

  it('lists what it feeds', () => {
    expect(trace('gdp', 2021).usedBy.map(({ id }) => id)).toEqual(['head']);
    expect(trace('head', 2021).usedBy).toEqual([]);
  });

  it('in the first year is the printed figure, with its source', () => {
    const first = trace('industry', 2020);
    expect(first.equation).toBe('industry[2020] = 400');
    expect([first.grade, first.start?.text]).toEqual(['official', '400']);
    expect(first.sources.map(({ title }) => title.en)).toEqual(['This model', 'Box 1']);
    expect(first.uses).toEqual([]);
  });

  it('carries the target that the plan sets on it, in its own words and place', () => {
    const head = trace('head', 2025);
    expect(head.target?.words.zh).toBe('≥ 12');
    expect(head.target?.where.box?.zh).toBe('专栏1');
    expect(head.target?.note?.en).toBe('Output for each resident.');
    expect(trace('gdp', 2025).target).toBeUndefined();
  });
});

describe('grades', () => {
  it('of a computed number are the weakest of what went into it', () => {
    // 2020: 400 and 600 are printed, so their sum is derived; residents are official, so output per head is derived.
    expect(trace('gdp', 2020).grade).toBe('derived');
    expect(trace('head', 2020).grade).toBe('derived');
    // From 2021 on the growth assumption enters.
    expect(trace('head', 2021).grade).toBe('assumption');
  });

  it('of an official assumption become "assumption" once somebody changes it', () => {
    expect(trace('residents', 2021).grade).toBe('official');
    const changed = study('baseline', { set: new Map([['residents', 110]]) });
    expect(trace('residents', 2021, changed).grade).toBe('assumption');
    expect(trace('residents', 2021, changed).note?.en).toMatch(/own value is 1.000 million people: As counted/);
  });
});

describe('the trace of an assumption', () => {
  it('says its value, source and reason, and what it feeds', () => {
    const growth = trace('growth', 2021);
    expect(growth.equation).toBe('growth[2021] = 6');
    expect(growth.note?.zh).toBe('与规划相同');
    expect(growth.usedBy.map(({ id }) => id)).toEqual(['industry', 'services']);
    expect(trace('spare', 2021).equation).toBe('spare = 1');
  });

  it('does not exist for a name that the model does not have', () => {
    expect(traceNumber(baseline, 'gpd', 2021)).toBeUndefined();
  });
});

describe('a scenario shock', () => {
  const slump = study('slump');
  it('is told beside the equation, in its years and while it fades: 1 − 0.1 × 0.5 = 0.95', () => {
    expect(trace('industry', 2021, slump).adjusted).toEqual([]);
    expect(trace('industry', 2022, slump).adjusted?.[0]?.zh).toBe('情景扰动：乘以 0.9');
    expect(trace('industry', 2023, slump).adjusted?.[0]?.en).toBe('Scenario shock: times 0.95');
  });
});
