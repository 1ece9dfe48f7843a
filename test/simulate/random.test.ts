import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { philox } from '../../engine/simulate/random/philox.ts';
import { streamOf } from '../../engine/simulate/random/stream.ts';
import { fillUniform, unitOf } from '../../engine/simulate/random/uniform.ts';
import { correlation, kolmogorov, KS_LIMIT, meanOfSample, varianceOfSample } from './samples.ts';

function uniforms(seed: number, name: string, year: number, first: number, count: number): Float64Array {
  const out = new Float64Array(count);
  fillUniform(out, seed, streamOf(name), year, first);
  return out;
}

describe('Philox 4x32-10', () => {
  // kat_vectors of Random123 1.14: counter, key, result.
  const known: readonly [string, string, string][] = [
    ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
  ];
  it.each(known)('gives the published answer for counter %s and key %s', (counter, key, answer) => {
    const [c0, c1, c2, c3] = counter.split(' ').map((word) => parseInt(word, 16)) as [number, number, number, number];
    const [k0, k1] = key.split(' ').map((word) => parseInt(word, 16)) as [number, number];
    const out = new Uint32Array(4);
    philox(out, c0, c1, c2, c3, k0, k1);
    expect([...out].map((word) => word.toString(16).padStart(8, '0')).join(' ')).toBe(answer);
  });
});

describe('streams', () => {
  it('are the 64-bit FNV-1a hash of the name', () => {
    // Published: FNV-1a of the empty text is the offset basis. Of "a" here: the code unit 0x61 in one step.
    expect(streamOf('')).toEqual({ high: 0xcbf29ce4, low: 0x84222325 });
    expect(streamOf('a')).toEqual({ high: 0xaf63dc4c, low: 0x8601ec8c });
  });
});

describe('uniform numbers', () => {
  it('lie strictly between 0 and 1 even for the extreme words, and are mirrored about one half', () => {
    expect(unitOf(0, 0)).toBe(2 ** -53);
    expect(unitOf(0xffffffff, 0xffffffff)).toBe(1 - 2 ** -53);
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.nat(0xffffffff), (high, low) => {
        const flipped = unitOf(~high >>> 0, ~low >>> 0);
        expect(unitOf(high, low) + flipped).toBe(1);
      }),
    );
  });

  it('of a draw do not depend on where the range starts or ends', () => {
    const whole = uniforms(7, 'growth', 0, 0, 3000);
    fc.assert(
      fc.property(fc.nat(2900), fc.nat(100), (first, count) => {
        expect(uniforms(7, 'growth', 0, first, count)).toEqual(whole.slice(first, first + count));
      }),
    );
  });

  it('are uniform and uncorrelated between draws, names, years and seeds', () => {
    const n = 100_000;
    const a = uniforms(20210420, 'growth', 0, 0, n);
    expect(kolmogorov(a, (x) => x)).toBeLessThan(KS_LIMIT);
    // Mean 1/2 ± 4 sd of 1/√(12 n); variance 1/12 ± 4 sd of 1/√(180 n).
    expect(Math.abs(meanOfSample(a) - 0.5)).toBeLessThan(4 / Math.sqrt(12 * n));
    expect(Math.abs(varianceOfSample(a) - 1 / 12)).toBeLessThan(4 / Math.sqrt(180 * n));
    const others = [
      uniforms(20210420, 'growth', 0, 1, n),
      uniforms(20210420, 'inflation', 0, 0, n),
      uniforms(20210420, 'growth', 2021, 0, n),
      uniforms(20210421, 'growth', 0, 0, n),
      uniforms(2 ** 32 + 20210420, 'growth', 0, 0, n),
    ];
    for (const b of others) expect(Math.abs(correlation(a, b))).toBeLessThan(4 / Math.sqrt(n));
  });

  it('beyond four thousand million draws still differ: the counter does not wrap early', () => {
    expect(uniforms(1, 'x', 0, 2 ** 31, 4)).not.toEqual(uniforms(1, 'x', 0, 0, 4));
  });
});
