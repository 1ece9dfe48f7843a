import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failures, hashOf, probabilityAbove, probabilityOf } from '../../engine/simulate/index.ts';
import { bitCount, emptyFlags, noteMet, standardError } from '../../engine/simulate/summary/met.ts';
import type { MetFlags } from '../../engine/simulate/types.ts';

/** One letter a draw: m met, x missed, ? not known. */
function flags(rows: Readonly<Record<string, string>>): MetFlags {
  const draws = Object.values(rows)[0]!.length;
  const made = emptyFlags(Object.keys(rows), draws);
  Object.values(rows).forEach((row, target) => {
    noteMet(
      made,
      target,
      0,
      Float64Array.from(row, (letter) => (letter === 'm' ? 1 : letter === 'x' ? 0 : NaN)),
    );
  });
  return made;
}

function probability(
  of: MetFlags,
  targets: readonly string[],
  given: readonly string[] = [],
): readonly [number, number] {
  const found = probabilityOf(of, targets, given);
  if (!found.ok) throw new Error('unknown target');
  return [found.value.met, found.value.of];
}

const TEN = flags({
  a: 'mmmmmmxxxx',
  b: 'mmmxxxmxx?',
  c: 'mxmmmmmmmm',
});

describe('sets of targets', () => {
  it('a and b are both met in draws 1-3 of the nine in which both are known', () => {
    expect(probability(TEN, ['a', 'b'])).toEqual([3, 9]);
    expect(probability(TEN, ['a', 'b', 'c'])).toEqual([2, 9]);
    expect(probability(TEN, [])).toEqual([10, 10]);
  });

  it('b given a: 3 of the 6 draws in which a is met; a given b: 3 of 4', () => {
    expect(probability(TEN, ['b'], ['a'])).toEqual([3, 6]);
    expect(probability(TEN, ['a'], ['b'])).toEqual([3, 4]);
  });

  it('an unknown target is an issue with the nearest name', () => {
    const found = probabilityOf(flags({ growth: 'm' }), ['grwth']);
    expect(found.issues.map(({ code, fix }) => [code, fix])).toEqual([['simulate.unknown-target', 'growth']]);
  });

  it('agree with counting one draw after another, for any verdicts', () => {
    const row = fc.string({ unit: fc.constantFrom('m', 'x', '?'), minLength: 70, maxLength: 70 });
    fc.assert(
      fc.property(row, row, row, (a, b, c) => {
        const all = flags({ a, b, c });
        const draws = Array.from({ length: 70 }, (_, i) => i);
        const known = draws.filter((i) => a[i] !== '?' && b[i] !== '?' && c[i] === 'm');
        const met = known.filter((i) => a[i] === 'm' && b[i] === 'm');
        expect(probability(all, ['a', 'b'], ['c'])).toEqual([met.length, known.length]);
      }),
    );
  });
});

describe('which fails first', () => {
  it('b is missed in 5 of 9 draws, twice of them with a and once with c; a in 4 of 10; c in 1', () => {
    const found = failures(TEN);
    expect(found.map(({ id, missed, of }) => [id, missed, of])).toEqual([
      ['b', 5, 9],
      ['a', 4, 10],
      ['c', 1, 10],
    ]);
    expect(found[0]!.together).toEqual([{ id: 'a', both: 2, share: 0.4 }]);
    // b is alone in draws 4, 5 and 6; c alone in draw 2; a alone in draw 7 (draw 10 is not known for b).
    expect(found.map(({ id, alone }) => [id, alone])).toEqual([
      ['b', 3],
      ['a', 1],
      ['c', 1],
    ]);
  });
});

describe('standard error', () => {
  it('of 50 of 100 is 0.05; where none is met it is about 1 / n, not 0', () => {
    expect(standardError({ met: 50, of: 100 })).toBeCloseTo(0.05, 12);
    expect(standardError({ met: 0, of: 100 })).toBeCloseTo(Math.sqrt(101 / 103) / 102, 12);
    expect(standardError({ met: 0, of: 0 })).toBeNaN();
  });
});

describe('one column above another', () => {
  it('counts ties half and leaves out holes', () => {
    const found = probabilityAbove(new Float64Array([3, 1, 2, NaN, 5]), new Float64Array([1, 2, 2, 0, NaN]));
    expect([found.met, found.of, found.probability]).toEqual([1.5, 3, 0.5]);
  });
});

describe('bits', () => {
  it('are counted as by writing them out', () => {
    fc.assert(
      fc.property(fc.integer(), (word) => {
        expect(bitCount(word)).toBe((word >>> 0).toString(2).replaceAll('0', '').length);
      }),
    );
  });
});

describe('fingerprint', () => {
  it('changes with any bit, with order and with the sign of zero, but not with the bits of a NaN', () => {
    const payload = new Float64Array(new Uint32Array([1, 0x7ff80001]).buffer);
    expect(hashOf(payload)).toBe(hashOf(new Float64Array([NaN])));
    const several = [[0], [-0], [1], [1 + 2 ** -52], [1, 2], [2, 1], []].map((list) => hashOf(Float64Array.from(list)));
    expect(new Set(several).size).toBe(7);
    expect(several[0]).toMatch(/^[0-9a-f]{16}$/);
  });
});
