/**
 * A shipped notebook has changed while somebody worked on a copy: what differs, and three ways on. Compared cell by
 * cell on what is written (kind, id, flags, text), as `diff3` does on lines.
 */
import { keyFor } from '../file/keys.ts';
import type { Cell, Notebook } from '../types.ts';

/** A stretch of cells. `both`: the same change on both sides. `conflict`: two different changes of one place. */
export interface Stretch {
  readonly kind: 'same' | 'mine' | 'theirs' | 'both' | 'conflict';
  readonly base: readonly Cell[];
  readonly mine: readonly Cell[];
  readonly theirs: readonly Cell[];
}

export interface Comparison {
  readonly stretches: readonly Stretch[];
  /** Whether the head of the file differs, and on which side. */
  readonly front: Stretch['kind'];
  readonly conflicts: number;
}

/** `base` is the shipped notebook that the copy was made from; `theirs` the one that ships now. */
export function compareVersions(base: Notebook, mine: Notebook, theirs: Notebook): Comparison {
  const stretches = stretchesOf(base.cells, mine.cells, theirs.cells);
  const front = sideOf(
    base.front?.text === mine.front?.text,
    base.front?.text === theirs.front?.text,
    mine.front?.text === theirs.front?.text,
  );
  const conflicts = [...stretches.map((each) => each.kind), front].filter((kind) => kind === 'conflict').length;
  return { stretches, front, conflicts };
}

/** All changes of both sides; where they conflict, the named side. Keys of mine stay, so that open editors keep theirs. */
export function mergeVersions(base: Notebook, mine: Notebook, theirs: Notebook, prefer: 'mine' | 'theirs'): Notebook {
  const { stretches, front } = compareVersions(base, mine, theirs);
  const pick = (kind: Stretch['kind']): 'mine' | 'theirs' =>
    kind === 'theirs' || (kind === 'conflict' && prefer === 'theirs') ? 'theirs' : 'mine';
  const chosen = stretches.flatMap((each) => each[pick(each.kind)].map((cell) => ({ cell, side: pick(each.kind) })));
  const kept = chosen.filter(({ side }) => side === 'mine').map(({ cell }) => cell);
  const cells: Cell[] = [];
  for (const { cell, side } of chosen) cells.push(side === 'mine' ? cell : rekeyed(cell, [...kept, ...cells]));
  const { front: _, ...rest } = mine;
  const head = pick(front) === 'mine' ? mine.front : theirs.front;
  return { ...rest, cells, ...(head && { front: head }) };
}

function rekeyed({ key: _, ...cell }: Cell, others: readonly Cell[]): Cell {
  return { ...cell, key: keyFor(cell, others) };
}

function stretchesOf(base: readonly Cell[], mine: readonly Cell[], theirs: readonly Cell[]): readonly Stretch[] {
  const toMine = commonCells(base, mine);
  const toTheirs = commonCells(base, theirs);
  const stretches: Stretch[] = [];
  let [b, m, t] = [0, 0, 0];
  for (let next = 0; next <= base.length; next++) {
    const inMine = next === base.length ? mine.length : toMine.get(next);
    const inTheirs = next === base.length ? theirs.length : toTheirs.get(next);
    if (inMine === undefined || inTheirs === undefined) continue;
    push(stretches, base.slice(b, next), mine.slice(m, inMine), theirs.slice(t, inTheirs));
    if (next < base.length)
      push(stretches, base.slice(next, next + 1), mine.slice(inMine, inMine + 1), theirs.slice(inTheirs, inTheirs + 1));
    [b, m, t] = [next + 1, inMine + 1, inTheirs + 1];
  }
  return stretches;
}

function push(stretches: Stretch[], base: readonly Cell[], mine: readonly Cell[], theirs: readonly Cell[]): void {
  if (base.length + mine.length + theirs.length === 0) return;
  const kind = sideOf(sameCells(base, mine), sameCells(base, theirs), sameCells(mine, theirs));
  stretches.push({ kind, base, mine, theirs });
}

function sideOf(mineSame: boolean, theirsSame: boolean, bothSame: boolean): Stretch['kind'] {
  if (mineSame && theirsSame) return 'same';
  if (bothSame) return 'both';
  return mineSame ? 'theirs' : theirsSame ? 'mine' : 'conflict';
}

function sameCells(a: readonly Cell[], b: readonly Cell[]): boolean {
  return a.length === b.length && a.every((cell, index) => written(cell) === written(b[index]));
}

function written(cell: Cell | undefined): string {
  return cell ? JSON.stringify([cell.kind, cell.id ?? '', cell.flags, cell.text]) : '';
}

/** Longest common subsequence: position in `base` → position in `other`. */
function commonCells(base: readonly Cell[], other: readonly Cell[]): ReadonlyMap<number, number> {
  const [a, b] = [base.map(written), other.map(written)];
  const rows: number[][] = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = rows[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const pairs = new Map<number, number>();
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.set(i++, j++);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
