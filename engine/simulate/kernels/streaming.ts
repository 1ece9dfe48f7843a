/**
 * Streaming many columns in WebAssembly: moments of blocks and counts in bins, with the bits of `summary/streamed.ts`. A
 * tile is read as soon as it is computed; the numbers of its draws' bins are counted when those of some tiles are there.
 */
import { BLOCK, blockMoments } from '../summary/moments.ts';
import { countStreamed, emptyStream, STREAM_BINS, type Streamed, type StreamRange } from '../summary/streamed.ts';
import { treesOf, type Trees } from '../summary/trees.ts';
import type { Machine } from '../types.ts';
import { lanesJoined } from './records.ts';
import { COUNT_WORDS, SLOTS, STREAM_RECORD } from './stream-code.ts';
import { streamWork, type StreamWork } from './stream-work.ts';

export interface StreamSet {
  /** Adds draws `first` to `first + count`, at the head of the machine's tiles; whole blocks but at the very end. */
  readonly add: (first: number, count: number) => void;
  /** What was streamed of each column, in their order. */
  readonly finish: () => readonly Streamed[];
}

interface State {
  readonly machine: Machine;
  readonly columns: readonly number[];
  readonly work: StreamWork;
  /** Least, least, most, most of each column. */
  readonly extremes: Float64Array;
  /** What is counted apart from the kernel: columns with holes, the last few draws. */
  readonly apart: readonly Streamed[];
  /** Moments of the block at hand, three numbers a column. */
  readonly row: Float64Array;
  readonly trees: Trees;
  draws: number;
  /** Tiles of which the numbers of bins have not been counted. */
  slots: number;
}

/** Undefined unless the machine is in WebAssembly with blocks of 256 and the bytes, `skipped` into the spare ones. */
export function kernelStreams(
  machine: Machine,
  columns: readonly number[],
  ranges: readonly StreamRange[],
  skipped: number,
): StreamSet | undefined {
  const work = machine.blockSize === BLOCK ? streamWork(machine, columns, ranges, skipped) : undefined;
  if (!work) return undefined;
  const state: State = {
    machine,
    columns,
    work,
    extremes: Float64Array.from({ length: 4 * columns.length }, (_, i) => (i % 4 < 2 ? Infinity : -Infinity)),
    apart: ranges.map(emptyStream),
    row: new Float64Array(3 * columns.length),
    trees: treesOf(columns.length),
    draws: 0,
    slots: 0,
  };
  return { add: (first, count) => addDraws(state, first, count), finish: () => finished(state) };
}

function addDraws(state: State, first: number, count: number): void {
  for (let at = 0, tile = 0; at < count; at += BLOCK, tile++) {
    const size = Math.min(BLOCK, count - at);
    if (size === BLOCK) addBlock(state, tile);
    else state.columns.forEach((_, c) => addApart(state, tile, c, size));
    state.trees.push((first + at) / BLOCK, state.row);
  }
  state.draws += count;
}

function addBlock(state: State, tile: number): void {
  const { work, columns, slots } = state;
  if (columns.length === 0) return;
  work.scan(tile, slots);
  for (let c = 0; c < columns.length; c++) if (!readRecord(state, c)) takeApart(state, tile, c);
  state.slots++;
  if (state.slots === SLOTS) countSlots(state);
}

function countSlots(state: State): void {
  if (state.slots > 0) state.work.count(state.slots);
  state.slots = 0;
}

/** Moments and extremes of a column's block; false when a draw is a hole: then some sum is not finite. */
function readRecord({ work: { records }, row, extremes }: State, c: number): boolean {
  const at = c * STREAM_RECORD;
  const squares = lanesJoined(records, at + 4);
  if (!(squares < Infinity)) return false;
  const sum = lanesJoined(records, at);
  putRow(row, c, BLOCK, (records[at + 12] as number) + sum / BLOCK, Math.max(0, squares - (sum * sum) / BLOCK));
  for (let i = 0; i < 4; i++) {
    const x = records[at + 8 + i] as number;
    if (i < 2 ? x < (extremes[4 * c + i] as number) : x > (extremes[4 * c + i] as number)) extremes[4 * c + i] = x;
  }
  return true;
}

function putRow(row: Float64Array, c: number, n: number, mean: number, m2: number): void {
  row[3 * c] = n;
  row[3 * c + 1] = mean;
  row[3 * c + 2] = m2;
}

/** A column with holes: the kernel is to count none of its draws. */
function takeApart(state: State, tile: number, c: number): void {
  const from = (c * SLOTS + state.slots) * BLOCK;
  state.work.ids.fill(STREAM_BINS, from, from + BLOCK);
  addApart(state, tile, c, BLOCK);
}

function addApart({ machine, columns, apart, row }: State, tile: number, c: number, size: number): void {
  const at = machine.offset(tile, columns[c] as number);
  const values = machine.memory.subarray(at, at + size);
  countStreamed(apart[c] as Streamed, values);
  const { n, mean, m2 } = blockMoments(values, 0, size);
  putRow(row, c, n, mean, m2);
}

function finished(state: State): readonly Streamed[] {
  countSlots(state);
  const { apart, work, extremes, trees, draws } = state;
  return apart.map((stream, c): Streamed => {
    const own = work.counts.subarray(c * COUNT_WORDS, c * COUNT_WORDS + STREAM_BINS);
    const [l0 = 0, l1 = 0, m0 = 0, m1 = 0] = extremes.subarray(4 * c, 4 * c + 4);
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
