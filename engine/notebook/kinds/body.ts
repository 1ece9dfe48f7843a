/**
 * The YAML body of a cell: read with the strict readers of plan files, but a key that is unknown here only warns (it is
 * kept in the text), and an empty body is an empty map. Places are lines and columns of the body, from 1.
 */
import { isMap, isScalar, YAMLMap, type Node, type Pair } from 'yaml';
import { error, warning, type Issue, type Place } from '../../issue.ts';
import { keysOf, listOf, openYaml, placed, text, wrong, type Cursor, type Reader } from '../../read/yaml.ts';
import type { Span } from '../../plan/types.ts';
import type { Need, ReadCell, Space } from './kind.ts';

/** What a key may hold at most: brackets or dashes nested deeper than a person writes, which would exhaust the parser. */
const DEEPEST = 30;

export function readBody<T>(body: string, reader: Reader<T>): ReadCell<T> {
  const log: Issue[] = [];
  const at = openBody(body, log);
  const spec = at && tolerant(reader)(at, log);
  return { ...(spec !== undefined && { spec }), issues: log.map(withoutFile) };
}

/** The root of a body; undefined with an issue when it is no YAML. */
export function openBody(body: string, log: Issue[]): Cursor | undefined {
  const deep = tooDeep(body);
  if (deep !== undefined) {
    log.push(error('notebook.body-deep', { line: deep }));
    return undefined;
  }
  const at = openYaml('', body.trim() === '' ? '{}' : body, log);
  return at && onlyComments(at) ? openYaml('', '{}', log) : at;
}

function onlyComments({ node }: Cursor): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

/** The first line that nests too deep, by brackets or by leading dashes and question marks. */
function tooDeep(body: string): number | undefined {
  let depth = 0;
  const at = body.split('\n').findIndex((line) => {
    const lead = /^[-?:\s]*/.exec(line)?.[0].replace(/\s/g, '').length ?? 0;
    for (const char of line) {
      if (char === '[' || char === '{') depth++;
      else if (char === ']' || char === '}') depth = Math.max(0, depth - 1);
      if (depth > DEEPEST) return true;
    }
    return lead > DEEPEST || (/^\s*/.exec(line)?.[0].length ?? 0) > 4 * DEEPEST;
  });
  return at < 0 ? undefined : at + 1;
}

/** The same reader, but keys that it does not know at the top are passed over with a warning. */
export function tolerant<T>(reader: Reader<T>): Reader<T> {
  return (at, log) => {
    const first: Issue[] = [];
    const value = reader(at, first);
    const unknown = first.filter((issue) => issue.code === 'read.unknown-field' && isTopKey(at, issue));
    if (unknown.length === 0) {
      log.push(...first);
      return value;
    }
    log.push(
      ...unknown.map((issue) =>
        warning('notebook.unknown-key', issue.place, { found: issue.found, fix: issue.fix, expected: issue.expected }),
      ),
    );
    return tolerant(reader)(without(at, new Set(unknown.map((issue) => String(issue.found)))), log);
  };
}

/** A plain key of this map: one that can be taken out by its name. */
function isTopKey({ node }: Cursor, { found, place }: Issue): boolean {
  const plain = isMap(node) && node.items.some(({ key }) => isScalar(key) && String(key.value) === String(found));
  return plain && !(place.path ?? '').includes('.');
}

/** The same map without some keys. */
export function without(at: Cursor, names: ReadonlySet<string>): Cursor {
  return keeping(at, (name) => !names.has(name));
}

/** The same map with only some keys. */
export function keeping(at: Cursor, keep: (name: string) => boolean): Cursor {
  if (!isMap(at.node)) return at;
  const map = new YAMLMap<Node, Node | null>();
  map.items = (at.node.items as Pair<Node, Node | null>[]).filter((pair) =>
    keep(isScalar(pair.key) ? String(pair.key.value) : ''),
  );
  map.range = at.node.range;
  return { ...at, node: map };
}

function withoutFile(issue: Issue): Issue {
  const { file: _, ...place } = issue.place;
  return { ...issue, place };
}

export type Placed<T> = { readonly value: T; readonly place: Place };

