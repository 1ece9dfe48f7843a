/** Small symmetric matrices as rows: Cholesky's factor and Jacobi's eigenvalues. Same operations, same bits everywhere. */

export type Matrix = readonly (readonly number[])[];

/** The lower triangle L with L Lᵀ = the matrix; undefined when it is not (numerically) positive definite. */
export function cholesky(matrix: Matrix): number[][] | undefined {
  const lower: number[][] = [];
  for (let i = 0; i < matrix.length; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = j < i ? (lower[j] as number[]) : row;
      let rest = at(matrix, i, j);
      for (let k = 0; k < j; k++) rest -= (row[k] as number) * (other[k] as number);
      if (j < i) row.push(rest / (other[j] as number));
      // 1e-12: what rounding leaves of a zero pivot; beyond it the factor would be noise.
      else if (rest > 1e-12) row.push(Math.sqrt(rest));
      else return undefined;
    }
    lower.push(row);
  }
  return lower;
}

export function at(matrix: Matrix, i: number, j: number): number {
  return (matrix[i] as readonly number[])[j] as number;
}

export interface Eigen {
  readonly values: readonly number[];
  /** Columns are the eigenvectors. */
  readonly vectors: number[][];
}

/** Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's cyclic rotations. */
export function eigen(matrix: Matrix): Eigen {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  const vectors = a.map((_, i) => a.map((_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60 && offDiagonal(a) > 1e-30; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, p, q);
  }
  return { values: a.map((_, i) => at(a, i, i)), vectors };
}

function offDiagonal(a: Matrix): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) for (let j = 0; j < i; j++) sum += at(a, i, j) * at(a, i, j);
  return sum;
}

/** Turns the plane of p and q so that a[p][q] becomes zero. */
function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  const apq = at(a, p, q);
  if (apq === 0) return;
  const theta = (at(a, q, q) - at(a, p, p)) / (2 * apq);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(tangent * tangent + 1);
  const s = tangent * c;
  for (const row of a) mix(row, p, q, c, s);
  mixRows(a, p, q, c, s);
  for (const row of vectors) mix(row, p, q, c, s);
}

function mix(row: number[], p: number, q: number, c: number, s: number): void {
  const x = row[p] as number;
  const y = row[q] as number;
  row[p] = c * x - s * y;
  row[q] = s * x + c * y;
}

function mixRows(a: number[][], p: number, q: number, c: number, s: number): void {
  const rowP = a[p] as number[];
  const rowQ = a[q] as number[];
  for (let k = 0; k < rowP.length; k++) {
    const x = rowP[k] as number;
    const y = rowQ[k] as number;
    rowP[k] = c * x - s * y;
    rowQ[k] = s * x + c * y;
  }
}
