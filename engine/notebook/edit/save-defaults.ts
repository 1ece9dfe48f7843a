/**
 * "Save as defaults": what the reader has set becomes part of the text. A value replaces the one that the notebook
 * gives, where it gives one; else it becomes a new line of the first cell of assumptions, or a new such cell. Nothing
 * else in the text changes, comments included.
 */
import { isMap, isScalar, parseDocument, type Node, type Pair } from 'yaml';
import { freeKey } from '../file/keys.ts';
import { withField } from '../file/settings.ts';
import { MARKDOWN, NO_ADJUSTMENTS, type Adjustments, type Cell, type Notebook } from '../types.ts';
import type { Draft, Edit } from './edits.ts';
import type { Command } from './history.ts';

type Setting = Adjustments['set'][string];

export function saveDefaults({ notebook, adjustments }: Draft): Command {
  const { scenario, set, targets, answers, closure } = adjustments;
  const front = scenario === undefined ? notebook.front : withField(notebook.front, 'scenario', scenario);
  const withSettings = Object.entries(set).reduce(
    (cells, [id, value]) => writeSetting(cells, id, value),
    notebook.cells,
  );
  const cells = Object.entries(targets ?? {}).reduce((all, [id, value]) => writeTarget(all, id, value), withSettings);
  // A closure is no line of a notebook's head, and answers are the reader's own: they stay set.
  const left = { ...NO_ADJUSTMENTS, ...(closure !== undefined && { closure }), ...(answers && { answers }) };
  const edits: Edit[] = [...frontEdits(notebook, front), ...cellEdits(notebook.cells, cells)];
  const name = { zh: '保存为默认值', en: 'Save as defaults' };
  return { name, edits: edits.length === 0 ? [] : [...edits, { kind: 'adjustments', to: left }] };
}

function frontEdits(notebook: Notebook, front: Notebook['front']): readonly Edit[] {
  return front === notebook.front ? [] : [{ kind: 'front', to: front }];
}

function cellEdits(before: readonly Cell[], after: readonly Cell[]): readonly Edit[] {
  return before === after ? [] : [{ kind: 'splice', at: 0, remove: before.length, insert: after }];
}

function writeSetting(cells: readonly Cell[], id: string, value: Setting): readonly Cell[] {
  const setters = cells.filter((cell) => cell.kind === 'parameters' || cell.kind === 'path');
  const holder = setters.find((cell) => pairIn(cell.text, [id]));
  if (holder) return replaced(cells, holder, withSetting(holder.text, id, value));
  const first = setters.find((cell) => cell.kind === 'parameters');
  const line = `${id}: ${settingText(value)}`;
  if (first) return replaced(cells, first, [first.text, line].filter((part) => part !== '').join('\n'));
  return inserted(cells, { kind: 'parameters', text: line });
}

function writeTarget(cells: readonly Cell[], id: string, value: number): readonly Cell[] {
  const holder = cells.find((cell) => cell.kind === 'target' && pairIn(cell.text, ['assign', id]));
  if (holder) return replaced(cells, holder, withValue(holder.text, ['assign', id], numberText(value)));
  const first = cells.find((cell) => cell.kind === 'target' && /^assign:[ \t]*$/m.test(cell.text));
  const line = `  ${id}: ${numberText(value)}`;
  if (first)
    return replaced(
      cells,
      first,
      first.text.replace(/^assign:[ \t]*$/m, (head) => `${head}\n${line}`),
    );
  return inserted(cells, { kind: 'target', text: `assign:\n${line}` });
}

function replaced(cells: readonly Cell[], old: Cell, text: string): readonly Cell[] {
  return cells.map((cell) => (cell === old ? { ...cell, text } : cell));
}

/** After the opening words, where readers look for it. */
function inserted(cells: readonly Cell[], { kind, text }: Pick<Cell, 'kind' | 'text'>): readonly Cell[] {
  const at = cells[0]?.kind === MARKDOWN ? 1 : 0;
  const key = freeKey(kind, new Set(cells.flatMap((cell) => [cell.key, cell.id ?? cell.key])));
  return [...cells.slice(0, at), { kind, text, key, flags: [] }, ...cells.slice(at)];
}

type Entry = Pair<Node, Node | null>;

function pairIn(text: string, path: readonly string[]): Entry | undefined {
  let node = parseDocument(text, { prettyErrors: false, uniqueKeys: false }).contents as Node | null;
  let pair: Entry | undefined;
  for (const key of path) {
    if (!isMap(node)) return undefined;
    pair = (node.items as Entry[]).find((each) => isScalar(each.key) && String(each.key.value) === key);
    node = pair?.value ?? null;
  }
  return pair;
}

/** A parameter of the notebook's own keeps its other fields; a path written year by year keeps its lines. */
function withSetting(text: string, id: string, value: Setting): string {
  const path = pairIn(text, [id, 'value']) ? [id, 'value'] : [id];
  const years = keysIn(text, path);
  const same = typeof value === 'object' && sameYears(years, Object.keys(value));
  if (!same) return withValue(text, path, settingText(value));
  return Object.entries(value).reduce((done, [year, each]) => withValue(done, [...path, year], numberText(each)), text);
}

function sameYears(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((year) => b.includes(year));
}

function keysIn(text: string, path: readonly string[]): readonly string[] {
  const node = pairIn(text, path)?.value;
  return isMap(node) ? (node.items as Entry[]).map(({ key }) => (isScalar(key) ? String(key.value) : '')) : [];
}

/** The text with one value replaced: a block gives way to one line, and keeps the line end after it. */
function withValue(text: string, path: readonly string[], value: string): string {
  const [from, to] = pairIn(text, path)?.value?.range ?? [];
  if (from === undefined || to === undefined) return text;
  const old = text.slice(from, to);
  const start = text.slice(0, from).trimEnd().endsWith(':') ? `${text.slice(0, from).trimEnd()} ` : text.slice(0, from);
  return start + value + (/\s*$/.exec(old)?.[0] ?? '') + text.slice(to);
}

function settingText(value: Setting): string {
  if (typeof value === 'number') return numberText(value);
  const years = Object.entries(value).map(([year, each]) => `${year}: ${numberText(each)}`);
  return `{${years.join(', ')}}`;
}

/** Twelve digits: what lies behind is the dust of binary fractions. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(12)));
}
