import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../engine/model/types.ts';
import { fillShape, quantileOf } from '../../engine/simulate/distribution/draw.ts';
import { meanOf, varianceOf } from '../../engine/simulate/distribution/moments.ts';
import { inverseNormal, normalCdf } from '../../engine/simulate/distribution/normal.ts';
import { placeDistribution, type Placed } from '../../engine/simulate/distribution/place.ts';
import { baseOf, type Shape } from '../../engine/simulate/distribution/shape.ts';
import { streamOf } from '../../engine/simulate/random/stream.ts';
import { fillUniform } from '../../engine/simulate/random/uniform.ts';
import { kolmogorov, KS_LIMIT, meanOfSample, varianceOfSample } from './samples.ts';

const ANY: readonly [number, number] = [-1e9, 1e9];

function place(distribution: Distribution, value: number, normal = value, bounds = ANY): Placed {
  return placeDistribution(distribution, { value, normal, bounds, place: {} });
}

function soundShape(distribution: Distribution, value: number, normal = value): Shape {
  const placed = place(distribution, value, normal);
  expect(placed.issues).toEqual([]);
  return placed.shape;
}

interface Row {
  readonly kind: string;
  readonly parameters: readonly number[];
  readonly value: number;
  readonly p: number;
  readonly x: number;
}

const rows: readonly Row[] = readFileSync(new URL('distribution-reference.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [kind = '', first, second, third, value, p, x] = line.split(',');
    const parameters = [first, second, third].filter(Boolean).map(Number);
    return { kind, parameters, value: Number(value), p: Number(p), x: Number(x) };
  });

function distributionOf(kind: string, [a = 0, b = 0, c = 0]: readonly number[]): Distribution {
  if (kind === 'normal' || kind === 'log_normal') return { kind, sd: a };
  if (kind === 'uniform') return { kind, halfWidth: a };
  if (kind === 'triangular') return { kind, min: a, max: b };
  if (kind === 'pert') return { kind, min: a, max: b, shape: c };
  if (kind === 'beta') return { kind, min: a, max: b, concentration: c };
  if (kind === 'truncated_normal') return { kind, sd: a, min: b, max: c };
  throw new Error(kind);
}

describe('quantiles against 40-digit arithmetic (distribution-reference.py)', () => {
  it.each(['score', 'cdf'])('%s: relative error below 1e-15', (kind) => {
    const own = rows.filter((row) => row.kind === kind);
    expect(own.length).toBeGreaterThan(9);
    for (const { value, p, x } of own) {
      const found = kind === 'score' ? inverseNormal(p) : normalCdf(value);
      expect(Math.abs(found - x)).toBeLessThanOrEqual(1e-15 * Math.abs(x));
    }
  });

  const kinds = ['normal', 'log_normal', 'uniform', 'triangular', 'pert', 'beta', 'truncated_normal'];
  it.each(kinds)('%s: error below 1e-11 of the value and 1e-13 of its range, from probability 2^-52 up', (kind) => {
    const own = rows.filter((row) => row.kind === kind);
    expect(own.length).toBeGreaterThan(11);
    for (const { parameters, value, p, x } of own) {
      const shape = soundShape(distributionOf(kind, parameters), value);
      const range = 'min' in shape ? shape.max - shape.min : 1;
      expect(Math.abs(quantileOf(shape, p) - x)).toBeLessThanOrEqual(1e-11 * Math.abs(x) + 1e-13 * range);
    }
  });

  it('the inverse normal is exactly antisymmetric', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, (1n << 52n) - 1n), (k) => {
        const p = (Number(k) + 0.5) / 2 ** 52;
        expect(inverseNormal(p)).toBe(-inverseNormal(1 - p) + 0);
      }),
    );
  });
});

