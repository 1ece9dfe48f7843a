/** The result of an ensemble laid out by series, finals, targets and sets of targets. */
import type {
  Column,
  EnsembleRun,
  EnsembleSeries,
  EnsembleSpec,
  Histogram,
  JointCount,
  MetFlags,
  TargetCount,
} from '../types.ts';
import { summariseColumn } from '../summary/column.ts';
import { histogramOf } from '../summary/histogram.ts';
import { countAll, countOne, standardError, type Count } from '../summary/met.ts';
import { STREAM_BINS, streamedHistogram, summariseStreamed, type Streamed } from '../summary/streamed.ts';
import type { Gathered, Part } from './collect.ts';
import type { Job } from './job.ts';
import type { Wanted } from './wanted.ts';

/** What a result is put together from; columns by their number in the program. */
export interface Source {
  readonly spec: EnsembleSpec;
  readonly wanted: Wanted;
  readonly columnAt: (column: number) => Column;
  readonly pictureAt: (column: number, bins: number) => Histogram;
  readonly flags: MetFlags;
  readonly quantileMethod: EnsembleRun['quantileMethod'];
}

export function assembleRun({ spec, wanted, columnAt, pictureAt, flags, quantileMethod }: Source): EnsembleRun {
  const series = wanted.series.map(({ id, years, columns }): [string, EnsembleSeries] => [
    id,
    { years, columns: columns.map(columnAt) },
  ]);
  return {
    spec,
    series: new Map(series),
    finals: new Map(wanted.finals.map(({ id, column }) => [id, columnAt(column)])),
    targets: flags.ids.map((id, target) => ({ id, ...withError(countOne(flags, target)) })),
    joint: jointCounts(spec, flags),
    histograms: new Map(
      (spec.histograms ?? []).map(({ series: id, year, bins }) => [
        `${id}@${year}`,
        pictureAt(columnIn(wanted, id, year), bins),
      ]),
    ),
    flags,
    quantileMethod,
  };
}

function columnIn({ series }: Wanted, id: string, year: number): number {
  const found = series.find((entry) => entry.id === id);
  return found?.columns[found.years.indexOf(year)] ?? -1;
}

export function withError(count: Count): Pick<TargetCount, 'met' | 'of' | 'probability' | 'standardError'> {
  return { ...count, probability: count.of > 0 ? count.met / count.of : NaN, standardError: standardError(count) };
}

/** All targets together, then the sets that the spec names. */
function jointCounts(spec: EnsembleSpec, flags: MetFlags): readonly JointCount[] {
  const sets = [{ id: 'all', targets: flags.ids }, ...(spec.joint ?? []).filter(({ id }) => id !== 'all')];
  return sets.map(({ id, targets }) => ({ id, targets, ...withError(countAll(flags, targets)) }));
}

/** The result of the one part that covers all draws. */
export function finish({ spec, wanted, columns }: Pick<Job, 'spec' | 'wanted' | 'columns'>, part: Part): EnsembleRun {
  const place = new Map(columns.map((column, i) => [column, i]));
  const gathered = (column: number): Gathered => part.columns[place.get(column) ?? -1] ?? missing(column);
  const known = new Map<number, Column>();
  const columnAt = (column: number): Column => {
    const summary = known.get(column) ?? summarise(gathered(column), spec);
    known.set(column, summary);
    return summary;
  };
  const quantileMethod = methodOf(part, spec);
  const pictureAt = (column: number, bins: number): Histogram => pictureOf(gathered(column), bins);
  return assembleRun({ spec, wanted, columnAt, pictureAt, flags: part.flags, quantileMethod });
}

function missing(column: number): never {
  throw new Error(`column ${column} was not gathered`);
}

function summarise(gathered: Gathered, { quantiles }: EnsembleSpec): Column {
  if (gathered.kind === 'kept') return summariseColumn(gathered.values, quantiles);
  const { mean, sd, quantiles: found, holes } = summariseStreamed(gathered.stream, quantiles);
  return { mean, sd, quantiles: found, holes };
}

function pictureOf(gathered: Gathered, bins: number): Histogram {
  return gathered.kind === 'kept' ? histogramOf(gathered.values, bins) : streamedHistogram(gathered.stream, bins);
}

function methodOf({ columns }: Part, spec: EnsembleSpec): EnsembleRun['quantileMethod'] {
  const streams = columns.flatMap((gathered) => (gathered.kind === 'streamed' ? [gathered.stream] : []));
  if (streams.length === 0) return { kind: 'exact' };
  return {
    kind: 'streamed',
    bins: STREAM_BINS,
    worstError: Math.max(...streams.map((stream) => errorOf(stream, spec))),
  };
}

/** The bound on a column's quantiles as a share of its 5-95 width. */
function errorOf(stream: Streamed, { quantiles }: EnsembleSpec): number {
  const { bound } = summariseStreamed(stream, quantiles);
  const { quantiles: ends } = summariseStreamed(stream, [0.05, 0.95]);
  const width = (ends[1] ?? 0) - (ends[0] ?? 0);
  return width > 0 ? bound / width : 0;
}
