/**
 * Where a machine for many draws keeps things: table of pow · scalars · list of calls · working columns · passing inputs ·
 * tiles · spare bytes.
 */
import type { Program } from '../compile/types.ts';
import { planRun } from './machine-plan.ts';
import { callsOf, needed, place, type Call } from './machine-schedule.ts';
import { sharedWork } from './machine-shared.ts';
import { CALL_HEAD, readsOf, STRIDE_DRAWS } from './wasm/kernels.ts';
import { alignedTo, TABLE_BYTES } from './wasm/parts.ts';

export interface Keeping {
  /** Columns that can be read and the place of each; columns that are alike share one. */
  readonly kept: ReadonlyMap<number, number>;
  /** Places in each tile, the first ones; those after them are shared by all tiles. */
  readonly places: number;
  readonly passing: number;
  /** Calls of a whole run, without those that nothing kept needs. */
  readonly whole: readonly Call[];
  /** The same with work that several of them do done once. */
  readonly shared: readonly Call[];
  /** Working columns that a whole run needs, whether or not its calls share work. */
  readonly working: number;
}

/** Bytes from the beginning of memory, but for sizes. */
export interface MachineMemory {
  readonly scalars: number;
  readonly scalarRow: number;
  readonly list: number;
  /** Room for a list of calls. */
  readonly listBytes: number;
  readonly working: number;
  readonly workingColumns: number;
  readonly columnBytes: number;
  /** Places that all tiles share. */
  readonly passing: number;
  readonly tiles: number;
  readonly tileBytes: number;
  /** Columns of a tile beyond the kept ones, for what a part of the steps stands on. */
  readonly spareColumns: number;
  readonly end: number;
}

/** What shall be kept (see `MachineOptions`). */
export interface Wish {
  readonly wanted?: readonly number[];
  readonly alike?: ReadonlyMap<number, number>;
  readonly passing?: boolean;
}

/** Everything is kept when nobody says what is wanted; else what is wanted and inputs, or such inputs as are needed. */
export function keepingOf(program: Program, { wanted, alike, passing: passes }: Wish): Keeping {
  const all = Array.from({ length: program.layout.columns }, (_, column) => column);
  const inputs = wanted ? inputColumns(program) : [];
  const columns = wanted ? [...new Set([...inputs, ...wanted])].sort((a, b) => a - b) : all;
  const own = (column: number): number => alike?.get(column) ?? column;
  const chosen = new Set(columns);
  const whole = needed(callsOf(program, planRun(program)), (column) => chosen.has(column));
  const inTile = new Set((passes && wanted ? wanted : columns).map(own).sort((a, b) => a - b));
  const read = new Set(whole.flatMap(({ reads }) => reads));
  const passing = new Set(inputs.filter((column) => read.has(column) && !inTile.has(own(column))).map(own));
  const placeOf = new Map([...inTile, ...passing].map((column, place) => [column, place]));
  const kept = new Map(columns.flatMap((column) => pairOf(column, placeOf.get(own(column)))));
  const shared = sharedWork(program, whole, (column) => kept.get(column) ?? -1 - column);
  const workingOf = (calls: readonly Call[]): number =>
    place(
      calls,
      (column) => kept.get(column),
      (index) => index,
    ).working;
  const working = Math.max(workingOf(whole), workingOf(shared));
  return { kept, places: inTile.size, passing: passing.size, whole, shared, working };
}

function pairOf(column: number, at: number | undefined): readonly (readonly [number, number])[] {
  return at === undefined ? [] : [[column, at]];
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
  { kept, places, passing: passingColumns, whole, shared, working: count }: Keeping,
  tiles: number,
  blockSize: number,
): MachineMemory {
  const scalarRow = (program.scalars[0]?.length ?? 1) * 8;
  const columnBytes = alignedTo(STRIDE_DRAWS, blockSize) * 8;
  const list = TABLE_BYTES + program.frame.years * scalarRow;
  // A first run for a part has calls of its own besides; where they are more than this, the part is run otherwise.
  const listBytes = 2 * Math.max(bytesOfCalls(whole), bytesOfCalls(shared));
  const working = alignedTo(64, list + listBytes);
  const others = new Set(whole.map(({ writes }) => writes).filter((column) => !kept.has(column)));
  const passing = working + count * columnBytes;
  const start = passing + passingColumns * columnBytes;
  // Measured on the default model: the widest slider stands on a quarter of what is not kept. Where inputs are passing
  // nothing is run in part.
  const spareColumns = passingColumns > 0 ? 0 : Math.ceil(others.size / 3);
  const tileBytes = (places + spareColumns) * columnBytes;
  return {
    scalars: TABLE_BYTES,
    scalarRow,
    list,
    listBytes,
    working,
    workingColumns: count,
    columnBytes,
    passing,
    tiles: start,
    tileBytes,
    spareColumns,
    end: start + tiles * tileBytes,
  };
}

function bytesOfCalls(calls: readonly Call[]): number {
  return calls.reduce((bytes, { code }) => bytes + (CALL_HEAD + readsOf(code).length) * 4, 0);
}
