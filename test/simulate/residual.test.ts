import { describe, expect, it } from 'vitest';
import { compile } from '../../engine/compile/index.ts';
import { createMachine } from '../../engine/simulate/machine.ts';
import { residualOf } from '../../engine/simulate/machine-residual.ts';
import { reachedBy } from '../../engine/simulate/machine-schedule.ts';
import { exp } from '../../engine/simulate/math.ts';
import type { Part } from '../../engine/simulate/types.ts';
import { call, linked, now, num, op, parameter, variable } from '../compile/tree.ts';
import { bitsOf } from './drive.ts';

const YEARS = [2020, 2021, 2022, 2023];

/**
 * level = level[-1] · (1 − loss / 100) · (1 + growth / 100), fee = level · (1 − loss / 100) / exp(wear), and rest, which
 * growth does not reach. Of growth's part `1 − loss / 100` and `exp(wear)` stand still.
 */
const model = linked(
  [2020, 2023],
  ['growth', 'loss', 'wear'].map((id) => parameter(id, 'yearly')),
  [
    variable('rest', op(now('loss'), '+', now('wear'))),
    variable('level', op(op(now('level', 1), '*', left('loss', '-')), '*', left('growth', '+')), { start: 100 }),
    variable('fee', op(op(now('level'), '*', left('loss', '-')), '/', call('exp', now('wear')))),
    // A chain, so that there are columns enough of which a part may keep what it stands on.
    ...Array.from({ length: 8 }, (_, n) =>
      variable(`chain${n + 1}`, op(now(n === 0 ? 'rest' : `chain${n}`), '+', now('rest'))),
    ),
    variable('total', op(now('fee'), '+', now('chain8'))),
  ],
);

function left(id: string, sign: '+' | '-') {
  return op(num(1), sign, op(now(id), '/', num(100)));
}

const program = compile(model);
const total = YEARS.map((_, year) => program.layout.seriesColumn('total', year) ?? -1);

type Inputs = Readonly<Record<'growth' | 'loss' | 'wear', (year: number, draw: number) => number>>;

/** By hand, in the order in which it is written. */
function totalByHand({ growth, loss, wear }: Inputs, last: number, draw: number): number {
  let level = 100;
  for (let year = 1; year <= last; year++) {
    level = level * (1 - loss(year, draw) / 100) * (1 + growth(year, draw) / 100);
  }
  const fee = (level * (1 - loss(last, draw) / 100)) / exp(wear(last, draw));
  const rest = loss(last, draw) + wear(last, draw);
  let chain = rest;
  for (let n = 0; n < 8; n++) chain += rest;
  return fee + chain;
}

describe('running again what one parameter moves', () => {
  const growing: Part = { parameters: ['growth'] };

  it('leaves out what the parameter does not reach, and works out once what of the rest stands still', () => {
    const { calls, moved } = reachedBy(program, growing.parameters);
    const names = calls.map(({ writes }) => program.series.find((id) => columnsOf(id).includes(writes)));
    expect(new Set(names)).toEqual(new Set(['level', 'fee', 'total']));
    const { again, once } = residualOf(program, calls, moved);
    const own = again.filter(({ writes, year }) => columnsOf('level').includes(writes) && year === 2);
    // level[-1] · still · (1 + growth / 100): the division by 100 of the loss is gone.
    expect(own.map(({ code }) => code.ops.filter((each) => each.op === 'div').length)).toEqual([1]);
    const fees = again.filter(({ writes, year }) => columnsOf('fee').includes(writes) && year === 2);
    expect(fees.flatMap(({ code }) => code.ops.map((each) => each.op))).toEqual(['load', 'load', 'mul', 'load', 'div']);
    // `1 − loss / 100` is the same for both, so in each later year there are two things to work out once.
    expect([...once.values()].flat().filter(({ year }) => year === 2).length).toBe(2);
  });

  it('gives the bits of the sum by hand in every tile, for more draws than before, and after another change between', () => {
    const machine = createMachine(program, { blockSize: 8, tiles: 2, wanted: total });
    const inputs: { -readonly [id in keyof Inputs]: Inputs[id] } = {
      growth: (year, draw) => 5 + year / 3 + draw / 7,
      loss: (year, draw) => 1 + year / 11 + draw / 13,
      wear: (year, draw) => (year + draw) / 17,
    };
    const write = (tile: number, id: keyof Inputs): void => {
      YEARS.forEach((_, year) => {
        const column = machine.column(tile, program.layout.inputColumn(id, year) ?? -1);
        for (let draw = 0; draw < 8; draw++) column[draw] = inputs[id](year, 8 * tile + draw);
      });
    };
    const expectByHand = (tile: number, draws: number): void => {
      total.forEach((column, year) => {
        const found = Array.from(machine.column(tile, column).subarray(0, draws), bitsOf);
        const byHand = Array.from({ length: draws }, (_, draw) => totalByHand(inputs, year, 8 * tile + draw));
        expect(found).toEqual(byHand.map(bitsOf));
      });
    };
    const moves: readonly (readonly [keyof Inputs, number])[] = [
      ['growth', 4],
      ['growth', 8],
      ['loss', 8],
      ['growth', 8],
      ['growth', 8],
      ['wear', 8],
      ['growth', 4],
    ];
    const parts = { growth: growing, loss: { parameters: ['loss'] }, wear: { parameters: ['wear'] } };
    for (const tile of [0, 1]) {
      (['growth', 'loss', 'wear'] as const).forEach((id) => write(tile, id));
      machine.compute(tile, 8);
      expectByHand(tile, 8);
    }
    moves.forEach(([id, draws], n) => {
      const before = inputs[id];
      inputs[id] = (year, draw) => before(year, draw) + (n + 1) / 19;
      for (const tile of [0, 1]) {
        write(tile, id);
        machine.compute(tile, draws, parts[id]);
        expectByHand(tile, draws);
        // The others are brought up to date too: a machine does not remember which draws are behind.
        machine.compute(tile, 8, parts[id]);
      }
    });
  });
});

function columnsOf(id: string): readonly (number | undefined)[] {
  return YEARS.map((_, year) => program.layout.seriesColumn(id, year));
}
