/** Which part of an expression made its value a hole, given the numbers that it used. */
import { binaryValue, unaryValue } from '../compile/code.ts';
import { membersOf } from '../compile/refs.ts';
import type { Expr, ModelGroup } from '../model/types.ts';
import { childrenOf } from '../model/uses.ts';
import { logistic, logit } from './math.ts';
import type { Hole } from './types.ts';

export interface Cause {
  readonly why: Hole['why'];
  readonly from?: Hole['from'];
  /** The part of the expression at fault. */
  readonly part?: Expr;
}

/** The numbers of one run. */
export interface Values {
  readonly series: (id: string, year: number) => number;
  readonly constant: (id: string) => number;
  readonly hole: (id: string, year: number) => Hole | undefined;
  readonly groups: readonly ModelGroup[];
  readonly firstYear: number;
}

/**
 * Follows the missing value down to the first part whose own parts all have values; undefined when the expression has
 * one (noise or a shock broke it).
 */
export function firstCause(expr: Expr, year: number, values: Values): Cause | undefined {
  if (Number.isFinite(valueOf(expr, year, values))) return undefined;
  switch (expr.kind) {
    case 'series':
      return used(expr, expr.id, year - expr.lag, values);
    case 'at':
      return used(expr, expr.id, expr.year, values);
    case 'sum':
      return sumCause(expr, year - expr.lag, values);
    case 'if': {
      const condition = valueOf(expr.cond, year, values);
      return firstCause(condition !== condition ? expr.cond : condition !== 0 ? expr.then : expr.else, year, values);
    }
    default: {
      const missing = childrenOf(expr).find((part) => !Number.isFinite(valueOf(part, year, values)));
      return missing ? firstCause(missing, year, values) : { why: ownFault(expr, year, values), part: expr };
    }
  }
}

function sumCause(expr: Expr & { kind: 'sum' }, year: number, values: Values): Cause {
  const missing = membersOf(values.groups, expr.group).find((id) => !Number.isFinite(values.series(id, year)));
  return missing === undefined ? { why: 'not_a_number', part: expr } : used(expr, missing, year, values);
}

/** A reference to a hole follows from it, or from what that one follows from. */
function used(part: Expr, id: string, year: number, values: Values): Cause {
  const hole = values.hole(id, year);
  if (hole) return { why: 'follows_from', from: hole.from ?? { id, year }, part };
  return { why: 'before_start', part };
}

function ownFault(expr: Expr, year: number, values: Values): 'divided_by_zero' | 'not_a_number' {
  if (expr.kind !== 'binary') return 'not_a_number';
  const right = valueOf(expr.right, year, values);
  const left = valueOf(expr.left, year, values);
  const divides = (expr.op === '/' && right === 0) || (expr.op === '^' && left === 0 && right < 0);
  return divides ? 'divided_by_zero' : 'not_a_number';
}

const OPERATIONS = {
  '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '^': 'pow',
  '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', '==': 'eq', '!=': 'ne',
} as const; // prettier-ignore

/** Value of an expression from the numbers of the run, part by part. */
export function valueOf(expr: Expr, year: number, values: Values): number {
  const part = (inner: Expr): number => valueOf(inner, year, values);
  switch (expr.kind) {
    case 'number':
      return expr.value;
    case 'series':
      return values.series(expr.id, year - expr.lag);
    case 'at':
      return values.series(expr.id, expr.year);
    case 'constant':
      return values.constant(expr.id);
    case 'year':
      return year;
    case 'negate':
      return -part(expr.arg);
    case 'not':
      return 1 - truth(part(expr.arg));
    case 'binary':
    case 'compare':
      return binaryValue(OPERATIONS[expr.op], part(expr.left), part(expr.right));
    case 'logic': {
      const [a, b] = [truth(part(expr.left)), truth(part(expr.right))];
      return expr.op === 'and' ? a * b : Math.max(a, b);
    }
    case 'if': {
      const condition = part(expr.cond);
      return condition !== condition ? NaN : part(condition !== 0 ? expr.then : expr.else);
    }
    case 'call':
      return callValue(expr.fn, expr.args.map(part));
    case 'sum':
      return membersOf(values.groups, expr.group).reduce((sum, id) => sum + values.series(id, year - expr.lag), 0);
    default:
      return expr satisfies never;
  }
}

function truth(value: number): number {
  return value !== value ? NaN : value !== 0 ? 1 : 0;
}

function callValue(fn: (Expr & { kind: 'call' })['fn'], args: readonly number[]): number {
  const [a = NaN, b = NaN, c = NaN] = args;
  switch (fn) {
    case 'min':
      return Math.min(...args);
    case 'max':
      return Math.max(...args);
    case 'clamp':
      return Math.min(Math.max(a, b), c);
    case 'logistic':
      return logistic(a);
    case 'logit':
      return logit(a);
    default:
      return unaryValue(fn, a);
  }
}
