/**
 * What is gathered from tiles while an ensemble runs: the wanted columns, draw by draw or as streamed histograms, and
 * the verdicts as bits. The result of a range of draws is a part; parts of one ensemble can be joined exactly.
 */
import type { EnsembleSpec, Machine, MetFlags } from '../types.ts';
import { emptyFlags, noteMet } from '../summary/met.ts';
import { addStreamed, type Streamed } from '../summary/streamed.ts';
import type { Job } from './job.ts';
import { rangeOf } from './spec.ts';

/** All draws of a column in the part's range, or what streaming keeps of them. */
export type Gathered =
  { readonly kind: 'kept'; readonly values: Float64Array } | { readonly kind: 'streamed'; readonly stream: Streamed };

export interface Part {
  /** Half-open range of draws. */
  readonly range: readonly [number, number];
  /** Aligned with the job's columns. */
  readonly columns: readonly Gathered[];
  /** Verdicts; bit 0 is the first draw of the range. */
  readonly flags: MetFlags;
}

/** Up to so many draws quantiles are exact whenever their columns fit in MOST_MEMORY; beyond, in LESS_MEMORY. */
const MANY_DRAWS = 50_000;
const MOST_MEMORY = 400e6;
const LESS_MEMORY = 150e6;

/** Whether all draws of so many columns fit in the memory allowed: the same answer for every part of an ensemble. */
export function keepsDraws({ draws, memory }: EnsembleSpec, columns: number): boolean {
  return 8 * draws * columns <= (memory ?? (draws <= MANY_DRAWS ? MOST_MEMORY : LESS_MEMORY));
}

export function emptyPart(job: Job, streams?: readonly Streamed[]): Part {
  const [from, to] = rangeOf(job.spec);
  const columns = job.columns.map((_, i): Gathered => {
    const stream = streams?.[i];
    return stream ? { kind: 'streamed', stream } : { kind: 'kept', values: new Float64Array(to - from) };
  });
  return {
    range: [from, to],
    columns,
    flags: emptyFlags(
      job.wanted.targets.map(({ id }) => id),
      to - from,
    ),
  };
}

/** Takes draws `first` to `first + count` from the head of a tile. */
export function collect(job: Job, part: Part, machine: Machine, tile: number, first: number, count: number): void {
  const at = first - part.range[0];
  job.columns.forEach((column, i) => {
    const gathered = part.columns[i] as Gathered;
    const values = machine.column(tile, column).subarray(0, count);
    if (gathered.kind === 'kept') gathered.values.set(values, at);
    else addStreamed(gathered.stream, values, first);
  });
  job.wanted.targets.forEach(({ column }, target) => {
    noteMet(part.flags, target, at, machine.memory, machine.offset(tile, column), count);
  });
}
