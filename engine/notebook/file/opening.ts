/**
 * The opening of a notebook that is a page of its own: the cells before its first text, which say what the page shows
 * on top. Read without the kinds of cells, so that a page that is shown at once need not load them.
 */
import type { Cell, Notebook } from '../types.ts';
import { plainLines } from './plain-lines.ts';
import { scanBlocks } from './scan.ts';

const kinds: ReadonlySet<string> = new Set(['scenario', 'parameters', 'targets']);

/**
 * Names in the first cell of assumptions, in order.
 *
 * @example listedAssumptions('```parameters\ngrowth:\n```\n') // ['growth']
 */
export function listedAssumptions(text: string): readonly string[] {
  const lines = plainLines(text).split('\n');
  const blocks = scanBlocks(lines, 0, (word) => kinds.has(word));
  const first = blocks.find((block) => block.kind === 'fenced' && block.opener.kind === 'parameters');
  if (!first) return [];
  return lines.slice(first.start + 1, first.end).flatMap((line) => /^([^\s:#`~][^\s:]*):/.exec(line)?.[1] ?? []);
}

/** The notebook without its opening. */
export function withoutOpening(notebook: Notebook): Notebook {
  const isOpening = ({ kind }: Cell): boolean => kinds.has(kind);
  const first = notebook.cells.findIndex((cell) => !isOpening(cell));
  return { ...notebook, cells: first < 0 ? [] : notebook.cells.slice(first) };
}
