import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { readScenario, type Issue } from '../../engine/index.ts';
import { change, good, modelText, parametersText, read, scenario } from './small.ts';

/** The line (from 1) on which a text first stands. */
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

const short = (issues: readonly Issue[]) =>
  issues.map(({ code, place, found, fix }) => ({ code, line: place.line, path: place.path, found, fix }));

describe('a model that is written as it should be', () => {
  const model = good(read());

  it('has its variables in written order, with equation, unit, start and source', () => {
    expect([...model.variables.keys()].slice(0, 3)).toEqual(['gdp', 'deflator', 'gdp_current']);
    expect(model.variables.get('gdp')).toMatchObject({
      name: { zh: '产值', en: 'Output' },
      unit: '亿元@2020',
      equation: {
        of: 'gdp',
        text: 'gdp[t] = gdp[t-1] * (1 + growth[t] / 100)',
        place: { file: 'model.yaml', line: lineOf(modelText, 'gdp[t] = gdp[t-1]') },
      },
      start: {
        kind: 'figure',
        figure: {
          value: 25019,
          text: '25019',
          span: { from: 2020, to: 2020 },
          source: { grade: 'official', title: { zh: '统计年鉴' } },
        },
      },
      source: { grade: 'assumption' },
    });
    expect(model.variables.get('per_head')?.start).toBeUndefined();
    expect(model.variables.get('share_change')?.start).toEqual({ kind: 'none' });
    expect(model.variables.get('cars')?.start).toMatchObject({
      kind: 'expression',
      text: 'gdp[2020] * car_share / 100',
    });
  });

  it('spreads defaults over the years: 2.7 in 2020 on record, then 6', () => {
    expect(model.parameters.get('growth')).toMatchObject({
      startIsKnown: true,
      default: [2.7, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6],
    });
  });

  it('holds each value of a path until the next, and the first one before its year', () => {
    expect(model.parameters.get('inflation')?.default).toEqual([2, 2, 2, 2, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5]);
  });

  it('gives a constant one value, and PERT its usual weight of 4', () => {
    expect(model.parameters.get('arrivals')?.default).toEqual([20]);
    const pert = change(parametersText, '{ kind: triangular, min: 0, max: 4 }', '{ kind: pert, min: 0, max: 4 }');
    expect(good(read(modelText, pert)).parameters.get('inflation')?.distribution).toEqual({
      kind: 'pert',
      min: 0,
      max: 4,
      shape: 4,
    });
  });

  it('takes a variable without an equation of its own from the first closure that has one', () => {
    const moved = change(
      change(modelText, '    equation: people[t] = people[t-1] + arrivals\n', ''),
      '    equations: {}',
      '    equations: { people: "people[t] = people[t-1] * 1.01" }',
    );
    expect(good(read(moved)).variables.get('people')?.equation.text).toBe('people[t] = people[t-1] * 1.01');
  });

  it('without closures has one that changes nothing', () => {
    const none = modelText.slice(0, modelText.indexOf('closures:'));
    expect(good(read(none)).closures).toMatchObject([{ id: 'standard', equations: [] }]);
  });
});

