import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summariseColumn } from '../../engine/simulate/summary/column.ts';
import { histogramOf } from '../../engine/simulate/summary/histogram.ts';
import {
  blockMoments,
  BLOCK,
  combine,
  pushBlocks,
  pushNode,
  sdOf,
  settle,
  type TreeNode,
} from '../../engine/simulate/summary/moments.ts';
import { quantilesOf, wantedRanks } from '../../engine/simulate/summary/quantiles.ts';
import { selectRanks } from '../../engine/simulate/summary/select.ts';
import {
  addStreamed,
  emptyStream,
  joinStreams,
  streamRange,
  summariseStreamed,
} from '../../engine/simulate/summary/streamed.ts';
import { inverseNormal } from '../../engine/simulate/distribution/normal.ts';
import { streamOf } from '../../engine/simulate/random/stream.ts';
import { fillUniform } from '../../engine/simulate/random/uniform.ts';

function normals(n: number, name = 'summary'): Float64Array {
  const out = new Float64Array(n);
  fillUniform(out, 1, streamOf(name), 0, 0);
  return out.map(inverseNormal);
}

/** By sorting: what selection must give. */
function sortedRanks(values: Float64Array, ranks: readonly number[]): number[] {
  const sorted = values.slice().sort();
  return ranks.map((rank) => sorted[rank]! + 0);
}

const EVERYWHERE = [0, 0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999, 1];

function spread(n: number): number[] {
  return [...new Set(EVERYWHERE.map((p) => Math.floor(p * (n - 1))))];
}

describe('selection gives what sorting gives', () => {
  const hard: readonly [string, Float64Array][] = [
    ['a normal sample', normals(10_000)],
    ['all equal', new Float64Array(5000).fill(3.7)],
    ['two values', normals(5000).map((x) => (x > 0.3 ? 1 : 0))],
    ['whole numbers with many ties', normals(20_000).map((x) => Math.round(3 * x))],
    ['one value far away', normals(5000).map((x, i) => (i === 17 ? 1e300 : x))],
    ['twenty scales of size', normals(20_000).map((x) => Math.sign(x) * 10 ** (40 * Math.abs(x)))],
    ['subnormal numbers', normals(5000).map((x) => x * 5e-324 * 1000)],
    ['the whole range of doubles', normals(5000).map((x) => x * 5e307)],
    ['already sorted', normals(5000).sort()],
    ['neighbouring doubles', normals(5000).map((x) => 1 + Math.round(8 * x) * 2 ** -52)],
    ['zeros of both signs', normals(3000).map((x) => (x > 0 ? 0 : -0))],
  ];
  it.each(hard)('for %s', (_, values) => {
    const ranks = spread(values.length);
    expect([...selectRanks(values, ranks)]).toEqual(sortedRanks(values, ranks));
  });

  it('for any finite doubles, with ties, and any ranks', () => {
    const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 600 }),
        fc.array(fc.nat(599), { maxLength: 8 }),
        (list, wanted) => {
          const values = Float64Array.from(list);
          const ranks = [...new Set(wanted.map((rank) => rank % values.length))].sort((a, b) => a - b);
          expect([...selectRanks(values, ranks)]).toEqual(sortedRanks(values, ranks));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('leaves the values as they are', () => {
    const values = normals(1000);
    const before = values.slice();
    selectRanks(values, [10, 500]);
    expect(values).toEqual(before);
  });
});

describe('quantiles (type 7)', () => {
  it('of 1, 2, 3, 4: the 10 % quantile is 1 + 0.3 × (2 - 1), the median 2.5', () => {
    // h = (4 - 1) × 0.1 = 0.3
    const found = quantilesOf(new Float64Array([4, 2, 1, 3]), [0.1, 0.5]);
    expect(found[0]).toBeCloseTo(1.3, 15);
    expect(found[1]).toBe(2.5);
  });

  it('of one value are that value, of none NaN', () => {
    expect([...quantilesOf(new Float64Array([7]), [0.05, 0.95])]).toEqual([7, 7]);
    expect([...quantilesOf(new Float64Array(0), [0.5])]).toEqual([NaN]);
  });

  it('ask for at most two ranks each', () => {
    expect(wantedRanks(11, [0.5, 0.05])).toEqual([0, 1, 5, 6]);
  });
});

describe('moments', () => {
  it('of 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squared deviations 32, sd √(32/7)', () => {
    const column = summariseColumn(new Float64Array([2, 4, 4, 4, 5, 5, 7, 9]), []);
    expect([column.mean, column.sd, column.holes]).toEqual([5, Math.sqrt(32 / 7), 0]);
  });

  it('do not cancel: 1,000,000,000 + 4, 7, 13, 16 has variance 30 exactly', () => {
    const { mean, sd } = summariseColumn(new Float64Array([4, 7, 13, 16].map((x) => x + 1e9)), []);
    expect([mean, sd]).toEqual([1e9 + 10, Math.sqrt(30)]);
  });

  it('leave out holes and count them, wherever they stand', () => {
    const holes = new Float64Array([NaN, 2, 4, 4, NaN, 4, 5, 5, Infinity, 7, 9]);
    expect(summariseColumn(holes, [0.5])).toEqual({
      mean: 5,
      sd: Math.sqrt(32 / 7),
      quantiles: new Float64Array([4.5]),
      holes: 3,
    });
    expect(summariseColumn(new Float64Array([NaN, NaN]), [0.5])).toEqual({
      mean: NaN,
      sd: NaN,
      quantiles: new Float64Array([NaN]),
      holes: 2,
    });
  });

  it('have the same bits however whole blocks are divided, and in any order of joining neighbours', () => {
    const values = normals(40 * BLOCK + 57).map((x) => 1e6 + x);
    const whole: TreeNode[] = [];
    pushBlocks(whole, values, 0);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 8 }), (cuts) => {
        const ends = [0, ...cuts.sort((a, b) => a - b), 41];
        const parts = ends.slice(1).map((end, i): TreeNode[] => {
          const nodes: TreeNode[] = [];
          pushBlocks(nodes, values.subarray(ends[i]! * BLOCK, end * BLOCK), ends[i]!);
          return nodes;
        });
        const joined: TreeNode[] = [];
        for (const nodes of parts) for (const node of nodes) pushNode(joined, node);
        expect(settle(joined)).toEqual(settle(whole));
      }),
    );
  });

  it('agree with exact whole-number sums', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 2000 }), (list) => {
        const { mean, sd } = summariseColumn(Float64Array.from(list), []);
        const n = list.length;
        const sum = list.reduce((a, b) => a + b, 0);
        const squares = list.reduce((a, b) => a + b * b, 0);
        expect(mean).toBeCloseTo(sum / n, 10);
        // (n Σx² - (Σx)²) / (n (n - 1)), exact in doubles for these sizes
        expect(sd).toBeCloseTo(Math.sqrt((n * squares - sum * sum) / (n * (n - 1))), 8);
      }),
    );
  });

  it('of nothing together with something are those of something', () => {
    const some = blockMoments(new Float64Array([1, 2]), 0, 2);
    expect(combine({ n: 0, mean: 0, m2: 0 }, some)).toBe(some);
    expect(sdOf(some)).toBe(Math.SQRT1_2);
  });
});

