import { describe, expect, it } from 'vitest';
import { compile, type CompileOptions } from '../../engine/compile/index.ts';
import { describeIssue } from '../../engine/messages/index.ts';
import { runPath } from '../../engine/simulate/run.ts';
import { createMachine, createPathMachine } from '../../engine/simulate/machine.ts';
import type { LinkedModel } from '../../engine/model/types.ts';
import type { Run } from '../../engine/simulate/types.ts';
import { at, call, cmp, fixed, linked, now, num, op, parameter, shock, variable, when, year } from '../compile/tree.ts';

type Values = Readonly<Record<string, readonly number[]>>;

function run(model: LinkedModel, values: Values = {}, options: CompileOptions = {}): Run {
  return runPath(createPathMachine(compile(model, options)), new Map(Object.entries(values)));
}

const path = (result: Run, id: string): readonly number[] => Array.from(result.series.get(id) ?? []);
const yearly = ['growth', 'rate'].map((id) => parameter(id, 'yearly'));
const grow = op(now('gdp', 1), '*', op(num(1), '+', op(now('growth'), '/', num(100))));

describe('a growth path', () => {
  const gdp = variable('gdp', grow, { start: 25000 });

  it('25,000 growing by 6 % is 26,500, then 28,090, then 29,775.4', () => {
    const result = run(linked([2020, 2023], yearly, [gdp]), { growth: [2.7, 6, 6, 6] });
    // 25000 · 1.06 = 26500; 26500 · 1.06 = 28090; 28090 · 1.06 = 29775.4
    [25000, 26500, 28090, 29775.4].forEach((value, n) => expect(path(result, 'gdp')[n]).toBeCloseTo(value, 8));
    expect(path(result, 'growth')).toEqual([2.7, 6, 6, 6]);
  });

  it('a path that is shorter than the model holds its last value', () => {
    const result = run(linked([2020, 2023], yearly, [gdp]), { growth: [0, 10] });
    expect(path(result, 'growth')).toEqual([0, 10, 10, 10]);
  });

  it('a parameter without a value in force has its default', () => {
    expect(path(run(linked([2020, 2021], yearly, [gdp])), 'gdp')).toEqual([25000, 25000]);
  });

  it('finals are worked out after the last year: average growth over 2021-2023 is (29775.4 / 25000)^(1/3) - 1 = 6 %', () => {
    const ratio = op(at('gdp', 2023), '/', at('gdp', 2020));
    const body = op(op(ratio, '^', op(num(1), '/', num(3))), '-', num(1));
    const result = run(linked([2020, 2023], yearly, [gdp]), { growth: [0, 6] }, { finals: [{ id: 'average', body }] });
    expect(result.finals.get('average')).toBeCloseTo(0.06, 12);
  });

  it('years beyond what is wanted are holes, not zeros', () => {
    const options = { outputs: ['gdp'], lastYear: 2021, finals: [{ id: 'goal', body: at('rate', 2023) }] };
    const result = run(linked([2020, 2023], yearly, [gdp]), { growth: [6], rate: [1, 2, 3, 4] }, options);
    expect(path(result, 'gdp')).toEqual([25000, 26500, NaN, NaN]);
    expect(result.finals.get('goal')).toBe(4);
  });

  it('a run keeps its values, also when they are first looked at after a later run of the same machine', () => {
    const machine = createPathMachine(compile(linked([2020, 2021], yearly, [gdp])));
    const [first, second] = [6, 10].map((growth) => runPath(machine, new Map([['growth', [growth]]])));
    // 25000 · 1.06 = 26500; 25000 · 1.1 = 27500
    expect(first?.series.get('gdp')?.[1]).toBeCloseTo(26500, 8);
    expect(second?.series.get('gdp')?.[1]).toBeCloseTo(27500, 8);
  });

  it('values go to their years on a machine whose columns are unevenly apart', () => {
    const program = compile(linked([2020, 2023], yearly, [gdp]));
    const wanted = [2021, 2023].map((year) => program.layout.seriesColumn('gdp', year - 2020) ?? -1);
    const machine = createMachine(program, { blockSize: 2, wanted });
    const places = [0, 1, 2].map((year) => machine.offset(0, program.layout.inputColumn('growth', year) ?? -1));
    expect((places[1] ?? 0) - (places[0] ?? 0)).not.toBe((places[2] ?? 0) - (places[1] ?? 0));
    const result = runPath(machine, new Map([['growth', [0, 6, 10]]]));
    expect(path(result, 'growth')).toEqual([0, 6, 10, 10]);
    // 25000 · 1.06 = 26500; · 1.1 · 1.1 = 32065
    expect(path(result, 'gdp')[1]).toBeCloseTo(26500, 8);
    expect(path(result, 'gdp')[3]).toBeCloseTo(32065, 8);
  });

  it('is not disturbed by the innovations that an ensemble left in the machine', () => {
    const noisy = linked([2020, 2022], [parameter('growth', 'yearly', { sd: 1, persistence: 0.5 })], [gdp]);
    const machine = createMachine(compile(noisy), { blockSize: 8 });
    machine.memory.fill(3, machine.offset(0, 0));
    const result = runPath(machine, new Map([['growth', [6]]]));
    expect(path(result, 'growth')).toEqual([6, 6, 6]);
  });
});

