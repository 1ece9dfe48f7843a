/**
 * What a person can do to cells, as commands for the history. A command about a cell that is gone has no edits; one that
 * cannot be done has none and says why.
 */
import type { Text } from '../../issue.ts';
import { keyFor } from '../file/keys.ts';
import { readNotebook } from '../file/read.ts';
import { MARKDOWN, type Cell, type Notebook } from '../types.ts';
import { idRefused, isFirst, isLast, needsId, noneBelow, nothingToSplit, otherKind } from './cannot.ts';
import type { Command } from './history.ts';

/** What a new cell begins with. */
export interface NewCell {
  readonly kind: string;
  readonly text: string;
  readonly id?: string;
}

/** Inserts before position `at`; the key of the new cell is `insertedKey` of the same arguments. */
export function insertCell(notebook: Notebook, at: number, cell: NewCell): Command {
  return splice(at, 0, [fresh(notebook, cell)], { zh: '插入单元', en: 'Insert cell' });
}

export function insertedKey(notebook: Notebook, cell: NewCell): string {
  return fresh(notebook, cell).key;
}

export function deleteCell(notebook: Notebook, key: string): Command {
  return about(notebook, key, { zh: '删除单元', en: 'Delete cell' }, (index) => [index, 1, []]);
}

/** The copy stands below, without the id: an id names one cell. An unknown kind keeps one, or it would be prose. */
export function duplicateCell(notebook: Notebook, key: string): Command {
  return about(notebook, key, { zh: '复制单元', en: 'Duplicate cell' }, (index, cell) => {
    const { kind, flags, text } = cell;
    const key = keyFor({ kind, flags, text }, notebook.cells);
    return [index + 1, 0, [{ kind, flags, text, key, ...(needsId(kind) && { id: key }) }]];
  });
}

/** To position `to`, counted without the cell itself. */
export function moveCell(notebook: Notebook, key: string, to: number): Command {
  const name = { zh: '移动单元', en: 'Move cell' };
  const from = notebook.cells.findIndex((cell) => cell.key === key);
  const place = Math.max(0, Math.min(to, notebook.cells.length - 1));
  if (from >= 0 && from !== place) return { name, edits: [{ kind: 'move', from, to: place }] };
  return { name, edits: [], ...(from >= 0 && to !== place && { why: to < place ? isFirst : isLast }) };
}

/** At a character of its text; blank lines at the cut go. The upper part keeps the id. */
export function splitCell(notebook: Notebook, key: string, offset: number): Command {
  return about(notebook, key, { zh: '拆分单元', en: 'Split cell' }, (index, cell) => {
    if (cell.text.trim() === '') return nothingToSplit;
    const upper = { ...cell, text: cell.text.slice(0, offset).replace(/\s+$/, '') };
    const rest = { kind: cell.kind, flags: [], text: cell.text.slice(offset).replace(/^[ \t]*\n+/, '') };
    return [index, 1, [upper, { ...rest, key: keyFor(rest, notebook.cells) }]];
  });
}

/** With the cell below, when both are of one kind; Markdown keeps an empty line between, other texts follow on. */
export function mergeWithNext(notebook: Notebook, key: string): Command {
  return about(notebook, key, { zh: '合并单元', en: 'Merge cells' }, (index, cell) => {
    const next = notebook.cells[index + 1];
    if (!next) return noneBelow;
    if (next.kind !== cell.kind) return otherKind(next.kind);
    const between = cell.kind === MARKDOWN ? '\n\n' : '\n';
    const text = [cell.text, next.text].filter((part) => part !== '').join(between);
    return [index, 2, [{ ...cell, text }]];
  });
}

/**
 * After typing: a Markdown text in which fences or marks of cells were written becomes those cells, and blank lines at
 * its ends go, as they would when the file is read again.
 */
