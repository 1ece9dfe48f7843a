import { describe, expect, it } from 'vitest';
import { fillShape } from '../../engine/simulate/distribution/draw.ts';
import { placeDistribution } from '../../engine/simulate/distribution/place.ts';
import { baseOf, type Shape } from '../../engine/simulate/distribution/shape.ts';
import { SPARE_EDGE, VERDICT_BYTES } from '../../engine/simulate/kernels/spare.ts';
import { rowBytes, rowsOf } from '../../engine/simulate/kernels/tile-sampling.ts';
import { verdictNoter } from '../../engine/simulate/kernels/verdicts.ts';
import { createMachine } from '../../engine/simulate/machine.ts';
import { fillScores, fillUnits } from '../../engine/simulate/random/design.ts';
import { streamOf } from '../../engine/simulate/random/stream.ts';
import { emptyFlags, noteMet } from '../../engine/simulate/summary/met.ts';
import { smallProgram } from './small-model.ts';

const spreads = [
  { kind: 'normal', sd: 0.3 },
  { kind: 'truncated_normal', sd: 0.3, min: 1.5, max: 3 },
  { kind: 'uniform', halfWidth: 0.7 },
  { kind: 'triangular', min: 1, max: 4 },
  { kind: 'log_normal', sd: 0.4 },
  { kind: 'beta', min: 1, max: 4, concentration: 9 },
  { kind: 'beta', min: 1.9, max: 2.2, concentration: 3 },
] as const;
const placed = spreads.map(
  (spread) => placeDistribution(spread, { value: 2, normal: 2, bounds: [-9, 9], place: {} }).shape,
);
const list: Shape = {
  kind: 'list',
  values: Float64Array.of(1, 2, 5),
  cumulated: Float64Array.of(0.2, 0.7, 1),
};
const shapes: readonly Shape[] = [...placed, list];
const needs = { rows: 2, tables: shapes.flatMap((shape) => (shape.kind === 'beta' ? [shape.table] : [])) };
const spare = SPARE_EDGE + VERDICT_BYTES + rowBytes(needs);
const dimension = { stream: streamOf('growth'), year: 2023, order: 4 };
const program = smallProgram();

describe('sampling within a machine has the bits of the TypeScript functions', () => {
  const machine = createMachine(program, { tiles: 2, spare });
  const rows = rowsOf(machine, needs)!;
  const { memory } = machine;
  const to = machine.offset(1, 0);

  for (const method of ['random', 'lhs', 'sobol'] as const)
    for (const count of [256, 255, 37, 1])
      it(`values of every kind of distribution, ${count} draws, ${method}`, () => {
        const design = { method, seed: 20210420, draws: 4096 };
        for (const shape of shapes) {
          const isScore = baseOf(shape) === 'score';
          const [base, expected] = [new Float64Array(count), new Float64Array(count)];
          (isScore ? fillScores : fillUnits)(base, design, dimension, 512);
          (isScore ? rows.scores : rows.units)(0, design, dimension, { first: 512, count });
          expect(memory.slice(rows.at(0), rows.at(0) + count)).toEqual(base);
          fillShape(shape, base, 0, expected, 0, count);
          rows.fill(shape, 0, to, count);
          expect(memory.slice(to, to + count), shape.kind).toEqual(expected);
          if (count === 256) expect(new Set(expected).size, shape.kind).toBeGreaterThan(2);
        }
      });

  it('weighted sums of rows', () => {
    const design = { method: 'random', seed: 5, draws: 4096 } as const;
    const expected = new Float64Array(256);
    for (const [row, weight] of [0.3, -1.7].entries()) {
      const base = new Float64Array(256);
      fillScores(base, design, { ...dimension, year: row }, 0);
      rows.scores(row, design, { ...dimension, year: row }, { first: 0, count: 256 });
      for (let i = 0; i < 256; i++) expected[i] = row === 0 ? weight * base[i]! : expected[i]! + weight * base[i]!;
      (row === 0 ? rows.times : rows.addTimes)(weight, row, to, 256);
    }
    expect(memory.slice(to, to + 256)).toEqual(expected);
  });

  it('needs the spare bytes, tiles of whole eights that are no longer than a block, and WebAssembly', () => {
    expect(rowsOf(createMachine(program, { spare, blockSize: 64 }), needs)).toBeDefined();
    const many = { ...needs, rows: 1000 };
    const others = [
      { spare, blockSize: 100 },
      { spare, blockSize: 512 },
      { spare, backend: 'js' as const },
    ];
    for (const options of others) expect(rowsOf(createMachine(program, options), needs)).toBeUndefined();
    expect(rowsOf(machine, many)).toBeUndefined();
  });
});

describe('verdicts packed in WebAssembly are those noted one by one', () => {
  it.each(['wasm', 'js'] as const)('%s: met, missed and holes, whole words and not', (backend) => {
    const machine = createMachine(program, { spare, backend });
    const note = verdictNoter(machine);
    const verdicts = Float64Array.from({ length: 256 }, (_, i) => [1, 0, NaN, 1, 1][(i * i) % 5]!);
    machine.column(0, 0).set(verdicts);
    for (const [first, count] of [
      [0, 256],
      [256, 64],
      [32, 37],
      [5, 32],
    ] as const) {
      const [found, expected] = [emptyFlags(['a', 'b'], 512), emptyFlags(['a', 'b'], 512)];
      note(found, 1, 0, { tile: 0, first, count });
      noteMet(expected, 1, first, verdicts, 0, count);
      expect(found).toEqual(expected);
    }
  });
});
