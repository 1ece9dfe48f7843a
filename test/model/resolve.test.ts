import { describe, expect, it, test } from 'vitest';
import { parseEquation, resolveScenario, type Overrides } from '../../engine/index.ts';
import { good, home, plan, scenario } from './small.ts';

const base = scenario('base', 'set: { growth: 5, arrivals: 30 }\nseed: 7');
const family = home([
  base,
  scenario(
    'child',
    'extends: base\nset: { growth: { 2022: 7 } }\nshocks: [{ on: gdp, kind: add, from: 2021, value: 5 }]\ntargets: { energy_intensity_cut: 14 }',
  ),
  scenario(
    'grandchild',
    'extends: child\nset: { arrivals: 40 }\nshocks: [{ on: gdp, kind: multiply, from: 2022, value: 2 }]\ntargets: { energy_intensity_cut: 15 }',
  ),
  scenario('supply', 'extends: base\nclosure: supply\nset: { productivity: 3 }'),
]);

const resolve = (id: string, overrides?: Overrides) => resolveScenario(family, id, overrides);

describe('a scenario with its parents', () => {
  it('takes what it does not set from the defaults', () => {
    expect(good(resolve('base')).values.get('inflation')).toEqual([2, 2, 2, 2, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5]);
  });
  it('sets a plain number from the year after the record: 2020 stays 2.7', () => {
    expect(good(resolve('base')).values.get('growth')?.slice(0, 3)).toEqual([2.7, 5, 5]);
  });
  it('lays a path of the child over the value of the parent', () => {
    expect(good(resolve('child')).values.get('growth')?.slice(0, 4)).toEqual([2.7, 5, 7, 7]);
  });
  it('adds up shocks, replaces targets and keeps the seed of the nearest ancestor that has one', () => {
    const resolved = good(resolve('grandchild'));
    expect(resolved.shocks.map(({ kind }) => kind)).toEqual(['add', 'multiply']);
    expect(resolved.targets.get('energy_intensity_cut')).toBe(15);
    expect(resolved).toMatchObject({ id: 'grandchild', closure: 'given', seed: 7 });
    expect(resolved.values.get('arrivals')).toEqual([40]);
    expect(resolved.lineage.map(({ id }) => id)).toEqual(['base', 'child', 'grandchild']);
  });
  it('has a seed even when nobody gives one', () => {
    expect(good(resolveScenario(home([scenario('a')]), 'a')).seed).toBe(20210420);
  });
  it('under another closure drops what a parent set there, and does not call it given', () => {
    const resolved = good(resolve('supply'));
    expect(resolved.closure).toBe('supply');
    expect([...(resolved.given ?? new Map<string, unknown>()).keys()]).toEqual(['arrivals', 'productivity']);
  });
});

describe('overrides from a page or a command', () => {
  it('lie on top of the scenario', () => {
    const equation = good(parseEquation('people[t] = people[t-1]'));
    const resolved = good(
      resolve('child', {
        set: new Map([['growth', 4]]),
        targets: new Map([['growth', 6.5]]),
        seed: 9,
        equations: [equation],
      }),
    );
    expect(resolved.values.get('growth')?.slice(0, 3)).toEqual([2.7, 4, 4]);
    expect(resolved).toMatchObject({ seed: 9, equations: [equation] });
    expect(resolved.targets.get('growth')).toBe(6.5);
  });
  it('leave the scenario itself as it was', () => {
    resolve('child', { set: new Map([['growth', 4]]) });
    expect(good(resolve('child')).values.get('growth')?.[1]).toBe(5);
  });
});

