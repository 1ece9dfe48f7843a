/**
 * The trees of block moments (`moments.ts`) of many columns that take their blocks together: their shape is one, kept
 * once, and their numbers stand side by side, three a column (n, mean, m2). Blocks may begin anywhere; the operations
 * are those of `combine`.
 */
import type { TreeNode } from './moments.ts';

export interface Trees {
  /** Adds the block of this number: the moments of all columns. */
  readonly push: (block: number, moments: Float64Array) => void;
  readonly nodes: (column: number) => TreeNode[];
}

interface Place {
  readonly level: number;
  readonly index: number;
}

export function treesOf(columns: number): Trees {
  const places: Place[] = [];
  const rows: Float64Array[] = [];
  return {
    push: (block, moments) => {
      rows[places.length] ??= new Float64Array(3 * columns);
      (rows[places.length] as Float64Array).set(moments);
      places.push({ level: 0, index: block });
      while (endWithSiblings(places)) joinLast(places, rows);
    },
    nodes: (column) =>
      places.map((place, depth): TreeNode => {
        const [n = 0, mean = 0, m2 = 0] = (rows[depth] as Float64Array).subarray(3 * column, 3 * column + 3);
        return { ...place, n, mean, m2 };
      }),
  };
}

function endWithSiblings(places: readonly Place[]): boolean {
  const [before, last] = [places.at(-2), places.at(-1)];
  return !!before && !!last && before.level === last.level && before.index + 1 === last.index && before.index % 2 === 0;
}

function joinLast(places: Place[], rows: readonly Float64Array[]): void {
  const { level, index } = places.pop() as Place;
  combineRows(rows[places.length - 1] as Float64Array, rows[places.length] as Float64Array);
  places[places.length - 1] = { level: level + 1, index: (index - 1) / 2 };
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
