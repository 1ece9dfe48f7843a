/**
 * The text of a formula cell: equations in the language of the model, one after the other, each with lines of its own
 * below it: `unit: 万元@current/人`, `name: 人均产值`, `target: at_least 20`. An equation goes on over indented lines;
 * `#` begins a comment.
 */
import { error, type Issue, type Place, type Text } from '../../../issue.ts';
import { parseEquation, parseExpression } from '../../../model/equation.ts';
import type { Equation, Start } from '../../../model/types.ts';
import { parseUnit } from '../../../plan/unit.ts';
import type { TargetSpec } from '../../../plan/targetSpec.ts';
import { optional, placed, record, text } from '../../../read/yaml.ts';
import { readBody } from '../body.ts';
import type { ReadCell } from '../kind.ts';
import { targetWritten } from '../own-target.ts';
import { oneOrBoth } from '../settings-body.ts';

export interface FormulaLine {
  readonly equation: Equation;
  /** Where its name stands. */
  readonly place: Place;
  readonly unit?: string;
  readonly name?: Text;
  readonly note?: Text;
  readonly start?: Start;
  readonly target?: { readonly value: TargetSpec; readonly place: Place };
}

/** One equation's lines: numbers count from 0. */
interface Block {
  readonly at: number;
  readonly equation: readonly string[];
  readonly attributes: readonly { readonly line: number; readonly text: string }[];
}

export interface Formulas {
  readonly lines: readonly FormulaLine[];
  /** Names on the left of equations that cannot be read: what needs them waits for the mistake to be mended. */
  readonly unread: readonly { readonly name: string; readonly place: Place }[];
}

export function readFormulas(body: string): ReadCell<Formulas> {
  const issues: Issue[] = [];
  const blocks = blocksOf(body, issues);
  const read = blocks.map((block) => ({ block, line: readBlock(block, issues) }));
  if (blocks.length === 0 && issues.length === 0)
    issues.push(error('notebook.formula-empty', { line: 1 }, { fix: 'x[t] = gdp[t] / population[t]' }));
  const lines = read.flatMap(({ line }) => line ?? []);
  const unread = read.flatMap(({ block, line }) => (line ? [] : leftName(block)));
  return { spec: { lines, unread }, issues };
}

function leftName({ at, equation: [first = ''] }: Block): Formulas['unread'] {
  const name = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*(?:\[|=)/u.exec(first)?.[1];
  return name === undefined ? [] : [{ name, place: { line: at + 1, column: 1 } }];
}

const ATTRIBUTE = /^([A-Za-z_]+)\s*[:：](?!=)\s*(.*)$/;

function blocksOf(body: string, issues: Issue[]): readonly Block[] {
  const blocks: { at: number; equation: string[]; attributes: { line: number; text: string }[] }[] = [];
  let inside: 'equation' | 'attribute' = 'equation';
  body.split('\n').forEach((raw, line) => {
    const words = withoutComment(raw);
    const block = blocks.at(-1);
    const attribute = ATTRIBUTE.exec(words);
    if (words.trim() === '') return;
    if (/^\s/.test(words) && block) {
      if (inside === 'equation') block.equation.push(words);
      else block.attributes.push({ line, text: words });
    } else if (attribute && block) {
      inside = 'attribute';
      block.attributes.push({ line, text: `${attribute[1] ?? ''}: ${attribute[2] ?? ''}` });
    } else if (attribute) {
      issues.push(error('notebook.formula-order', { line: line + 1, column: 1 }, { found: words, fix: 'x[t] = …' }));
    } else {
      inside = 'equation';
      blocks.push({ at: line, equation: [words], attributes: [] });
    }
  });
  return blocks;
}

/** A `#` at the margin or after a blank begins a comment; equations have no such sign. */
function withoutComment(line: string): string {
  return ATTRIBUTE.test(line) ? line : line.replace(/(^|\s)#.*$/, '');
}

const attributes = record({
  unit: optional(placed(text)),
  name: optional(oneOrBoth),
  note: optional(oneOrBoth),
  start: optional(placed(text)),
  target: optional(placed(targetWritten)),
});

function readBlock({ at, equation, attributes: lines }: Block, issues: Issue[]): FormulaLine | undefined {
  const place: Place = { line: at + 1, column: 1 };
  const source = equation.join('\n').trim();
  const read = parseEquation(source, { ...place, equation: source });
  issues.push(...read.issues.map((issue) => atSpan(issue, place, source)));
  const rest = readAttributes(lines, issues);
  if (!read.ok || !rest) return undefined;
  const { unit, start, ...others } = rest;
  if (unit)
    issues.push(
      ...parseUnit(unit.value).issues.map((issue) => ({ ...issue, place: { ...unit.place, ...issue.place } })),
    );
  const begins = start && startOf(start.value, start.place, issues);
  const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
  return { equation: read.value, place, ...given, ...(unit && { unit: unit.value }), ...(begins && { start: begins }) };
}

/** The attribute lines as one YAML body, with empty lines where the equations are, so that places stay true. */
function readAttributes(lines: Block['attributes'], issues: Issue[]): ReturnType<typeof attributesOf> {
  const last = lines.at(-1)?.line ?? -1;
  const body = Array.from({ length: last + 1 }, (_, line) => lines.find((each) => each.line === line)?.text ?? '').join(
    '\n',
  );
  return attributesOf(body, issues);
}

function attributesOf(body: string, issues: Issue[]) {
  const { spec, issues: found } = readBody(body, attributes);
  issues.push(...found);
  return spec;
}

const SOURCE = { grade: 'assumption', title: { zh: '本笔记本的公式', en: 'A formula of this notebook' } } as const;

/** Before the first model year nothing is known of it; the year itself is the model's. */
const FIRST_YEAR = { from: 0, to: 0 };

/** `none`, a number in the variable's own unit, or an expression over first-year values. */
function startOf(typed: string, place: Place, issues: Issue[]): Start | undefined {
  if (typed === 'none') return { kind: 'none' };
  const value = typed.trim() === '' ? NaN : Number(typed);
  if (Number.isFinite(value))
    return { kind: 'figure', figure: { value, text: typed, span: FIRST_YEAR, source: SOURCE } };
  const read = parseExpression(typed, { ...place, equation: typed });
  issues.push(...read.issues);
  return read.ok ? { kind: 'expression', text: typed, body: read.value, source: SOURCE } : undefined;
}

/** The place of an issue in an equation that may run over several lines. */
export function atSpan(issue: Issue, { line = 1 }: Place, source: string): Issue {
  const [from] = issue.place.span ?? [0];
  const before = source.slice(0, from).split('\n');
  return {
    ...issue,
    place: { ...issue.place, line: line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 },
  };
}
