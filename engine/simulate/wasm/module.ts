/**
 * A program as a WebAssembly module: one function for each code of each step, in a table, and `run`, which calls a
 * list of them. Memory is: table of pow · list of calls · scalars · (room for rows before the first) · tiles.
 */
import { columnCount, columnOf, firstRow } from '../../compile/layout.ts';
import type { Code, Frame, Program, Slot } from '../../compile/types.ts';
import { POW_TABLE } from '../math-table.ts';
import { instructionsOf } from './code.ts';
import { encodeModule, type FunctionBody, type Part } from './encode.ts';
import { expFunction, logFunction, powFunction, POW_ROW } from './functions.ts';
import { get, I32, i32, PAIR, set, SINGLE, type Lanes } from './lanes.ts';

/** Where things stand in a machine's memory, in bytes. */
export interface Memory {
  readonly lanes: Lanes;
  readonly columnBytes: number;
  readonly rowBytes: number;
  /** As far as the longest lag looks back. */
  readonly backBytes: number;
  readonly tileBytes: number;
  readonly list: number;
  readonly scalars: number;
  readonly scalarRow: number;
  readonly tiles: number;
  /** From the start of a tile to its row in a year, less the rows that lags look back. */
  readonly rowAt: (yearIndex: number) => number;
}

/** Bytes of one entry of the list of calls: function, row in the tile, scalars of the year. */
export const CALL_BYTES = 12;

export function memoryOf(program: Program, blockSize: number): Memory {
  const { frame, steps, scalars } = program;
  const lanes = blockSize === 1 ? SINGLE : PAIR;
  const columnBytes = Math.ceil(blockSize / lanes.count) * lanes.count * 8;
  const rowBytes = frame.rowColumns * columnBytes;
  const list = (POW_TABLE.length / 3) * POW_ROW;
  const scalarsAt = list + alignedTo(16, steps.length * frame.years * CALL_BYTES);
  const scalarRow = (scalars[0]?.length ?? 1) * 8;
  const backBytes = longestLag(program) * rowBytes;
  return {
    lanes,
    columnBytes,
    rowBytes,
    backBytes,
    tileBytes: columnCount(frame) * columnBytes,
    list,
    scalars: scalarsAt,
    scalarRow,
    tiles: alignedTo(64, scalarsAt + frame.years * scalarRow + backBytes),
    rowAt: (yearIndex) => firstRow(frame) * columnBytes + yearIndex * rowBytes - backBytes,
  };
}

function alignedTo(step: number, bytes: number): number {
  return Math.ceil(bytes / step) * step;
}

function longestLag({ steps }: Program): number {
  const backs = steps.flatMap((step) => step.codes.flatMap((code) => code.ops));
  return backs.reduce(
    (most, op) => (op.op === 'load' && op.slot.kind === 'row' ? Math.max(most, op.slot.back) : most),
    0,
  );
}

/** Imported functions come first, then helpers, the list's runner and the codes. */
const APART = { exp: 0, log: 1, pow: 2 } as const;
const HELPERS = { exp: 3, log: 4, pow: 5 } as const;
const RUN = 6;
const FIRST_CODE = 7;

const TYPES = { apart1: 0, apart2: 1, value1: 2, value2: 3, step: 4, run: 5 } as const;

/** Parameters of a step's function. */
const TILE = 0;
const ROW = 1;
const SCALARS = 2;
const BYTES = 3;
const STOP = 4;

export function moduleBytes(program: Program, memory: Memory): Uint8Array<ArrayBuffer> {
  const { lanes } = memory;
  const codes = program.steps.flatMap((step) =>
    step.codes.map((code) => stepFunction(program.frame, memory, code, step.target)),
  );
  const [f64, value] = [SINGLE.value, lanes.value];
  return encodeModule({
    types: [
      { params: [f64], results: [f64] },
      { params: [f64, f64], results: [f64] },
      { params: [value], results: [value] },
      { params: [value, value], results: [value] },
      { params: [I32, I32, I32, I32], results: [] },
      { params: [I32, I32, I32], results: [] },
    ],
    imports: [
      { name: 'exp', type: TYPES.apart1 },
      { name: 'log', type: TYPES.apart1 },
      { name: 'pow', type: TYPES.apart2 },
    ],
    functions: [
      { type: TYPES.value1, ...expFunction(lanes, APART.exp) },
      { type: TYPES.value1, ...logFunction(lanes, APART.log) },
      { type: TYPES.value2, ...powFunction(lanes, APART.pow) },
      runFunction(memory),
      ...codes,
    ],
    table: codes.map((_, n) => FIRST_CODE + n),
    exports: [{ name: 'run', function: RUN }],
  });
}

/** (tile, row, scalars, bytes): works through one column of the tile, a value of the lanes at a time. */
function stepFunction(frame: Frame, memory: Memory, code: Code, target: Slot): FunctionBody {
  const { lanes } = memory;
  const load = (slot: Slot): Part => {
    const { base, offset } = addressOf(frame, memory, slot);
    return lanes.load(get(base), offset);
  };
  const scalar = (index: number): Part => lanes.spread(get(SCALARS), index * 8);
  const { value, locals } = instructionsOf(code, { lanes, helpers: HELPERS, load, scalar, firstLocal: STOP + 1 });
  const { base, offset } = addressOf(frame, memory, target);
  const width = lanes.count * 8;
  const advance = (local: number): Part => set(local, [get(local), i32(width), 0x6a]);
  const body: Part = [
    set(STOP, [get(ROW), get(BYTES), 0x6a]),
    [0x03, 0x40],
    lanes.store(get(base), value, offset),
    advance(TILE),
    advance(ROW),
    [get(ROW), get(STOP), 0x49, 0x0d, 0x00, 0x0b],
  ];
  return { type: TYPES.step, locals: [I32, ...Array.from({ length: locals }, () => lanes.value)], body };
}

function addressOf(frame: Frame, memory: Memory, slot: Slot): { readonly base: number; readonly offset: number } {
  const { columnBytes, rowBytes, backBytes } = memory;
  if (slot.kind === 'row') return { base: ROW, offset: backBytes - slot.back * rowBytes + slot.index * columnBytes };
  return { base: TILE, offset: (columnOf(frame, slot, 0) ?? 0) * columnBytes };
}

/** (tile, bytes, end): calls the entries of the list up to `end`. */
function runFunction(memory: Memory): FunctionBody {
  const [tile, bytes, end, at] = [0, 1, 2, 3];
  const word = (offset: number): Part => [get(at), 0x28, 2, offset];
  const body: Part = [
    set(at, i32(memory.list)),
    [0x02, 0x40, 0x03, 0x40, get(at), get(end), 0x4f, 0x0d, 0x01],
    [get(tile), get(tile), word(4), 0x6a, word(8), get(bytes), word(0), 0x11, TYPES.step, 0x00],
    set(at, [get(at), i32(CALL_BYTES), 0x6a]),
    [0x0c, 0x00, 0x0b, 0x0b],
  ];
  return { type: TYPES.run, locals: [I32], body };
}
