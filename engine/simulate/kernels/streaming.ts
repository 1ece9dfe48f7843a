/**
 * Streaming many columns in WebAssembly: moments of blocks and counts in bins, with the bits of `summary/streamed.ts`.
 * The counts of all columns stand in the machine's spare memory; a chunk of tiles is computed, then counted column by
 * column, so that a column's counts stay in the cache meanwhile.
 */
import { BLOCK, blockMoments } from '../summary/moments.ts';
import {
  countStreamed,
  emptyStream,
  STREAM_BINS,
  streamBin,
  type Streamed,
  type StreamRange,
} from '../summary/streamed.ts';
import { treesOf, type Trees } from '../summary/trees.ts';
import type { Machine } from '../types.ts';
import { lanesJoined, RECORD } from './records.ts';
import { streamScan, streamWork, type StreamScan, type StreamWork } from './stream-work.ts';

export interface StreamSet {
  /** Adds draws `first` to `first + count`, at the head of the machine's tiles; whole blocks but at the very end. */
  readonly add: (first: number, count: number) => void;
  /** What was streamed of each column, in their order. */
  readonly finish: () => readonly Streamed[];
}

interface State {
  readonly machine: Machine;
  readonly columns: readonly number[];
  readonly ranges: readonly StreamRange[];
  readonly scan: StreamScan;
  readonly work: StreamWork;
  /** What is counted apart from the kernel: columns with holes, the last few draws. */
  readonly apart: readonly Streamed[];
  /** Moments of the blocks of a chunk: a row a tile, three numbers a column. */
  readonly rows: readonly Float64Array[];
  readonly trees: Trees;
  draws: number;
}

/** Undefined unless the machine is in WebAssembly with blocks of 256 and the bytes, `skipped` into the spare ones. */
export function kernelStreams(
  machine: Machine,
  columns: readonly number[],
  ranges: readonly StreamRange[],
  skipped: number,
): StreamSet | undefined {
  const work = machine.blockSize === BLOCK ? streamWork(machine, columns.length, skipped) : undefined;
  const scan = work && streamScan(machine);
  if (!scan) return undefined;
  const state: State = {
    machine,
    columns,
    ranges,
    scan,
    work,
    apart: ranges.map(emptyStream),
    rows: Array.from({ length: machine.tiles }, () => new Float64Array(3 * columns.length)),
    trees: treesOf(columns.length),
    draws: 0,
  };
  return { add: (first, count) => addChunk(state, first, count), finish: () => finished(state) };
}

function addChunk(state: State, first: number, count: number): void {
  const whole = Math.floor(count / BLOCK);
  state.columns.forEach((_, c) => {
    addBlocks(state, c, whole);
    const rest = valuesIn(state, whole, c, count - whole * BLOCK);
    if (rest.length > 0) addApart(state, whole, c, rest);
  });
  for (let tile = 0; tile * BLOCK < count; tile++)
    state.trees.push(first / BLOCK + tile, state.rows[tile] as Float64Array);
  state.draws += count;
}

/** The first draws of a column in a tile. */
function valuesIn({ machine, columns }: State, tile: number, c: number, count: number): Float64Array {
  if (count === 0) return NONE;
  const at = machine.offset(tile, columns[c] as number);
  return machine.memory.subarray(at, at + count);
}

const NONE = new Float64Array(0);

function addBlocks(state: State, c: number, whole: number): void {
  const { machine, columns, ranges, scan, work } = state;
  const { low, scale } = ranges[c] as StreamRange;
  const extremes = work.extremes.slice(4 * c, 4 * c + 4);
  for (let tile = 0; tile < whole; tile++) {
    const at = 8 * machine.offset(tile, columns[c] as number);
    scan(at, at + 8 * BLOCK, work.recordAt(tile), work.extremesAt(c), work.countsAt(c), low, scale);
  }
  if (readRecords(state, c, whole)) return;
  work.extremes.set(extremes, 4 * c);
  for (let tile = 0; tile < whole; tile++) {
    const values = valuesIn(state, tile, c, BLOCK);
    takeBack(state, c, values);
    addApart(state, tile, c, values);
  }
}

/** Moments of the scanned blocks; false when a draw is a hole: then some sum is not finite. */
function readRecords({ rows, work: { records } }: State, c: number, whole: number): boolean {
  for (let tile = 0; tile < whole; tile++) {
    const at = tile * RECORD;
    const squares = lanesJoined(records, at + 5);
    if (!(squares < Infinity)) return false;
    const sum = lanesJoined(records, at + 1);
    const mean = (records[at] as number) + sum / BLOCK;
    putRow(rows[tile] as Float64Array, c, BLOCK, mean, Math.max(0, squares - (sum * sum) / BLOCK));
  }
  return true;
}

function putRow(row: Float64Array, c: number, n: number, mean: number, m2: number): void {
  row[3 * c] = n;
  row[3 * c + 1] = mean;
  row[3 * c + 2] = m2;
}

/** Undoes what the kernel counted of a column with holes. */
function takeBack({ ranges, work: { counts } }: State, c: number, values: Float64Array): void {
  for (const x of values) {
    const place = c * STREAM_BINS + streamBin(ranges[c] as StreamRange, x);
    counts[place] = (counts[place] as number) - 1;
  }
}

function addApart({ apart, rows }: State, tile: number, c: number, values: Float64Array): void {
  countStreamed(apart[c] as Streamed, values);
  const { n, mean, m2 } = blockMoments(values, 0, values.length);
  putRow(rows[tile] as Float64Array, c, n, mean, m2);
}

function finished({ apart, work, trees, draws }: State): readonly Streamed[] {
  return apart.map((stream, c): Streamed => {
    const own = work.counts.subarray(c * STREAM_BINS, (c + 1) * STREAM_BINS);
    const [l0 = 0, l1 = 0, m0 = 0, m1 = 0] = work.extremes.subarray(4 * c, 4 * c + 4);
    // In place: a copy of all counts would be as large as the work space itself.
    const { counts } = stream;
    for (let bin = 0; bin < counts.length; bin++) counts[bin] = (counts[bin] as number) + (own[bin] as number);
    return {
      ...stream,
      counts,
      nodes: trees.nodes(c),
      least: Math.min(stream.least, l0, l1),
      most: Math.max(stream.most, m0, m1),
      draws,
    };
  });
}
