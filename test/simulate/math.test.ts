import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, log, logistic, logit, pow } from '../../engine/simulate/math.ts';

interface Point {
  readonly fn: string;
  readonly x: number;
  readonly y: number;
  readonly nearest: number;
  readonly left: number;
}

/** Exact values by mpmath at 400 bits: see math-reference.py. */
const points = readFileSync(new URL('./math-reference.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map(readPoint);

function readPoint(line: string): Point {
  const [fn = '', x = '', y = '', nearest = '', left = ''] = line.split(',');
  return { fn, x: fromBits(x), y: fromBits(y), nearest: fromBits(nearest), left: Number(left) };
}

function fromBits(hex: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${hex || '0'}`));
  return view.getFloat64(0);
}

function ulpOf(x: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(x));
  view.setBigUint64(0, view.getBigUint64(0) + 1n);
  return view.getFloat64(0) - Math.abs(x);
}

function errorInUlp(found: number, point: Point): number {
  if (!Number.isFinite(point.nearest)) return found === point.nearest ? 0 : Infinity;
  return Math.abs((found - point.nearest) / ulpOf(point.nearest) - point.left);
}

function worst(fn: string, evaluate: (x: number, y: number) => number): number {
  const errors = points
    .filter((point) => point.fn === fn)
    .map((point) => errorInUlp(evaluate(point.x, point.y), point));
  expect(errors.length).toBeGreaterThan(700);
  return Math.max(...errors);
}

describe('accuracy against 400-bit arithmetic', () => {
  it('exp is within 1 unit in the last place, subnormal results and the edge of overflow included', () => {
    expect(worst('exp', exp)).toBeLessThan(1);
  });
  it('log is within 1 unit in the last place', () => {
    expect(worst('log', log)).toBeLessThan(1);
  });
  it('pow is within 1 unit in the last place', () => {
    expect(worst('pow', pow)).toBeLessThan(1);
  });
});

describe('edges', () => {
  it('exp gives 0, 1, Infinity and NaN where they belong', () => {
    expect([-Infinity, -746, 0, -0, 710, Infinity, NaN].map(exp)).toEqual([0, 0, 1, 1, Infinity, Infinity, NaN]);
  });

  it('log gives -Infinity at zero and NaN below', () => {
    expect([0, -0, -1, -Infinity, 1, Infinity, NaN].map(log)).toEqual([
      -Infinity,
      -Infinity,
      NaN,
      NaN,
      0,
      Infinity,
      NaN,
    ]);
  });

  const special = [
    0,
    -0,
    1,
    -1,
    2,
    -2,
    0.5,
    -0.5,
    3,
    -3,
    1e301,
    -1e301,
    Infinity,
    -Infinity,
    5e-324,
    -5e-324,
    9007199254740991,
    NaN,
  ];
  it('pow agrees with the language on every pair of special values, save that a hole to the power 0 is a hole', () => {
    for (const x of special)
      for (const y of special) {
        const expected = Number.isNaN(x) ? NaN : x ** y;
        const found = pow(x, y);
        if (Number.isFinite(expected) && expected !== 0) expect(Math.abs(found / expected - 1)).toBeLessThan(3e-16);
        else expect([x, y, found]).toEqual([x, y, expected]);
      }
  });

  it('whole powers of whole numbers are exact while they fit', () => {
    // 3^33 = 5559060566555523 < 2^53 < 3^34
    for (let n = 0; n <= 33; n++) expect(pow(3, n)).toBe(Number(3n ** BigInt(n)));
    for (let n = 0; n <= 22; n++) expect(pow(10, n)).toBe(Number(10n ** BigInt(n)));
  });
});

describe('laws', () => {
  it('logit undoes logistic', () => {
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (x) => Math.abs(logit(logistic(x)) - x) < 1e-6),
    );
  });

  it('exp rises', () => {
    const x = fc.double({ min: -700, max: 700, noNaN: true });
    fc.assert(fc.property(x, x, (a, b) => a === b || exp(Math.min(a, b)) <= exp(Math.max(a, b))));
  });

  it('a power of a sum of exponents is the product of powers, to rounding', () => {
    const base = fc.double({ min: 0.01, max: 100, noNaN: true });
    const y = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(fc.property(base, y, y, (x, a, b) => Math.abs(pow(x, a + b) / (pow(x, a) * pow(x, b)) - 1) < 1e-12));
  });

  it('logistic stays within its bounds for any finite log-odds', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => logistic(x) >= 0 && logistic(x) <= 1),
    );
  });
});
