/** One code as instructions: operations used once stand where they are used, the others in locals. */
import { operandsOf } from '../../compile/code.ts';
import type { Code, CompareOp, Op } from '../../compile/types.ts';
import type { Part } from './encode.ts';
import { callFunction, get, set, type Lanes } from './lanes.ts';

/** What the module around the code gives it. */
export interface Surroundings {
  readonly lanes: Lanes;
  readonly helpers: { readonly exp: number; readonly log: number; readonly pow: number };
  readonly load: (op: Op & { readonly op: 'load' }) => Part;
  /** A number that is the same in every draw. */
  readonly scalar: (op: Op & { readonly op: 'scalar' }) => Part;
  /** First free local. */
  readonly firstLocal: number;
}

export interface Instructions {
  /** Statements that fill locals, then one value on the stack. */
  readonly value: Part;
  /** Locals used, all of the lanes' value type. */
  readonly locals: number;
}

export function instructionsOf(code: Code, around: Surroundings): Instructions {
  const uses = countUses(code);
  const local = new Map<number, number>();
  const value = (at: number): Part => {
    const place = local.get(at);
    const op = code.ops[at];
    return place !== undefined ? get(place) : op ? operation(code, op, around, value, uses) : [];
  };
  const statements = code.ops.flatMap((op, at): Part[] => {
    if (at === code.result || (uses[at] ?? 0) < 2 || op.op === 'number') return [];
    const filled = value(at);
    const place = around.firstLocal + local.size;
    local.set(at, place);
    return [set(place, filled)];
  });
  return { value: [statements, value(code.result)], locals: local.size };
}

/** How often the instructions read each operation: comparisons and choices look at an operand again for holes. */
function countUses({ ops }: Code): readonly number[] {
  const uses = ops.map(() => 0);
  for (const op of ops) {
    operandsOf(op).forEach((operand, n) => (uses[operand] = (uses[operand] ?? 0) + (readsTwice(op, n) ? 2 : 1)));
  }
  // A comparison that only decides one choice becomes its mask.
  for (const op of ops) {
    const condition = op.op === 'select' ? ops[op.a] : undefined;
    if (op.op === 'select' && condition && isComparison(condition) && uses[op.a] === 2) uses[op.a] = 1;
  }
  return uses;
}

function readsTwice(op: Op, operand: number): boolean {
  return isComparison(op) || ((op.op === 'select' || op.op === 'unless_nan') && operand === 0);
}

function isComparison(op: Op): op is Op & { readonly op: CompareOp; readonly a: number; readonly b: number } {
  return ['lt', 'le', 'gt', 'ge', 'eq', 'ne'].includes(op.op);
}

function operation(
  code: Code,
  op: Op,
  around: Surroundings,
  value: (at: number) => Part,
  uses: readonly number[],
): Part {
  const { lanes, helpers } = around;
  switch (op.op) {
    case 'number':
      return lanes.number(op.value);
    case 'scalar':
      return around.scalar(op);
    case 'load':
      return around.load(op);
    case 'neg':
    case 'abs':
    case 'sqrt':
      return lanes.unary(op.op, value(op.a));
    case 'exp':
    case 'log':
      return callFunction(helpers[op.op], value(op.a));
    case 'pow':
      return callFunction(helpers.pow, [value(op.a), value(op.b)]);
    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
    case 'min':
    case 'max':
      return lanes.binary(op.op, value(op.a), value(op.b));
    case 'select':
      return choice(code, op, around, value, uses);
    case 'unless_nan':
      return lanes.choose(lanes.compare('eq', value(op.a), value(op.a)), value(op.a), value(op.b));
    default:
      return orHole(code, op, lanes, value, lanes.oneWhere(lanes.compare(op.op, value(op.a), value(op.b))));
  }
}

function choice(
  code: Code,
  op: Op & { op: 'select' },
  around: Surroundings,
  value: (at: number) => Part,
  uses: readonly number[],
): Part {
  const { lanes } = around;
  const condition = code.ops[op.a];
  if (condition && isComparison(condition) && uses[op.a] === 1) {
    const mask = lanes.compare(condition.op, value(condition.a), value(condition.b));
    return orHole(code, condition, lanes, value, lanes.choose(mask, value(op.b), value(op.c)));
  }
  const chosen = lanes.choose(lanes.compare('ne', value(op.a), lanes.number(0)), value(op.b), value(op.c));
  return lanes.choose(lanes.compare('eq', value(op.a), value(op.a)), chosen, lanes.number(NaN));
}

/** The value, or a hole where an operand of the comparison is one. */
function orHole(
  code: Code,
  comparison: { readonly a: number; readonly b: number },
  lanes: Lanes,
  value: (at: number) => Part,
  otherwise: Part,
): Part {
  const checks = [comparison.a, comparison.b]
    .filter((at) => canBeHole(code.ops[at]))
    .map((at) => lanes.compare('eq', value(at), value(at)));
  const [first, second] = checks;
  if (!first) return otherwise;
  return lanes.choose(second ? lanes.both(first, second) : first, otherwise, lanes.number(NaN));
}

function canBeHole(op: Op | undefined): boolean {
  if (op?.op === 'number') return op.value !== op.value;
  return !(op?.op === 'scalar' && op.index === 0);
}