describe('one mistake in the model file is one issue, at its line', () => {
  test.each([
    // from, to, code, found, fix
    ['    unit: 万人\n    equation: people', '    unit: 万头\n    equation: people', 'unit.unknown', '万头', '万个'],
    ['    unit: 亿元@current', '    unit: 亿元 ', 'unit.price-basis-missing', '亿元', '亿元@2020'],
    [
      'equation: gdp_current[t] = gdp[t] * deflator[t]',
      'equation: gdp_current[t] = gdp[t] * * deflator[t]',
      'equation.syntax',
      '*',
      undefined,
    ],
    [
      'equation: per_head[t] = gdp[t] / people[t]',
      'equation: gdp[t] = gdp[t] / people[t]',
      'model.equation-of-other',
      'gdp',
      'per_head[t] = …',
    ],
    ['equation: per_head[t]', 'eqation: per_head[t]', 'read.unknown-field', 'eqation', 'equation'],
    ['    block: output\n    unit: 万人', '    block: outptu\n    unit: 万人', 'plan.unknown-name', 'outptu', 'output'],
    [
      '{ value: 1500, year: 2020, source: book }',
      '{ value: 1500, year: 2020, source: bok }',
      'plan.unknown-name',
      'bok',
      'book',
    ],
    [
      '{ value: 1500, year: 2020, source: book }',
      '{ value: 1500, source: book }',
      'read.missing-field',
      undefined,
      'year: 2020',
    ],
    [
      '{ value: 1500, year: 2020, source: book }',
      '{ value: 1500, year: 2020, source: { title: { zh: 甲, en: A } } }',
      'read.missing-field',
      undefined,
      'grade: assumption',
    ],
    ['{ value: 1500, year: 2020, source: book }', 'nothing', 'read.wrong-kind', 'nothing', 'none'],
    ['name: { zh: 芯片, en: Chips }', 'name: { zh: 芯片 }', 'read.missing-field', undefined, 'en: …'],
    ['members: [cars, chips]', 'members: [cars, chpis]', 'model.unknown-name', 'chpis', 'chips'],
    ['members: [cars, chips]', 'members: [cars, cars]', 'read.duplicate', 'cars', undefined],
    ['members: [cars, chips]', 'members: []', 'model.empty-group', 'industries', undefined],
    ['  industries: {', '  gdp: {', 'model.name-twice', 'gdp', undefined],
    ['growth: growth[t] = 100', 'grwoth: grwoth[t] = 100', 'model.unknown-name', 'grwoth', 'growth'],
    [
      'growth: growth[t] = 100 * (people[t] / people[t-1] - 1) + productivity',
      'productivity: productivity[t] = 4',
      'model.equation-of-constant',
      'productivity',
      undefined,
    ],
    ['rank: 0.2', 'rank: 1.2', 'correlation.rank', 1.2, undefined],
    ['b: inflation', 'b: growth', 'correlation.with-itself', 'growth', undefined],
    ['b: inflation', 'b: inflaton', 'model.unknown-name', 'inflaton', 'inflation'],
    ['b: inflation', 'b: arrivals', 'correlation.no-distribution', 'arrivals', undefined],
    ['from: 2020, to: 2030', 'from: 2030, to: 2020', 'model.years-order', '2030-2020', '{from: 2020, to: 2030}'],
    ['  per_head:\n', '  per-head:\n', 'model.bad-id', 'per-head', 'per_head'],
  ])('%j → %j: %s', (from, to, code, found, fix) => {
    const text = change(modelText, from, to);
    const issue = short(read(text).issues).find((one) => one.code === code);
    expect(issue).toBeDefined();
    expect(issue?.found).toBe(found);
    if (fix !== undefined) expect(issue?.fix).toBe(fix);
    const [first, last] = [lineOf(text, to), to.split('\n').length];
    expect(issue?.line).toBeGreaterThanOrEqual(first);
    expect(issue?.line).toBeLessThan(first + last);
  });

  it('a word of the language cannot be an id', () => {
    const text = change(modelText, '  per_head:\n', '  max:\n').replace('per_head[t] =', 'max[t] =');
    expect(short(read(text).issues)).toMatchObject([{ code: 'model.bad-id', found: 'max', fix: 'max_' }]);
  });
});