/** One of each kind, with mean and variance by the textbook's formula worked out by hand. */
const examples: readonly {
  readonly is: Distribution;
  readonly value: number;
  readonly mean: number;
  readonly variance: number;
}[] = [
  { is: { kind: 'normal', sd: 0.8 }, value: 6, mean: 6, variance: 0.64 },
  // (8 - 4)² / 12
  { is: { kind: 'uniform', halfWidth: 2 }, value: 6, mean: 6, variance: 16 / 12 },
  // (15 + 20 + 28) / 3; (15² + 20² + 28² - 15×20 - 15×28 - 20×28) / 18 = 129 / 18
  { is: { kind: 'triangular', min: 15, max: 28 }, value: 20, mean: 21, variance: 129 / 18 },
  // mean (4 + 4×6.5 + 8) / 6 = 6.3333; variance (mean - min)(max - mean) / (shape + 3) = (7/3)(5/3)/7
  { is: { kind: 'pert', min: 4, max: 8, shape: 4 }, value: 6.5, mean: 38 / 6, variance: 35 / 63 },
  // m (1 - m) / (c + 1) × range² = 0.87 × 0.13 / 31 × 100²
  { is: { kind: 'beta', min: 0, max: 100, concentration: 30 }, value: 87, mean: 87, variance: (0.1131 / 31) * 1e4 },
  // mean m e^(s²/2), variance m² e^(s²) (e^(s²) - 1) with m = 1.5, s = 0.25
  {
    is: { kind: 'log_normal', sd: 0.25 },
    value: 1.5,
    mean: 1.5 * Math.exp(0.03125),
    variance: 2.25 * Math.exp(0.0625) * Math.expm1(0.0625),
  },
  // A symmetric cut at ±1 sd: 1 - 2 φ(1) / (2 Φ(1) - 1) = 1 - 2 × 0.24197072 / 0.68268949 = 0.29112509
  { is: { kind: 'truncated_normal', sd: 1, min: 4, max: 6 }, value: 5, mean: 5, variance: 0.2911250947 },
  // 1, 2 and 5 with weights 1, 2 and 1: mean 10/4; E x² = 34/4, less 2.5²
  { is: { kind: 'discrete', values: [1, 5, 2], weights: [1, 1, 2] }, value: 2, mean: 2.5, variance: 8.5 - 6.25 },
  { is: { kind: 'empirical', values: [3, 1, 4, 1, 5] }, value: 2, mean: 2.8, variance: 52 / 5 - 2.8 * 2.8 },
];

describe('moments', () => {
  it.each(examples)('of $is.kind are those of the textbook', ({ is, value, mean, variance }) => {
    const shape = soundShape(is, value);
    expect(meanOf(shape)).toBeCloseTo(mean, 9);
    expect(varianceOf(shape)).toBeCloseTo(variance, 9);
  });

  it.each(examples)('of 200,000 draws of $is.kind approach them within four standard errors', ({ is, value }) => {
    const shape = soundShape(is, value);
    const sample = draws(shape, is.kind, 200_000);
    const variance = varianceOf(shape);
    expect(Math.abs(meanOfSample(sample) - meanOf(shape))).toBeLessThan(4 * Math.sqrt(variance / 200_000));
    // The variance of a sample variance is at most (kurtosis - 1) σ⁴ / n; kurtosis is below 5 for all of these.
    expect(Math.abs(varianceOfSample(sample) - variance)).toBeLessThan(4 * variance * Math.sqrt(4 / 200_000));
  });
});

function draws(shape: Shape, name: string, n: number): Float64Array {
  const base = new Float64Array(n);
  fillUniform(base, 20210420, streamOf(name), 0, 0);
  if (baseOf(shape) === 'score') base.forEach((u, i) => (base[i] = inverseNormal(u)));
  const out = new Float64Array(n);
  fillShape(shape, base, 0, out, 0, n);
  return out;
}

