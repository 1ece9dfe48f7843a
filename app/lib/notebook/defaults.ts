/**
 * "Save as defaults": the reader's positions become lines of the document. A line that sets the assumption already is
 * changed in its place and the others stay as they were typed; what no cell sets joins the first cell of assumptions.
 */
import { NO_ADJUSTMENTS, type Adjustments, type Cell, type Command, type Draft, type Edit } from '$engine';
import { isMap, isScalar, parseDocument, type Pair } from 'yaml';
import { withField } from './runtime/kinds.ts';

const name = { zh: '存为默认值', en: 'Save as defaults' };

export function defaultsCommand({ notebook, adjustments }: Draft): Command {
  const texts = new Map(notebook.cells.map((cell) => [cell.key, cell.text]));
  const left: [string, string][] = [];
  for (const [id, value] of Object.entries(adjustments.set)) {
    const written = pathText(value);
    const cell = notebook.cells.find((one) => setsAssumptions(one) && pairOf(texts.get(one.key) ?? '', id));
    if (cell) texts.set(cell.key, withLine(texts.get(cell.key) ?? '', id, written));
    else left.push([id, written]);
  }
  const edits: Edit[] = [...addLines(notebook.cells, texts, left)];
  for (const cell of notebook.cells) {
    const text = texts.get(cell.key);
    if (text !== undefined && text !== cell.text) edits.push({ kind: 'cell', key: cell.key, to: { ...cell, text } });
  }
  if (adjustments.scenario !== undefined) edits.push({ kind: 'front', to: withField(notebook.front, 'scenario', adjustments.scenario) });
  if (edits.length === 0) return { name, edits };
  const { answers } = adjustments;
  const kept: Adjustments = { ...NO_ADJUSTMENTS, ...(answers && { answers }) };
  return { name, edits: [...edits, { kind: 'adjustments', to: kept }] };
}

function setsAssumptions({ kind }: Cell): boolean {
  return kind === 'parameters' || kind === 'path';
}

function* addLines(cells: readonly Cell[], texts: Map<string, string>, left: readonly [string, string][]): Generator<Edit> {
  if (left.length === 0) return;
  const lines = left.map(([id, value]) => `${id}: ${value}`).join('\n');
  const first = cells.find((cell) => cell.kind === 'parameters');
  if (first) {
    const text = texts.get(first.key) ?? '';
    texts.set(first.key, text.trim() === '' ? lines : `${text.replace(/\n+$/, '')}\n${lines}`);
    return;
  }
  yield { kind: 'splice', at: cells.length, remove: 0, insert: [{ key: `parameters-${cells.length + 1}-set`, kind: 'parameters', flags: [], text: lines }] };
}

/** A number, or a path on one line, each year that differs from the one before. */
export function pathText(value: Adjustments['set'][string]): string {
  if (typeof value === 'number') return String(value);
  const points = Object.entries(value).sort(([a], [b]) => Number(a) - Number(b));
  const turns = points.filter(([, each], i) => i === 0 || each !== points[i - 1]?.[1]);
  return `"${turns.map(([year, each]) => `${year}:${each}`).join(',')}"`;
}

function pairOf(text: string, id: string): Pair | undefined {
  const { contents } = parseDocument(text, { prettyErrors: false });
  if (!isMap(contents)) return undefined;
  return contents.items.find((pair) => isScalar(pair.key) && String(pair.key.source ?? pair.key.value) === id);
}

/** The text with one line's value changed; of a parameter made here, the value inside its braces. */
function withLine(text: string, id: string, value: string): string {
  const found = pairOf(text, id)?.value;
  const inner = isMap(found) ? found.items.find((pair) => isScalar(pair.key) && pair.key.value === 'value')?.value : undefined;
  const node = inner ?? found;
  const range = node && typeof node === 'object' && 'range' in node ? (node.range as readonly number[] | null | undefined) : undefined;
  const [from, to] = range ?? [];
  if (from === undefined || to === undefined) return text;
  const block = isMap(node) && !node.flow;
  const before = block ? `${text.slice(0, from).replace(/\s+$/, '')} ` : text.slice(0, from);
  const after = text.slice(to);
  return before + value + (block && after === '' && text.endsWith('\n') ? '\n' : block && !after.startsWith('\n') ? `\n${after}` : after);
}
