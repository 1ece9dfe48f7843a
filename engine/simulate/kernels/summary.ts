/**
 * Summaries of a machine's columns in place, in WebAssembly: the same moments and exact quantiles as the TypeScript
 * functions, to the bit. Columns with holes it declines, and they do it.
 */
import { BLOCK } from '../summary/moments.ts';
import { compileModule } from '../machine-module.ts';
import type { Machine } from '../types.ts';
import { encodeModule } from '../wasm/encode.ts';
import { webAssembly } from '../wasm/webassembly.ts';
import { GATHER_PARAMS, gatherFunction, ROOM, SOUGHT } from './gather-code.ts';
import { RECORD } from './records.ts';
import { SCAN_PARAMS, scanFunction } from './scan-code.ts';
import { SPARE_EDGE, spareAt, VERDICT_BYTES } from './spare.ts';

/** Bins of a column. */
export const BINS = 1024;
/** Columns that are scanned together: neighbours in memory, so that reading one brings in the next. */
export const GROUP = 16;

/** Where the kernel works on the columns of a group, as views and as addresses. */
export interface Slot {
  readonly counts: Uint32Array;
  readonly records: Float64Array;
  /** The number of the bin of each draw. */
  readonly ids: Uint16Array;
  readonly at: { readonly counts: number; readonly records: number; readonly ids: number };
}

export interface SummaryKernel {
  readonly scan: (
    at: number,
    end: number,
    record: number,
    ids: number,
    counts: number,
    low: number,
    scale: number,
  ) => void;
  readonly gather: (draws: number, id: number, end: number, ...sought: number[]) => void;
  readonly slots: readonly Slot[];
  /** For each bin its list, for each list its length, and the lists. */
  readonly listOf: Uint8Array;
  readonly filled: Uint32Array;
  readonly lists: Float64Array;
}

const LISTS_BYTES = BINS + 64 + SOUGHT * ROOM * 8;
const COUNTS_BYTES = 2 * 4 * BINS;

function recordBytes(draws: number): number {
  return Math.ceil(draws / BLOCK) * RECORD * 8;
}

function slotBytes(draws: number): number {
  return COUNTS_BYTES + recordBytes(draws) + Math.ceil(draws / 8) * 16;
}

/** Spare bytes that a machine needs for summaries of so many draws, and for their verdicts. */
export function summarySpare(draws: number): number {
  return SPARE_EDGE + VERDICT_BYTES + summaryBytes(draws);
}

function summaryBytes(draws: number): number {
  return LISTS_BYTES + GROUP * slotBytes(draws);
}

/** A kernel over a machine's memory; undefined unless the machine is in WebAssembly, with blocks of 256 and the spare bytes. */
export function summaryKernel(machine: Machine, draws: number): SummaryKernel | undefined {
  const { shared } = machine;
  const wasm = webAssembly();
  if (!shared || !wasm || machine.blockSize !== BLOCK) return undefined;
  const { buffer } = shared.memory;
  const start = spareAt(machine, VERDICT_BYTES, summaryBytes(draws));
  const module = start === undefined ? undefined : summaryModule();
  if (start === undefined || !module) return undefined;
  const { exports } = new wasm.Instance(module, { env: { memory: shared.memory } });
  const gather = exports['gather'] as (...words: number[]) => void;
  const [filled, lists, slotsAt] = [start + BINS, start + BINS + 64, start + LISTS_BYTES];
  return {
    scan: exports['scan'] as SummaryKernel['scan'],
    gather: (draws, id, end, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0) =>
      gather(draws, id, end, start, filled, lists, a, b, c, d, e, f),
    slots: Array.from({ length: GROUP }, (_, n) => slotAt(buffer, slotsAt + n * slotBytes(draws), draws)),
    listOf: new Uint8Array(buffer, start, BINS),
    filled: new Uint32Array(buffer, filled, SOUGHT),
    lists: new Float64Array(buffer, lists, SOUGHT * ROOM),
  };
}

function slotAt(buffer: ArrayBuffer, counts: number, draws: number): Slot {
  const records = counts + COUNTS_BYTES;
  const ids = records + recordBytes(draws);
  return {
    counts: new Uint32Array(buffer, counts, 2 * BINS),
    records: new Float64Array(buffer, records, recordBytes(draws) / 8),
    ids: new Uint16Array(buffer, ids, Math.ceil(draws / 8) * 8),
    at: { counts, records, ids },
  };
}

let known: object | null | undefined;

function summaryModule(): object | undefined {
  known ??= compileModule(moduleBytes()) ?? null;
  return known ?? undefined;
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  return encodeModule({
    types: [
      { params: SCAN_PARAMS, results: [] },
      { params: GATHER_PARAMS, results: [] },
    ],
    imports: [],
    functions: [scanFunction(0, BINS), gatherFunction(1)],
    table: [],
    exports: [
      { name: 'scan', function: 0 },
      { name: 'gather', function: 1 },
    ],
  });
}
