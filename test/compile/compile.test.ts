import { describe, expect, it } from 'vitest';
import { compile } from '../../engine/compile/index.ts';
import { shockStrengths } from '../../engine/compile/shock.ts';
import type { Program } from '../../engine/compile/types.ts';
import { at, call, fixed, linked, now, num, op, parameter, shock, sum, variable } from './tree.ts';

const grow = (id: string, rate: string) => op(now(id, 1), '*', op(num(1), '+', op(now(rate), '/', num(100))));

const parameters = [parameter('growth', 'yearly'), parameter('price', 'yearly'), parameter('alpha', 'constant')];
const model = linked([2020, 2024], parameters, [
  variable('gdp', grow('gdp', 'growth'), { start: 100 }),
  variable('level', grow('level', 'price'), { start: 1 }),
  variable('current', op(now('gdp'), '*', now('level'))),
  variable('share', op(now('gdp'), '*', call('exp', fixed('alpha')))),
]);

const names = (program: Program, numbers: readonly number[]): readonly string[] =>
  numbers.map((n) => program.steps[n]?.id ?? '?');

describe('what is compiled', () => {
  it('everything, when nobody says what is wanted', () => {
    expect(compile(model).series).toEqual(['growth', 'price', 'gdp', 'level', 'current', 'share']);
  });

  it('only what a wanted series stands on', () => {
    const program = compile(model, { outputs: ['gdp'] });
    expect(program.series).toEqual(['growth', 'gdp']);
    expect(program.parameters.map((p) => p.id)).toEqual(['growth']);
    expect(program.layout.seriesColumn('level', 0)).toBeUndefined();
  });

  it('what a final stands on, to the year it looks at', () => {
    const program = compile(model, {
      outputs: [],
      lastYear: 2021,
      finals: [{ id: 'goal', body: at('current', 2023) }],
    });
    expect(program.years).toEqual([2020, 2021, 2022, 2023]);
    expect(program.series).toEqual(['growth', 'price', 'gdp', 'level', 'current']);
  });

  it('no year beyond the one asked for', () => {
    const program = compile(model, { lastYear: 2022 });
    expect(program.years).toEqual([2020, 2021, 2022]);
    expect(program.layout.seriesColumn('gdp', 3)).toBeUndefined();
  });
});

describe('the layout', () => {
  it('gives each series and year, input and final a column of its own, save that an untouched parameter is its own series', () => {
    const program = compile(model, { finals: [{ id: 'goal', body: at('gdp', 2024) }] });
    const { layout, years, series } = program;
    const columns = [
      ...series.flatMap((id) => years.map((_, y) => layout.seriesColumn(id, y))),
      layout.inputColumn('alpha', 0),
      layout.finalColumn('goal'),
    ];
    expect(new Set(columns).size).toBe(6 * 5 + 2);
    expect(columns.every((column) => column !== undefined && column >= 0 && column < layout.columns)).toBe(true);
    expect(layout.inputColumn('growth', 3)).toBe(layout.seriesColumn('growth', 3));
  });

  it('keeps a parameter with noise apart from its series, and has no innovation in the first, known year', () => {
    const noisy = linked([2020, 2022], [parameter('growth', 'yearly', { sd: 1, persistence: 0.5 })], []);
    const { layout } = compile(noisy);
    expect(layout.noisy).toEqual(['growth']);
    expect(layout.inputColumn('growth', 1)).not.toBe(layout.seriesColumn('growth', 1));
    expect(layout.innovationColumn('growth', 0)).toBeUndefined();
    expect(layout.innovationColumn('growth', 1)).toBeTypeOf('number');
  });

  it('runs again only what lies downstream, finals included', () => {
    const finals = [
      { id: 'goal', body: at('current', 2024) },
      { id: 'other', body: at('share', 2024) },
    ];
    const program = compile(model, { finals });
    expect(names(program, program.layout.downstream(['price']))).toEqual(['level', 'current', 'goal']);
    expect(names(program, program.layout.downstream(['alpha']))).toEqual(['hoisted:0', 'share', 'other']);
    expect(program.layout.downstream(['nobody'])).toEqual([]);
  });
});

describe('codes', () => {
  const codesOf = (program: Program, id: string) => program.steps.find((step) => step.id === id)?.codes ?? [];

  it('are not unrolled: one for the start, one for all later years', () => {
    expect(codesOf(compile(model), 'gdp')).toHaveLength(2);
    expect(codesOf(compile(model), 'current')).toHaveLength(1);
  });

  it('work out once what does not change from year to year', () => {
    const program = compile(model);
    expect(program.frame.hoisted).toBe(1);
    expect(codesOf(program, 'share').flatMap((code) => code.ops.map((one) => one.op))).not.toContain('exp');
  });

  it('keep equal parts once and do arithmetic on numbers beforehand', () => {
    const square = op(op(now('gdp'), '+', num(1)), '*', op(now('gdp'), '+', num(1)));
    const twice = linked(
      [2020, 2021],
      [parameter('gdp', 'yearly')],
      [variable('x', op(square, '*', op(num(3), '-', num(1))))],
    );
    const [code] = codesOf(compile(twice), 'x');
    expect(code?.ops.map((one) => one.op)).toEqual(['load', 'number', 'add', 'mul', 'number', 'mul']);
    expect(code?.ops.find((one) => one.op === 'number' && one.value === 2)).toBeDefined();
  });

  it('add the members of a group from the left', () => {
    const groups = [{ id: 'all', name: { zh: 'all', en: 'all' }, members: ['growth', 'price'] }];
    const program = compile(linked([2020, 2020], parameters, [variable('x', sum('all'))], { groups }));
    expect(codesOf(program, 'x')[0]?.ops.map((one) => one.op)).toEqual(['load', 'load', 'add']);
  });
});

describe('strengths of a shock', () => {
  const years = [2020, 2021, 2022, 2023, 2024];

  it('an addition of 8 in 2021 that fades by half is 8, 4, 2, 1', () => {
    expect(shockStrengths(shock('x', 'add', 2021, 2021, 8, 0.5), years)).toEqual([-0, 8, 4, 2, 1]);
  });

  it('a factor 0.8 in 2021 and 2022 that fades by half is 0.8, 0.8, 0.9, 0.95', () => {
    expect(shockStrengths(shock('x', 'multiply', 2021, 2022, 0.8, 0.5), years)).toEqual([1, 0.8, 0.8, 0.9, 0.95]);
  });

  it('a hold ends with its last year', () => {
    expect(shockStrengths(shock('x', 'hold', 2021, 2022, 7), years)).toEqual([NaN, 7, 7, NaN, NaN]);
  });
});
