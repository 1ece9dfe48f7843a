/**
 * Strict reading of YAML: a cursor is a node with its place, and a reader turns it into a value or logs what is wrong.
 * All problems of a file are found in one pass; an unknown field is as wrong as a missing one.
 */
import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { error, type Issue, type Place, type Text } from '../issue.ts';
import { cursorAt, entriesOf, placeOf, type Cursor } from './cursor.ts';
import { nearest } from './nearest.ts';

export { childOf, keysOf, placeOf, type Cursor } from './cursor.ts';
export { openYaml } from './openYaml.ts';

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
  return entriesOf(at) ?? wrong(at, log, { zh: '一组“键: 值”', en: 'a map of keys' }, '{…}');
}

function errorCount(log: readonly Issue[]): number {
  return log.filter((issue) => issue.severity === 'error').length;
}
