/** Which columns of a program an ensemble summarises: series by year, finals, and verdicts. */
import { error, reading, type Issue, type Reading } from '../../issue.ts';
import type { Program } from '../../compile/types.ts';
import { nearest } from '../../read/nearest.ts';
import type { EnsembleSpec } from '../types.ts';

/** A final whose id ends so is a verdict: 1 met, 0 missed, a hole where it could not be judged. */
const MET = ':met';

export interface Wanted {
  readonly series: readonly WantedSeries[];
  readonly finals: readonly WantedColumn[];
  readonly targets: readonly WantedColumn[];
}

export interface WantedSeries {
  readonly id: string;
  readonly years: readonly number[];
  /** Columns of the program, aligned with `years`. */
  readonly columns: readonly number[];
}

export interface WantedColumn {
  readonly id: string;
  readonly column: number;
}

export function wantedOf(program: Program, spec: EnsembleSpec): Reading<Wanted> {
  const asked = spec.wanted ?? program.series.map((series) => ({ series, years: program.years }));
  const series = asked.map((entry) => wantedSeries(program, entry.series, entry.years));
  const measures = program.finals.filter((id) => !id.endsWith(MET));
  const finals = (spec.finals ?? measures).map((id) => wantedFinal(program, id));
  const targets = program.finals.filter((id) => id.endsWith(MET));
  const wanted = {
    series: series.map(({ value }) => value),
    finals: finals.map(({ value }) => value),
    targets: targets.map((id) => ({ id: id.slice(0, -MET.length), column: program.layout.finalColumn(id) ?? 0 })),
  };
  const issues = [...series, ...finals].flatMap((entry) => entry.issues);
  return reading(wanted, [...issues, ...checkJoint(wanted, spec), ...checkHistograms(wanted, spec)]);
}

function wantedSeries(
  program: Program,
  id: string,
  years: readonly number[],
): { readonly value: WantedSeries; readonly issues: readonly Issue[] } {
  if (!program.series.includes(id)) {
    return { value: { id, years, columns: [] }, issues: [unknown('simulate.unknown-series', id, program.series)] };
  }
  const columns = years.map((year) => program.layout.seriesColumn(id, program.years.indexOf(year)));
  const span = `${program.years[0] ?? ''} … ${program.years[program.years.length - 1] ?? ''}`;
  const issues = years.flatMap((year, i) =>
    columns[i] === undefined
      ? [error('simulate.unknown-year', { variable: id, year }, { found: year, expected: span, more: { id } })]
      : [],
  );
  return { value: { id, years, columns: columns.map((column) => column ?? 0) }, issues };
}

function wantedFinal(
  program: Program,
  id: string,
): { readonly value: WantedColumn; readonly issues: readonly Issue[] } {
  const column = program.layout.finalColumn(id);
  const issues = column === undefined ? [unknown('simulate.unknown-series', id, program.finals)] : [];
  return { value: { id, column: column ?? 0 }, issues };
}

function unknown(
  code: 'simulate.unknown-series' | 'simulate.unknown-target',
  found: string,
  names: readonly string[],
): Issue {
  const fix = nearest(found, names);
  return error(code, {}, { found, ...(fix !== undefined && { fix }) });
}

function checkJoint({ targets }: Wanted, { joint = [] }: EnsembleSpec): readonly Issue[] {
  const ids = targets.map(({ id }) => id);
  const missing = joint.flatMap((set) => set.targets.filter((id) => !ids.includes(id)));
  return [...new Set(missing)].map((id) => unknown('simulate.unknown-target', id, ids));
}

function checkHistograms({ series }: Wanted, { histograms = [] }: EnsembleSpec): readonly Issue[] {
  return histograms.flatMap(({ series: id, year }) => {
    const found = series.find((entry) => entry.id === id);
    if (!found)
      return [
        unknown(
          'simulate.unknown-series',
          id,
          series.map((entry) => entry.id),
        ),
      ];
    if (found.years.includes(year)) return [];
    return [
      error(
        'simulate.unknown-year',
        { variable: id, year },
        { found: year, expected: found.years.join(', '), more: { id } },
      ),
    ];
  });
}

/** All columns to be summarised, once each, in a fixed order. */
export function columnsOf({ series, finals }: Wanted): readonly number[] {
  return [...new Set([...series.flatMap(({ columns }) => columns), ...finals.map(({ column }) => column)])];
}
