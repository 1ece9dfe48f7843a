/**
 * What is left to do when only some inputs were written anew. Calls that stand on none of them are not run; of the
 * others, whatever stands still (`1 - loss / 100` where only growth moves) is worked out once into columns of its own.
 * The same operations on the same numbers: no bit changes.
 */
import { keyOf } from '../compile/code.ts';
import { withoutFixed } from '../compile/hoist.ts';
import { columnOf } from '../compile/layout.ts';
import type { Code, Op, Program, Slot } from '../compile/types.ts';
import { loadsOf, type Call, type Load } from './machine-schedule.ts';

export interface Residual {
  readonly again: readonly Call[];
  /** Calls that have to be run once before it, by the column that `again` writes first with their help. */
  readonly once: ReadonlyMap<number, readonly Call[]>;
}

/** Columns beyond those of the program hold what stands still: each is written by one call of `once`. */
export function residualOf(program: Program, calls: readonly Call[], moved: ReadonlySet<number>): Residual {
  const known = new Map<string, number>();
  const once = new Map<number, readonly Call[]>();
  const again = calls.map((call): Call => {
    const before: Call[] = [];
    const code = withoutFixed(
      call.code,
      (op) => op.op !== 'load' || !moved.has(readBy(program, call, op)),
      (part) => {
        const still = { ...call, code: part, reads: readsOf(program, part, call.year) };
        const key = keyOfCall(program, still);
        const index = known.get(key) ?? program.frame.hoisted + known.size;
        if (!known.has(key)) before.push({ ...still, writes: stillColumn(program, index) });
        known.set(key, index);
        return index;
      },
    );
    if (before.length > 0) once.set(call.writes, before);
    return { ...call, code, reads: readsOf(program, code, call.year) };
  });
  return { again, once };
}

function readBy(program: Program, { year }: Call, { slot }: Load): number {
  return columnAt(program, slot, year);
}

function readsOf(program: Program, code: Code, year: number): readonly number[] {
  return loadsOf(code).map(({ slot }) => columnAt(program, slot, year));
}

/** A hoisted slot that the program does not have is one of what stands still. */
function columnAt(program: Program, slot: Slot, year: number): number {
  const own = slot.kind !== 'hoisted' || slot.index < program.frame.hoisted;
  return (own ? columnOf(program.frame, slot, year) : stillColumn(program, slot.index)) ?? -1;
}

function stillColumn({ layout, frame }: Program, index: number): number {
  return layout.columns + index - frame.hoisted;
}

/** Equal for calls that give equal numbers. */
function keyOfCall({ scalars }: Program, { code, reads, year }: Call): string {
  let next = 0;
  const key = (op: Op): string => {
    if (op.op === 'load') return `l ${reads[next++] ?? ''}`;
    return op.op === 'scalar' ? `s ${scalars[year]?.[op.index] ?? ''}` : keyOf(op);
  };
  return code.ops.map(key).join(';');
}
