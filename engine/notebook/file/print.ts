/**
 * Notebook → text, with plain line ends. A cell is printed as it was written while its frame still says the truth, and
 * in the one plain way otherwise: a blank line between cells, "```kind #id", the shortest fence that holds the body,
 * and a mark between two Markdown cells.
 */
import { MARKDOWN, type Cell, type CellFrame, type Notebook } from '../types.ts';
import { closes, fenceOf, interrupts, markOf, openerOf, type Mark, type Opener } from './lines.ts';
import { isCellKind } from '../kinds/registry.ts';
import type { Keyless } from './keys.ts';

export function printNotebook(notebook: Notebook): string {
  const { front, cells } = notebook;
  const parts = printedCells(notebook).map(({ lead, text }) => lead + text);
  const head = front ? [frontText(front)] : [];
  const tail = notebook.tail ?? (front || cells.length > 0 ? '\n' : '');
  const text = [...head, ...parts].join('\n') + tail;
  return !front && LIKE_A_HEAD.test(text) ? `<!-- cell -->\n${text}` : text;
}

interface Printed {
  /** What stands before it. */
  readonly lead: string;
  readonly text: string;
  /** On which of its own lines (from 0) its text begins. */
  readonly textLine: number;
}

function printedCells(notebook: Notebook): readonly Printed[] {
  return notebook.cells.map((cell, index) => {
    const lead = cell.frame?.lead ?? plainLead(index === 0 && !notebook.front);
    const { text, textLine } = remembered(cell, around(notebook, index));
    return { lead, text, textLine };
  });
}

interface Remembered extends Around, Omit<Printed, 'lead'> {}

const known = new WeakMap<Cell, Remembered>();

/** A cell that stands between the same cells is not printed again: an edit of a long notebook prints three of them. */
function remembered(cell: Cell, { before, after }: Around): Omit<Printed, 'lead'> {
  const last = known.get(cell);
  if (last && last.before === before && last.after === after) return last;
  const text = printCell(cell, { before, after });
  const now = { before, after, text, textLine: textLineOf(cell, text) };
  known.set(cell, now);
  return now;
}

function textLineOf(cell: Cell, text: string): number {
  if (cell.kind !== MARKDOWN) return 1;
  return text.slice(0, text.length - cell.text.length).split('\n').length - 1;
}

/** Cell key → the line of the printed file (from 1) on which the cell's text begins. */
export function textLines(notebook: Notebook): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let line = notebook.front ? frontText(notebook.front).split('\n').length + 1 : 1;
  printedCells(notebook).forEach(({ lead, text, textLine }, index) => {
    const start = line + lead.split('\n').length - 1;
    lines.set(notebook.cells[index]?.key ?? '', start + textLine);
    line = start + text.split('\n').length;
  });
  return lines;
}

/** A first cell that begins with a rule would be read as the head of the file: then a mark goes before it. */
const LIKE_A_HEAD = /^---[ \t]*\n(?:[^]*\n)?---[ \t]*(?:\n|$)/;

function frontText(front: NonNullable<Notebook['front']>): string {
  const open = front.open?.endsWith('\n') && front.text !== '' ? '---' : (front.open ?? '---');
  return [open, ...(front.text === '' ? [] : [front.text]), front.close ?? '---'].join('\n');
}

/** What a cell's own lines depend on: the cells beside it. */
interface Around {
  readonly before?: Cell | undefined;
  readonly after?: Cell | undefined;
}

function around({ cells }: Notebook, index: number): Around {
  return { before: cells[index - 1], after: cells[index + 1] };
}

function printCell(cell: Cell, beside: Around): string {
  return cell.kind === MARKDOWN ? printMarkdown(cell, beside) : printFenced(cell, beside);
}

function printMarkdown(cell: Cell, beside: Around): string {
  const written = cell.frame?.open;
  if (written !== undefined && markHolds(written, cell)) return written + cell.text;
  const mark = markLine(cell);
  if (cell.text === '') return mark;
  return needsMark(cell, beside) ? `${mark}\n${cell.text}` : cell.text;
}

function markHolds(open: string, cell: Keyless): boolean {
  const mark = markOf(open.split('\n')[0] ?? '');
  return mark !== undefined && sameTags(mark, cell) && open.endsWith('\n') === (cell.text !== '');
}

function needsMark(cell: Cell, { before }: Around): boolean {
  return cell.id !== undefined || cell.flags.length > 0 || before?.kind === MARKDOWN;
}

function markLine(cell: Keyless): string {
  return `<!-- cell${tagsText(cell)} -->`;
}

function printFenced(cell: Cell, { after }: Around): string {
  const { open, close } = fencesOf(cell, after);
  return [open, ...(cell.text === '' ? [] : [cell.text]), ...(close === null ? [] : [close])].join('\n');
}

function fencesOf(cell: Cell, after: Cell | undefined): { open: string; close: string | null } {
  const plain = '`'.repeat(fenceLength(cell.text));
  const written = writtenOpener(cell);
  if (!written) return { open: `${plain}${cell.kind}${tagsText(cell)}`, close: plain };
  const { open = '', close } = cell.frame ?? {};
  if (close === null && staysOpen(written.length, after)) return { open, close };
  const held = typeof close === 'string' && closes(close, written);
  return { open, close: held ? close : written.char.repeat(written.length) };
}

/** The opening line as it was written, while it still says what the cell is and holds its body. */
function writtenOpener(cell: Cell): Opener | undefined {
  const open = cell.frame?.open;
  if (open === undefined || (open.endsWith('\n') && cell.text !== '')) return undefined;
  const opener = openerOf(open.trimEnd(), () => true);
  if (!opener || opener.kind !== cell.kind || !sameTags(opener, cell)) return undefined;
  const broken = cell.text
    .split('\n')
    .some((line) => closes(line, opener) || interrupts(line, opener.length, isCellKind));
  return broken ? undefined : opener;
}

/** Whether a fence may stay open because what follows shows its end: the end of the file, or a cell that interrupts it. */
function staysOpen(length: number, after: Cell | undefined): boolean {
  if (!after) return true;
  const [line = ''] = printCell(after, {}).split('\n');
  return interrupts(line, length, isCellKind);
}

/** The length of a backtick fence that no line of the body closes or interrupts. */
export function fenceLength(body: string): number {
  const needs = body.split('\n').map((line) => {
    const fence = fenceOf(line);
    return fence ? fence.length + 1 : markOf(line) ? 4 : 3;
  });
  return needs.reduce((most, need) => Math.max(most, need), 3);
}

function sameTags(a: Mark, b: Mark): boolean {
  return a.id === b.id && a.flags.join(' ') === b.flags.join(' ');
}

function tagsText({ id, flags }: Mark): string {
  return [...(id === undefined ? [] : [`#${id}`]), ...flags].map((word) => ` ${word}`).join('');
}

/** What stands before a cell in a plain file: nothing before the very first line, else one empty line. */
export function plainLead(first: boolean): string {
  return first ? '' : '\n';
}

/** Keeps of a frame what differs from how the cell would be printed anyway; a mark always, since its need may pass. */
export function plainFrame(cell: Keyless, { open, close }: CellFrame): Keyless {
  if (cell.kind === MARKDOWN) return { ...cell, frame: { open } };
  const plain = '`'.repeat(fenceLength(cell.text));
  const same = open === `${plain}${cell.kind}${tagsText(cell)}` && close === plain;
  return same ? cell : { ...cell, frame: { open, close } };
}