describe('streamed columns', () => {
  const values = normals(50_000, 'streamed').map((x) => 100 + 15 * x);
  const probabilities = [0.005, 0.05, 0.25, 0.5, 0.75, 0.95, 0.995];

  function streamed(from: number, to: number): ReturnType<typeof emptyStream> {
    const stream = emptyStream(streamRange(values.slice(0, 2048)));
    for (let first = from; first < to; first += 1024)
      addStreamed(stream, values.slice(first, Math.min(first + 1024, to)), first);
    return stream;
  }

  it('keep every quantile within the stated bound, 0.15 % of the 5-95 width', () => {
    const found = summariseStreamed(streamed(0, values.length), probabilities);
    const exact = quantilesOf(values, probabilities);
    found.quantiles.forEach((x, i) => expect(Math.abs(x - exact[i]!)).toBeLessThanOrEqual(found.bound));
    expect(found.bound / (exact[5]! - exact[1]!)).toBeLessThan(0.0015);
  });

  it('have the mean and spread of the kept column, to the bit', () => {
    const kept = summariseColumn(values, []);
    const { mean, sd, holes } = summariseStreamed(streamed(0, values.length), []);
    expect({ mean, sd, holes }).toEqual({ mean: kept.mean, sd: kept.sd, holes: 0 });
  });

  it('of two parts together are those of the whole, to the bit', () => {
    const joined = joinStreams(streamed(0, 20 * 1024), streamed(20 * 1024, values.length));
    expect(summariseStreamed(joined, probabilities)).toEqual(
      summariseStreamed(streamed(0, values.length), probabilities),
    );
  });

  it('count holes, and answer for constants and for holes alone', () => {
    const constant = emptyStream(streamRange(new Float64Array(10).fill(3)));
    addStreamed(constant, new Float64Array([3, NaN, 3]), 0);
    expect(summariseStreamed(constant, [0.5])).toMatchObject({
      mean: 3,
      sd: 0,
      holes: 1,
      quantiles: new Float64Array([3]),
    });
    const none = emptyStream(streamRange(new Float64Array([NaN])));
    addStreamed(none, new Float64Array([NaN]), 0);
    expect(summariseStreamed(none, [0.5])).toMatchObject({ mean: NaN, holes: 1, quantiles: new Float64Array([NaN]) });
  });
});

describe('histogram', () => {
  it('of 0, 1, 2, 3, 4 in four bins: the last bin holds its end', () => {
    expect(histogramOf(new Float64Array([0, 1, NaN, 2, 3, 4]), 4)).toEqual({
      from: 0,
      to: 4,
      counts: new Uint32Array([1, 1, 1, 2]),
    });
  });

  it('of a constant stands in one bin', () => {
    expect(histogramOf(new Float64Array([5, 5]), 3).counts).toEqual(new Uint32Array([2, 0, 0]));
  });
});
