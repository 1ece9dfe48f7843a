/** Distributions and rank correlations that a scenario states in the place of the model's. */
import { describe, expect, it, test } from 'vitest';
import { linkModel, resolveScenario, spreadKey } from '../../engine/index.ts';
import { good, home, scenario } from './small.ts';

const wide = 'distributions:\n  growth: { kind: normal, sd: 2 }\n';

describe('a scenario’s own spread', () => {
  const family = home([
    scenario('base'),
    scenario('wide', `extends: base\n${wide}`),
    scenario(
      'child',
      'extends: wide\nset: { growth: 5 }\ndistributions: { arrivals: { kind: uniform, half_width: 3 } }',
    ),
    scenario('narrow', 'extends: child\ndistributions: { growth: { kind: normal, sd: 0.1 } }'),
    scenario('supply', 'extends: wide\nclosure: supply'),
    scenario('joined', 'extends: base\ncorrelations: [{ a: inflation, b: growth, rank: -0.5 }]'),
  ]);
  const linked = (id: string) => good(linkModel(family.model, good(resolveScenario(family, id))));
  const drawn = (id: string) =>
    Object.fromEntries(linked(id).exogenous.map((each) => [each.id, each.distribution] as const));

  it('replaces that of the parameter, and leaves every other as the file has it', () => {
    expect(drawn('wide')).toMatchObject({
      growth: { kind: 'normal', sd: 2 },
      inflation: { kind: 'triangular', min: 0, max: 4 },
    });
    expect(drawn('base').growth).toEqual({ kind: 'normal', sd: 0.8 });
  });

  it('is inherited, one by one, and may give a spread to what had none', () => {
    expect(drawn('child')).toMatchObject({ growth: { sd: 2 }, arrivals: { kind: 'uniform', halfWidth: 3 } });
    expect(drawn('narrow')).toMatchObject({ growth: { sd: 0.1 }, arrivals: { kind: 'uniform' } });
  });

  it('of what a child’s closure works out is no longer drawn', () => {
    expect(drawn('supply')).not.toHaveProperty('growth');
  });

  it('takes the place of the model’s correlation of the same pair, whichever name comes first', () => {
    expect(linked('joined').correlations.map(({ a, b, rank }) => [a, b, rank])).toEqual([
      ['inflation', 'growth', -0.5],
    ]);
    expect(linked('base').correlations.map(({ rank }) => rank)).toEqual([0.2]);
  });

  it('tells structures apart', () => {
    const all = ['base', 'wide', 'child', 'narrow', 'joined'];
    expect(new Set(all.map((id) => linked(id).structureKey)).size).toBe(5);
    expect(new Set(all.map((id) => JSON.stringify(spreadKey(good(resolveScenario(family, id)))))).size).toBe(5);
  });
});

describe('what cannot be drawn is named where the scenario says it', () => {
  const issuesOf = (lines: string) =>
    resolveScenario(home([scenario('a', lines)]), 'a').issues.map(({ code, place, found, fix }) => ({
      code,
      line: place.line,
      file: place.file,
      found,
      fix,
    }));

  // The head of a scenario has five lines, so `distributions:` is line 6 and its first entry line 7.
  test.each([
    ['growth: { kind: normal, sd: -1 }', 'distribution.negative', 'sd: -1'],
    ['inflation: { kind: triangular, min: 4, max: 0 }', 'distribution.limits', 'min: 4, max: 0'],
    ['inflation: { kind: pert, min: 5, max: 9 }', 'distribution.centre-outside', 2],
    ['growth: { kind: empirical, values: [] }', 'distribution.empty', '[]'],
    ['growth: { kind: discrete, values: [1, 2], weights: [0.5, 0.6] }', 'distribution.weights-sum', 1.1],
    ['growth: { kind: truncated_normal, sd: 1, min: -90, max: 90 }', 'distribution.beyond-bounds', '-90 … 90'],
    ['growht: { kind: normal, sd: 1 }', 'scenario.unknown-parameter', 'growht'],
    ['gdp: { kind: normal, sd: 1 }', 'scenario.set-variable', 'gdp'],
  ])('%s', (line, code, found) => {
    expect(issuesOf(`distributions:\n  ${line}\n`)).toEqual([
      expect.objectContaining({ code, found, file: 'a.yaml', line: 7 }),
    ]);
  });

  it('a centre outside is judged by the value that the scenario sets, not by the default', () => {
    const triangle = 'distributions: { inflation: { kind: triangular, min: 5, max: 9 } }';
    expect(issuesOf(triangle).map(({ code }) => code)).toEqual(['distribution.centre-outside']);
    expect(issuesOf(`set: { inflation: 6 }\n${triangle}`).filter(({ code }) => code !== 'parameter.unusual')).toEqual(
      [],
    );
  });

  it('an assumption that the closure works out cannot be spread', () => {
    expect(issuesOf(`closure: supply\n${wide}`)).toEqual([
      expect.objectContaining({ code: 'scenario.set-endogenous', found: 'growth' }),
    ]);
  });

  test.each([
    ['{ a: growth, b: inflaton, rank: 0.2 }', 'model.unknown-name', 'inflation'],
    ['{ a: growth, b: growth, rank: 0.2 }', 'correlation.with-itself', undefined],
    ['{ a: growth, b: inflation, rank: 1.2 }', 'correlation.rank', undefined],
    ['{ a: growth, b: arrivals, rank: 0.2 }', 'correlation.no-distribution', undefined],
  ])('correlations: %s', (entry, code, fix) => {
    expect(issuesOf(`correlations:\n  - ${entry}\n`)).toEqual([
      expect.objectContaining({ code, fix, file: 'a.yaml', line: 7 }),
    ]);
  });

  it('a correlation may rest on a distribution that the scenario itself gives', () => {
    const lines =
      'distributions: { arrivals: { kind: normal, sd: 1 } }\ncorrelations: [{ a: growth, b: arrivals, rank: 0.2 }]';
    expect(issuesOf(lines)).toEqual([]);
  });
});
