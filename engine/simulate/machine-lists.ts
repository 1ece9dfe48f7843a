/**
 * Lists of calls, ready to be put into memory. Running part of a program stands on what the rest wrote before, and on
 * what of the part itself stands still; such columns are kept too, in the tile's spare columns, by a first run of
 * everything.
 */
import type { Program } from '../compile/types.ts';
import { whole as atOnce, type Steps } from '../steps.ts';
import { inputColumns, type Keeping, type MachineMemory } from './machine-memory.ts';
import { residualOf, type Residual } from './machine-residual.ts';
import {
  needed,
  place,
  reachedBy,
  readFromBefore,
  type Call,
  type Placed,
  type Placement,
} from './machine-schedule.ts';
import { sharedWork } from './machine-shared.ts';
import type { Part } from './types.ts';
import { IN_TILE, readsOf, type Kernels } from './wasm/kernels.ts';

export interface Lists {
  readonly whole: Int32Array;
  readonly part: (part: Part) => PartLists;
  /** Makes those of a part in steps: asked for afterwards, they are there. */
  readonly parting: (part: Part) => Steps<PartLists>;
}

export interface PartLists {
  /** Everything, keeping what `again` stands on; undefined where it stands on nothing more than is kept anyway. */
  readonly first: Int32Array | undefined;
  /** The part alone. */
  readonly again: Int32Array;
}

export function listsOf(program: Program, kernels: Kernels, keeping: Keeping, memory: MachineMemory): Lists {
  const keptAt = (spare: ReadonlyMap<number, number>, column: number): number | undefined => {
    const kept = keeping.kept.get(column);
    if (kept !== undefined && kept >= keeping.places)
      return memory.passing + (kept - keeping.places) * memory.columnBytes;
    const index = kept ?? spare.get(column);
    return index === undefined ? undefined : (memory.tiles + index * memory.columnBytes) | IN_TILE;
  };
  const placed = (calls: readonly Call[], spare: ReadonlyMap<number, number>): Placement =>
    place(
      calls,
      (column) => keptAt(spare, column),
      (index) => memory.working + index * memory.columnBytes,
    );
  const words = ({ calls }: Placement): Int32Array =>
    Int32Array.from(calls.flatMap((one) => wordsOf(kernels, memory, one)));
  /** For a list that runs again and again. Work is shared where there is room for what it makes. */
  const sharing = (calls: readonly Call[], spare: ReadonlyMap<number, number>): Int32Array => {
    const shared = placed(
      sharedWork(program, calls, (column) => keptAt(spare, column) ?? -1 - column),
      spare,
    );
    const list = words(shared);
    const fits = shared.working <= memory.workingColumns && list.byteLength <= memory.listBytes;
    return fits ? list : words(placed(calls, spare));
  };
  const inputs = new Set(inputColumns(program));
  const whole = words(placed(keeping.shared, new Map()));
  const stands = (column: number): boolean => inputs.has(column) || keeping.kept.has(column);
  /** Undefined where it stands on more than there is room for. */
  function* listsOfResidual({ again, once }: Residual): Steps<PartLists | undefined> {
    const before = readFromBefore(again, stands);
    if (before.length > memory.spareColumns) return undefined;
    const spare = new Map(before.map((column, index) => [column, keeping.places + index]));
    const all = keeping.whole.flatMap((call) => [...(once.get(call.writes) ?? []), call]);
    yield;
    const first = spare.size > 0 ? words(placed(all, spare)) : undefined;
    if (first && first.byteLength > memory.listBytes) return undefined;
    yield;
    return { first, again: sharing(again, spare) };
  }
  function* makePart(part: Part): Steps<PartLists> {
    const { calls, moved } = reachedBy(program, part.parameters);
    const isRead = (column: number): boolean => keeping.kept.has(column) && (part.read?.has(column) ?? true);
    const again = needed(calls, isRead);
    yield;
    const residual = residualOf(program, again, moved);
    yield;
    const lists = (yield* listsOfResidual(residual)) ?? (yield* listsOfResidual({ again, once: new Map() }));
    return lists ?? { first: undefined, again: whole };
  }
  const known = new WeakMap<Part, PartLists>();
  function* parting(asked: Part): Steps<PartLists> {
    const lists = known.get(asked) ?? (yield* makePart(asked));
    known.set(asked, lists);
    return lists;
  }
  return { whole, part: (asked) => atOnce(parting(asked)), parting };
}

function wordsOf(kernels: Kernels, memory: MachineMemory, { call, reads, writes }: Placed): readonly number[] {
  let next = 0;
  const operands = readsOf(call.code).map((op) =>
    op.op === 'load' ? (reads[next++] ?? 0) : memory.scalars + call.year * memory.scalarRow + op.index * 8,
  );
  const words = [kernels.of(call.code), 0, writes, ...operands];
  words[1] = words.length * 4;
  return words;
}
