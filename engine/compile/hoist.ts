/**
 * Moves what is the same in every year (`depreciation / 100`, `exp(alpha)`) out of the yearly codes into columns of
 * their own, computed once a draw. The same operations on the same numbers: no bit changes.
 */
import { keyOf, operandsOf, prune, withOperands } from './code.ts';
import type { Code, Op, Step } from './types.ts';

export interface Hoisted {
  readonly before: readonly Step[];
  readonly yearly: readonly Step[];
}

export function hoist(yearly: readonly Step[]): Hoisted {
  const before: Step[] = [];
  const known = new Map<string, number>();
  const place = (code: Code): number => {
    const key = code.ops.map(keyOf).join(';');
    const index = known.get(key) ?? known.size;
    if (!known.has(key))
      before.push({
        id: `hoisted:${index}`,
        when: 'before',
        target: { kind: 'hoisted', index },
        until: 0,
        codes: [code],
      });
    known.set(key, index);
    return index;
  };
  return { yearly: yearly.map((step) => hoistStep(step, place)), before };
}

/** Only the code of the general year: those of the first years run once anyway. */
function hoistStep(step: Step, place: (code: Code) => number): Step {
  const last = step.codes.length - 1;
  return { ...step, codes: step.codes.map((code, n) => (n === last ? withoutFixed(code, everyYear, place) : code)) };
}

/** A code without the work that is `fixed`; `place` gives the column among the hoisted ones for each piece of it. */
export function withoutFixed(code: Code, isFixed: (op: Op) => boolean, place: (code: Code) => number): Code {
  const fixed = fixedOps(code, isFixed);
  const moved = new Set<number>();
  code.ops.forEach((op, at) => {
    if (!fixed[at]) for (const operand of operandsOf(op)) if (isWork(fixed, code, operand)) moved.add(operand);
  });
  if (isWork(fixed, code, code.result)) moved.add(code.result);
  if (moved.size === 0) return code;
  const ops = code.ops.map((op, at): Op => {
    if (!moved.has(at)) return withOperands(op, operandsOf(op));
    const index = place(prune({ ops: code.ops.slice(0, at + 1), result: at }));
    return { op: 'load', slot: { kind: 'hoisted', index } };
  });
  return prune({ ops, result: code.result });
}

/** The same in every year, as far as it depends on the operation itself. */
function everyYear(op: Op): boolean {
  return op.op === 'load' ? op.slot.kind === 'input' : op.op !== 'scalar';
}

function fixedOps({ ops }: Code, isFixed: (op: Op) => boolean): readonly boolean[] {
  const fixed: boolean[] = [];
  for (const op of ops) fixed.push(isFixed(op) && operandsOf(op).every((operand) => fixed[operand]));
  return fixed;
}

/** Fixed, and more than a number or a load. */
function isWork(fixed: readonly boolean[], { ops }: Code, at: number): boolean {
  const op = ops[at];
  return fixed[at] === true && op !== undefined && operandsOf(op).length > 0;
}
