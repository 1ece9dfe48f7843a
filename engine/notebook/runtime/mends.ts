/** One-press edits for mistakes whose issue says itself what would be right; what names need is in check-names.ts. */
import type { Issue, Place, Text } from '../../issue.ts';
import type { Cell } from '../types.ts';
import { offsetOf, replaceWord, type Fix } from './problem.ts';

/** Issues whose `fix` can stand exactly where `found` stands. */
const WORD_FOR_WORD: ReadonlySet<string> = new Set([
  'notebook.unknown-key',
  'notebook.near-kind',
  'notebook.phrase-function',
  'parameter.beyond-bounds',
]);

export function mendsFor(cell: Cell, { code, place, found, fix }: Issue): readonly Fix[] {
  const [old, word] = [String(found ?? ''), String(fix ?? '')];
  if (old === '' || word === '') return [];
  if (code === 'notebook.unknown-kind') return [otherKind(cell, word)];
  return WORD_FOR_WORD.has(code) ? some(replaceWord(cell, place, old, word)) : [];
}

export function some(fix: Fix | undefined): readonly Fix[] {
  return fix ? [fix] : [];
}

function otherKind(cell: Cell, kind: string): Fix {
  const name = { zh: `改为 ${kind}`, en: `Change to ${kind}` };
  return { name, edits: [{ kind: 'cell', key: cell.key, to: { ...cell, kind } }] };
}

/** Last year's value in place of this year's, wherever the formula at `place` has it: `y[t]` becomes `y[t-1]`. */
export function lagged(cell: Cell, place: Place, name: string): Fix | undefined {
  const text = inEquation(cell, place, (equation) => {
    const right = equation.indexOf('=') + 1;
    return equation.slice(0, right) + equation.slice(right).replace(indexed(name), `${name}[t-1]`);
  });
  return text === cell.text
    ? undefined
    : retyped(cell, text, { zh: `改用上一年的 ${name}`, en: `Use last year's ${name}` });
}

/**
 * What one of two cells can do that give the same name: a new variable takes another name; an assumption is given up,
 * with its lines for single years, and the cell with it where nothing is left.
 */
export function givenUp({ cell, index }: Placed, name: string, place: Place, taken: ReadonlySet<string>): Fix {
  if (cell.kind !== 'formula') return withoutLine(cell, index, place, name);
  const free = freeName(name, taken);
  const word = new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, 'gu');
  const text = inEquation(cell, place, (equation) => equation.replace(word, free));
  return retyped(cell, text, { zh: `改为 ${free}`, en: `Change to ${free}` });
}

interface Placed {
  readonly cell: Cell;
  readonly index: number;
}

function indexed(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_])${name}\\s*\\[\\s*t\\s*\\]`, 'gu');
}

/** The cell's text with the equation that begins at `place` changed; it goes on over indented lines. */
function inEquation({ text }: Cell, place: Place, change: (equation: string) => string): string {
  const from = offsetOf(text, { ...place, column: 1 });
  const end = /\n(?=\S)/.exec(text.slice(from));
  const to = end ? from + end.index : text.length;
  return text.slice(0, from) + change(text.slice(from, to)) + text.slice(to);
}

function retyped(cell: Cell, text: string, name: Text): Fix {
  return { name, edits: [{ kind: 'cell', key: cell.key, to: { ...cell, text } }] };
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${name}_${number}`)) number++;
  return `${name}_${number}`;
}

function withoutLine(cell: Cell, index: number, { line = 1 }: Place, id: string): Fix {
  const name = { zh: `删去这里的 ${id}`, en: `Remove ${id} here` };
  const lines = cell.text.split('\n');
  const below = lines.slice(line).findIndex((each) => /^[^\s#]/.test(each));
  const kept = [...lines.slice(0, line - 1), ...(below < 0 ? [] : lines.slice(line + below))];
  if (kept.some((each) => /^\s*[^\s#]/.test(each))) return retyped(cell, kept.join('\n'), name);
  return { name, edits: [{ kind: 'splice', at: index, remove: 1, insert: [] }] };
}
