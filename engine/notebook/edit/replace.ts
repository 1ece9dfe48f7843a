/**
 * Another content in the place of this one: an earlier version, or what was written elsewhere meanwhile. Cells that are
 * still there keep their keys, so that whoever is in one stays in it.
 */
import type { Text } from '../../issue.ts';
import { keyFor } from '../file/keys.ts';
import type { Cell, Notebook } from '../types.ts';
import type { Edit } from './edits.ts';
import type { Command } from './history.ts';
import { compareVersions } from './reconcile.ts';

/** One step, of nothing but what differs; without edits where nothing does. */
export function replaceContent(notebook: Notebook, by: Notebook, name: Text): Command {
  const change = splice(notebook.cells, cellsKept(notebook, by));
  const head: Edit[] = notebook.front?.text === by.front?.text ? [] : [{ kind: 'front', to: by.front }];
  return { name, edits: [...change, ...head] };
}

/** The new cells under the keys, and where nothing of them differs in the place, of those that they take over from. */
function cellsKept(mine: Notebook, theirs: Notebook): readonly Cell[] {
  const { stretches } = compareVersions(mine, mine, theirs);
  const pairs = stretches.flatMap((each) =>
    each.kind === 'same' ? each.mine.map((cell) => ({ cell, from: cell })) : paired(each.mine, each.theirs),
  );
  const taken = pairs.flatMap(({ from }) => from ?? []);
  const cells: Cell[] = [];
  for (const { cell, from } of pairs) cells.push(from ? withKey(cell, from) : fresh(cell, [...taken, ...cells]));
  return cells;
}

interface Pair {
  readonly cell: Cell;
  /** What stood there before, as far as it is the same cell. */
  readonly from?: Cell;
}

/** In a stretch that differs: of one id, else the next without an id of one kind. */
function paired(mine: readonly Cell[], theirs: readonly Cell[]): readonly Pair[] {
  const free = new Set(mine);
  return theirs.map((cell) => {
    const from = [...free].find(({ id, kind }) => id === cell.id && (id !== undefined || kind === cell.kind));
    if (from) free.delete(from);
    return from ? { cell, from } : { cell };
  });
}

function withKey(cell: Cell, from: Cell): Cell {
  return cell === from ? from : { ...cell, key: from.key };
}

function fresh({ key: _, ...cell }: Cell, others: readonly Cell[]): Cell {
  return { ...cell, key: keyFor(cell, others) };
}

/** From the first cell that differs to the last. */
function splice(before: readonly Cell[], after: readonly Cell[]): Edit[] {
  const shorter = Math.min(before.length, after.length);
  let [start, end] = [0, 0];
  while (start < shorter && before[start] === after[start]) start++;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const [remove, insert] = [before.length - start - end, after.slice(start, after.length - end)];
  return remove === 0 && insert.length === 0 ? [] : [{ kind: 'splice', at: start, remove, insert }];
}
