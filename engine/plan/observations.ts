/**
 * Reads published statistics from a CSV file: every row an observation with its years, vintage, bound, grade and source
 * in both languages, or an issue with its line. A hole stays a hole; nothing is corrected.
 */
import { error, reading, type Issue, type Place, type Reading, type Text } from '../issue.ts';
import { readCsv, type CsvRow } from '../read/csv.ts';
import { nearest } from '../read/nearest.ts';
import type { Copy, Observation, Span } from './types.ts';

const columns = [
  'indicator',
  'year',
  'value',
  'unit',
  'vintage',
  'bound',
  'source_grade',
  'title_zh',
  'title_en',
  'address',
  'note_zh',
  'note_en',
] as const;

const sourceGrades = ['A', 'B', 'C', 'D'] as const;
/** Whose copy of the official figure it is; A is the publisher's own page. */
const copies: Readonly<Partial<Record<Observation['sourceGrade'], Copy>>> = { B: 'press', C: 'third_party' };
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function readObservations(file: string, text: string): Reading<readonly Observation[]> {
  const issues: Issue[] = [];
  const rows = readCsv(file, text, columns, issues);
  if (issues.some(({ place }) => place.line === 1)) return { ok: false, issues };
  const observations = rows.flatMap((row) => readRow(row, issues) ?? []);
  refuseDuplicates(observations, issues);
  return reading(observations, issues);
}

/** Reads one cell, or logs what is wrong with it. */
type CellReader<T> = (found: string, place: Place, log: Issue[]) => T | undefined;

function readRow(row: CsvRow, log: Issue[]): Observation | undefined {
  const before = log.length;
  const cell = <T>(column: (typeof columns)[number], read: CellReader<T>): T | undefined =>
    read(row.cells[column] ?? '', row.place(column), log);
  const indicator = cell('indicator', id);
  const time = cell('year', period);
  const value = cell('value', finite);
  const unit = cell('unit', filled);
  const vintage = cell('vintage', filled);
  const bound = cell('bound', oneOf(['', 'lower']));
  const sourceGrade = cell('source_grade', oneOf(sourceGrades));
  const title = { zh: cell('title_zh', filled) ?? '', en: cell('title_en', filled) ?? '' };
  const note = noteOf(row, log);
  if (log.length > before || indicator === undefined || time === undefined || value === undefined) return undefined;
  if (unit === undefined || vintage === undefined || sourceGrade === undefined) return undefined;
  /** A weak page is nobody's publication: its number is no better than a judgement. */
  const grade = sourceGrade === 'D' ? 'assumption' : 'official';
  const copy = copies[sourceGrade];
  const source = {
    grade,
    ...(copy && { copy }),
    title,
    address: row.cells['address'] || undefined,
    vintage,
    note,
  } as const;
  const place = row.place('value');
  return { indicator, ...time, value, unit, vintage, bound: bound || undefined, sourceGrade, source, place };
}

function noteOf(row: CsvRow, log: Issue[]): Text | undefined {
  const { note_zh: zh = '', note_en: en = '' } = row.cells;
  if ((zh === '') === (en === '')) return zh === '' ? undefined : { zh, en };
  const column = zh === '' ? 'note_zh' : 'note_en';
  log.push(error('plan.one-language', row.place(column), { found: zh || en, fix: column }));
  return undefined;
}

function refuse(place: Place, log: Issue[], found: string, expected: Text | string, fix: string): undefined {
  log.push(error('read.wrong-kind', place, { found, expected, fix }));
  return undefined;
}

const id: CellReader<string> = (found, place, log) => {
  if (/^[a-z][a-z0-9_]*$/.test(found)) return found;
  const fix = found.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  return refuse(place, log, found, { zh: '小写字母、数字、下划线组成的标识', en: 'an id of a-z, 0-9 and _' }, fix);
};

const filled: CellReader<string> = (found, place, log) =>
  found.trim() === '' ? refuse(place, log, found, { zh: '一段文字', en: 'a text' }, '…') : found;

const finite: CellReader<number> = (found, place, log) => {
  if (/^[+-]?\d+(\.\d+)?$/.test(found)) return Number(found);
  return refuse(place, log, found, { zh: '一个数', en: 'a number' }, found.replace(/[^\d.-]/g, '') || '6.0');
};

function oneOf<const T extends string>(allowed: readonly T[]): CellReader<T> {
  return (found, place, log) => {
    const expected = allowed.filter((name) => name !== '').join(' / ');
    const near = nearest(found, allowed) || allowed.find((name) => name !== '') || '';
    return allowed.find((name) => name === found) ?? refuse(place, log, found, expected, near);
  };
}

/** `2020`, `2016-2020`, or `2023 Jan-Nov` for a part of a year. */
const period: CellReader<{ span: Span; months?: Span }> = (found, place, log) => {
  const [, from, to, first = '', last = ''] =
    /^(\d{4})(?:-(\d{4})| ([A-Z][a-z]{2})-([A-Z][a-z]{2}))?$/.exec(found) ?? [];
  const span = { from: Number(from), to: Number(to ?? from) };
  const part = { from: months.indexOf(first) + 1, to: months.indexOf(last) + 1 };
  const partIsRight = first === '' || (part.from > 0 && part.to >= part.from);
  if (from !== undefined && span.to >= span.from && partIsRight)
    return first === '' ? { span } : { span, months: part };
  const expected = { zh: '年份、起止年份或部分月份', en: 'a year, two years from-to, or months of a year' };
  return refuse(place, log, found, expected, '2020 / 2016-2020 / 2023 Jan-Nov');
};

/** Two sources may give the same year and vintage; one source giving it twice is a slip. */
function refuseDuplicates(observations: readonly Observation[], log: Issue[]): void {
  const seen = new Map<string, Observation>();
  for (const each of observations) {
    const { indicator, span, months: part, vintage, source, place } = each;
    const key = JSON.stringify([indicator, span, part, vintage, source.title.zh]);
    const first = seen.get(key);
    if (first) {
      const facts = { found: `${indicator} ${span.from}`, expected: first.place.line ?? 0 };
      log.push(error('observed.duplicate', place, facts));
    } else seen.set(key, each);
  }
}
