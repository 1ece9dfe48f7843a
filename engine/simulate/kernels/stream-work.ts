/** Where streaming works in a machine's spare memory, and the kernels that read its tiles' columns. */
import { compileModule } from '../machine-module.ts';
import type { StreamRange } from '../summary/streamed.ts';
import type { Machine } from '../types.ts';
import { encodeModule } from '../wasm/encode.ts';
import { webAssembly } from '../wasm/webassembly.ts';
import { spareAt, wholeLines } from './spare.ts';
import {
  COUNT_WORDS,
  IDS_BYTES,
  SLOT_BYTES,
  STREAM_COUNT_PARAMS,
  STREAM_RECORD,
  STREAM_SCAN_PARAMS,
  streamCountFunction,
  streamScanFunction,
  TOLD_BYTES,
} from './stream-code.ts';

export interface StreamWork {
  /** Records of a tile, one a column. */
  readonly records: Float64Array;
  readonly counts: Uint32Array;
  /** Numbers of bins: of each column some tiles. */
  readonly ids: Uint16Array;
  /** Reads all columns of a tile into the records and a slot's numbers. */
  readonly scan: (tile: number, slot: number) => void;
  /** Counts the numbers of the first slots. */
  readonly count: (slots: number) => void;
}

const RECORD_BYTES = 8 * STREAM_RECORD;
const COUNT_BYTES = 4 * COUNT_WORDS;

/** Bytes that streaming so many columns needs. */
export function streamBytes(columns: number): number {
  return wholeLines(columns * (TOLD_BYTES + RECORD_BYTES)) + columns * (IDS_BYTES + COUNT_BYTES);
}

/** Cleared work space, `skipped` bytes into the spare ones; undefined where there are too few of them, or no WebAssembly. */
export function streamWork(
  machine: Machine,
  columns: readonly number[],
  ranges: readonly StreamRange[],
  skipped: number,
): StreamWork | undefined {
  const { length } = columns;
  const told = spareAt(machine, skipped, streamBytes(length));
  const kernels = streamKernels(machine);
  if (!machine.shared || told === undefined || !kernels) return undefined;
  const { buffer } = machine.shared.memory;
  tell(new DataView(buffer, told), machine, columns, ranges);
  const records = told + length * TOLD_BYTES;
  const ids = told + wholeLines(length * (TOLD_BYTES + RECORD_BYTES));
  const counts = ids + length * IDS_BYTES;
  const after = (tile: number): number =>
    8 * (machine.offset(tile, columns[0] ?? 0) - machine.offset(0, columns[0] ?? 0));
  return {
    records: new Float64Array(buffer, records, length * STREAM_RECORD),
    counts: new Uint32Array(buffer, counts, length * COUNT_WORDS).fill(0),
    ids: new Uint16Array(buffer, ids, (length * IDS_BYTES) / 2),
    scan: (tile, slot) => kernels.scan(told, records, records, ids + slot * SLOT_BYTES, after(tile)),
    count: (slots) => kernels.count(ids, counts, slots * SLOT_BYTES, counts),
  };
}

function tell(view: DataView, machine: Machine, columns: readonly number[], ranges: readonly StreamRange[]): void {
  columns.forEach((column, c) => {
    const { low, scale } = ranges[c] as StreamRange;
    view.setFloat64(c * TOLD_BYTES, low, true);
    view.setFloat64(c * TOLD_BYTES + 8, scale, true);
    view.setUint32(c * TOLD_BYTES + 16, 8 * machine.offset(0, column), true);
  });
}

interface StreamKernels {
  readonly scan: (told: number, end: number, record: number, ids: number, tile: number) => void;
  readonly count: (ids: number, end: number, bytes: number, counts: number) => void;
}

/** Undefined where WebAssembly is missing or forbidden. */
function streamKernels({ shared }: Machine): StreamKernels | undefined {
  const wasm = webAssembly();
  const module = streamModule();
  if (!shared || !wasm || !module) return undefined;
  return new wasm.Instance(module, { env: { memory: shared.memory } }).exports as unknown as StreamKernels;
}

let known: object | null | undefined;

function streamModule(): object | undefined {
  known ??= compileModule(moduleBytes()) ?? null;
  return known ?? undefined;
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  return encodeModule({
    types: [
      { params: STREAM_SCAN_PARAMS, results: [] },
      { params: STREAM_COUNT_PARAMS, results: [] },
    ],
    imports: [],
    functions: [streamScanFunction(0), streamCountFunction(1)],
    table: [],
    exports: [
      { name: 'scan', function: 0 },
      { name: 'count', function: 1 },
    ],
  });
}
