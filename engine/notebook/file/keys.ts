/**
 * Keys: how a session tells cells apart. A written id is the key of the first cell that has it; a cell without one gets
 * its kind and the first free number, which is the same each time the same text is read and is never printed.
 */
import type { Cell } from '../types.ts';

export type Keyless = Omit<Cell, 'key'>;

/** Keys for all, in order; a repeated id gets a key of its own, so that both cells can be spoken of. */
export function withKeys(cells: readonly Keyless[]): readonly Cell[] {
  const used = new Set(cells.flatMap((cell) => (cell.id === undefined ? [] : [cell.id])));
  const given = new Set<string>();
  // Numbers below are taken for good: a long notebook does not count from one for every cell.
  const next = new Map<string, number>();
  const free = (stem: string): string => {
    const found = numbered(stem, used, next.get(stem));
    next.set(stem, found.n + 1);
    return found.key;
  };
  return cells.map((cell) => {
    const key = cell.id !== undefined && !given.has(cell.id) ? cell.id : free(cell.id ?? cell.kind);
    given.add(key);
    used.add(key);
    return { ...cell, key };
  });
}

/** `chart-1`, `chart-2` …: the first that is not used. */
export function freeKey(stem: string, used: ReadonlySet<string>): string {
  return numbered(stem, used).key;
}

function numbered(stem: string, used: ReadonlySet<string>, from = 1): { readonly key: string; readonly n: number } {
  for (let n = from; ; n++) {
    const key = `${stem}-${n}`;
    if (!used.has(key)) return { key, n };
  }
}

/** A key for a cell that is being added to these. */
export function keyFor(cell: Keyless, cells: readonly Cell[]): string {
  const used = new Set(cells.flatMap((other) => (other.id === undefined ? [other.key] : [other.key, other.id])));
  return cell.id !== undefined && !used.has(cell.id) ? cell.id : freeKey(cell.id ?? cell.kind, used);
}
