/**
 * The small readers that plan files are made of: years, printed numbers, names defined elsewhere in the same file,
 * and records that are checked as a whole even when one of their fields is wrong, so that one reading finds everything.
 */
import { isScalar } from 'yaml';
import { error, hasErrors, type Issue, type Place, type Text } from '../issue.ts';
import { nearest } from '../read/nearest.ts';
import { bilingual, number, placed, record, scalarOr, text, wrong, type Cursor, type Reader } from '../read/yaml.ts';
import type { Span } from './types.ts';
import { parseUnit } from './unit.ts';

export type Value<R> = R extends Reader<infer T> ? T : never;
type Fields = Parameters<typeof record>[0];
type RecordValue<F extends Fields> = Value<ReturnType<typeof record<F>>>;

export interface Printed {
  readonly value: number;
  readonly text: string;
}

export type Placed<T> = { readonly value: T; readonly place: Place };

/** A number together with its digits as typed: `3.0` and `3` are the same value in different print. */
export const printed: Reader<Printed> = (at, log) => {
  const value = number(at, log);
  return value === undefined ? undefined : { value, text: text(at, log) ?? String(value) };
};

/** `2020` or `2016-2020`. */
export const years: Reader<Span> = (at, log) => {
  const typed = isScalar(at.node) ? String(at.node.value) : '';
  const [, from, to] = /^(\d{4})(?:\s*-\s*(\d{4}))?$/.exec(typed) ?? [];
  const span = { from: Number(from), to: Number(to ?? from) };
  if (from !== undefined && span.from <= span.to) return span;
  return wrong(at, log, { zh: '一个年份，或“起-止”两个年份', en: 'a year, or two years from-to' }, '2021-2025');
};

/** Words as printed: one text where it reads the same in both languages (`[≥110]`), else `{zh: …, en: …}`. */
export const words: Reader<Text> = (at, log) => {
  const value = scalarOr(text, bilingual)(at, log);
  if (value === undefined || typeof value === 'object') return value;
  if (!/\p{Script=Han}/u.test(value)) return { zh: value, en: value };
  log.push(error('plan.one-language', at.place, { found: value, fix: `{zh: ${value}, en: …}` }));
  return undefined;
};

/** A unit of the vocabulary, with its place. */
export const unit: Reader<Placed<string>> = placed((at, log) => {
  const value = text(at, log);
  if (value === undefined) return undefined;
  const read = parseUnit(value);
  for (const issue of read.issues) log.push({ ...issue, place: { ...at.place, ...issue.place } });
  return read.ok ? value : undefined;
});

/** A name defined elsewhere in the file; any name passes when the file has no such list at all. */
export function nameAmong(what: Text, names: readonly string[] | undefined): Reader<string> {
  return (at, log) => {
    const value = text(at, log);
    if (value === undefined || names === undefined || names.includes(value)) return value;
    const facts = { found: value, expected: names.join(', '), fix: nearest(value, names) ?? '', more: { what } };
    log.push(error('plan.unknown-name', at.place, facts));
    return undefined;
  };
}

/** `{zh: …, en: …}`, or the key of a text that the file keeps under `texts`. */
export function textOrName(texts: ReadonlyMap<string, Text> | undefined): Reader<Text> {
  const name = nameAmong({ zh: '文字', en: 'text' }, [...(texts?.keys() ?? [])]);
  const named: Reader<Text> = (at, log) => {
    const key = name(at, log);
    return key === undefined ? undefined : texts?.get(key);
  };
  return scalarOr(named, bilingual);
}

/** A record whose fields are also checked against each other, as far as they could be read. */
export function checkedRecord<F extends Fields>(
  fields: F,
  check: (part: Partial<RecordValue<F>>, at: Cursor, log: Issue[]) => void,
): Reader<RecordValue<F>> {
  return (at, log) => {
    const part: Record<string, unknown> = {};
    const before = log.length;
    const value = record(capturing(fields, part))(at, log);
    check(part as Partial<RecordValue<F>>, at, log);
    return hasErrors(log.slice(before)) ? undefined : (value as RecordValue<F>);
  };
}

function capturing(fields: Fields, into: Record<string, unknown>): Fields {
  const capture =
    (name: string, read: Reader<unknown>): Reader<unknown> =>
    (at, log) =>
      (into[name] = read(at, log));
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, { ...field, read: capture(name, field.read) }]),
  );
}