export function settleText(notebook: Notebook, key: string): Command {
  return about(notebook, key, { zh: '键入', en: 'Typing' }, (index, cell) => {
    if (cell.kind !== MARKDOWN) return undefined;
    const read = readNotebook('', `<!-- cell -->\n${cell.text}`);
    const [first, ...rest] = read.ok ? read.value.cells : [];
    if (!first || (rest.length === 0 && first.text === cell.text)) return undefined;
    const others = notebook.cells.filter((other) => other.key !== key);
    const top = first.text === '' && rest.length > 0 && cell.id === undefined ? [] : [{ ...cell, text: first.text }];
    return [index, 1, [...top, ...withNewKeys(rest, [...others, cell])]];
  });
}

function withNewKeys(cells: readonly Cell[], others: readonly Cell[]): readonly Cell[] {
  return cells.reduce<readonly Cell[]>((done, { key: _, ...cell }) => {
    return [...done, { ...cell, key: keyFor(cell, [...others, ...done]) }];
  }, []);
}

/** Keystrokes in one cell are one step while they follow each other closely. */
export function setText(notebook: Notebook, key: string, text: string): Command {
  return changed(
    notebook,
    key,
    { zh: '键入', en: 'Typing' },
    (cell) => (cell.text === text ? cell : { ...cell, text }),
    `text:${key}`,
  );
}

export function foldCell(notebook: Notebook, key: string, fold: boolean): Command {
  const name = fold ? { zh: '折叠单元', en: 'Fold cell' } : { zh: '展开单元', en: 'Unfold cell' };
  return changed(notebook, key, name, (cell) => {
    if (cell.flags.includes('fold') === fold) return cell;
    return { ...cell, flags: fold ? [...cell.flags, 'fold'] : cell.flags.filter((flag) => flag !== 'fold') };
  });
}

/** Gives a cell an id, or takes it away with ''. A taken or impossible id changes nothing. */
export function renameCell(notebook: Notebook, key: string, id: string): Command {
  const others = notebook.cells.filter((other) => other.key !== key);
  return changed(notebook, key, { zh: '更改名称', en: 'Rename cell' }, (cell) => {
    const why = idRefused(cell, id, others);
    if ((cell.id ?? '') === id || why) return why ?? cell;
    const { id: _, ...rest } = cell;
    return id === '' ? { ...rest, key: keyFor(rest, others) } : { ...rest, id, key: id };
  });
}

/** Turns a cell into one of another kind, with its text. */
export function changeKind(notebook: Notebook, key: string, kind: string): Command {
  const name = { zh: '更改类型', en: 'Change kind' };
  return changed(notebook, key, name, (cell) => (cell.kind === kind ? cell : { ...cell, kind }));
}

function fresh(notebook: Notebook, { kind, text, id }: NewCell): Cell {
  const cell = { kind, text, flags: [], ...(id !== undefined && { id }) };
  const key = keyFor(cell, notebook.cells);
  // An id that is taken is not written twice.
  return key === id || id === undefined ? { ...cell, key } : { kind, text, flags: [], key };
}

type Splice = readonly [at: number, remove: number, insert: readonly Cell[]];

function about(
  notebook: Notebook,
  key: string,
  name: Text,
  how: (index: number, cell: Cell) => Splice | Text | undefined,
): Command {
  const index = notebook.cells.findIndex((cell) => cell.key === key);
  const cell = notebook.cells[index];
  const change = cell && how(index, cell);
  if (!change) return { name, edits: [] };
  return 'zh' in change ? { name, edits: [], why: change } : splice(...change, name);
}

function splice(at: number, remove: number, insert: readonly Cell[], name: Text): Command {
  return { name, edits: [{ kind: 'splice', at, remove, insert }] };
}

function changed(
  notebook: Notebook,
  key: string,
  name: Text,
  how: (cell: Cell) => Cell | Text,
  group?: string,
): Command {
  const cell = notebook.cells.find((each) => each.key === key);
  const to = cell && how(cell);
  if (to && 'zh' in to) return { name, edits: [], why: to };
  const edits = to && to !== cell ? [{ kind: 'cell' as const, key, to }] : [];
  return { name, edits, ...(group !== undefined && { group }) };
}
