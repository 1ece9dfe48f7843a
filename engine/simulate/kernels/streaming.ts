/**
 * Streaming many columns in WebAssembly: moments of blocks and counts in bins, with the bits of `summary/streamed.ts`.
 * The counts of all columns stand in the machine's spare memory; a chunk of tiles is computed, then counted column by
 * column, so that a column's counts stay in the cache meanwhile.
 */
import { compileModule } from '../machine-module.ts';
import { BLOCK, blockMoments } from '../summary/moments.ts';
import {
  countStreamed,
  emptyStream,
  STREAM_BINS,
  streamBin,
  type Streamed,
  type StreamRange,
} from '../summary/streamed.ts';
import { treesOf } from '../summary/trees.ts';
import type { Machine } from '../types.ts';
import { encodeModule } from '../wasm/encode.ts';
import { webAssembly } from '../wasm/webassembly.ts';
import { RECORD, SCAN_PARAMS, scanFunction } from './scan-code.ts';

export interface StreamSet {
  /** Adds draws `first` to `first + count`, which stand at the head of the machine's tiles; whole blocks but at the very end. */
  readonly add: (first: number, count: number) => void;
  /** What was streamed of each column, in their order. */
  readonly finish: () => readonly Streamed[];
}

const RECORDS_BYTES = RECORD * 8;
const EXTREMES_BYTES = 32;
const COUNTS_BYTES = 4 * STREAM_BINS;

/** Spare bytes that a machine of so many tiles needs for streaming so many columns. */
export function streamSpare(tiles: number, columns: number): number {
  return 64 + tiles * RECORDS_BYTES + columns * (EXTREMES_BYTES + COUNTS_BYTES);
}

type Scan = (
  at: number,
  end: number,
  record: number,
  extremes: number,
  counts: number,
  low: number,
  scale: number,
) => void;

/** Undefined unless the machine is in WebAssembly with blocks of 256 and the spare bytes. */
export function kernelStreams(
  machine: Machine,
  columns: readonly number[],
  ranges: readonly StreamRange[],
): StreamSet | undefined {
  const { shared, tiles, memory } = machine;
  if (!shared || machine.blockSize !== BLOCK) return undefined;
  const start = Math.ceil(shared.spare / 64) * 64;
  const { buffer } = shared.memory;
  const module = start + streamSpare(tiles, columns.length) - 64 <= buffer.byteLength ? streamModule() : undefined;
  const wasm = webAssembly();
  if (!module || !wasm) return undefined;
  const scan = new wasm.Instance(module, { env: { memory: shared.memory } }).exports['scan'] as Scan;
  const extremesAt = start + tiles * RECORDS_BYTES;
  const countsAt = extremesAt + columns.length * EXTREMES_BYTES;
  const records = new Float64Array(buffer, start, tiles * RECORD);
  const extremes = new Float64Array(buffer, extremesAt, columns.length * 4);
  const counts = new Uint32Array(buffer, countsAt, columns.length * STREAM_BINS);
  counts.fill(0);
  columns.forEach((_, c) => extremes.set([Infinity, Infinity, -Infinity, -Infinity], 4 * c));
  /** What is counted apart from the kernel: columns with holes, the last few draws. */
  const apart = ranges.map(emptyStream);
  const trees = Array.from({ length: tiles }, () => new Float64Array(3 * columns.length));
  const all = treesOf(columns.length);
  let draws = 0;

  const scanColumn = (c: number, whole: number): void => {
    const { low, scale } = ranges[c] as StreamRange;
    for (let tile = 0; tile < whole; tile++) {
      const at = 8 * machine.offset(tile, columns[c] as number);
      scan(
        at,
        at + 8 * BLOCK,
        start + tile * RECORDS_BYTES,
        extremesAt + c * EXTREMES_BYTES,
        countsAt + c * COUNTS_BYTES,
        low,
        scale,
      );
    }
  };
  /** Takes back what the kernel counted of a column with holes, and counts it anew without them. */
  const recount = (c: number, whole: number, before: readonly number[]): void => {
    extremes.set(before, 4 * c);
    for (let tile = 0; tile < whole; tile++) {
      const values = valuesIn(tile, c, BLOCK);
      for (const x of values) {
        const place = c * STREAM_BINS + streamBin(ranges[c] as StreamRange, x);
        counts[place] = (counts[place] as number) - 1;
      }
      countStreamed(apart[c] as Streamed, values);
      putBlock(tile, c, values);
    }
  };
  const valuesIn = (tile: number, c: number, count: number): Float64Array => {
    const at = machine.offset(tile, columns[c] as number);
    return memory.subarray(at, at + count);
  };
  const putBlock = (tile: number, c: number, values: Float64Array): void => {
    const { n, mean, m2 } = blockMoments(values, 0, values.length);
    put(tile, c, n, mean, m2);
  };
  const put = (tile: number, c: number, n: number, mean: number, m2: number): void => {
    const row = trees[tile] as Float64Array;
    row[3 * c] = n;
    row[3 * c + 1] = mean;
    row[3 * c + 2] = m2;
  };
  /** False when a draw is a hole. */
  const readRecords = (c: number, whole: number): boolean => {
    for (let tile = 0; tile < whole; tile++) {
      const at = tile * RECORD;
      const squares = lanes(records, at + 5);
      if (!(squares < Infinity)) return false;
      const sum = lanes(records, at + 1);
      put(tile, c, BLOCK, (records[at] as number) + sum / BLOCK, Math.max(0, squares - (sum * sum) / BLOCK));
    }
    return true;
  };
  const add = (first: number, count: number): void => {
    const whole = Math.floor(count / BLOCK);
    const rest = count - whole * BLOCK;
    for (let c = 0; c < columns.length; c++) {
      const before = [...extremes.subarray(4 * c, 4 * c + 4)];
      scanColumn(c, whole);
      if (!readRecords(c, whole)) recount(c, whole, before);
      if (rest > 0) {
        const values = valuesIn(whole, c, rest);
        countStreamed(apart[c] as Streamed, values);
        putBlock(whole, c, values);
      }
    }
    for (let tile = 0; tile * BLOCK < count; tile++) {
      const row = trees[tile] as Float64Array;
      for (let c = 0; c < columns.length; c++)
        all.put(c, row[3 * c] as number, row[3 * c + 1] as number, row[3 * c + 2] as number);
      all.joined(first / BLOCK + tile);
    }
    draws += count;
  };
  return {
    add,
    finish: () =>
      apart.map((stream, c): Streamed => {
        const own = counts.subarray(c * STREAM_BINS, (c + 1) * STREAM_BINS);
        const [l0 = 0, l1 = 0, m0 = 0, m1 = 0] = extremes.subarray(4 * c, 4 * c + 4);
        return {
          ...stream,
          counts: stream.counts.map((count, bin) => count + (own[bin] as number)),
          nodes: all.nodes(c),
          least: Math.min(stream.least, l0, l1),
          most: Math.max(stream.most, m0, m1),
          draws,
        };
      }),
  };
}

function lanes(records: Float64Array, at: number): number {
  return (
    (records[at] as number) + (records[at + 2] as number) + ((records[at + 1] as number) + (records[at + 3] as number))
  );
}

let known: object | null | undefined;

function streamModule(): object | undefined {
  known ??= compileModule(moduleBytes()) ?? null;
  return known ?? undefined;
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  return encodeModule({
    types: [{ params: SCAN_PARAMS, results: [] }],
    imports: [],
    functions: [scanFunction(0, { bins: STREAM_BINS, tables: 1, notes: 'extremes' })],
    table: [],
    exports: [{ name: 'scan', function: 0 }],
  });
}
