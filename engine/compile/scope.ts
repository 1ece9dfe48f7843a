/**
 * What a name means in a given year of a given step. A value that does not exist yet (a lag before the first year, a
 * fixed year still to come) is a hole, never what memory happens to hold.
 */
import { membersOf } from './refs.ts';
import type { CodeBuilder } from './code.ts';
import type { Columns } from './columns.ts';
import type { Scope } from './lower.ts';
import type { LinkedModel } from '../model/types.ts';

export interface Setting {
  readonly linked: LinkedModel;
  readonly years: readonly number[];
  readonly columns: Columns;
  /** Last year index in which a series is needed. */
  readonly until: (id: string) => number;
  /**
   * Position of a series among the steps of a year, which may differ in the first; parameters as given stand at
   * -Infinity: known in every year.
   */
  readonly position: (id: string, yearIndex: number) => number;
}

/** Years in which a code runs: one, or all from `first` on. */
export interface When {
  readonly first: number;
  readonly last: number;
}

export function yearScope(setting: Setting, code: CodeBuilder, of: string, when: When): Scope {
  const { columns, years } = setting;
  const row = (id: string, back: number): number => {
    const index = columns.series.get(id);
    return index === undefined ? code.number(NaN) : code.load({ kind: 'row', index, back });
  };
  const year = (): number => (when.first === when.last ? code.number(years[when.first] ?? NaN) : code.scalar(0));
  return {
    series: (id, lag) => (when.first - lag < 0 ? code.number(NaN) : row(id, lag)),
    at: (id, atYear) => fixedYear(setting, code, id, atYear, { when, of, year }),
    constant: (id) => constant(columns, code, id),
    year,
    members: (group) => membersOf(setting.linked.groups, group),
  };
}

/** After the last year everything is known; `t` is the last year of the model. */
export function finalScope(setting: Setting, code: CodeBuilder): Scope {
  const lastYear = setting.linked.years.to;
  const at = (id: string, year: number): number => loadFixed(setting, code, id, year);
  return {
    series: (id, lag) => at(id, lastYear - lag),
    at,
    constant: (id) => constant(setting.columns, code, id),
    year: () => code.number(lastYear),
    members: (group) => membersOf(setting.linked.groups, group),
  };
}

function constant(columns: Columns, code: CodeBuilder, id: string): number {
  const index = columns.inputs.get(id);
  return index === undefined ? code.number(NaN) : code.load({ kind: 'input', index });
}

function loadFixed({ columns, years }: Setting, code: CodeBuilder, id: string, year: number): number {
  const [index, yearIndex] = [columns.series.get(id), years.indexOf(year)];
  return index === undefined || yearIndex < 0 ? code.number(NaN) : code.load({ kind: 'fixed', index, yearIndex });
}

interface Reader {
  readonly of: string;
  readonly when: When;
  readonly year: () => number;
}

/** `x[2025]`: known from 2025 on, or from the year after where x is evaluated later in the year than the reader. */
function fixedYear(
  setting: Setting,
  code: CodeBuilder,
  id: string,
  atYear: number,
  { of, when, year }: Reader,
): number {
  const value = loadFixed(setting, code, id, atYear);
  const yearIndex = setting.years.indexOf(atYear);
  const [position, own] = [setting.position(id, yearIndex), setting.position(of, yearIndex)];
  const knownFrom = position === -Infinity ? 0 : yearIndex + (position < own ? 0 : 1);
  if (when.first >= knownFrom) return value;
  if (when.last < knownFrom) return code.number(NaN);
  const known = code.binary('ge', year(), code.number(setting.years[knownFrom] ?? Infinity));
  return code.select(known, value, code.number(NaN));
}
