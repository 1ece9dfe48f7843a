/** Where streaming works in a machine's spare memory, and the kernel that reads a tile's column. */
import { compileModule } from '../machine-module.ts';
import { STREAM_BINS } from '../summary/streamed.ts';
import type { Machine } from '../types.ts';
import { encodeModule } from '../wasm/encode.ts';
import { webAssembly } from '../wasm/webassembly.ts';
import { RECORD } from './records.ts';
import { SCAN_PARAMS, scanFunction } from './scan-code.ts';
import { spareAt } from './spare.ts';

export interface StreamWork {
  /** A record a tile. */
  readonly records: Float64Array;
  /** Least, least, most, most of each column. */
  readonly extremes: Float64Array;
  readonly counts: Uint32Array;
  readonly recordAt: (tile: number) => number;
  readonly extremesAt: (column: number) => number;
  readonly countsAt: (column: number) => number;
}

const RECORD_BYTES = RECORD * 8;
const EXTREMES_BYTES = 32;
const COUNTS_BYTES = 4 * STREAM_BINS;

/** Bytes that streaming so many columns of a machine of so many tiles needs. */
export function streamBytes(tiles: number, columns: number): number {
  return tiles * RECORD_BYTES + columns * (EXTREMES_BYTES + COUNTS_BYTES);
}

/** Cleared work space, `skipped` bytes into the spare ones; undefined where there are too few of them. */
export function streamWork(machine: Machine, columns: number, skipped: number): StreamWork | undefined {
  const { shared, tiles } = machine;
  const start = spareAt(machine, skipped, streamBytes(tiles, columns));
  if (!shared || start === undefined) return undefined;
  const { buffer } = shared.memory;
  const extremesAt = start + tiles * RECORD_BYTES;
  const countsAt = extremesAt + columns * EXTREMES_BYTES;
  const extremes = new Float64Array(buffer, extremesAt, columns * 4);
  for (let i = 0; i < extremes.length; i++) extremes[i] = i % 4 < 2 ? Infinity : -Infinity;
  return {
    records: new Float64Array(buffer, start, tiles * RECORD),
    extremes,
    counts: new Uint32Array(buffer, countsAt, columns * STREAM_BINS).fill(0),
    recordAt: (tile) => start + tile * RECORD_BYTES,
    extremesAt: (column) => extremesAt + column * EXTREMES_BYTES,
    countsAt: (column) => countsAt + column * COUNTS_BYTES,
  };
}

/** Addresses of draws and their end, of the record, the extremes and the counts; then the range. */
export type StreamScan = (
  at: number,
  end: number,
  record: number,
  extremes: number,
  counts: number,
  low: number,
  scale: number,
) => void;

/** Undefined where WebAssembly is missing or forbidden. */
export function streamScan({ shared }: Machine): StreamScan | undefined {
  const wasm = webAssembly();
  const module = streamModule();
  if (!shared || !wasm || !module) return undefined;
  return new wasm.Instance(module, { env: { memory: shared.memory } }).exports['scan'] as StreamScan;
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
