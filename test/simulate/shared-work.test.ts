import { describe, expect, it } from 'vitest';
import { compile } from '../../engine/compile/index.ts';
import { createMachine } from '../../engine/simulate/machine.ts';
import { planRun } from '../../engine/simulate/machine-plan.ts';
import { callsOf, type Call } from '../../engine/simulate/machine-schedule.ts';
import { sharedWork } from '../../engine/simulate/machine-shared.ts';
import { call, linked, now, num, op, parameter, variable } from '../compile/tree.ts';

const YEARS = [2020, 2021, 2022, 2023];
const share = (lag = 0) => op(now('growth', lag), '/', num(100));

/** level and fee divide growth by 100 in each year, late in the year after; only risk and odd take this logarithm. */
const model = linked(
  [2020, 2023],
  [parameter('growth', 'yearly'), parameter('loss', 'yearly')],
  [
    variable('level', op(now('level', 1), '*', op(num(1), '+', share())), { start: 100 }),
    variable('fee', op(now('level'), '*', share())),
    variable('late', op(num(2), '*', share(1)), { start: 0 }),
    variable('risk', call('log', op(now('loss'), '/', num(7)))),
    variable('odd', op(num(3), '-', call('log', op(now('loss'), '/', num(7))))),
    variable('whole', share()),
  ],
);
const program = compile(model);
const calls = callsOf(program, planRun(program));
const shared = sharedWork(program, calls, (column) => column);

const count = (all: readonly Call[], kind: string): number =>
  all.flatMap(({ code }) => code.ops).filter(({ op: each }) => each === kind).length;

describe('work that several calls do on the same numbers', () => {
  it('is done once: growth / 100 in each of four years, and the logarithm of loss / 7', () => {
    // level 3, fee 4, late 3, whole 4 times growth / 100; risk and odd 4 times each loss / 7 and its logarithm.
    expect([count(calls, 'div'), count(calls, 'log')]).toEqual([22, 8]);
    expect([count(shared, 'div'), count(shared, 'log')]).toEqual([8, 4]);
  });

  it('stands in columns of its own, or where one of the calls writes it anyway', () => {
    const added = shared.filter(({ writes }) => writes >= program.layout.columns);
    // One a year for growth / 100, which fee or level needs before whole. The logarithm is what risk is; its quotient is
    // part of nothing else.
    expect(added.map(({ code }) => code.ops.at(-1)?.op)).toEqual(['div', 'div', 'div', 'div']);
    expect(new Set(added.map(({ writes }) => writes)).size).toBe(4);
    expect(new Set(calls.map(({ writes }) => writes))).toEqual(
      new Set(shared.map(({ writes }) => writes).filter((column) => column < program.layout.columns)),
    );
  });

  it('gives the numbers of the sums by hand', () => {
    const machine = createMachine(program, { blockSize: 8 });
    const growth = (year: number, draw: number): number => 3 + year / 3 + draw / 7;
    YEARS.forEach((_, year) => {
      for (let draw = 0; draw < 8; draw++) {
        machine.column(0, program.layout.inputColumn('growth', year) ?? -1)[draw] = growth(year, draw);
        machine.column(0, program.layout.inputColumn('loss', year) ?? -1)[draw] = 7;
      }
    });
    machine.compute(0, 8);
    const found = (id: string, draw: number) =>
      YEARS.map((_, year) => machine.column(0, program.layout.seriesColumn(id, year) ?? -1)[draw]);
    for (let draw = 0; draw < 8; draw++) {
      let level = 100;
      const levels = YEARS.map((_, year) => (year === 0 ? level : (level *= 1 + growth(year, draw) / 100)));
      expect(found('level', draw)).toEqual(levels);
      expect(found('fee', draw)).toEqual(levels.map((each, year) => each * (growth(year, draw) / 100)));
      expect(found('late', draw)).toEqual(YEARS.map((_, y) => (y === 0 ? 0 : 2 * (growth(y - 1, draw) / 100))));
      // log(7 / 7) = 0
      expect(found('odd', draw)).toEqual([3, 3, 3, 3]);
    }
  });
});
