/**
 * A cell's text → what its kind reads out of it. Depends on kind and text alone, so a cell that was not edited is never
 * read again.
 */
import { error, hasErrors, warning, type Issue } from '../../issue.ts';
import { nearest } from '../../read/nearest.ts';
import { halfWidth } from '../kinds/half-width.ts';
import type { CellKind, ReadCell } from '../kinds/kind.ts';
import { cellKinds, kindOf } from '../kinds/registry.ts';
import { MARKDOWN, type Cell } from '../types.ts';

export interface Parsed {
  /** Absent where the kind is unknown here: the text is kept and shown. */
  readonly kind?: CellKind<unknown, unknown>;
  /** Absent where the text cannot be read at all. */
  readonly spec?: unknown;
  /** Places count lines and columns of the cell's text, from 1. */
  readonly issues: readonly Issue[];
}

const known = new WeakMap<Cell, Parsed>();

export function parseCell(cell: Cell): Parsed {
  const before = known.get(cell);
  if (before) return before;
  const parsed = parse(cell);
  known.set(cell, parsed);
  return parsed;
}

function parse(cell: Cell): Parsed {
  const kind = kindOf(cell.kind);
  if (!kind) return { issues: [unknownKind(cell)] };
  const { spec, issues } = told(kind, cell.text);
  const near = cell.kind === MARKDOWN ? nearKinds(cell.text) : [];
  return { kind, ...(spec !== undefined && { spec }), issues: [...issues, ...near] };
}

/** A text that says nothing yet, or that would be right in the signs of a keyboard, has this one mistake and no others. */
function told(kind: CellKind<unknown, unknown>, text: string): ReadCell<unknown> {
  const read = kind.read(text);
  if (!hasErrors(read.issues) || kind.group === 'write') return read;
  if (isEmpty(text)) return { ...read, issues: [error('notebook.cell-empty', { line: 1 }, { fix: kind.blank('en') })] };
  const half = halfWidth(text);
  const better = half === text ? undefined : kind.read(half);
  if (!better || countErrors(better.issues) >= countErrors(read.issues)) return read;
  return { ...read, issues: [fullWidth(text), ...better.issues] };
}

function isEmpty(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(#.*)?$/.test(line));
}

function countErrors(issues: readonly Issue[]): number {
  return issues.filter(({ severity }) => severity === 'error').length;
}

/** At the first line that has signs of the other width. */
export function fullWidth(text: string): Issue {
  const [lines, right] = [text.split('\n'), halfWidth(text).split('\n')];
  const at = Math.max(
    0,
    lines.findIndex((line, i) => line !== right[i]),
  );
  const facts = { found: (lines[at] ?? '').trim(), fix: (right[at] ?? '').trim() };
  return error('notebook.full-width', { line: at + 1, column: 1 }, facts);
}

function unknownKind({ kind }: Cell): Issue {
  return warning('notebook.unknown-kind', {}, { found: kind, fix: nearest(kind, Object.keys(cellKinds)) ?? '' });
}

/** Short words (`path`, `seek`) are near to too many languages of code blocks. */
const LONG_ENOUGH = 5;

/** Code blocks in prose whose word is almost a kind of cell. */
function nearKinds(text: string): readonly Issue[] {
  const kinds = Object.keys(cellKinds).filter((kind) => kind.length >= LONG_ENOUGH && kind !== MARKDOWN);
  return text.split('\n').flatMap((line, index) => {
    const word = /^(?:```|~~~)\s*([A-Za-z]+)\s*$/.exec(line)?.[1] ?? '';
    const fix = word.length >= LONG_ENOUGH ? nearest(word, kinds) : undefined;
    return fix === undefined
      ? []
      : [warning('notebook.near-kind', { line: index + 1, column: 1 }, { found: word, fix })];
  });
}
