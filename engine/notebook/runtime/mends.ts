/** One-press edits for mistakes whose issue says itself what would be right; what names need is in check-names.ts. */
import type { Issue, Lang, Place, Text } from '../../issue.ts';
import { nearest } from '../../read/nearest.ts';
import { halfWidth } from '../kinds/half-width.ts';
import { kindOf } from '../kinds/registry.ts';
import type { Cell } from '../types.ts';
import { offsetOf, replaceWord, type Fix } from './problem.ts';

/** Issues whose `fix` can stand exactly where `found` stands. */
const WORD_FOR_WORD: ReadonlySet<string> = new Set([
  'notebook.unknown-key',
  'notebook.near-kind',
  'notebook.phrase-function',
  'notebook.phrase-year',
  'notebook.percent-typed',
  'notebook.not-assumption',
  'notebook.target-unit',
  'notebook.targets-year',
  'notebook.target-not-open',
  'notebook.answer-not-choice',
  'notebook.unknown-group',
  'notebook.number-range',
  'parameter.beyond-bounds',
  'path.year-outside',
  'read.unknown-field',
  'scenario.unknown-closure',
  'simulate.draws',
  'unit.price-basis-missing',
  'unit.unknown',
]);

/** `lang`: of the notebook, for what is written into it. */
export function mendsFor(cell: Cell, issue: Issue, lang: Lang): readonly Fix[] {
  const { code, place, found, fix } = issue;
  const [old, word] = [String(found ?? ''), String(fix ?? '')];
  if (WORD_FOR_WORD.has(code)) return old && word ? some(replaceWord(cell, place, old, word)) : [];
  switch (code) {
    case 'notebook.unknown-kind':
      return word ? [otherKind(cell, word)] : [];
    case 'notebook.full-width':
      return [halved(cell)];
    case 'notebook.cell-empty':
      return some(example(cell, lang));
    case 'notebook.question-open':
      return [word, 'open: true'].filter(Boolean).map((line) => withLine(cell, line));
    case 'notebook.answer-claim':
      return some(asCheck(cell, place));
    case 'read.missing-field':
      return place.path || word.includes('…') ? [] : [withLine(cell, word)];
    case 'read.duplicate':
      return place.column === 1 ? [withoutLine(cell, undefined, place, old)] : [];
    case 'notebook.settings-shape':
      return some(asLines(cell));
    case 'model.years-order':
      return some(swapped(cell));
    case 'read.syntax':
      return some(quoted(cell, place));
    case 'read.wrong-kind':
    case 'notebook.phrase-unexpected':
      return some(meant(cell, issue));
    case 'model.lag-without-start':
      return [underEquation(cell, place, word)];
    case 'model.unit-needed':
      return ["unit: '%'", 'unit: 1'].map((line) => underEquation(cell, place, line));
    default:
      return [];
  }
}

export function some(fix: Fix | undefined): readonly Fix[] {
  return fix ? [fix] : [];
}

function otherKind(cell: Cell, kind: string): Fix {
  const name = { zh: `改为 ${kind}`, en: `Change to ${kind}` };
  return { name, edits: [{ kind: 'cell', key: cell.key, to: { ...cell, kind } }] };
}

export function halved(cell: Cell): Fix {
  return retyped(cell, halfWidth(cell.text), { zh: '全部改为半角', en: 'Change all to half width' });
}

function example(cell: Cell, lang: Lang): Fix | undefined {
  const text = kindOf(cell.kind)?.blank(lang);
  return text ? retyped(cell, text, { zh: '填入一个例子', en: 'Put in an example' }) : undefined;
}

function withLine(cell: Cell, line: string): Fix {
  return retyped(cell, `${cell.text.trimEnd()}\n${line}`, { zh: `补上 ${line}`, en: `Add ${line}` });
}

/** A word of a few, or a number, that was almost written. */
function meant(cell: Cell, { place, found, expected }: Issue): Fix | undefined {
  const old = String(found ?? '');
  const choices = typeof expected === 'string' ? expected.split(' / ') : [];
  const isNumber = typeof expected === 'object' && /number$/.test(expected.en);
  const word = choices.length > 1 ? nearest(old, choices) : isNumber ? plainNumber(old) : undefined;
  return word === undefined ? undefined : replaceWord(cell, place, old, word);
}