describe('one mistake in the parameters file is one issue, at its line', () => {
  test.each([
    // from, to, code, found
    ['default: 6\n', 'default: 60\n', 'parameter.beyond-bounds', 60],
    ['start: 2.7\n', 'start: 31\n', 'parameter.beyond-bounds', 31],
    ['default: 6\n', 'default: six\n', 'read.wrong-kind', 'six'],
    ['default: 6\n', 'default: { 2031: 6 }\n', 'path.year-outside', 2031],
    ['default: 6\n', 'default: { next: 6 }\n', 'path.unreadable', 'next'],
    ['default: 6\n', 'default: {}\n', 'path.unreadable', '{}'],
    [
      'plausible: [3, 8]\n  distribution',
      'plausible: [3, 31]\n  distribution',
      'parameter.plausible-beyond-bounds',
      '3 … 31',
    ],
    ['bounds: [-20, 30]', 'bounds: [30, -20]', 'read.wrong-kind', '30, -20'],
    ['bounds: [-20, 30]', 'bounds: [-20]', 'read.wrong-kind', '-20'],
    [
      'varies: constant\n  default: 20',
      'varies: constant\n  default: { 2021: 20 }',
      'parameter.constant-path',
      'arrivals',
    ],
    [
      'varies: constant\n  default: 20',
      'varies: constant\n  noise: { sd: 1 }\n  default: 20',
      'parameter.constant-yearly-field',
      'noise',
    ],
    [
      'varies: constant\n  default: 20',
      'varies: constant\n  start: 1\n  default: 20',
      'parameter.constant-yearly-field',
      'start',
    ],
    ['{ kind: normal, sd: 0.8 }', '{ kind: normal, sd: -0.8 }', 'distribution.negative', 'sd: -0.8'],
    ['{ kind: normal, sd: 0.8 }', '{ kind: normall, sd: 0.8 }', 'read.wrong-kind', 'normall'],
    ['{ kind: normal, sd: 0.8 }', '{ kind: normal, sd: 0.8, max: 3 }', 'read.unknown-field', 'max'],
    ['{ kind: normal, sd: 0.8 }', '{ kind: uniform, half_width: -1 }', 'distribution.negative', 'half_width: -1'],
    [
      '{ kind: normal, sd: 0.8 }',
      '{ kind: truncated_normal, sd: 1, min: 7, max: 9 }',
      'distribution.centre-outside',
      6,
    ],
    ['{ kind: normal, sd: 0.8 }', '{ kind: triangular, min: 9, max: 3 }', 'distribution.limits', 'min: 9, max: 3'],
    ['{ kind: normal, sd: 0.8 }', '{ kind: triangular, min: 3, max: 99 }', 'distribution.beyond-bounds', '3 … 99'],
    ['{ kind: normal, sd: 0.8 }', '{ kind: pert, min: 3, max: 9, shape: 0 }', 'distribution.negative', 'shape: 0'],
    [
      '{ kind: normal, sd: 0.8 }',
      '{ kind: beta, min: 3, max: 9, concentration: 0 }',
      'distribution.negative',
      'concentration: 0',
    ],
    ['{ kind: normal, sd: 0.8 }', '{ kind: discrete, values: [5, 6], weights: [1] }', 'distribution.weights', '1'],
    [
      '{ kind: normal, sd: 0.8 }',
      '{ kind: discrete, values: [5, 6], weights: [0.5, 0.4] }',
      'distribution.weights-sum',
      0.9,
    ],
    [
      '{ kind: normal, sd: 0.8 }',
      '{ kind: discrete, values: [5, 6], weights: [1.5, -0.5] }',
      'distribution.negative',
      'weights: 1.5, -0.5',
    ],
    ['{ kind: normal, sd: 0.8 }', '{ kind: empirical, values: [] }', 'distribution.empty', '[]'],
    ['{ kind: normal, sd: 0.8 }', '{ kind: empirical, values: [5, 50] }', 'distribution.beyond-bounds', 50],
    ['{ sd: 1.5, persistence: 0.3 }', '{ sd: -1, persistence: 0.3 }', 'distribution.negative', 'sd: -1'],
    ['{ sd: 1.5, persistence: 0.3 }', '{ sd: 1.5, persistence: 1 }', 'noise.persistence', 1],
    ['{ sd: 1.5, persistence: 0.3 }', '{ sd: 1.5, common: { output: 0.6, prices: -0.5 } }', 'noise.loadings', 1.1],
    [
      'growth:\n  name: { zh: 增速, en: Growth }\n  group: growth',
      'growth:\n  name: { zh: 增速, en: Growth }\n  group: grow',
      'plan.unknown-name',
      'grow',
    ],
  ])('%j → %j: %s', (from, to, code, found) => {
    const text = change(parametersText, from, to);
    const issue = short(read(modelText, text).issues).find((one) => one.code === code);
    expect(issue?.found).toBe(found);
    expect(issue?.line).toBeGreaterThanOrEqual(lineOf(text, to));
    expect(issue?.line).toBeLessThanOrEqual(lineOf(text, to) + to.split('\n').length - 1);
    expect(read(modelText, text).ok).toBe(false);
  });

  it('a default outside what is usual is a warning, and the model is still given', () => {
    const result = read(modelText, change(parametersText, 'default: 6\n', 'default: 9\n'));
    expect(result.ok).toBe(true);
    expect(result.issues).toMatchObject([
      {
        code: 'parameter.unusual',
        severity: 'warning',
        found: 9,
        expected: '3 … 8',
        fix: 8,
        place: { variable: 'growth', file: 'parameters.yaml' },
      },
    ]);
  });

  it('a log-normal needs a centre above 0', () => {
    const text = change(
      change(parametersText, '{ kind: triangular, min: 0, max: 4 }', '{ kind: log_normal, sd: 0.1 }'),
      '{ 2021: 2, 2024: 1.5 }',
      '{ 2021: 2, 2024: 0 }',
    );
    expect(short(read(modelText, text).issues)).toMatchObject([{ code: 'distribution.not-positive' }]);
  });

  it('a source needs a grade from somewhere, and the grade beside it wins', () => {
    const inline = change(
      parametersText,
      'default: 20\n  bounds: [-100, 200]\n  plausible: [0, 60]\n  grade: assumption\n  source: form',
      'default: 20\n  bounds: [-100, 200]\n  plausible: [0, 60]\n  source: { title: { zh: 甲, en: A } }',
    );
    expect(short(read(modelText, inline).issues)).toMatchObject([
      { code: 'read.missing-field', fix: 'grade: assumption' },
    ]);
    const derived = change(
      parametersText,
      'plausible: [0, 60]\n  grade: assumption\n  source: form',
      'plausible: [0, 60]\n  grade: derived\n  source: book',
    );
    expect(good(read(modelText, derived)).parameters.get('arrivals')?.source).toMatchObject({
      grade: 'derived',
      title: { en: 'Yearbook' },
    });
  });
});

