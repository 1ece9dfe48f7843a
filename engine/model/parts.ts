/** The small readers that model, parameter and scenario files share: ids, equations, numbers by year, ranges. */
import { error, type Issue, type Text } from '../issue.ts';
import { words, type Placed } from '../plan/parts.ts';
import type { Span } from '../plan/types.ts';
import {
  childOf,
  keysOf,
  listOf,
  mapOf,
  number,
  placed,
  placeOf,
  record,
  required,
  scalarOr,
  text,
  type Cursor,
  type Reader,
} from '../read/yaml.ts';
import { parseEquation, parseExpression } from './equation.ts';
import { reservedIds } from './functions.ts';
import type { Equation, Expr, PathSpec, Section } from './types.ts';

/** Ids are the names of the language: a letter, Chinese character or `_`, then also digits. */
function isId(id: string): boolean {
  return /^[A-Za-z_\p{Script=Han}][A-Za-z0-9_\p{Script=Han}]*$/u.test(id) && !reservedIds.has(id);
}

/** A map whose keys are ids of things; a key that cannot be one is an issue. */
export function byId<T>(read: (id: string) => Reader<T>): Reader<ReadonlyMap<string, T>> {
  return (at, log) => {
    for (const key of keysOf(at)) {
      if (!isId(key))
        log.push(error('model.bad-id', placeOf(childOf(at, key) ?? at), { found: key, fix: suggestId(key) }));
    }
    return mapOf((child: Cursor, childLog: Issue[]) => read(lastKey(child))(child, childLog))(at, log);
  };
}

function lastKey(at: Cursor): string {
  const path = at.place.path ?? '';
  return path.slice(path.lastIndexOf('.') + 1);
}

function suggestId(key: string): string {
  const cleaned = key.replace(/[^A-Za-z0-9_\p{Script=Han}]+/gu, '_').replace(/^(?=\d)/, '_');
  return reservedIds.has(cleaned) || cleaned === '' ? `${cleaned}_` : cleaned;
}

/** A name in both languages under each key, in written order. */
export const sections: Reader<readonly Section[]> = (at, log) => {
  const names = mapOf(words)(at, log);
  return names && [...names].map(([id, name]) => ({ id, name }));
};

export const span: Reader<Span> = (at, log) => {
  const value = record({ from: required(wholeYear, '2020'), to: required(wholeYear, '2035') })(at, log);
  if (!value || value.from <= value.to) return value;
  log.push(
    error('model.years-order', placeOf(at), {
      found: `${value.from}-${value.to}`,
      fix: `{from: ${value.to}, to: ${value.from}}`,
    }),
  );
  return undefined;
};

const wholeYear: Reader<number> = (at, log) => {
  const value = number(at, log);
  if (value === undefined || (Number.isInteger(value) && value >= 1000 && value <= 9999)) return value;
  log.push(
    error('read.wrong-kind', placeOf(at), {
      found: value,
      expected: { zh: '一个四位年份', en: 'a year of four digits' },
      fix: '2025',
    }),
  );
  return undefined;
};

/** An equation under the key of the variable that it is of. */
export function equationOf(id: string): Reader<Equation> {
  return (at, log) => {
    const typed = text(at, log);
    if (typed === undefined) return undefined;
    const read = parseEquation(typed, { ...placeOf(at), variable: id });
    log.push(...read.issues);
    if (!read.ok || read.value.of === id) return read.ok ? read.value : undefined;
    const place = { ...placeOf(at), variable: id, equation: typed, span: [0, read.value.of.length] as const };
    log.push(error('model.equation-of-other', place, { found: read.value.of, expected: id, fix: `${id}[t] = …` }));
    return undefined;
  };
}

export const equations: Reader<readonly Equation[]> = (at, log) => {
  const map = byId(equationOf)(at, log);
  return map && [...map.values()];
};

export function expressionOf(id: string): Reader<{ readonly text: string; readonly body: Expr }> {
  return (at, log) => {
    const typed = text(at, log);
    if (typed === undefined) return undefined;
    const read = parseExpression(typed, { ...placeOf(at), variable: id });
    log.push(...read.issues);
    return read.ok ? { text: typed, body: read.value } : undefined;
  };
}

/** A number, or year → number. */
export const pathSpec: Reader<Placed<PathSpec>> = placed(scalarOr(number, byYear));

function byYear(at: Cursor, log: Issue[]): ReadonlyMap<number, number> | undefined {
  const values = mapOf(number)(at, log);
  if (!values) return undefined;
  const bad = [...values.keys()].filter((key) => !/^\d{4}$/.test(key));
  for (const key of bad)
    log.push(error('path.unreadable', placeOf(childOf(at, key) ?? at), { found: key, fix: '{2021: 6, 2023: 5.5}' }));
  if (values.size === 0) log.push(error('path.unreadable', placeOf(at), { found: '{}', fix: '{2021: 6, 2023: 5.5}' }));
  return bad.length > 0 || values.size === 0
    ? undefined
    : new Map([...values].map(([year, value]) => [Number(year), value]));
}

/** Two numbers, low and high. */
export const range: Reader<readonly [number, number]> = (at, log) => {
  const numbers = listOf(number)(at, log);
  if (!numbers) return undefined;
  const [low, high, ...rest] = numbers;
  if (low !== undefined && high !== undefined && rest.length === 0 && low <= high) return [low, high];
  const expected: Text = { zh: '[低, 高] 两个数', en: 'two numbers [low, high]' };
  log.push(error('read.wrong-kind', placeOf(at), { found: numbers.join(', '), expected, fix: '[0, 10]' }));
  return undefined;
};
