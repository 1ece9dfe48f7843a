/**
 * The trees of block moments (`moments.ts`) of many columns that take their blocks together: their shape is one, kept
 * once, and their numbers stand side by side. Blocks may begin anywhere; the operations are those of `combine`.
 */
import type { TreeNode } from './moments.ts';

export interface Trees {
  /** Begins the next block, which has this number: give every column its moments, then call `joined`. */
  readonly put: (column: number, n: number, mean: number, m2: number) => void;
  readonly joined: (block: number) => void;
  readonly nodes: (column: number) => TreeNode[];
}

/** Open ends of a tree never outnumber twice the bits of a block's number. */
const DEPTH = 64;

export function treesOf(columns: number): Trees {
  const rows = Array.from({ length: DEPTH }, () => undefined as Float64Array | undefined);
  const shape: { level: number; index: number }[] = [];
  /** Three numbers a column: n, mean, m2. */
  const row = (depth: number): Float64Array => (rows[depth] ??= new Float64Array(3 * columns));
  const joined = (block: number): void => {
    shape.push({ level: 0, index: block });
    for (;;) {
      const [before, last] = [shape.at(-2), shape.at(-1)];
      if (!before || !last || before.level !== last.level || before.index + 1 !== last.index || before.index % 2 !== 0)
        return;
      shape.pop();
      combineRows(row(shape.length - 1), row(shape.length));
      shape[shape.length - 1] = { level: last.level + 1, index: before.index / 2 };
    }
  };
  return {
    put: (column, n, mean, m2) => {
      const to = row(shape.length);
      to[3 * column] = n;
      to[3 * column + 1] = mean;
      to[3 * column + 2] = m2;
    },
    joined,
    nodes: (column) =>
      shape.map((place, depth): TreeNode => {
        const from = row(depth);
        const [n = 0, mean = 0, m2 = 0] = from.subarray(3 * column, 3 * column + 3);
        return { ...place, n, mean, m2 };
      }),
  };
}

/** Column by column the second into the first. */
function combineRows(a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < a.length; i += 3) {
    const na = a[i] as number;
    const nb = b[i] as number;
    if (nb === 0) continue;
    if (na === 0) {
      for (let k = i; k < i + 3; k++) a[k] = b[k] as number;
      continue;
    }
    const n = na + nb;
    const step = (b[i + 1] as number) - (a[i + 1] as number);
    a[i] = n;
    a[i + 1] = (a[i + 1] as number) + step * (nb / n);
    a[i + 2] = (a[i + 2] as number) + (b[i + 2] as number) + step * step * ((na * nb) / n);
  }
}
