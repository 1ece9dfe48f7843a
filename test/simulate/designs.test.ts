import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillUnits, type Design } from '../../engine/simulate/random/design.ts';
import { permutationOf, permuted } from '../../engine/simulate/random/permutation.ts';
import { directionsOf, reversed, sobolPoint } from '../../engine/simulate/random/sobol.ts';
import { streamOf } from '../../engine/simulate/random/stream.ts';
import type { SamplingMethod } from '../../engine/simulate/types.ts';
import { correlation, kolmogorov, KS_LIMIT } from './samples.ts';

function units(
  method: SamplingMethod,
  draws: number,
  name: string,
  order: number,
  first = 0,
  count = draws,
  seed = 20210420,
): Float64Array {
  const design: Design = { method, seed, draws };
  const out = new Float64Array(count);
  fillUnits(out, design, { stream: streamOf(name), year: 0, order }, first);
  return out;
}

/** How many values fall in each of `strata` equal parts of (0, 1). */
function occupancy(values: Float64Array, strata: number): number[] {
  const counts = new Array<number>(strata).fill(0);
  for (const u of values) counts[Math.floor(u * strata)]!++;
  return counts;
}

describe('keyed permutation', () => {
  it('visits every place once, for any size and keys', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.array(fc.nat(0xffffffff), { minLength: 8, maxLength: 8 }),
        (size, keys) => {
          const permutation = permutationOf(size, Uint32Array.from(keys));
          const seen = new Set(Array.from({ length: size }, (_, i) => permuted(permutation, i)));
          expect(seen.size).toBe(size);
          expect(Math.max(...seen)).toBe(size - 1);
        },
      ),
    );
  });
});

describe('Latin hypercube', () => {
  it.each([1, 2, 7, 256, 1000, 4097])('puts exactly one of %d draws into each stratum', (n) => {
    expect(occupancy(units('lhs', n, 'growth', 0), n)).toEqual(new Array(n).fill(1));
  });

  it('knows the draws of a part without the others', () => {
    const whole = units('lhs', 1000, 'growth', 0);
    expect(units('lhs', 1000, 'growth', 0, 512, 300)).toEqual(whole.slice(512, 812));
  });

  it('pairs dimensions at random: no correlation between names, nor between neighbours in the order of drawing', () => {
    const n = 20_000;
    const a = units('lhs', n, 'growth', 0);
    for (const name of ['inflation', 'alpha', 'migration']) {
      expect(Math.abs(correlation(a, units('lhs', n, name, 0)))).toBeLessThan(4 / Math.sqrt(n));
    }
    expect(Math.abs(correlation(a.slice(1), a.slice(0, -1)))).toBeLessThan(4 / Math.sqrt(n));
  });

  it('sends the first draw to any stratum equally often over seeds (χ² of 16 strata, 3,200 seeds)', () => {
    const counts = new Array<number>(16).fill(0);
    for (let seed = 0; seed < 3200; seed++) counts[Math.floor(units('lhs', 16, 'growth', 0, 0, 1, seed)[0]! * 16)]!++;
    const chi2 = counts.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0);
    // 15 degrees of freedom: above 37.7 with probability 0.1 %
    expect(chi2).toBeLessThan(37.7);
  });
});

describe('Sobol points', () => {
  it('before scrambling are those of scipy, dimension by dimension (sobol-reference.csv)', () => {
    const [head = '', ...lines] = readFileSync(new URL('sobol-reference.csv', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    const dimensions = head.split(',').slice(1).map(Number);
    expect(lines.length).toBe(64);
    for (const line of lines) {
      const [index = 0, ...expected] = line.split(',').map(Number);
      const own = dimensions.map((d) => reversed(sobolPoint(directionsOf(d), index)) >>> 2);
      expect(own).toEqual(expected);
    }
  });

  it('stay stratified after scrambling: one of each 2^k points in each 2^k-th, in every dimension of the table', () => {
    for (const order of [0, 1, 2, 30, 120, 399]) {
      for (const n of [16, 256, 1024])
        expect(occupancy(units('sobol', n, `x${order}`, order), n)).toEqual(new Array(n).fill(1));
    }
  });

  it('of the first two dimensions put one of 256 points into each of 16 × 16, 4 × 64 and 64 × 4 boxes', () => {
    const a = units('sobol', 256, 'a', 0);
    const b = units('sobol', 256, 'b', 1);
    for (const [columns, rows] of [
      [16, 16],
      [4, 64],
      [64, 4],
    ] as const) {
      const boxes = new Set(Array.from(a, (u, i) => Math.floor(u * columns) * rows + Math.floor(b[i]! * rows)));
      expect(boxes.size).toBe(256);
    }
  });

  it('know the points of a part without the others', () => {
    const whole = units('sobol', 5000, 'growth', 3);
    fc.assert(
      fc.property(fc.nat(4900), fc.nat(100), (first, count) => {
        expect(units('sobol', 5000, 'growth', 3, first, count)).toEqual(whole.slice(first, first + count));
      }),
    );
  });

  it('are scrambled anew by seed and name, each point uniform over seeds', () => {
    const over = Float64Array.from({ length: 20_000 }, (_, seed) => units('sobol', 1024, 'growth', 5, 37, 1, seed)[0]!);
    expect(kolmogorov(over, (x) => x)).toBeLessThan(KS_LIMIT);
    expect(units('sobol', 64, 'growth', 5)).not.toEqual(units('sobol', 64, 'inflation', 5));
  });

  it('beyond the table are independent draws, the very ones of the random method', () => {
    expect(units('sobol', 100, 'growth', 400)).toEqual(units('random', 100, 'growth', 400));
  });
});

describe('error of a mean of six variables over 64 seeds, 1,024 draws', () => {
  /** Product of 1 + (u - 1/2) / 2 over six dimensions: mean 1, smooth, with interactions. */
  function error(method: SamplingMethod): number {
    let squares = 0;
    for (let seed = 0; seed < 64; seed++) {
      const dimensions = Array.from({ length: 6 }, (_, d) => units(method, 1024, `x${d}`, d, 0, 1024, seed));
      let sum = 0;
      for (let i = 0; i < 1024; i++) sum += dimensions.reduce((product, u) => product * (1 + (u[i]! - 0.5) / 2), 1);
      squares += (sum / 1024 - 1) ** 2;
    }
    return Math.sqrt(squares / 64);
  }

  it('falls below a third with Latin hypercube and below a thirtieth with scrambled Sobol points', () => {
    const random = error('random');
    // Independent draws: variance (1 + 1/48)^6 - 1 = 0.132, so √(0.132 / 1024) = 0.01136; ± a quarter over 64 seeds.
    expect(random).toBeGreaterThan(0.0085);
    expect(random).toBeLessThan(0.0142);
    expect(error('lhs')).toBeLessThan(random / 3);
    expect(error('sobol')).toBeLessThan(random / 30);
  });
});