const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** `1万`, `10,000` and `10 000` as a file writes them. */
function plainNumber(typed: string): string | undefined {
  const [, digits = '', scale = ''] = /^(-?[0-9][0-9,， ]*(?:\.[0-9]+)?)\s*([万亿]?)$/.exec(typed.trim()) ?? [];
  const value = Number(digits.replace(/[,， ]/g, '')) * (SCALES[scale] ?? 1);
  return digits === '' || String(value) === typed ? undefined : String(value);
}

/** Bare names, one a line: each shows its assumption once a colon follows it. */
function asLines(cell: Cell): Fix | undefined {
  const lines = cell.text.trim().split('\n');
  const names = lines.flatMap((line) => /^\s*(?:-\s+)?([\p{L}_][\p{L}\p{N}_]*)\s*$/u.exec(line)?.[1] ?? []);
  if (names.length < lines.length) return undefined;
  const text = names.map((name) => `${name}:`).join('\n');
  return retyped(cell, text, { zh: `改为 ${names[0] ?? ''}:`, en: `Change to ${names[0] ?? ''}:` });
}

/** The first and the last year change places. */
function swapped(cell: Cell): Fix | undefined {
  const [from, to] = ['from', 'to'].map((key) => new RegExp(`^${key}:[ \\t]*([0-9]{4})`, 'm').exec(cell.text)?.[1]);
  if (from === undefined || to === undefined) return undefined;
  const text = cell.text.replace(/^from:.*$/m, `from: ${to}`).replace(/^to:.*$/m, `to: ${from}`);
  return retyped(cell, text, { zh: '对调起止年', en: 'Swap the years' });
}

/** A text with a colon, put between quotes. */
function quoted(cell: Cell, { line = 1 }: Place): Fix | undefined {
  const lines = cell.text.split('\n');
  const [, key = '', words = ''] = /^(\s*(?:- )?[\p{L}_]+:\s+)([^'"[{|>&*].*:\s.*)$/u.exec(lines[line - 1] ?? '') ?? [];
  if (key === '') return undefined;
  lines[line - 1] = `${key}'${words.trim().replaceAll("'", "''")}'`;
  return retyped(cell, lines.join('\n'), { zh: '给这段文字加引号', en: 'Put the text in quotes' });
}

function asCheck(cell: Cell, { line = 1 }: Place): Fix | undefined {
  const lines = cell.text.split('\n');
  const before = lines[line - 1] ?? '';
  lines[line - 1] = before.replace(/^answer:/, 'check:');
  if (lines[line - 1] === before) return undefined;
  return retyped(cell, lines.join('\n'), { zh: '改为 check', en: 'Change to check' });
}

/** A line of its own right below the equation that begins at `place`. */
function underEquation(cell: Cell, place: Place, line: string): Fix {
  const text = inEquation(cell, place, (equation) => `${equation}\n${line}`);
  return retyped(cell, text, { zh: `补上 ${line}`, en: `Add ${line}` });
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

export function retyped(cell: Cell, text: string, name: Text): Fix {
  return { name, edits: [{ kind: 'cell', key: cell.key, to: { ...cell, text } }] };
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${name}_${number}`)) number++;
  return `${name}_${number}`;
}

/** `index`: where the cell may go with its last line; absent where it stays. */
function withoutLine(cell: Cell, index: number | undefined, { line = 1 }: Place, id: string): Fix {
  const name = { zh: `删去这里的 ${id}`, en: `Remove ${id} here` };
  const lines = cell.text.split('\n');
  const below = lines.slice(line).findIndex((each) => /^[^\s#]/.test(each));
  const kept = [...lines.slice(0, line - 1), ...(below < 0 ? [] : lines.slice(line + below))];
  if (index === undefined || kept.some((each) => /^\s*[^\s#]/.test(each))) return retyped(cell, kept.join('\n'), name);
  return { name, edits: [{ kind: 'splice', at: index, remove: 1, insert: [] }] };
}
