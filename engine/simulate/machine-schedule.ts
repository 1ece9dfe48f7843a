/**
 * A program's years unrolled into calls, each of one code on columns of draws: which columns it reads and which it
 * writes, without those that nothing kept needs, and with a working column for each value that is not kept.
 */
import { columnOf } from '../compile/layout.ts';
import type { Code, Op, Program } from '../compile/types.ts';
import { planRun, type RunPlan } from './machine-plan.ts';

export interface Call {
  readonly code: Code;
  readonly year: number;
  /** Columns that the code loads, in the order of its operations. */
  readonly reads: readonly number[];
  readonly writes: number;
}

export function callsOf(program: Program, plan: RunPlan): readonly Call[] {
  const inYear = (steps: readonly number[], year: number): readonly Call[] =>
    steps.map((step) => callOf(program, step, year));
  return [...inYear(plan.before, 0), ...plan.years.flatMap(inYear), ...inYear(plan.after, 0)];
}

function callOf({ frame, steps }: Program, step: number, year: number): Call {
  const { codes = [], target } = steps[step] ?? {};
  const code = codes[Math.min(year, codes.length - 1)] ?? missing();
  const column = (slot: Parameters<typeof columnOf>[1]): number => columnOf(frame, slot, year) ?? missing();
  const reads = loadsOf(code).map(({ slot }) => column(slot));
  return { code, year, reads, writes: target ? column(target) : missing() };
}

export type Load = Op & { readonly op: 'load' };

export function loadsOf(code: Code): readonly Load[] {
  return code.ops.filter((op): op is Load => op.op === 'load');
}

function missing(): never {
  throw new Error('a step reads or writes outside its years');
}

/** Without calls whose result neither is kept nor feeds one that is. */
export function needed(calls: readonly Call[], isKept: (column: number) => boolean): readonly Call[] {
  const wanted = new Set<number>();
  const chosen = calls.toReversed().filter((call) => {
    if (!isKept(call.writes) && !wanted.has(call.writes)) return false;
    for (const column of call.reads) wanted.add(column);
    return true;
  });
  return chosen.reverse();
}

/** Calls that read, at any remove, what these parameters write, and all the columns that then move: theirs as well. */
export function reachedBy(
  program: Program,
  parameters: readonly string[],
): { readonly calls: readonly Call[]; readonly moved: ReadonlySet<number> } {
  const { layout, years } = program;
  const moved = new Set(parameters.flatMap((id) => years.flatMap((_, year) => layout.inputColumn(id, year) ?? [])));
  const calls = callsOf(program, planRun(program, layout.downstream(parameters))).filter(({ reads, writes }) => {
    const isReached = reads.some((column) => moved.has(column));
    if (isReached) moved.add(writes);
    return isReached;
  });
  return { calls, moved };
}

/** Columns that calls read although no call before has written them, inputs apart. */
export function readFromBefore(calls: readonly Call[], isInput: (column: number) => boolean): readonly number[] {
  const written = new Set<number>();
  const before = new Set<number>();
  for (const { reads, writes } of calls) {
    for (const column of reads) if (!written.has(column) && !isInput(column)) before.add(column);
    written.add(writes);
  }
  return [...before];
}

/** Where the columns of a call stand: a number for each read, and for the write. */
export interface Placed {
  readonly call: Call;
  readonly reads: readonly number[];
  readonly writes: number;
}

export interface Placement {
  readonly calls: readonly Placed[];
  /** Working columns in use at once, at most. */
  readonly working: number;
}

/** A kept column stands where `keptAt` says; any other has a working column from its writing to its last reading. */
export function place(
  calls: readonly Call[],
  keptAt: (column: number) => number | undefined,
  workingAt: (index: number) => number,
): Placement {
  const lastRead = new Map<number, number>();
  calls.forEach(({ reads }, at) => reads.forEach((column) => lastRead.set(column, at)));
  const inUse = new Map<number, number>();
  const free: number[] = [];
  let working = 1;
  // A fixed year still to come is read before it is written; whatever stands there is not used (see compile/scope.ts).
  const stands = (column: number): number => keptAt(column) ?? workingAt(inUse.get(column) ?? 0);
  const placed = calls.map((call, at): Placed => {
    const reads = call.reads.map(stands);
    for (const column of new Set(call.reads)) {
      const index = inUse.get(column);
      if (index === undefined || lastRead.get(column) !== at) continue;
      inUse.delete(column);
      free.push(index);
    }
    // A column may be written where one stood that is read for the last time: draws are worked through in order.
    if (keptAt(call.writes) === undefined) inUse.set(call.writes, free.pop() ?? working++);
    return { call, reads, writes: stands(call.writes) };
  });
  return { calls: placed, working };
}
