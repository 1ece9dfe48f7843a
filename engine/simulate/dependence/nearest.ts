/**
 * The correlation matrix nearest to a symmetric one with ones on its diagonal (least sum of squared changes), by
 * Higham's alternating projections with Dykstra's correction (IMA Journal of Numerical Analysis 22, 2002), kept a little
 * away from singular so that it can be factored.
 */
import { at, eigen, type Matrix } from './matrix.ts';

/** Least eigenvalue left by the repair. */
const LEAST = 1e-6;
const MOST_TURNS = 500;

export function nearestCorrelation(matrix: Matrix): Matrix {
  let y = matrix.map((row) => [...row]);
  let correction = y.map((row) => row.map(() => 0));
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const shifted = combine(y, correction, (a, b) => a - b);
    const cone = projected(shifted);
    correction = combine(cone, shifted, (a, b) => a - b);
    const next = cone.map((row, i) => row.map((value, j) => (i === j ? 1 : value)));
    const moved = largestDifference(next, y);
    y = next;
    if (moved < 1e-10) break;
  }
  return withUnitDiagonal(projected(y));
}

function combine(a: Matrix, b: Matrix, f: (x: number, y: number) => number): number[][] {
  return a.map((row, i) => row.map((value, j) => f(value, at(b, i, j))));
}

/** The nearest symmetric matrix without eigenvalues below LEAST. */
function projected(matrix: Matrix): number[][] {
  const { values, vectors } = eigen(matrix);
  const kept = values.map((value) => Math.max(value, LEAST));
  return vectors.map((left) =>
    vectors.map((right) => kept.reduce((sum, value, k) => sum + value * (left[k] as number) * (right[k] as number), 0)),
  );
}

/** Scales rows and columns so that the diagonal is exactly one again; the eigenvalues stay positive. */
function withUnitDiagonal(matrix: Matrix): Matrix {
  return matrix.map((row, i) =>
    row.map((value, j) => (i === j ? 1 : value / Math.sqrt(at(matrix, i, i) * at(matrix, j, j)))),
  );
}

/** Largest change of one entry between two matrices. */
export function largestDifference(a: Matrix, b: Matrix): number {
  return a.reduce((most, row, i) => row.reduce((m, value, j) => Math.max(m, Math.abs(value - at(b, i, j))), most), 0);
}
