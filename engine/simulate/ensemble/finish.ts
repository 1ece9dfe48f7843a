/** The result of an ensemble from the one part that covers all its draws. */
import type { Column, EnsembleRun, EnsembleSeries, JointCount, MetFlags, TargetCount } from '../types.ts';
import { summariseColumn } from '../summary/column.ts';
import { histogramOf } from '../summary/histogram.ts';
import { countAll, standardError, type Count } from '../summary/met.ts';
import { summariseStreamed, STREAM_BINS } from '../summary/streamed.ts';
import type { Gathered, Part } from './collect.ts';
import type { Job } from './job.ts';

export function finish(job: Job, part: Part): EnsembleRun {
  const summaries = new Map(job.columns.map((column, i) => [column, summarise(part.columns[i] as Gathered, job)]));
  return assemble(job, (column) => summaries.get(column) ?? missing(column), part);
}

function missing(column: number): never {
  throw new Error(`column ${column} was not gathered`);
}

function summarise(gathered: Gathered, { spec }: Job): Column {
  if (gathered.kind === 'kept') return summariseColumn(gathered.values, spec.quantiles);
  return summariseStreamed(gathered.stream, spec.quantiles);
}

/** Lays summaries of columns out by series and finals. */
function assemble(job: Job, columnAt: (column: number) => Column, part: Part): EnsembleRun {
  const { spec, wanted } = job;
  const series = wanted.series.map(({ id, years, columns }): [string, EnsembleSeries] => [
    id,
    { years, columns: columns.map(columnAt) },
  ]);
  return {
    spec,
    series: new Map(series),
    finals: new Map(wanted.finals.map(({ id, column }) => [id, columnAt(column)])),
    targets: part.flags.ids.map((id) => targetCount(part.flags, id)),
    joint: jointCounts(job, part.flags),
    histograms: histogramsOf(job, part),
    flags: part.flags,
    quantileMethod: quantileMethod(job, part),
  };
}

export function targetCount(flags: MetFlags, id: string): TargetCount {
  return { id, ...withError(countAll(flags, [id])) };
}

function withError(count: Count): Count & { readonly probability: number; readonly standardError: number } {
  return { ...count, probability: count.of > 0 ? count.met / count.of : NaN, standardError: standardError(count) };
}

/** All targets together, then the sets that the spec names. */
export function jointCounts({ spec }: Pick<Job, 'spec'>, flags: MetFlags): readonly JointCount[] {
  const sets = [{ id: 'all', targets: flags.ids }, ...(spec.joint ?? []).filter(({ id }) => id !== 'all')];
  return sets.map(({ id, targets }) => ({ id, targets, ...withError(countAll(flags, targets)) }));
}

function histogramsOf(job: Job, part: Part): EnsembleRun['histograms'] {
  const wanted = job.spec.histograms ?? [];
  return new Map(
    wanted.map(({ series, year, bins }) => {
      const found = job.wanted.series.find(({ id }) => id === series);
      const column = found?.columns[found.years.indexOf(year)] ?? -1;
      const gathered = part.columns[job.columns.indexOf(column)];
      return [`${series}@${year}`, pictureOf(gathered, bins)];
    }),
  );
}

/** A streamed column's picture has the bins of its stream, joined. */
function pictureOf(gathered: Gathered | undefined, bins: number): ReturnType<typeof histogramOf> {
  if (gathered?.kind === 'kept') return histogramOf(gathered.values, bins);
  if (!gathered) return histogramOf(new Float64Array(0), bins);
  return joinedBins(gathered.stream, bins);
}

function joinedBins(
  { low, high, counts }: { readonly low: number; readonly high: number; readonly counts: Uint32Array },
  bins: number,
): ReturnType<typeof histogramOf> {
  const joined = new Uint32Array(bins);
  counts.forEach((count, bin) => {
    const inner = Math.min(Math.max(bin - 1, 0), STREAM_BINS - 1);
    const at = Math.floor((inner * bins) / STREAM_BINS);
    joined[at] = (joined[at] ?? 0) + count;
  });
  return { from: low, to: high, counts: joined };
}

function quantileMethod({ spec }: Job, part: Part): EnsembleRun['quantileMethod'] {
  let worstError = 0;
  let streamed = false;
  for (const gathered of part.columns) {
    if (gathered.kind === 'kept') continue;
    streamed = true;
    const { bound } = summariseStreamed(gathered.stream, spec.quantiles);
    const { quantiles } = summariseStreamed(gathered.stream, [0.05, 0.95]);
    const width = (quantiles[1] ?? 0) - (quantiles[0] ?? 0);
    if (width > 0) worstError = Math.max(worstError, bound / width);
  }
  return streamed ? { kind: 'streamed', bins: STREAM_BINS, worstError } : { kind: 'exact' };
}
