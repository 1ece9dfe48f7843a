import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nearest } from '../../engine/read/nearest.ts';

describe('the nearest name', () => {
  test.each([
    ['gpd', 'gdp'], // two letters swapped: one edit
    ['growht', 'growth'],
    ['GDP', 'gdp'],
    ['inflaton', 'inflation'],
    ['人囗', '人口'],
    ['employment_rat', 'employment_rate'],
  ])('to %j is %j', (typed, name) =>
    expect(nearest(typed, ['gdp', 'growth', 'inflation', '人口', 'employment_rate'])).toBe(name),
  );

  test.each(['xyz', 'something_else', ''])('to %j is none', (typed) =>
    expect(nearest(typed, ['gdp', 'growth'])).toBeUndefined(),
  );
  it('is none among no names', () => expect(nearest('gdp', [])).toBeUndefined());
  it('is the first of equally near ones', () => expect(nearest('gdq', ['gda', 'gdb'])).toBe('gda'));

  it('of a name that is there is that name', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
        (names) => nearest(names[0] ?? '', names)?.toLowerCase() === names[0]?.toLowerCase(),
      ),
    );
  });
  it('is found again after any one letter is dropped, doubled or swapped with the next', () => {
    const names = ['labour_productivity', 'urbanisation', 'airport_passengers'];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(10), fc.constantFrom('drop', 'double', 'swap'), (name, at, how) => {
        const [before, a = '', b = '', rest] = [name.slice(0, at), name[at], name[at + 1], name.slice(at + 2)];
        const typed = before + { drop: b, double: a + a + b, swap: b + a }[how] + rest;
        expect(nearest(typed, names)).toBe(name);
      }),
    );
  });
});
