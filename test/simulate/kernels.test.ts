import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillShape } from '../../engine/simulate/distribution/draw.ts';
import { inverseNormal } from '../../engine/simulate/distribution/normal.ts';
import { placeDistribution } from '../../engine/simulate/distribution/place.ts';
import { exp } from '../../engine/simulate/math.ts';
import { kernelColumns } from '../../engine/simulate/kernels/columns.ts';
import { samplingKernel, SAMPLING_BUFFER } from '../../engine/simulate/kernels/sampling.ts';
import { summaryKernel, summarySpare } from '../../engine/simulate/kernels/summary.ts';
import { createMachine } from '../../engine/simulate/machine.ts';
import { fillScores, fillUnits } from '../../engine/simulate/random/design.ts';
import { streamOf } from '../../engine/simulate/random/stream.ts';
import { fillUniform } from '../../engine/simulate/random/uniform.ts';
import { mergeShards, runEnsemble, runShard } from '../../engine/simulate/index.ts';
import { summariseColumn } from '../../engine/simulate/summary/column.ts';
import { pushNode, type TreeNode } from '../../engine/simulate/summary/moments.ts';
import { treesOf } from '../../engine/simulate/summary/trees.ts';
import { smallProgram } from './small-model.ts';

const sampling = samplingKernel()!;

describe('sampling in WebAssembly has the bits of the TypeScript functions', () => {
  it('uniforms of any seed, name, year and pair', () => {
    const seed = fc.oneof(fc.nat(100), fc.maxSafeNat());
    fc.assert(
      fc.property(
        seed,
        fc.string(),
        fc.integer({ min: 0, max: 2100 }),
        fc.nat(2 ** 31),
        fc.integer({ min: 1, max: 40 }),
        (s, name, year, pair, pairs) => {
          const stream = streamOf(name);
          const expected = new Float64Array(2 * pairs);
          fillUniform(expected, s, stream, year, 2 * pair);
          sampling.uniforms(s, stream, year, pair, pairs);
          expect(sampling.buffer.slice(0, 2 * pairs)).toEqual(expected);
        },
      ),
    );
  });

  it('exponentials of any number, alone and side by side', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 41 }), (numbers) => {
        sampling.buffer.set(numbers);
        sampling.exps(numbers.length);
        expect([...sampling.buffer.subarray(0, numbers.length)]).toEqual(numbers.map(exp));
      }),
    );
  });

  it('values of a distribution, more of them than its buffer holds', () => {
    const count = 2 * SAMPLING_BUFFER + 3;
    const base = new Float64Array(count + 5);
    const dimension = { stream: streamOf('growth'), year: 0, order: 0 };
    fillScores(base, { method: 'random', seed: 3, draws: base.length, kernel: sampling }, dimension, 0);
    for (const distribution of [
      { kind: 'beta', min: 1, max: 4, concentration: 9 },
      { kind: 'log_normal', sd: 0.4 },
    ] as const) {
      const { shape } = placeDistribution(distribution, { value: 2, normal: 2, bounds: [-9, 9], place: {} });
      const [quick, plain] = [new Float64Array(count + 7), new Float64Array(count + 7)];
      fillShape(shape, base, 5, quick, 7, count, sampling);
      fillShape(shape, base, 5, plain, 7, count);
      expect(quick, distribution.kind).toEqual(plain);
      expect(new Set(plain).size, distribution.kind).toBeGreaterThan(count - 20);
    }
  });

  it('scores in the middle, in the tails and in the far tail, alone and side by side', () => {
    const unit = fc.oneof(
      fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true }),
      fc.constantFrom(2 ** -53, 1e-300, 1e-20, 1.3e-11, 1.4e-11, 0.075, 0.0750001, 0.5, 0.925, 0.9250001, 1 - 2 ** -53),
    );
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 9 }), (units) => {
        sampling.buffer.set(units);
        sampling.scores(units.length);
        expect([...sampling.buffer.slice(0, units.length)]).toEqual(units.map(inverseNormal));
      }),
    );
  });

  it.each(['random', 'lhs', 'sobol'] as const)('columns of the design %s, also longer than the buffer', (method) => {
    const dimension = { stream: streamOf('growth'), year: 2023, order: 4 };
    const count = 2 * SAMPLING_BUFFER + 77;
    const design = { method, seed: 20210420, draws: 20_000 };
    for (const first of [0, 1, 256, 4097]) {
      for (const fill of [fillUnits, fillScores]) {
        const plain = new Float64Array(count);
        const quick = new Float64Array(count);
        fill(plain, design, dimension, first);
        fill(quick, { ...design, kernel: sampling }, dimension, first);
        expect(quick).toEqual(plain);
      }
    }
  });
});

