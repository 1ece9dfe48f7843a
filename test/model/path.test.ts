import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parsePath, printPath } from '../../engine/index.ts';
import { spread } from '../../engine/model/path.ts';

describe('paths as typed', () => {
  test.each([
    ['6', 6],
    [' -0.5 ', -0.5],
    ['1e-3', 0.001],
    ['2021:6,2023:5.5', new Map([[2021, 6], [2023, 5.5]])],
    ['2021：6， 2023：5.5', new Map([[2021, 6], [2023, 5.5]])],
  ])('%j', (text, value) => expect(parsePath(text)).toEqual({ ok: true, value, issues: [] })); // prettier-ignore
  test.each([
    ['', 'path.unreadable'],
    ['six', 'path.unreadable'],
    ['2021:', 'path.unreadable'],
    ['2021=6', 'path.unreadable'],
    ['21:6', 'path.unreadable'],
    ['2021:6,', 'path.unreadable'],
    ['2021:6,2021:7', 'path.year-twice'],
    ['1e999', 'path.unreadable'],
    ['Infinity', 'path.unreadable'],
  ])('%j is refused', (text, code) => expect(parsePath(text).issues.map((issue) => issue.code)).toEqual([code]));
  it('reports each wrong part', () =>
    expect(parsePath('a,2021:b').issues.map(({ found }) => found)).toEqual(['a', '2021:b']));
  it('no text crashes it', () => fc.assert(fc.property(fc.string(), (text) => void parsePath(text))));
  it('reading what was printed gives the same path', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    const path = fc.oneof(
      number,
      fc
        .dictionary(fc.integer({ min: 1000, max: 9999 }).map(String), number, { minKeys: 1 })
        .map((years) => new Map(Object.entries(years).map(([year, value]) => [Number(year), value]))),
    );
    fc.assert(fc.property(path, (value) => { expect(parsePath(printPath(value))).toMatchObject({ ok: true, value }); })); // prettier-ignore
  });
});

describe('paths over the years', () => {
  const years = { from: 2020, to: 2025 };
  const before = [1, 2, 3, 4, 5, 6];
  it('a number stands for every year', () => expect(spread(7, before, years)).toEqual([7, 7, 7, 7, 7, 7]));
  it('but leaves a first year on record alone', () =>
    expect(spread(7, before, years, true)).toEqual([1, 7, 7, 7, 7, 7]));
  it('each value of a path holds until the next; before the first, what stood there stays', () => expect(spread(new Map([[2022, 8], [2024, 9]]), before, years)).toEqual([1, 2, 8, 8, 9, 9])); // prettier-ignore
  it('the order in which the years are written does not matter', () => expect(spread(new Map([[2024, 9], [2022, 8]]), before, years)).toEqual([1, 2, 8, 8, 9, 9])); // prettier-ignore
});