describe('shape (Kolmogorov-Smirnov, 50,000 draws)', () => {
  const phi = (z: number): number => normalCdf(z);
  const cut = phi(1) - phi(-1);
  const cdfs: readonly [Distribution, number, (x: number) => number][] = [
    [{ kind: 'normal', sd: 0.8 }, 6, (x) => phi((x - 6) / 0.8)],
    [{ kind: 'log_normal', sd: 0.25 }, 1.5, (x) => phi(Math.log(x / 1.5) / 0.25)],
    [{ kind: 'uniform', halfWidth: 2 }, 6, (x) => (x - 4) / 4],
    [{ kind: 'triangular', min: 15, max: 28 }, 20, (x) => (x < 20 ? (x - 15) ** 2 / 65 : 1 - (28 - x) ** 2 / 104)],
    // a = b = 3 on (0, 1): 10 x³ - 15 x⁴ + 6 x⁵
    [{ kind: 'pert', min: 0, max: 1, shape: 4 }, 0.5, (x) => x ** 3 * (10 - 15 * x + 6 * x * x)],
    // a = 1, b = 3: 1 - (1 - x)³
    [{ kind: 'beta', min: 0, max: 1, concentration: 4 }, 0.25, (x) => 1 - (1 - x) ** 3],
    [{ kind: 'truncated_normal', sd: 1, min: 4, max: 6 }, 5, (x) => (phi(x - 5) - phi(-1)) / cut],
  ];
  it.each(cdfs)('%o around %d', (distribution, value, cdf) => {
    const sample = draws(soundShape(distribution, value), `ks ${distribution.kind}`, 50_000);
    expect(kolmogorov(sample, cdf)).toBeLessThan(KS_LIMIT);
  });

  it('discrete values come with their weights', () => {
    const sample = draws(
      soundShape({ kind: 'discrete', values: [1, 5, 2], weights: [1, 1, 2] }, 2),
      'discrete',
      40_000,
    );
    const share = (value: number): number => sample.filter((x) => x === value).length / 40_000;
    // 1/4, 1/2 and 1/4, within four standard errors of at most 0.0025.
    expect(Math.abs(share(1) - 0.25)).toBeLessThan(0.01);
    expect(Math.abs(share(2) - 0.5)).toBeLessThan(0.01);
    expect(Math.abs(share(5) - 0.25)).toBeLessThan(0.01);
    expect(share(1) + share(2) + share(5)).toBe(1);
  });
});

describe('centring on the value in force', () => {
  it('a truncated normal has the value as its mean wherever it lies inside', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.05, max: 20, noNaN: true }),
        (share, sd) => {
          const { shape } = place({ kind: 'truncated_normal', sd, min: 10, max: 20 }, 10 + 10 * share);
          expect(meanOf(shape)).toBeCloseTo(10 + 10 * share, 9);
        },
      ),
    );
  });

  it('a beta has the value as its mean wherever it lies inside', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0.3, max: 1000, noNaN: true }),
        (share, concentration) => {
          const { shape } = place({ kind: 'beta', min: 10, max: 20, concentration }, 10 + 10 * share);
          expect(meanOf(shape)).toBeCloseTo(10 + 10 * share, 9);
        },
      ),
    );
  });

  it('draws rise with their base number and stay within the declared range', () => {
    const kinds = [
      { kind: 'truncated_normal', sd: 3, min: 10, max: 20 },
      { kind: 'triangular', min: 10, max: 20 },
      { kind: 'pert', min: 10, max: 20, shape: 4 },
      { kind: 'beta', min: 10, max: 20, concentration: 6 },
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.double({ min: 10, max: 20, noNaN: true }), (distribution, value) => {
        const { shape } = place(distribution, value, 15);
        const ps = [2 ** -53, 1e-6, 0.01, 0.3, 0.5, 0.7, 0.99, 1 - 2 ** -53];
        const xs = ps.map((p) => quantileOf(shape, p));
        for (const x of xs) expect(x >= 10 && x <= 20).toBe(true);
        for (let i = 1; i < xs.length; i++) expect(xs[i]!).toBeGreaterThanOrEqual(xs[i - 1]!);
      }),
    );
  });

  it('lists move with the value: 1, 2, 5 around a default of 2 become 2, 3, 6 at 3', () => {
    const shape = soundShape({ kind: 'discrete', values: [1, 5, 2], weights: [1, 1, 2] }, 3, 2);
    expect([0.1, 0.6, 0.9].map((p) => quantileOf(shape, p))).toEqual([2, 3, 6]);
  });

  it('a mode outside the range widens it to the mode, with a warning', () => {
    const { shape, issues } = place({ kind: 'triangular', min: 4, max: 8 }, 9, 6);
    expect(shape).toEqual({ kind: 'triangular', min: 4, mode: 9, max: 9 });
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([['simulate.support-widened', 'warning']]);
  });

  it('a mean outside the range widens it as far beyond as the default lay inside, but not beyond the bounds', () => {
    // Default 6 lies 2 below the end 8; the value 9 gets room up to 11, or to the bound 10.
    const free = place({ kind: 'truncated_normal', sd: 1, min: 4, max: 8 }, 9, 6);
    expect(free.shape).toMatchObject({ kind: 'truncated', normal: { min: 4, max: 11 } });
    const bound = place({ kind: 'truncated_normal', sd: 1, min: 4, max: 8 }, 9, 6, [0, 10]);
    expect(bound.shape).toMatchObject({ kind: 'truncated', normal: { min: 4, max: 10 } });
    expect(meanOf(bound.shape)).toBeCloseTo(9, 9);
  });

  it('near an end the mean and range stay and the spread gives way; on the end nothing is left but the value', () => {
    const near = place({ kind: 'truncated_normal', sd: 2, min: 0, max: 10 }, 0.05);
    expect(near.issues.map(({ code }) => code)).toEqual(['simulate.spread-gives-way']);
    expect(meanOf(near.shape)).toBeCloseTo(0.05, 12);
    expect(place({ kind: 'truncated_normal', sd: 2, min: 0, max: 10 }, 0).shape).toEqual({ kind: 'point', value: 0 });
    expect(place({ kind: 'beta', min: 0, max: 1, concentration: 5 }, 1).shape).toEqual({ kind: 'point', value: 1 });
  });

  it('a log-normal median of zero or less is held, with a warning', () => {
    const { shape, issues } = place({ kind: 'log_normal', sd: 0.2 }, 0);
    expect(shape).toEqual({ kind: 'point', value: 0 });
    expect(issues.map(({ code }) => code)).toEqual(['simulate.not-positive']);
  });
});