/** Names in a list, a single one, or several with commas between them; each with its place. */
export const names: Reader<readonly Placed<string>[]> = (at, log) => {
  if (!isScalar(at.node)) return once(listOf(placed(text))(at, log));
  const one = placed(text)(at, log);
  return (
    one &&
    once(
      [...one.value.matchAll(/[^,，、\s][^,，、]*/gu)].map(([name], i, all) => {
        const before = all[i]?.index ?? 0;
        return { value: name.trim(), place: { ...one.place, column: (one.place.column ?? 1) + before } };
      }),
    )
  );
};

/** What is named a second time is there already. */
function once<L extends readonly Placed<string>[] | undefined>(list: L) {
  return list?.filter(({ value }, i) => list.findIndex((each) => each.value === value) === i);
}

/** The same, and at least one. */
export const someNames: Reader<readonly Placed<string>[]> = (at, log) => {
  const found = names(at, log);
  return found?.length === 0 ? wrong(at, log, { zh: '至少一个名称', en: 'at least one name' }, '[gdp]') : found;
};

export function needs(
  space: Space,
  list: readonly Placed<string>[] | undefined,
  role: Need['role'] = 'value',
): readonly Need[] {
  return (list ?? []).map(({ value, place }) => ({ space, name: value, place, role }));
}

/** `2015..2035`, `2025`, or a list of years. */
export const yearList: Reader<YearList> = (at, log) => {
  if (!isScalar(at.node)) {
    const listed = listOf(text)(at, log)?.map(Number);
    if (listed?.every(isYear)) return { kind: 'list', years: listed };
    return badYears(at, log);
  }
  const typed = String(at.node.source ?? at.node.value);
  const [, from, to] = /^(\d{4})(?:\s*(?:\.\.|-)\s*(\d{4}))?$/.exec(typed.trim()) ?? [];
  const range = { kind: 'range' as const, from: Number(from), to: Number(to ?? from) };
  return from !== undefined && range.from <= range.to ? range : badYears(at, log);
};

/** Stands for the notebook's own scenario among others. */
export const HERE = 'here';

/** Of scenarios to compare with; the notebook's own is there already. */
export function others(compare: readonly Placed<string>[] = []): readonly Placed<string>[] {
  return compare.filter(({ value }) => value !== HERE);
}

export type YearList =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'list'; readonly years: readonly number[] };

function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1000 && year <= 9999;
}

function badYears(at: Cursor, log: Issue[]): undefined {
  const found = isScalar(at.node) ? String(at.node.source ?? at.node.value) : '…';
  log.push(error('notebook.years', at.place, { found, fix: '2020..2035' }));
  return undefined;
}

/** What of a list the model has nothing of, as an issue with the nearest year; `from`: the first year with anything to show. */
export function checkYearList(
  written: Placed<YearList> | undefined,
  years: Span | undefined,
  from = years?.from ?? 0,
): readonly Issue[] {
  if (!written || !years) return [];
  const { value: list, place } = written;
  const asked = list.kind === 'range' ? [list.from, list.to] : list.years;
  const [first, last] = [Math.min(...asked), Math.max(...asked)];
  if (first <= years.to && last >= from) return [];
  if (first === last) return checkYear({ value: first, place }, { from, to: years.to });
  const [found, fix] = list.kind === 'range' ? [`${first}..${last}`, `${from}..${years.to}`] : [asked.join(', '), ''];
  return [error('notebook.phrase-year', place, { found, expected: `${from}..${years.to}`, fix })];
}

/** A single year that the model does not have, with the nearest that it has. */
export function checkYear(year: Placed<number> | undefined, years: Span | undefined): readonly Issue[] {
  if (!year || !years || (year.value >= years.from && year.value <= years.to)) return [];
  const fix = Math.min(Math.max(year.value, years.from), years.to);
  return [
    error('notebook.phrase-year', year.place, { found: year.value, expected: `${years.from}..${years.to}`, fix }),
  ];
}

/** The years of a list that a run has. */
export function yearsOf(list: YearList | undefined, within: readonly number[]): readonly number[] {
  if (!list) return within;
  if (list.kind === 'list') return list.years.filter((year) => within.includes(year));
  return within.filter((year) => year >= list.from && year <= list.to);
}

export { keysOf as keysOfBody };
