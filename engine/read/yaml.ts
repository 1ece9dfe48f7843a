/**
 * Strict reading of YAML: a cursor is a node with its place, and a reader turns it into a value or logs what is wrong.
 * All problems of a file are found in one pass; an unknown field is as wrong as a missing one.
 */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Node,
  type Pair,
  type YAMLError,
} from 'yaml';
import { error, type Issue, type Place, type Text } from '../issue.ts';
import { nearest } from './nearest.ts';
import { yamlFaults } from './yamlFaults.ts';

/** A node of a file and where it stands. */
export interface Cursor {
  readonly node: Node | null;
  readonly place: Place;
  /** Where its key stands, when it is the value of one. */
  readonly key?: Place;
  /** Place of any other node of the same file. */
  readonly locate: (node: Node, path: string) => Place;
}

/** Gives the value, or logs at least one error and gives undefined. */
export type Reader<T> = (at: Cursor, log: Issue[]) => T | undefined;

interface Field<T> {
  readonly read: Reader<T>;
  readonly optional: boolean;
  /** What a line of this field may look like, for the fix of a missing one. */
  readonly example: string;
}

type Fields = Readonly<Record<string, Field<unknown>>>;
type ValueOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/**
 * Opens a YAML text; syntax errors and repeated keys are issues with their lines. A text that only repeats keys can
 * still be read for what else is wrong with it.
 */
export function openYaml(file: string, text: string, log: Issue[]): Cursor | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  log.push(...firstFault(document.errors.map((fault) => faultIssue(file, text, lines, fault))));
  if (document.errors.some(({ code }) => code !== 'DUPLICATE_KEY')) return undefined;
  const locate = (node: Node, path: string): Place => ({ file, path, ...position(lines, node.range?.[0] ?? 0) });
  const root = document.contents as Node | null;
  return { node: root, place: { file, path: '', line: 1, column: 1 }, locate };
}

/** After one fault of form the parser stumbles over what follows; only the first says something. */
function firstFault(issues: readonly Issue[]): readonly Issue[] {
  const first = issues.find(({ code }) => code === 'read.syntax');
  return issues.filter((issue) => issue.code !== 'read.syntax' || issue === first);
}