describe('impossible declarations', () => {
  const wrong: readonly [string, Distribution][] = [
    ['simulate.spread', { kind: 'normal', sd: -1 }],
    ['simulate.spread', { kind: 'normal', sd: NaN }],
    ['simulate.spread', { kind: 'log_normal', sd: Infinity }],
    ['simulate.spread', { kind: 'uniform', halfWidth: -0.1 }],
    ['simulate.spread', { kind: 'truncated_normal', sd: -1, min: 0, max: 10 }],
    ['simulate.support', { kind: 'truncated_normal', sd: 1, min: 10, max: 0 }],
    ['simulate.support', { kind: 'triangular', min: 5, max: 5 }],
    ['simulate.support', { kind: 'pert', min: NaN, max: 5, shape: 4 }],
    ['simulate.default-outside', { kind: 'triangular', min: 6, max: 8 }],
    ['simulate.concentration', { kind: 'pert', min: 0, max: 10, shape: 0 }],
    ['simulate.concentration', { kind: 'beta', min: 0, max: 10, concentration: 1e9 }],
    ['simulate.empty-list', { kind: 'empirical', values: [] }],
    ['simulate.list-value', { kind: 'empirical', values: [1, NaN] }],
    ['simulate.weights-length', { kind: 'discrete', values: [1, 2], weights: [1] }],
    ['simulate.weight', { kind: 'discrete', values: [1, 2], weights: [1, -1] }],
    ['simulate.weight', { kind: 'discrete', values: [1, 2], weights: [0, 0] }],
  ];
  it.each(wrong)('%s for %o', (code, distribution) => {
    const { issues, shape } = place(distribution, 5);
    expect(issues.filter(({ severity }) => severity === 'error').map((issue) => issue.code)).toContain(code);
    expect(shape).toEqual({ kind: 'point', value: 5 });
  });

  it('never gives a draw that is not a number, whatever the declaration', () => {
    const number = fc.double({ min: -100, max: 100, noNaN: true });
    const any = fc.oneof(
      fc.record({ kind: fc.constant('normal' as const), sd: number }),
      fc.record({ kind: fc.constant('truncated_normal' as const), sd: number, min: number, max: number }),
      fc.record({ kind: fc.constant('triangular' as const), min: number, max: number }),
      fc.record({ kind: fc.constant('pert' as const), min: number, max: number, shape: number }),
      fc.record({ kind: fc.constant('beta' as const), min: number, max: number, concentration: number }),
      fc.record({ kind: fc.constant('log_normal' as const), sd: fc.double({ min: -5, max: 5, noNaN: true }) }),
    );
    fc.assert(
      fc.property(
        any,
        number,
        number,
        fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true }),
        (distribution, value, normal, p) => {
          expect(quantileOf(place(distribution, value, normal).shape, p)).not.toBeNaN();
        },
      ),
      { numRuns: 400 },
    );
  });
});
