/** Reads sources, shared by key or written in place, and the printed figures that stand on them. */
import { isScalar } from 'yaml';
import { nameAmong, words, years } from '../plan/parts.ts';
import type { Figure, Grade, Source } from '../plan/types.ts';
import { childOf, number, oneOf, optional, record, required, text, type Cursor, type Reader } from '../read/yaml.ts';

export type Sources = ReadonlyMap<string, Source>;

const grade: Reader<Grade> = oneOf(['official', 'derived', 'assumption']);
const sourceFields = {
  copy: optional(oneOf(['press', 'third_party'])),
  title: required(words, '{zh: …, en: …}'),
  where: optional(words),
  address: optional(text),
  vintage: optional(text),
  formula: optional(text),
  note: optional(words),
};

/** A source that says its own grade, as in the shared list. */
export const sharedSource: Reader<Source> = record({ grade: required(grade, 'official'), ...sourceFields });

/**
 * The key of a shared source, or one written in place. A grade given beside it (as parameters do) wins; a source in
 * place without any grade is refused. Where the shared list could not be read at all, any key passes.
 */
export function sourceAmong(shared: Sources | undefined, given?: Grade): Reader<Source> {
  const key = nameAmong({ zh: '来源', en: 'source' }, shared && [...shared.keys()]);
  return (at, log) => {
    if (!isScalar(at.node)) return sourceInPlace(given)(at, log);
    const name = key(at, log);
    if (name === undefined) return undefined;
    const source = shared?.get(name) ?? unreadSource(name);
    return given ? { ...source, grade: given } : source;
  };
}

/** Stands for a source that could not be read, so that those who cite it are not blamed; no model is made with it. */
export function unreadSource(key: string): Source {
  return { grade: 'assumption', title: { zh: key, en: key } };
}

function sourceInPlace(given: Grade | undefined): Reader<Source> {
  return (at, log) => {
    const read = record({ grade: given ? optional(grade) : required(grade, 'assumption'), ...sourceFields });
    const source = read(at, log);
    return source && { ...source, grade: given ?? source.grade ?? 'assumption' };
  };
}

/** The grade that stands beside a source, looked at ahead of the source. */
export function gradeBeside(at: Cursor): Grade | undefined {
  const child = childOf(at, 'grade');
  return child && grade(child, []);
}

/** A printed number with its year and source; `text` is the number itself where it is left out. */
export function figure(shared: Sources | undefined, given?: Grade): Reader<Figure> {
  const read = record({
    value: required(placedNumber, '25019'),
    text: optional(text),
    year: required(years, '2020'),
    bound: optional(oneOf(['lower', 'upper'])),
    source: required(sourceAmong(shared, given), '…'),
    note: optional(words),
  });
  return (at, log) => {
    const spec = read(at, log);
    if (!spec) return undefined;
    const { value, year, ...rest } = spec;
    return { ...rest, value: value.number, text: spec.text ?? value.typed, span: year };
  };
}

const placedNumber: Reader<{ number: number; typed: string }> = (at, log) => {
  const value = number(at, log);
  return value === undefined ? undefined : { number: value, typed: text(at, log) ?? String(value) };
};