function faultIssue(file: string, text: string, lines: LineCounter, { code, pos: [offset] }: YAMLError): Issue {
  const place = { file, ...position(lines, offset) };
  if (code !== 'DUPLICATE_KEY') return error('read.syntax', place, yamlFaults[code]);
  return error('read.duplicate', place, { found: /^["']?([^"':\n]*)/.exec(text.slice(offset))?.[1]?.trim() ?? '' });
}

function position(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

export function required<T>(read: Reader<T>, example = ''): Field<T> {
  return { read, optional: false, example };
}

export function optional<T>(read: Reader<T>): Field<T | undefined> {
  return { read, optional: true, example: '' };
}

/** A map with exactly these fields. */
export function record<F extends Fields>(fields: F): Reader<ValueOf<F>> {
  return (at, log) => {
    const pairs = pairsOf(at, log);
    if (!pairs) return undefined;
    const before = errorCount(log);
    reportUnknown(pairs, Object.keys(fields), log);
    const value: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(fields)) {
      const child = pairs.get(name);
      if (child) value[name] = field.read(child, log);
      else if (!field.optional) log.push(missing(placeOf(at), name, field.example));
    }
    return errorCount(log) > before ? undefined : (value as ValueOf<F>);
  };
}

function missing(place: Place, name: string, example: string): Issue {
  return error('read.missing-field', place, { expected: name, fix: `${name}: ${example || '…'}` });
}

function reportUnknown(pairs: ReadonlyMap<string, Cursor>, known: readonly string[], log: Issue[]): void {
  for (const [key, child] of pairs) {
    if (known.includes(key)) continue;
    const place = child.key ?? child.place;
    if (isCutText(key, child)) log.push(error('read.comma-in-text', place, { found: key }));
    else {
      const fix = nearest(key, known) ?? '';
      log.push(error('read.unknown-field', place, { found: key, expected: known.join(', '), fix }));
    }
  }
}

/** Inside braces, an unquoted text ends at its first comma, and its rest looks like a key without a value. */
function isCutText(key: string, { node }: Cursor): boolean {
  return /\s/.test(key) && (node === null || (isScalar(node) && node.value === null));
}

/** The value of one key, to look ahead; undefined when the node is no map or lacks the key. */
export function childOf(at: Cursor | undefined, key: string): Cursor | undefined {
  if (!at || !isMap(at.node)) return undefined;
  const pair = at.node.items.find((item) => keyText(item as Pair<Node, Node | null>) === key);
  return pair && entry(at, pair as Pair<Node, Node | null>);
}

/** The keys of a map in written order; none when the node is something else. */
export function keysOf(at: Cursor | undefined): readonly string[] {
  return at && isMap(at.node) ? at.node.items.map((pair) => keyText(pair as Pair<Node, Node | null>)) : [];
}

/** A map whose record is chosen by the field `kind`. */
export function tagged<T>(tag: string, kinds: Readonly<Record<string, Reader<T>>>): Reader<T> {
  return (at, log) => {
    const pairs = pairsOf(at, log);
    if (!pairs) return undefined;
    const kind = pairs.get(tag);
    if (!kind) {
      log.push(missing(placeOf(at), tag, Object.keys(kinds)[0] ?? ''));
      // Which other fields belong here is not known without the kind; a slip in its own name is.
      reportUnknown(new Map([...pairs].filter(([key]) => nearest(key, [tag]))), [tag], log);
      return undefined;
    }
    const name = oneOf(Object.keys(kinds))(kind, log);
    return name === undefined ? undefined : kinds[name]?.(at, log);
  };
}

/** Any keys, one reader for all values; in written order. */
export function mapOf<T>(read: Reader<T>): Reader<ReadonlyMap<string, T>> {
  return (at, log) => {
    const pairs = pairsOf(at, log);
    if (!pairs) return undefined;
    const values = new Map<string, T>();
    for (const [key, child] of pairs) {
      const value = read(child, log);
      if (value !== undefined) values.set(key, value);
    }
    return values;
  };
}

export function listOf<T>(read: Reader<T>): Reader<readonly T[]> {
  return (at, log) => {
    if (!isSeq(at.node)) return wrong(at, log, { zh: '一个列表', en: 'a list' }, '[…]');
    const values: T[] = [];
    at.node.items.forEach((item, index) => {
      const value = read(cursorAt(at, item as Node, `${at.place.path}[${index}]`), log);
      if (value !== undefined) values.push(value);
    });
    return values;
  };
}

/** A scalar's text, as typed; empty is wrong. */
export const text: Reader<string> = (at, log) => {
  const value = isScalar(at.node) ? sourceOf(at.node) : undefined;
  return value === undefined || value === '' ? wrong(at, log, { zh: '一段文字', en: 'a text' }) : value;
};

/** A finite number written as a YAML number. */
export const number: Reader<number> = (at, log) => {
  const value = isScalar(at.node) ? at.node.value : undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return wrong(at, log, { zh: '一个数', en: 'a number' }, '6.0');
};

export const wholeNumber: Reader<number> = (at, log) => {
  const value = isScalar(at.node) ? at.node.value : undefined;
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  return wrong(at, log, { zh: '一个整数', en: 'a whole number' }, '2025');
};

export const flag: Reader<boolean> = (at, log) => {
  const value = isScalar(at.node) ? at.node.value : undefined;
  return typeof value === 'boolean' ? value : wrong(at, log, 'true / false', 'true');
};

export function oneOf<const T extends string>(allowed: readonly T[]): Reader<T> {
  return (at, log) => {
    const value = isScalar(at.node) ? sourceOf(at.node) : '';
    const match = allowed.find((name) => name === value);
    return match ?? wrong(at, log, allowed.join(' / '), nearest(value ?? '', allowed) ?? allowed[0]);
  };
}

/** `{zh: …, en: …}`, both present. */
export const bilingual: Reader<Text> = record({ zh: required(text, '…'), en: required(text, '…') });

/** Tries the first reader that suits the node's shape: scalar or not. */
export function scalarOr<A, B>(scalar: Reader<A>, other: Reader<B>): Reader<A | B> {
  return (at, log) => (isScalar(at.node) ? scalar(at, log) : other(at, log));
}

/** The value together with where it stands. */
export function placed<T>(read: Reader<T>): Reader<{ readonly value: T; readonly place: Place }> {
  return (at, log) => {
    const value = read(at, log);
    return value === undefined ? undefined : { value, place: placeOf(at) };
  };
}

/** Logs that something else was expected here. */
export function wrong(at: Cursor, log: Issue[], expected: Text | string, fix?: string): undefined {
  log.push(error('read.wrong-kind', placeOf(at), { found: printed(at.node), expected, fix: fix ?? '' }));
  return undefined;
}

function printed(node: Node | null): string {
  if (node === null) return '';
  if (isScalar(node)) return sourceOf(node) ?? '';
  return isMap(node) ? '{…}' : isSeq(node) ? '[…]' : isAlias(node) ? `*${node.source}` : '…';
}

function sourceOf(node: { value: unknown; source?: string }): string | undefined {
  if (node.value === null || node.value === undefined) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

function pairsOf(at: Cursor, log: Issue[]): ReadonlyMap<string, Cursor> | undefined {
  if (!isMap(at.node)) return wrong(at, log, { zh: '一组“键: 值”', en: 'a map of keys' }, '{…}');
  const pairs = at.node.items as Pair<Node, Node | null>[];
  return new Map(pairs.map((pair) => [keyText(pair), entry(at, pair)]));
}

/** A key may be missing altogether (`: value`), which no reader knows. */
function keyText({ key }: Pair<Node | null, unknown>): string {
  return isScalar(key) ? String(key.value ?? '') : printed(key);
}

function entry(at: Cursor, pair: Pair<Node | null, Node | null>): Cursor {
  const path = (at.place.path ? `${at.place.path}.` : '') + keyText(pair);
  const { key, value } = pair;
  const keyPlace = key ? at.locate(key, path) : { ...at.place, path };
  return { node: value, place: value ? at.locate(value, path) : keyPlace, locate: at.locate, key: keyPlace };
}

function cursorAt(at: Cursor, node: Node, path: string): Cursor {
  return { node, place: at.locate(node, path), locate: at.locate };
}

/** A scalar stands where it is written; a map or list where its key is, which may be lines above its first entry. */
export function placeOf(at: Cursor): Place {
  return isScalar(at.node) ? at.place : (at.key ?? at.place);
}

function errorCount(log: readonly Issue[]): number {
  return log.filter((issue) => issue.severity === 'error').length;
}