it('all mistakes of both files are found in one reading', () => {
  const model = change(
    change(modelText, '    unit: 亿元@current', '    unit: 亿元'),
    'people[t-1] + arrivals',
    'people[t-1] += arrivals',
  );
  const parameters = change(parametersText, 'sd: 0.8', 'sd: -1');
  expect(read(model, parameters).issues.map(({ code }) => code)).toEqual([
    'unit.price-basis-missing',
    'equation.update',
    'distribution.negative',
  ]);
});

it('a model file that is no YAML is one issue, and its parameters are still read for their own mistakes', () => {
  const parameters = change(parametersText, 'sd: 0.8', 'sd: -1');
  const { issues } = read(change(modelText, 'variables:\n', 'variables:\n  - [\n'), parameters);
  expect(issues.map(({ code }) => code)).toEqual(['read.syntax', 'distribution.negative']);
});

describe('scenario files', () => {
  it('a shock of one year needs no end and does not fade', () => {
    expect(scenario('a', 'shocks: [{ on: gdp, kind: add, from: 2021, value: 5 }]').shocks).toMatchObject([
      { span: { from: 2021, to: 2021 }, fade: 0 },
    ]);
  });
  test.each([
    ['sets: { growth: 6 }', 'read.unknown-field', 'set'],
    ['set: { growth: high }', 'read.wrong-kind', '6.0'],
    ['set: { growth: { y2021: 6 } }', 'path.unreadable', '{2021: 6, 2023: 5.5}'],
    ['seed: -1', 'read.wrong-kind', '20210420'],
    ['seed: 1.5', 'read.wrong-kind', '2025'],
    ['shocks: [{ on: gdp, kind: ad, from: 2021, value: 5 }]', 'read.wrong-kind', 'add'],
    ['shocks: [{ on: gdp, kind: add, from: 2022, to: 2021, value: 5 }]', 'model.years-order', 'from: 2021, to: 2022'],
    ['shocks: [{ on: gdp, kind: add, from: 2021, value: 5, fade: 2 }]', 'shock.fade', undefined],
    ['shocks: [{ on: gdp, kind: hold, from: 2021, value: 5, fade: 0.5 }]', 'shock.hold-fades', 0],
    ['equations: { gdp: "gdp[t] = " }', 'equation.unfinished', undefined],
    ['targets: { energy_intensity_cut: many }', 'read.wrong-kind', '6.0'],
  ])('%s → %s', (lines, code, fix) => {
    const head =
      'name: { zh: 甲, en: A }\nauthor: X\ndate: 2026-11-20\nassumes: { zh: 甲, en: A }\nleaves_out: { zh: 甲, en: A }\n';
    const { ok, issues } = readScenario('a', 'a.yaml', head + lines);
    expect(ok).toBe(false);
    expect(issues).toMatchObject([{ code, place: { file: 'a.yaml', line: 6 } }]);
    if (fix !== undefined) expect(issues[0]?.fix).toBe(fix);
  });
  it('a date that is none is refused', () => {
    const { issues } = readScenario(
      'a',
      'a.yaml',
      'name: { zh: 甲, en: A }\nauthor: X\ndate: 20.11.2026\nassumes: { zh: 甲, en: A }\nleaves_out: { zh: 甲, en: A }\n',
    );
    expect(issues).toMatchObject([{ code: 'read.wrong-kind', found: '20.11.2026', place: { line: 3 } }]);
  });
});

