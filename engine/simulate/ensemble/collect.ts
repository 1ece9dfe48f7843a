/**
 * What is gathered from tiles while an ensemble runs: the wanted columns, draw by draw or as streamed histograms, and
 * the verdicts as bits. The result of a range of draws is a part; parts of one ensemble can be joined exactly.
 */
import { kernelStreams } from '../kernels/streaming.ts';
import { verdictNoter } from '../kernels/verdicts.ts';
import { emptyFlags } from '../summary/met.ts';
import { addStreamed, emptyStream, type Streamed, type StreamRange } from '../summary/streamed.ts';
import type { EnsembleSpec, Machine, MetFlags } from '../types.ts';
import { sharing } from './alike.ts';
import type { PlacedJob } from './job.ts';
import { rangeOf } from './spec.ts';
import { samplingSpare } from './tile-inputs.ts';

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

/** Takes draws as they are computed. */
export interface Collector {
  /** Draws `first` to `first + count`, which stand at the head of the machine's tiles. */
  readonly add: (first: number, count: number) => void;
  readonly finish: () => Part;
}

/** Up to so many draws quantiles are exact whenever their columns fit in MOST_MEMORY; beyond, in LESS_MEMORY. */
const MANY_DRAWS = 50_000;
const MOST_MEMORY = 400e6;
const LESS_MEMORY = 150e6;

/** Whether all draws of so many columns fit in the memory allowed: the same answer for every part of an ensemble. */
export function keepsDraws({ draws, memory }: EnsembleSpec, columns: number): boolean {
  return 8 * draws * columns <= (memory ?? (draws <= MANY_DRAWS ? MOST_MEMORY : LESS_MEMORY));
}

/** Keeps all draws, or streams them where ranges are given. */
export function collectorOf(job: PlacedJob, machine: Machine, ranges?: readonly StreamRange[]): Collector {
  const [from, to] = rangeOf(job.spec);
  const ids = job.wanted.targets.map(({ id }) => id);
  const flags = emptyFlags(ids, to - from);
  const note = verdictNoter(machine);
  const columns = ranges ? streamedColumns(job, machine, ranges) : keptColumns(job, machine);
  return {
    add: (first, count) => {
      columns.add(first, count);
      for (const { tile, at, size } of tilesOf(machine, count))
        job.wanted.targets.forEach(({ column }, target) =>
          note(flags, target, column, { tile, first: first + at - from, count: size }),
        );
    },
    finish: () => ({ range: [from, to], columns: columns.finish(), flags }),
  };
}

interface Columns {
  readonly add: (first: number, count: number) => void;
  readonly finish: () => readonly Gathered[];
}

function keptColumns({ columns, spec }: PlacedJob, machine: Machine): Columns {
  const [from, to] = rangeOf(spec);
  const kept = columns.map(() => new Float64Array(to - from));
  return {
    add: (first, count) => {
      for (const { tile, at, size } of tilesOf(machine, count)) {
        columns.forEach((column, i) => {
          const place = machine.offset(tile, column);
          (kept[i] as Float64Array).set(machine.memory.subarray(place, place + size), first + at - from);
        });
      }
    },
    finish: () => kept.map((values) => ({ kind: 'kept', values })),
  };
}

function streamedColumns(job: PlacedJob, machine: Machine, ranges: readonly StreamRange[]): Columns {
  const { columns } = job;
  const { own, among } = sharing(machine, columns);
  const kept = own.map((i) => ({ column: columns[i] as number, range: ranges[i] as StreamRange }));
  const [once, their] = [kept.map(({ column }) => column), kept.map(({ range }) => range)];
  const { add, finish } = kernelStreams(machine, once, their, samplingSpare(job)) ?? plainStreams(machine, once, their);
  const whole = (): readonly Gathered[] => {
    const streams = finish();
    return among.map((n) => ({ kind: 'streamed', stream: streams[n] as Streamed }));
  };
  return { add, finish: whole };
}

/** Streams in TypeScript: tiles of whole blocks. */
function plainStreams(machine: Machine, columns: readonly number[], ranges: readonly StreamRange[]) {
  const streams = ranges.map(emptyStream);
  const add = (first: number, count: number): void => {
    for (const { tile, at, size } of tilesOf(machine, count)) {
      columns.forEach((column, i) => {
        const place = machine.offset(tile, column);
        addStreamed(streams[i] as Streamed, machine.memory.subarray(place, place + size), first + at);
      });
    }
  };
  return { add, finish: () => streams };
}

/** The tiles that hold `count` draws: their number, the first of their draws, and how many. */
export function tilesOf({ blockSize }: Machine, count: number): readonly { tile: number; at: number; size: number }[] {
  return Array.from({ length: Math.ceil(count / blockSize) }, (_, tile) => {
    const at = tile * blockSize;
    return { tile, at, size: Math.min(blockSize, count - at) };
  });
}

let scratch = new Float64Array(0);

/** A column's first draws in one piece, overwritten by the next call. */
export function gatherColumn(machine: Machine, column: number, draws: number): Float64Array {
  if (scratch.length < draws) scratch = new Float64Array(draws);
  for (const { tile, at, size } of tilesOf(machine, draws)) {
    const place = machine.offset(tile, column);
    scratch.set(machine.memory.subarray(place, place + size), at);
  }
  return scratch.subarray(0, draws);
}
