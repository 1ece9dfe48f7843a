/** Where a machine for many draws keeps things: table of pow · scalars · list of calls · working columns · tiles · spare bytes. */
import type { Program } from '../compile/types.ts';
import { planRun } from './machine-plan.ts';
import { callsOf, needed, place, type Call } from './machine-schedule.ts';
import { CALL_HEAD, readsOf, STRIDE_DRAWS } from './wasm/kernels.ts';
import { alignedTo, TABLE_BYTES } from './wasm/parts.ts';

export interface Keeping {
  /** Columns that a tile keeps and the place of each there; columns that are alike share one. */
  readonly kept: ReadonlyMap<number, number>;
  readonly places: number;
  /** Calls of a whole run, without those that nothing kept needs. */
  readonly whole: readonly Call[];
  /** Working columns that a whole run needs. */
  readonly working: number;
}

/** Bytes from the beginning of memory, but for sizes. */
export interface MachineMemory {
  readonly scalars: number;
  readonly scalarRow: number;
  readonly list: number;
  readonly working: number;
  readonly columnBytes: number;
  readonly tiles: number;
  readonly tileBytes: number;
  /** Columns of a tile beyond the kept ones, for what a part of the steps stands on. */
  readonly spareColumns: number;
  readonly end: number;
}

/** Everything is kept when nobody says what is wanted; else inputs and what is wanted. */
export function keepingOf(
  program: Program,
  wanted: readonly number[] | undefined,
  alike: ReadonlyMap<number, number> = new Map(),
): Keeping {
  const all = Array.from({ length: program.layout.columns }, (_, column) => column);
  const columns = wanted ? [...new Set([...inputColumns(program), ...wanted])].sort((a, b) => a - b) : all;
  const own = columns.filter((column) => !alike.has(column));
  const placeOf = new Map(own.map((column, place) => [column, place]));
  const kept = new Map(columns.map((column) => [column, placeOf.get(alike.get(column) ?? column) ?? 0]));
  const whole = needed(callsOf(program, planRun(program)), (column) => kept.has(column));
  const { working } = place(
    whole,
    (column) => kept.get(column),
    (index) => index,
  );
  return { kept, places: own.length, whole, working };
}

/** Columns that are written from outside: parameters and innovations. */
export function inputColumns({ layout, parameters, years }: Program): readonly number[] {
  const inYears = (at: (year: number) => number | undefined): readonly number[] =>
    years.flatMap((_, year) => at(year) ?? []);
  const inputs = parameters.flatMap(({ id }) => inYears((year) => layout.inputColumn(id, year)));
  return [...inputs, ...layout.noisy.flatMap((id) => inYears((year) => layout.innovationColumn(id, year)))];
}

export function machineMemory(
  program: Program,
  { kept, places, whole, working: count }: Keeping,
  tiles: number,
  blockSize: number,
): MachineMemory {
  const scalarRow = (program.scalars[0]?.length ?? 1) * 8;
  const columnBytes = alignedTo(STRIDE_DRAWS, blockSize) * 8;
  const list = TABLE_BYTES + program.frame.years * scalarRow;
  const working = alignedTo(64, list + bytesOfCalls(program, whole));
  const others = new Set(whole.map(({ writes }) => writes).filter((column) => !kept.has(column)));
  const start = working + count * columnBytes;
  // Measured on the default model: the widest slider stands on a quarter of what is not kept.
  const spareColumns = Math.ceil(others.size / 3);
  const tileBytes = (places + spareColumns) * columnBytes;
  return {
    scalars: TABLE_BYTES,
    scalarRow,
    list,
    working,
    columnBytes,
    tiles: start,
    tileBytes,
    spareColumns,
    end: start + tiles * tileBytes,
  };
}

function bytesOfCalls(program: Program, calls: readonly Call[]): number {
  return calls.reduce((bytes, { step, code }) => {
    const own = program.steps[step]?.codes[code];
    return bytes + (CALL_HEAD + (own ? readsOf(own).length : 0)) * 4;
  }, 0);
}