describe('no damage to a file crashes its reader, and none passes in silence as something else', () => {
  const shipped = (name: string): string =>
    readFileSync(new URL(`../../scenarios/guangzhou-14/${name}`, import.meta.url), 'utf8')
      .split('\n')
      .slice(0, 120)
      .join('\n');
  const damaged = (text: string) =>
    fc.oneof(
      fc.tuple(fc.nat(text.length), fc.nat(30)).map(([at, count]) => text.slice(0, at) + text.slice(at + count)),
      fc
        .tuple(fc.nat(text.length), fc.string({ unit: 'grapheme', maxLength: 3 }))
        .map(([at, more]) => text.slice(0, at) + more + text.slice(at)),
      fc.nat(text.length).map((at) => text.slice(0, at)),
      fc.tuple(fc.nat(200), fc.nat(200)).map(([a, b]) => {
        const lines = text.split('\n');
        return [
          ...lines.slice(0, a % lines.length),
          lines[b % lines.length] ?? '',
          ...lines.slice(a % lines.length),
        ].join('\n');
      }),
    );
  const decent = (result: { ok: boolean; issues: readonly Issue[] }): void => {
    if (!result.ok) expect(result.issues.some(({ severity }) => severity === 'error')).toBe(true);
    for (const issue of result.issues) expect(issue.place.file).toMatch(/yaml$/);
  };
  it('the model', () =>
    fc.assert(
      fc.property(damaged(modelText), (text) => decent(read(text))),
      { numRuns: 150 },
    ));
  it('the parameters', () =>
    fc.assert(
      fc.property(damaged(parametersText), (text) => decent(read(modelText, text))),
      { numRuns: 150 },
    ));
  it('the shipped parameters', () =>
    fc.assert(
      fc.property(damaged(shipped('parameters.yaml')), (text) => decent(read(modelText, text))),
      { numRuns: 30 },
    ));
  it('a scenario', () =>
    fc.assert(
      fc.property(damaged(shipped('supply-side.yaml')), (text) => decent(readScenario('s', 's.yaml', text))),
      { numRuns: 150 },
    ));
  it('anything at all', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...':{}[]-?&*!|>%@`"\'#, \n\tab1zhen') }), (text) =>
        decent(readScenario('s', 's.yaml', text)),
      ),
      { numRuns: 500 },
    ));
});
