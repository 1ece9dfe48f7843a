/**
 * An expression becomes operations, in the order in which it is written: sums and products from the left, both
 * branches of an `if` (a hole in the branch not taken harms nothing). What is shorthand is spelled out here, once for
 * every machine: clamp, logistic, logit, sums over groups, logic as arithmetic on 1 and 0, small literal powers.
 */
import type { BinaryOp as ExprOp, CompareOp as ExprCompare, Expr } from '../model/types.ts';
import type { CodeBuilder } from './code.ts';
import type { BinaryOp } from './types.ts';

/** How names become operations, in the code under construction. */
export interface Scope {
  readonly series: (id: string, lag: number) => number;
  readonly at: (id: string, year: number) => number;
  readonly constant: (id: string) => number;
  readonly year: () => number;
  readonly members: (group: string) => readonly string[];
}

const BINARY = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '^': 'pow' } as const satisfies Record<
  ExprOp,
  BinaryOp
>;
const COMPARE = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', '==': 'eq', '!=': 'ne' } as const satisfies Record<
  ExprCompare,
  BinaryOp
>;

export function lower(expr: Expr, code: CodeBuilder, scope: Scope): number {
  const part = (inner: Expr): number => lower(inner, code, scope);
  switch (expr.kind) {
    case 'number':
      return code.number(expr.value);
    case 'series':
      return scope.series(expr.id, expr.lag);
    case 'at':
      return scope.at(expr.id, expr.year);
    case 'constant':
      return scope.constant(expr.id);
    case 'year':
      return scope.year();
    case 'negate':
      return code.unary('neg', part(expr.arg));
    case 'not':
      return code.binary('sub', code.number(1), truth(expr.arg, code, scope));
    case 'binary': {
      const left = part(expr.left);
      return expr.op === '^'
        ? power(left, expr.right, code, part)
        : code.binary(BINARY[expr.op], left, part(expr.right));
    }
    case 'compare':
      return code.binary(COMPARE[expr.op], part(expr.left), part(expr.right));
    case 'logic':
      return code.binary(
        expr.op === 'and' ? 'mul' : 'max',
        truth(expr.left, code, scope),
        truth(expr.right, code, scope),
      );
    case 'if':
      return code.select(part(expr.cond), part(expr.then), part(expr.else));
    case 'call':
      return call(expr, expr.args.map(part), code);
    case 'sum':
      return fold(
        'add',
        scope.members(expr.group).map((id) => scope.series(id, expr.lag)),
        code,
      );
    default:
      return expr satisfies never;
  }
}

/** 1 or 0 (NaN for a hole), whatever number stood there. */
function truth(expr: Expr, code: CodeBuilder, scope: Scope): number {
  const value = lower(expr, code, scope);
  const isTruth = expr.kind === 'compare' || expr.kind === 'logic' || expr.kind === 'not';
  return isTruth ? value : code.binary('ne', value, code.number(0));
}

/**
 * An exponent written as 1, 2, 3, 0.5 or -1 means x, x·x, x·x·x, √x or 1/x: the same number or a better one, and far
 * cheaper. Any other expression, even one that comes to 2, is a power.
 */
function power(x: number, exponent: Expr, code: CodeBuilder, part: (inner: Expr) => number): number {
  switch (literal(exponent)) {
    case 1:
      return x;
    case 2:
      return code.binary('mul', x, x);
    case 3:
      return code.binary('mul', code.binary('mul', x, x), x);
    case 0.5:
      return code.unary('sqrt', x);
    case -1:
      return code.binary('div', code.number(1), x);
    default:
      return code.binary('pow', x, part(exponent));
  }
}

function literal(expr: Expr): number | undefined {
  if (expr.kind === 'number') return expr.value;
  return expr.kind === 'negate' && expr.arg.kind === 'number' ? -expr.arg.value : undefined;
}

function call(expr: Expr & { kind: 'call' }, args: readonly number[], code: CodeBuilder): number {
  const [a = code.number(NaN), b = code.number(NaN), c = code.number(NaN)] = args;
  const one = (): number => code.number(1);
  switch (expr.fn) {
    case 'min':
    case 'max':
      return fold(expr.fn, args, code);
    case 'exp':
    case 'log':
    case 'sqrt':
    case 'abs':
      return code.unary(expr.fn, a);
    case 'clamp':
      return code.binary('min', code.binary('max', a, b), c);
    case 'logistic':
      return code.binary('div', one(), code.binary('add', one(), code.unary('exp', code.unary('neg', a))));
    case 'logit':
      return code.unary('log', code.binary('div', a, code.binary('sub', one(), a)));
    default:
      return expr.fn satisfies never;
  }
}

/** From the left; an empty sum is 0. */
function fold(op: 'add' | 'min' | 'max', parts: readonly number[], code: CodeBuilder): number {
  const [first = code.number(0), ...rest] = parts;
  return rest.reduce((total, part) => code.binary(op, total, part), first);
}
