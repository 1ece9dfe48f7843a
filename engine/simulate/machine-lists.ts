/**
 * Lists of calls, ready to be put into memory. When not everything is kept, running part of the steps stands on what
 * other steps wrote before; those columns are kept too, in the tile's spare columns, by a first run of everything.
 */
import type { Program } from '../compile/types.ts';
import { inputColumns, type Keeping, type MachineMemory } from './machine-memory.ts';
import { planRun } from './machine-plan.ts';
import { callsOf, needed, place, readFromBefore, type Call, type Placed } from './machine-schedule.ts';
import { IN_TILE, readsOf, type Kernels } from './wasm/kernels.ts';

export interface Lists {
  readonly whole: Int32Array;
  readonly part: (steps: readonly number[], read?: ReadonlySet<number>) => PartLists;
}

export interface PartLists {
  /** Everything, keeping what `again` stands on; undefined where it stands on nothing more than is kept anyway. */
  readonly first: Int32Array | undefined;
  /** The steps alone. */
  readonly again: Int32Array;
}

export function listsOf(program: Program, kernels: Kernels, keeping: Keeping, memory: MachineMemory): Lists {
  const write = (calls: readonly Call[], spare: ReadonlyMap<number, number>): Int32Array => {
    const keptAt = (column: number): number | undefined => {
      const kept = keeping.kept.get(column);
      if (kept !== undefined && kept >= keeping.places)
        return memory.passing + (kept - keeping.places) * memory.columnBytes;
      const index = kept ?? spare.get(column);
      return index === undefined ? undefined : (memory.tiles + index * memory.columnBytes) | IN_TILE;
    };
    const { calls: placed } = place(calls, keptAt, (index) => memory.working + index * memory.columnBytes);
    return Int32Array.from(placed.flatMap((one) => wordsOf(program, kernels, memory, one)));
  };
  const none = new Map<number, number>();
  const inputs = new Set(inputColumns(program));
  const whole = write(keeping.whole, none);
  const known = new WeakMap<readonly number[], PartLists>();
  const makePart = (steps: readonly number[], read?: ReadonlySet<number>): PartLists => {
    const isRead = (column: number): boolean => keeping.kept.has(column) && (read?.has(column) ?? true);
    const calls = needed(callsOf(program, planRun(program, steps)), isRead);
    const before = readFromBefore(calls, (column) => inputs.has(column) || keeping.kept.has(column));
    // Too much to keep: everything is run each time.
    if (before.length > memory.spareColumns) return { first: undefined, again: whole };
    const spare = new Map(before.map((column, index) => [column, keeping.places + index]));
    return { first: spare.size > 0 ? write(keeping.whole, spare) : undefined, again: write(calls, spare) };
  };
  return {
    whole,
    part: (steps, read) => {
      const lists = known.get(steps) ?? makePart(steps, read);
      known.set(steps, lists);
      return lists;
    },
  };
}

function wordsOf(
  program: Program,
  kernels: Kernels,
  memory: MachineMemory,
  { call, reads, writes }: Placed,
): readonly number[] {
  const own = program.steps[call.step]?.codes[call.code];
  let next = 0;
  const operands = (own ? readsOf(own) : []).map((op) =>
    op.op === 'load' ? (reads[next++] ?? 0) : memory.scalars + call.year * memory.scalarRow + op.index * 8,
  );
  const words = [kernels.of(call.step, call.code), 0, writes, ...operands];
  words[1] = words.length * 4;
  return words;
}
