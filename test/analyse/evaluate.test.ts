/** The evaluator beside the compiled program: the same trees, the same bits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allTargets, targetFinals } from '../../engine/analyse/index.ts';
import { evaluate, evaluateFixed, type Values } from '../../engine/analyse/evaluate.ts';
import { meaningOf, truthOf } from '../../engine/analyse/meaning.ts';
import { parseExpression } from '../../engine/model/index.ts';
import { compile } from '../../engine/compile/compile.ts';
import { createMachine, runPath } from '../../engine/simulate/index.ts';
import { study } from './small-plan.ts';

const at2025: Values = {
  series: (id, lag) => ({ x: 4, y: -2, a: 1, b: 2 })[id]! - lag,
  at: (id, year) => (id === 'x' ? year - 2000 : NaN),
  constant: () => 0.5,
  members: () => ['a', 'b'],
  year: 2025,
};

function of(text: string): number {
  const read = parseExpression(text, {});
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return evaluate(read.value, at2025);
}

describe('an expression', () => {
  it.each([
    ['x[t] + 2 * y[t-1]', 4 + 2 * -3],
    ['x[t]^2 + x[2010]', 26],
    ['-x[t] / 8 + k', 0],
    ['if(x[t] > 3 and not (y[t] >= 0), t, 0)', 2025],
    ['x[t] < 3 or y[t] != -2 ? 1 : 2', 2],
    ['min(x[t], 3, y[t]) + max(1, x[t]) + abs(y[t])', -2 + 4 + 2],
    ['sqrt(x[t]) + clamp(x[t], 0, 3)', 5],
    ['sum(parts[t])', 3],
    ['sum(parts[t-1])', 1],
    ['exp(log(x[t]))', 4],
    ['logit(logistic(k))', 0.5],
    ['x[t]^(-1) + x[t]^0.5 + x[t]^3', 0.25 + 2 + 64],
  ])('%s is %d', (text, value) => {
    expect(of(text)).toBeCloseTo(value, 12);
  });

  it.each([
    'y[2010] > 1',
    'y[2010] > 1 and x[t] > 0',
    'if(y[2010] > 1, 1, 2)',
    'not (y[2010] == 0)',
    'max(y[2010], 1)',
  ])('%s is a hole, because a part of it is', (text) => {
    expect(of(text)).toBeNaN();
  });
});

describe('the targets of a plan', () => {
  it('come out of the compiled program and of the evaluator with the same bits, over random assumptions', () => {
    const { folder, scenario, linked } = study();
    const program = compile(linked, { finals: targetFinals(folder.plan, scenario, linked) });
    const machine = createMachine(program, { backend: 'js', tiles: 1 });
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 15, noNaN: true }),
        fc.double({ min: 20, max: 500, noNaN: true }),
        (growth, residents) => {
          const values = new Map([
            ...scenario.values,
            ['growth', [5, ...Array.from({ length: 6 }, () => growth)]] as const,
            ['residents', Array.from({ length: 7 }, () => residents)] as const,
          ]);
          const run = runPath(machine, values);
          for (const { id, series, target } of allTargets(folder.plan)) {
            const meaning = meaningOf(series, target);
            if (!meaning) throw new Error(id);
            expect(run.finals.get(`${id}:measure`)).toBe(evaluateFixed(meaning.measure, run));
            expect(run.finals.get(`${id}:met`)).toBe(evaluateFixed(truthOf(meaning), run));
          }
        },
      ),
    );
  });

  it('leave out what the linked model does not compute', () => {
    const { folder, scenario, linked } = study();
    const without = { ...linked, order: linked.order.filter(({ id }) => id !== 'head') };
    expect(targetFinals(folder.plan, scenario, without).map(({ id }) => id)).toEqual([
      'growth:measure',
      'growth:threshold',
      'growth:met',
    ]);
  });
});
