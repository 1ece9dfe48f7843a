/** Paths by year: `6`, or `2021:6,2023:5.5` where each value holds until the next. */
import { error, type Issue, type Place, type Reading } from '../issue.ts';
import type { Span } from '../plan/types.ts';
import type { PathSpec } from './types.ts';

const numberText = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
const plainNumber = new RegExp(`^${numberText}$`);
const yearAndNumber = new RegExp(String.raw`^(\d{4})\s*[:：]\s*(${numberText})$`);

/**
 * Reads a path as typed on a command line or in a field.
 *
 * @example parsePath('2021:6,2023:5.5') // 2021 → 6, 2023 → 5.5
 */
export function parsePath(text: string): Reading<PathSpec> {
  const typed = text.trim();
  if (plainNumber.test(typed) && Number.isFinite(Number(typed))) return { ok: true, value: Number(typed), issues: [] };
  const issues: Issue[] = [];
  const path = new Map<number, number>();
  for (const part of typed.split(/[,，]/)) readPoint(part.trim(), path, issues);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: path, issues };
}

function readPoint(part: string, path: Map<number, number>, issues: Issue[]): void {
  const [, year, value] = yearAndNumber.exec(part) ?? [];
  if (year === undefined || !Number.isFinite(Number(value))) {
    issues.push(error('path.unreadable', {}, { found: part, fix: '2021:6,2023:5.5' }));
  } else if (path.has(Number(year))) {
    issues.push(error('path.year-twice', { year: Number(year) }, { found: year }));
  } else path.set(Number(year), Number(value));
}

export function printPath(path: PathSpec): string {
  if (typeof path === 'number') return String(path);
  return [...path]
    .sort(([a], [b]) => a - b)
    .map(([year, value]) => `${year}:${value}`)
    .join(',');
}

/** Years of a path that the model does not have, each as an issue. */
export function checkYears(path: PathSpec, years: Span, place: Place): readonly Issue[] {
  if (typeof path === 'number') return [];
  const outside = [...path.keys()].filter((year) => year < years.from || year > years.to);
  return outside.map((year) =>
    error(
      'path.year-outside',
      { ...place, year },
      {
        found: year,
        expected: `${years.from}-${years.to}`,
        fix: Math.min(Math.max(year, years.from), years.to),
      },
    ),
  );
}

/**
 * One value a year: what stood there before, overwritten from each given year on. `keepFirst` leaves the first model
 * year alone when a plain number is given, because that year is a record.
 */
export function spread(path: PathSpec, before: readonly number[], years: Span, keepFirst = false): readonly number[] {
  if (typeof path === 'number') return before.map((old, i) => (keepFirst && i === 0 ? old : path));
  let held: number | undefined;
  return before.map((old, i) => (held = path.get(years.from + i) ?? held) ?? old);
}
