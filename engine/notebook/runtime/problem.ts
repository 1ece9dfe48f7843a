/** What is wrong with a cell: the issue, the other cells that it speaks of, and edits that would mend it. */
import type { Issue, Place, Text } from '../../issue.ts';
import type { Edit } from '../edit/edits.ts';
import type { Cell } from '../types.ts';

export interface Fix {
  readonly name: Text;
  readonly edits: readonly Edit[];
}

export interface Problem {
  /** Its place counts lines and columns of the cell's text, from 1, and names the cell by its key. */
  readonly issue: Issue;
  /** Keys of cells to go to. */
  readonly links: readonly string[];
  readonly fixes: readonly Fix[];
}

export function problem(cell: Cell, issue: Issue, links: readonly string[] = [], fixes: readonly Fix[] = []): Problem {
  return { issue: { ...issue, place: { ...issue.place, cell: cell.key } }, links, fixes };
}

/** Puts another word where a word stands in a cell's text. */
export function replaceWord(cell: Cell, place: Place, old: string, word: string): Fix | undefined {
  const at = offsetOf(cell.text, place);
  const from = cell.text.indexOf(old, at);
  if (from < 0 || word === '') return undefined;
  const text = cell.text.slice(0, from) + word + cell.text.slice(from + old.length);
  return {
    name: { zh: `改为 ${word}`, en: `Change to ${word}` },
    edits: [{ kind: 'cell', key: cell.key, to: { ...cell, text } }],
  };
}

/** The character that a line and column count to. */
export function offsetOf(text: string, { line = 1, column = 1 }: Place): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

export function insertBelow(index: number, cell: Cell, name: Text): Fix {
  return { name, edits: [{ kind: 'splice', at: index + 1, remove: 0, insert: [cell] }] };
}
