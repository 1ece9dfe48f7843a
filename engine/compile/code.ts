/**
 * Builds the operations of one code. Equal operations are kept once and operations on numbers are done here, by the
 * very functions that the machines use, so neither changes a bit.
 */
import { exp, log, pow } from '../simulate/math.ts';
import type { BinaryOp, Code, Op, Slot, UnaryOp } from './types.ts';

export interface CodeBuilder {
  readonly number: (value: number) => number;
  readonly scalar: (index: number) => number;
  readonly load: (slot: Slot) => number;
  readonly unary: (op: UnaryOp, a: number) => number;
  readonly binary: (op: BinaryOp, a: number, b: number) => number;
  readonly select: (a: number, b: number, c: number) => number;
  readonly unlessNan: (a: number, b: number) => number;
  /** The value of an operation that is a number. */
  readonly valueOf: (at: number) => number | undefined;
  readonly finish: (result: number) => Code;
}

export function buildCode(): CodeBuilder {
  const ops: Op[] = [];
  const known = new Map<string, number>();
  const put = (op: Op): number => {
    const key = keyOf(op);
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, ops.length);
    return ops.push(op) - 1;
  };
  const number = (value: number): number => put({ op: 'number', value });
  const valueOf = (at: number): number | undefined => {
    const op = ops[at];
    return op?.op === 'number' ? op.value : undefined;
  };
  const unary = (op: UnaryOp, a: number): number => {
    const value = valueOf(a);
    return value === undefined ? put({ op, a }) : number(unaryValue(op, value));
  };
  const binary = (op: BinaryOp, a: number, b: number): number => {
    const [left, right] = [valueOf(a), valueOf(b)];
    return left === undefined || right === undefined ? put({ op, a, b }) : number(binaryValue(op, left, right));
  };
  const select = (a: number, b: number, c: number): number => {
    const value = valueOf(a);
    return value === undefined ? put({ op: 'select', a, b, c }) : value === value ? (value !== 0 ? b : c) : number(NaN);
  };
  return {
    number,
    scalar: (index) => put({ op: 'scalar', index }),
    load: (slot) => put({ op: 'load', slot }),
    unary,
    binary,
    select,
    unlessNan: (a, b) => put({ op: 'unless_nan', a, b }),
    valueOf,
    finish: (result) => prune({ ops, result }),
  };
}

/** Text that is equal exactly for equal operations (-0 and 0 are told apart). */
export function keyOf(op: Op): string {
  if (op.op === 'number') return `n ${Object.is(op.value, -0) ? '-0' : op.value}`;
  if (op.op === 'scalar') return `s ${op.index}`;
  if (op.op === 'load') return `l ${slotKey(op.slot)}`;
  return `${op.op} ${operandsOf(op).join(' ')}`;
}

export function slotKey(slot: Slot): string {
  const year = slot.kind === 'row' ? `-${slot.back}` : slot.kind === 'fixed' ? `@${slot.yearIndex}` : '';
  return `${slot.kind} ${slot.index}${year}`;
}

export function operandsOf(op: Op): readonly number[] {
  if (op.op === 'number' || op.op === 'scalar' || op.op === 'load') return [];
  if (op.op === 'select') return [op.a, op.b, op.c];
  return 'b' in op ? [op.a, op.b] : [op.a];
}

/** The same operation with other operands. */
export function withOperands(op: Op, [a = 0, b = 0, c = 0]: readonly number[]): Op {
  if (op.op === 'number' || op.op === 'scalar' || op.op === 'load') return op;
  if (op.op === 'select') return { op: 'select', a, b, c };
  return 'b' in op ? { ...op, a, b } : { ...op, a };
}

/** Without the operations that the result does not need. */
export function prune(code: Code): Code {
  const needed = new Set([code.result]);
  for (let at = code.result; at >= 0; at--) {
    const op = code.ops[at];
    if (op && needed.has(at)) for (const operand of operandsOf(op)) needed.add(operand);
  }
  const kept = [...needed].sort((a, b) => a - b);
  const place = new Map(kept.map((at, index) => [at, index]));
  const moved = (at: number): number => place.get(at) ?? 0;
  const ops = kept.flatMap((at) => {
    const op = code.ops[at];
    return op ? [withOperands(op, operandsOf(op).map(moved))] : [];
  });
  return { ops, result: moved(code.result) };
}

export function unaryValue(op: UnaryOp, a: number): number {
  switch (op) {
    case 'neg':
      return -a;
    case 'abs':
      return Math.abs(a);
    case 'sqrt':
      return Math.sqrt(a);
    case 'exp':
      return exp(a);
    case 'log':
      return log(a);
    default:
      return op satisfies never;
  }
}

export function binaryValue(op: BinaryOp, a: number, b: number): number {
  switch (op) {
    case 'add':
      return a + b;
    case 'sub':
      return a - b;
    case 'mul':
      return a * b;
    case 'div':
      return a / b;
    case 'min':
      return Math.min(a, b);
    case 'max':
      return Math.max(a, b);
    case 'pow':
      return pow(a, b);
    default:
      return a !== a || b !== b ? NaN : compared(op, a, b) ? 1 : 0;
  }
}

function compared(op: 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne', a: number, b: number): boolean {
  switch (op) {
    case 'lt':
      return a < b;
    case 'le':
      return a <= b;
    case 'gt':
      return a > b;
    case 'ge':
      return a >= b;
    case 'eq':
      return a === b;
    case 'ne':
      return a !== b;
    default:
      return op satisfies never;
  }
}