describe('summaries in WebAssembly have the bits of the TypeScript functions', () => {
  const DRAWS = 2600;
  const program = smallProgram();
  const machine = createMachine(program, { tiles: 11, spare: summarySpare(DRAWS) });
  const kernel = summaryKernel(machine, DRAWS)!;
  const columns = Array.from({ length: program.layout.columns }, (_, column) => column);
  const probabilities = [0.001, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.999];

  function put(column: number, values: Float64Array): void {
    for (let first = 0, tile = 0; first < values.length; first += 256, tile++) {
      machine.column(tile, column).set(values.subarray(first, first + 256));
    }
  }

  function check(kinds: readonly Float64Array[], draws: number): void {
    const some = columns.slice(0, kinds.length);
    kinds.forEach((values, i) => put(some[i]!, values));
    const found = kernelColumns(kernel, machine, some, draws, probabilities);
    found.forEach((column, i) => {
      const expected = summariseColumn(kinds[i]!.slice(0, draws), probabilities);
      expect(column).toEqual(expected.holes > 0 || expected.sd === Infinity ? undefined : expected);
    });
  }

  const scores = new Float64Array(DRAWS);
  fillScores(
    scores,
    { method: 'random', seed: 3, draws: DRAWS },
    { stream: streamOf('summary'), year: 0, order: 0 },
    0,
  );
  const hard: readonly Float64Array[] = [
    scores,
    scores.map((x) => 1e9 + x),
    scores.map((x) => Math.exp(6 * x)),
    scores.map((x) => Math.sign(x) * 10 ** (60 * Math.abs(x))),
    scores.map((x) => Math.round(x)),
    scores.map((x) => (x > 0.2 ? 1 : 0)),
    scores.map(() => 42.5),
    scores.map(() => 0),
    scores.map((x) => (x > 0 ? 0 : -0)),
    scores.map((_, i) => (i < 300 ? 7 : 8)),
    scores.map((x, i) => (i < 300 ? 7 : x)),
    scores.map((x, i) => (i === 1000 ? 1e300 : x)),
    scores.map((x) => x * 1e-310),
    scores.map((x) => x * 1e150),
    scores.slice().sort(),
    scores.slice().sort().reverse(),
    scores.map((x, i) => (i === 2599 ? NaN : x)),
    scores.map((x, i) => (i === 0 ? Infinity : x)),
    scores.map(() => NaN),
  ];

  it.each([1, 2, 3, 4, 5, 7, 8, 255, 256, 257, 259, 515, 2048, 2599, 2600])(
    'of the first %d draws of hard columns',
    (draws) => {
      check(hard, draws);
    },
  );

  it('of any numbers', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
      fc.integer({ min: -2, max: 2 }),
      fc.constant(NaN),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(value, { minLength: 600, maxLength: 600 }), { minLength: 1, maxLength: 18 }),
        fc.integer({ min: 1, max: 600 }),
        (lists, draws) => {
          check(
            lists.map((list) => Float64Array.from(list)),
            draws,
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('need the spare bytes, blocks of 256 and WebAssembly', () => {
    expect(summaryKernel(createMachine(program, { tiles: 11 }), 1_000_000)).toBeUndefined();
    expect(
      summaryKernel(createMachine(program, { blockSize: 128, tiles: 22, spare: summarySpare(DRAWS) }), DRAWS),
    ).toBeUndefined();
    expect(summaryKernel(createMachine(program, { backend: 'js', tiles: 11 }), DRAWS)).toBeUndefined();
  });
});

describe('streaming in WebAssembly has the bits of the TypeScript functions', () => {
  const program = smallProgram();
  const spec = { draws: 9000, seed: 5, method: 'random' as const, quantiles: [0.01, 0.5, 0.99], memory: 1000 };
  const values = new Map([['tax', [15.5]]]);

  it('whole and in parts, with holes in a column and a last block that is not full', () => {
    const plain = runEnsemble(program, values, spec, { machine: createMachine(program, { backend: 'js' }) });
    const quick = runEnsemble(program, values, spec);
    if (!plain.ok || !quick.ok) throw new Error('no run');
    expect(quick.value.quantileMethod.kind).toBe('streamed');
    expect(quick.value.series.get('room')!.columns[5]!.holes).toBeGreaterThan(0);
    expect(quick.value).toEqual(plain.value);
    const parts = [0, 1, 2].map((i) => runShard(program, values, spec, i, 3));
    const merged = mergeShards(parts.flatMap((part) => (part.ok ? [part.value] : [])));
    expect(merged.ok && merged.value).toEqual(plain.value);
  });

  it('trees of many columns are those of each column, from any first block', () => {
    const blocks = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(fc.nat(50), blocks, (first, count) => {
        const trees = treesOf(2);
        const [one, two]: [TreeNode[], TreeNode[]] = [[], []];
        for (let block = first; block < first + count; block++) {
          const moments = [256, block / 3, block % 7, block % 2 === 0 ? 0 : 256, 1 / block, 2] as const;
          trees.push(block, Float64Array.from(moments));
          pushNode(one, { level: 0, index: block, n: 256, mean: block / 3, m2: block % 7 });
          pushNode(two, { level: 0, index: block, n: moments[3], mean: 1 / block, m2: 2 });
        }
        expect(trees.nodes(0)).toEqual(one);
        expect(trees.nodes(1).filter(({ n }) => n > 0)).toEqual(two.filter(({ n }) => n > 0));
      }),
    );
  });
});
