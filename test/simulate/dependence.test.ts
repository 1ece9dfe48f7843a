import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linear, mixingOf, type Correlations } from '../../engine/simulate/dependence/copula.ts';
import { at, cholesky, eigen, type Matrix } from '../../engine/simulate/dependence/matrix.ts';
import { nearestCorrelation } from '../../engine/simulate/dependence/nearest.ts';
import { sine } from '../../engine/simulate/dependence/sine.ts';

function entry(a: string, b: string, rank: number): Correlations[number] {
  return { a, b, rank, place: {} };
}

describe('from rank to linear correlation', () => {
  it('is 2 sin(π ρ / 6): the sine to 1e-15 against the built-in one', () => {
    for (let x = -1.57; x <= 1.57; x += 0.01) expect(Math.abs(sine(x) - Math.sin(x))).toBeLessThan(1e-15);
    // 2 sin(π/12) = (√6 - √2) / 2
    expect(linear(0.5)).toBeCloseTo((Math.sqrt(6) - Math.sqrt(2)) / 2, 14);
    expect([linear(0), linear(1), linear(-1)]).toEqual([0, 1, -1]);
  });
});

describe('mixing of independent scores', () => {
  it('of two parameters: the second in the alphabet is r × first + √(1 - r²) × own', () => {
    const { mixing, issues } = mixingOf([entry('growth', 'alpha', 0.5)]);
    const r = linear(0.5);
    expect(issues).toEqual([]);
    expect(mixing.get('alpha')).toEqual([{ of: 'alpha', weight: 1 }]);
    expect(mixing.get('growth')?.map(({ of }) => of)).toEqual(['alpha', 'growth']);
    expect(mixing.get('growth')?.[0]?.weight).toBeCloseTo(r, 14);
    expect(mixing.get('growth')?.[1]?.weight).toBeCloseTo(Math.sqrt(1 - r * r), 14);
  });

  it('of one group does not change when another group is declared', () => {
    const alone = mixingOf([entry('a', 'b', 0.3), entry('b', 'c', -0.2)]).mixing;
    const both = mixingOf([entry('a', 'b', 0.3), entry('b', 'c', -0.2), entry('x', 'y', 0.9)]).mixing;
    for (const id of ['a', 'b', 'c']) expect(both.get(id)).toEqual(alone.get(id));
    expect(both.get('y')?.length).toBe(2);
  });

  it('that is possible is reproduced: L Lᵀ is the declared matrix', () => {
    const { mixing } = mixingOf([entry('a', 'b', 0.4), entry('b', 'c', 0.5), entry('a', 'c', -0.1)]);
    const dot = (x: string, y: string): number =>
      mixing
        .get(x)!
        .reduce(
          (sum, { of, weight }) => sum + weight * (mixing.get(y)!.find((part) => part.of === of)?.weight ?? 0),
          0,
        );
    expect(dot('a', 'b')).toBeCloseTo(linear(0.4), 12);
    expect(dot('b', 'c')).toBeCloseTo(linear(0.5), 12);
    expect(dot('a', 'c')).toBeCloseTo(linear(-0.1), 12);
    expect(dot('c', 'c')).toBeCloseTo(1, 12);
  });

  it('that contradicts itself is repaired, with a warning that says by how much', () => {
    const { mixing, issues } = mixingOf([entry('a', 'b', 0.9), entry('b', 'c', 0.9), entry('a', 'c', -0.9)]);
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['simulate.correlation-repaired', 'warning'],
    ]);
    expect(mixing.size).toBe(3);
    for (const parts of mixing.values())
      expect(parts.reduce((sum, { weight }) => sum + weight ** 2, 0)).toBeCloseTo(1, 9);
  });

  it.each([
    ['simulate.correlation-range', [entry('a', 'b', 1.2)]],
    ['simulate.correlation-range', [entry('a', 'b', NaN)]],
    ['simulate.correlation-self', [entry('a', 'a', 0.5)]],
    ['simulate.correlation-twice', [entry('a', 'b', 0.5), entry('b', 'a', 0.4)]],
  ] as const)('%s is an error', (code, correlations) => {
    const { issues } = mixingOf(correlations);
    expect(issues.map((issue) => [issue.code, issue.severity])).toEqual([[code, 'error']]);
  });
});

describe('nearest correlation matrix', () => {
  it('is the one that Higham (2002) gives for his example', () => {
    // [[1,1,0],[1,1,1],[0,1,1]] → off-diagonal 0.7607 and 0.1573, four decimals printed in the paper.
    const found = nearestCorrelation([
      [1, 1, 0],
      [1, 1, 1],
      [0, 1, 1],
    ]);
    expect(at(found, 0, 1)).toBeCloseTo(0.7607, 4);
    expect(at(found, 1, 2)).toBeCloseTo(0.7607, 4);
    expect(at(found, 0, 2)).toBeCloseTo(0.1573, 4);
  });

  it('has ones on the diagonal, is symmetric and can be factored, whatever symmetric matrix it comes from', () => {
    const half = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(half, (values) => {
        const place = (i: number, j: number): number => (i < j ? place(j, i) : (i * (i - 1)) / 2 + j);
        const matrix: Matrix = [0, 1, 2, 3, 4].map((i) =>
          [0, 1, 2, 3, 4].map((j) => (i === j ? 1 : values[place(i, j)]!)),
        );
        const found = nearestCorrelation(matrix);
        expect(cholesky(found)).toBeDefined();
        found.forEach((row, i) => {
          expect(row[i]).toBe(1);
          row.forEach((value, j) => expect(value).toBeCloseTo(at(found, j, i), 9));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('eigenvalues of [[2,1],[1,2]] are 1 and 3', () => {
    const { values } = eigen([
      [2, 1],
      [1, 2],
    ]);
    expect([...values].sort()[0]).toBeCloseTo(1, 14);
    expect([...values].sort()[1]).toBeCloseTo(3, 14);
  });
});