describe('lags and fixed years', () => {
  it('a lag of two years looks two years back and is a hole before the first', () => {
    const model = linked([2020, 2023], yearly, [variable('x', now('rate', 2))]);
    const result = run(model, { rate: [1, 2, 3, 4] });
    expect(path(result, 'x')).toEqual([NaN, NaN, 1, 2]);
    expect(result.holes.map(({ id, year, why }) => [id, year, why])).toEqual([
      ['x', 2020, 'before_start'],
      ['x', 2021, 'before_start'],
    ]);
    expect(result.issues).toEqual([]);
  });

  it('an index stands on its base year', () => {
    const model = linked([2020, 2022], yearly, [
      variable('x', op(op(num(100), '*', now('rate')), '/', at('rate', 2020))),
    ]);
    expect(path(run(model, { rate: [4, 5, 6] }), 'x')).toEqual([100, 125, 150]);
  });

  it('a fixed year still to come is a hole, not what memory holds', () => {
    const a = variable('a', op(now('a', 1), '+', num(1)), { start: 0 });
    const model = linked([2020, 2023], yearly, [
      a,
      variable('b', at('a', 2022)),
      variable('c', at('d', 2022)),
      variable('d', now('a')),
    ]);
    const machine = createPathMachine(compile(model));
    runPath(machine, new Map());
    const result = runPath(machine, new Map());
    expect(path(result, 'b')).toEqual([NaN, NaN, 2, 2]);
    // d comes after c within a year, so c knows d[2022] from 2023 on.
    expect(path(result, 'c')).toEqual([NaN, NaN, NaN, 2]);
  });

  it('a start may stand on a variable that later years work out the other way round', () => {
    const stock = variable('stock', op(now('stock', 1), '+', now('flow')), {
      start: op(at('flow', 2020), '*', num(10)),
    });
    const flow = variable('flow', op(now('stock', 1), '/', num(10)), { start: 5 });
    const model = linked([2020, 2022], yearly, [flow, stock], { startOrder: ['flow', 'stock'] });
    // 2020: 5 and 50; 2021: 50/10 = 5 and 55; 2022: 55/10 = 5.5 and 60.5
    expect(path(run(model), 'stock')).toEqual([50, 55, 60.5]);
    const [a, b] = [variable('a', now('b'), { start: 1 }), variable('b', num(2), { start: at('a', 2020) })];
    const turned = run(linked([2020, 2021], yearly, [b, a], { startOrder: ['a', 'b'] }));
    expect([path(turned, 'a'), path(turned, 'b')]).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it('the year is a number that equations may use', () => {
    const body = when(cmp(year, '>=', num(2022)), op(year, '-', num(2021)), num(0));
    expect(path(run(linked([2020, 2023], yearly, [variable('x', body)])), 'x')).toEqual([0, 0, 1, 2]);
  });
});

describe('shocks', () => {
  const flat = (kind: 'add' | 'multiply' | 'hold', value: number, fade: number) =>
    run(
      linked([2020, 2024], yearly, [variable('x', num(10), { shocks: [shock('x', kind, 2021, 2022, value, fade)] })]),
    );

  it('add: 10 + 4 for two years, then + 2, then + 1', () => {
    expect(path(flat('add', 4, 0.5), 'x')).toEqual([10, 14, 14, 12, 11]);
  });

  it('multiply: 10 × 0.8 for two years, then × 0.9, then × 0.95', () => {
    expect(path(flat('multiply', 0.8, 0.5), 'x')).toEqual([10, 8, 8, 9, 9.5]);
  });

  it('hold: 7 for two years, then as the equation says', () => {
    expect(path(flat('hold', 7, 0), 'x')).toEqual([10, 7, 7, 10, 10]);
  });

  it('a shock on a growth rate moves the level for good', () => {
    const shocks = new Map([['growth', [shock('growth', 'add', 2021, 2021, -10)]]]);
    const model = linked([2020, 2022], yearly, [variable('gdp', grow, { start: 100 })], { exogenousShocks: shocks });
    // 100 · (1 + (10 - 10)/100) = 100, then 100 · 1.1 = 110
    path(run(model, { growth: [10] }), 'gdp').forEach((value, n) =>
      expect(value).toBeCloseTo([100, 100, 110][n] ?? 0, 10),
    );
  });

  it('two shocks on one variable work one after the other: (10 + 5) × 2 = 30', () => {
    const shocks = [shock('x', 'add', 2020, 2020, 5), shock('x', 'multiply', 2020, 2020, 2)];
    expect(path(run(linked([2020, 2021], yearly, [variable('x', num(10), { shocks })])), 'x')).toEqual([30, 10]);
  });

  it('a shock of nothing is worked out as any other: -0 + 0 = 0 in its years, and -0 stays in the others', () => {
    const x = variable('x', num(-0), { shocks: [shock('x', 'add', 2020, 2020, 0)] });
    const found = path(run(linked([2020, 2021], yearly, [x])), 'x');
    expect(found.map((value) => Object.is(value, -0))).toEqual([false, true]);
  });
});

describe('noise', () => {
  it('persists: innovations 1, 0, 0 with persistence 0.5 add 1, 0.5, 0.25, from the second year on', () => {
    const model = linked([2020, 2023], yearly, [variable('x', num(10), { noise: { sd: 1, persistence: 0.5 } })]);
    const program = compile(model);
    const machine = createMachine(program, { blockSize: 2 });
    machine.column(0, program.layout.innovationColumn('x', 1) ?? -1)[0] = 1;
    machine.compute(0, 1);
    const values = program.years.map((_, y) => machine.column(0, program.layout.seriesColumn('x', y) ?? -1)[0]);
    expect(values).toEqual([10, 11, 10.5, 10.25]);
  });
});

describe('holes have names', () => {
  const text = (result: Run): readonly string[] => result.issues.map((issue) => describeIssue(issue, 'en'));

  it('a division by zero is named where it arises, and what uses it follows from it', () => {
    const a = variable('a', op(num(1), '/', now('rate')));
    const model = linked([2020, 2021], yearly, [a, variable('b', op(num(2), '+', now('a'))), variable('c', now('b'))]);
    const result = run(model, { rate: [2, 0] });
    expect(path(result, 'c')).toEqual([2.5, NaN]);
    expect(result.holes).toEqual([
      { id: 'a', year: 2021, why: 'divided_by_zero' },
      { id: 'b', year: 2021, why: 'follows_from', from: { id: 'a', year: 2021 } },
      { id: 'c', year: 2021, why: 'follows_from', from: { id: 'a', year: 2021 } },
    ]);
    expect(result.issues).toHaveLength(1);
    expect(result.issues[0]).toMatchObject({
      code: 'compile.divided-by-zero',
      severity: 'error',
      place: { variable: 'a', year: 2021 },
    });
    expect(text(result)[0]).toContain('“a” has no value in 2021: “1 / rate[t]” divides by zero');
  });

  it('the part of the equation at fault is the innermost one', () => {
    const body = op(num(5), '+', op(num(2), '*', call('log', op(now('rate'), '-', num(3)))));
    const result = run(linked([2020, 2020], yearly, [variable('x', body)]), { rate: [1] });
    expect(result.holes).toEqual([{ id: 'x', year: 2020, why: 'not_a_number' }]);
    expect(text(result)[0]).toContain('log(rate[t] - 3)');
  });

  it('an infinite value is a hole too', () => {
    const result = run(linked([2020, 2020], yearly, [variable('x', call('exp', num(1000)))]));
    expect(path(result, 'x')).toEqual([NaN]);
    expect(result.holes).toEqual([{ id: 'x', year: 2020, why: 'not_a_number' }]);
  });

  it('a start that is none is a hole of its own, and no error', () => {
    const result = run(linked([2020, 2021], yearly, [variable('x', now('rate'), { start: 'none' })]), { rate: [1] });
    expect(path(result, 'x')).toEqual([NaN, 1]);
    expect(result.holes).toEqual([{ id: 'x', year: 2020, why: 'before_start' }]);
    expect(result.issues).toEqual([]);
  });

  it('a division by zero in the branch not taken harms nothing', () => {
    const body = when(cmp(now('rate'), '>', num(0)), op(num(1), '/', now('rate')), num(-1));
    const result = run(linked([2020, 2021], yearly, [variable('x', body)]), { rate: [0, 4] });
    expect(path(result, 'x')).toEqual([-1, 0.25]);
    expect(result.holes).toEqual([]);
  });

  it('a comparison with a hole is a hole, never the other branch', () => {
    const body = when(cmp(now('x', 1), '<', num(5)), num(1), num(2));
    const result = run(linked([2020, 2021], yearly, [variable('x', num(3), { start: 'none' }), variable('y', body)]));
    expect(path(result, 'y')).toEqual([NaN, NaN]);
    expect(result.holes.at(-1)).toEqual({ id: 'y', year: 2021, why: 'follows_from', from: { id: 'x', year: 2020 } });
  });

  it('a constant divided by is named like a series', () => {
    const model = linked(
      [2020, 2020],
      [parameter('alpha', 'constant')],
      [variable('x', op(num(1), '/', fixed('alpha')))],
    );
    expect(run(model, { alpha: [0] }).holes).toEqual([{ id: 'x', year: 2020, why: 'divided_by_zero' }]);
  });

  it('says so in both languages', () => {
    const result = run(linked([2020, 2020], yearly, [variable('x', op(num(1), '/', num(0)))]));
    expect(result.issues.map((issue) => describeIssue(issue, 'zh'))).toEqual([
      '“x”在 2020 年无法计算：“1 / 0”的除数为 0。请检查除数的取值，或用 if(…) 避开这一年。',
    ]);
  });
});