describe('what does not fit is an issue at its place', () => {
  const issuesOf = (lines: string) => resolveScenario(home([base, scenario('s', lines)]), 's').issues;
  test.each([
    ['set: { growht: 5 }', 'scenario.unknown-parameter', 'growht', 'growth'],
    ['set: { gdp: 30000 }', 'scenario.set-variable', 'gdp', undefined],
    ['set: { growth: 31 }', 'parameter.beyond-bounds', 31, 30],
    ['set: { growth: { 2021: 6, 2024: -21 } }', 'parameter.beyond-bounds', -21, -20],
    ['set: { growth: { 2019: 6, 2031: 6 } }', 'path.year-outside', 2019, 2020],
    ['set: { arrivals: { 2021: 6 } }', 'parameter.constant-path', 'arrivals', 'varies: yearly'],
    ['closure: suply', 'scenario.unknown-closure', 'suply', 'supply'],
    ['extends: bse', 'scenario.unknown', 'bse', 'base'],
    [
      'targets: { energy_intensity_cat: 14 }',
      'scenario.unknown-target',
      'energy_intensity_cat',
      'energy_intensity_cut',
    ],
    ['shocks: [{ on: gpd, kind: add, from: 2021, value: 1 }]', 'model.unknown-name', 'gpd', 'gdp'],
    ['shocks: [{ on: arrivals, kind: add, from: 2021, value: 1 }]', 'shock.on-constant', 'arrivals', undefined],
    ['shocks: [{ on: gdp, kind: add, from: 2021, to: 2040, value: 1 }]', 'path.year-outside', 2040, 2030],
    ['equations: { gpd: "gpd[t] = 1" }', 'model.unknown-name', 'gpd', 'gdp'],
    ['equations: { arrivals: "arrivals[t] = 1" }', 'model.equation-of-constant', 'arrivals', undefined],
  ])('%s', (lines, code, found, fix) => {
    const issue = issuesOf(lines).find((one) => one.severity === 'error');
    expect(issue).toMatchObject({ code, found, place: { file: 's.yaml', line: 6 } });
    expect(issue?.fix || undefined).toBe(fix);
  });

  it('an assumption that the closure computes cannot be set, and the issue says by which closure', () => {
    expect(issuesOf('closure: supply\nset: { growth: 5 }')).toMatchObject([
      {
        code: 'scenario.set-endogenous',
        found: 'growth',
        more: { closure: 'supply' },
        place: { file: 's.yaml', line: 7 },
      },
    ]);
    expect(resolve('supply', { set: new Map([['growth', 5]]) }).issues).toMatchObject([
      { code: 'scenario.set-endogenous', place: { path: 'set.growth' } },
    ]);
  });
  it('so with one that the scenario itself gives an equation', () => {
    expect(
      issuesOf('equations: { growth: "growth[t] = 5 * productivity / productivity" }\nset: { growth: 5 }'),
    ).toMatchObject([{ code: 'scenario.set-endogenous', more: { closure: '' } }]);
  });
  it('scenarios that extend each other are a named loop', () => {
    const loop = home([scenario('a', 'extends: b'), scenario('b', 'extends: c'), scenario('c', 'extends: a')]);
    expect(resolveScenario(loop, 'a').issues).toMatchObject([
      { code: 'scenario.extends-loop', found: 'a → b → c → a' },
    ]);
    expect(resolveScenario(home([scenario('a', 'extends: a')]), 'a').issues).toMatchObject([{ found: 'a → a' }]);
  });
  it('an unusual value is a warning, and the scenario is still given', () => {
    const result = resolve('base', { set: new Map([['growth', 9]]) });
    expect(result.ok).toBe(true);
    expect(result.issues).toMatchObject([{ code: 'parameter.unusual', severity: 'warning', found: 9 }]);
  });
  it('a value that is no number is refused', () => {
    expect(resolve('base', { set: new Map([['growth', NaN]]) }).issues).toMatchObject([
      { code: 'path.unreadable', found: 'NaN' },
    ]);
  });
  it('all of them are found at once', () => {
    expect(issuesOf('set: { growht: 5, arrivals: 300 }\ntargets: { nothing: 1 }').map(({ code }) => code)).toEqual([
      'scenario.unknown-parameter',
      'parameter.beyond-bounds',
      'scenario.unknown-target',
    ]);
  });
  it('without a model there is nothing to resolve against', () => {
    const bare = { id: 'guangzhou-13', plan, scenarios: new Map([['base', base]]) };
    expect(resolveScenario(bare, 'base').issues).toMatchObject([
      { code: 'scenario.no-model', fix: 'guangzhou-13/model.yaml' },
    ]);
  });
});
