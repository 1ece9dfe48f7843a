/**
 * Evaluates a tree of the model language on numbers that are already there: the values of a finished run. For the few
 * expressions that a judgement or an audit drawer needs; whole runs go through the compiled program, which gives the
 * same bits. A hole (NaN) in any part that counts is a hole in the whole, also in comparisons.
 */
import type { BinaryOp, CompareOp, Expr, FunctionName } from '../model/types.ts';
import { exp, log, pow } from '../simulate/math.ts';
import type { Run } from '../simulate/types.ts';

/** Where names get their values; NaN for what is not there. */
export interface Values {
  /** `x[t]`, `x[t-lag]` */
  readonly series: (id: string, lag: number) => number;
  /** `x[2020]` */
  readonly at: (id: string, year: number) => number;
  readonly constant: (id: string) => number;
  readonly members: (group: string) => readonly string[];
  readonly year: number;
}

export function evaluate(expr: Expr, values: Values): number {
  switch (expr.kind) {
    case 'number':
      return expr.value;
    case 'series':
      return values.series(expr.id, expr.lag);
    case 'at':
      return values.at(expr.id, expr.year);
    case 'constant':
      return values.constant(expr.id);
    case 'year':
      return values.year;
    case 'negate':
      return -evaluate(expr.arg, values);
    case 'not':
      return 1 - truth(evaluate(expr.arg, values));
    case 'binary':
      return binary(expr, values);
    case 'compare':
      return comparison(expr.op, evaluate(expr.left, values), evaluate(expr.right, values));
    case 'logic':
      return logic(expr.op, truth(evaluate(expr.left, values)), truth(evaluate(expr.right, values)));
    case 'if':
      return choice(expr, values);
    case 'call':
      return call(
        expr.fn,
        expr.args.map((arg) => evaluate(arg, values)),
      );
    case 'sum':
      return values.members(expr.group).reduce((sum, id) => sum + values.series(id, expr.lag), 0);
    default:
      return expr satisfies never;
  }
}

function binary(expr: Extract<Expr, { kind: 'binary' }>, values: Values): number {
  const left = evaluate(expr.left, values);
  if (expr.op === '^') return power(left, expr.right, values);
  return arithmetic(expr.op, left, evaluate(expr.right, values));
}

function arithmetic(op: Exclude<BinaryOp, '^'>, left: number, right: number): number {
  switch (op) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    default:
      return op satisfies never;
  }
}

/** Exponents that are written as small numbers are products and roots, as in the compiled program. */
function power(base: number, exponent: Expr, values: Values): number {
  const written = exponent.kind === 'number' ? exponent.value : undefined;
  if (written === 1) return base;
  if (written === 2) return base * base;
  if (written === 3) return base * base * base;
  if (written === 0.5) return Math.sqrt(base);
  const value = evaluate(exponent, values);
  return exponent.kind === 'negate' && value === -1 ? 1 / base : pow(base, value);
}

function comparison(op: CompareOp, left: number, right: number): number {
  if (Number.isNaN(left) || Number.isNaN(right)) return NaN;
  return compares(op, left, right) ? 1 : 0;
}

function compares(op: CompareOp, left: number, right: number): boolean {
  switch (op) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    default:
      return op satisfies never;
  }
}

/** 1 or 0 for any number; a hole stays one. */
function truth(value: number): number {
  return Number.isNaN(value) ? NaN : value === 0 ? 0 : 1;
}

function logic(op: 'and' | 'or', left: number, right: number): number {
  return op === 'and' ? left * right : Math.max(left, right);
}

function choice({ cond, then, else: otherwise }: Extract<Expr, { kind: 'if' }>, values: Values): number {
  const condition = evaluate(cond, values);
  return Number.isNaN(condition) ? NaN : evaluate(condition !== 0 ? then : otherwise, values);
}

function call(fn: FunctionName, args: readonly number[]): number {
  const [x = NaN, low = NaN, high = NaN] = args;
  switch (fn) {
    case 'min':
      return Math.min(...args);
    case 'max':
      return Math.max(...args);
    case 'exp':
      return exp(x);
    case 'log':
      return log(x);
    case 'sqrt':
      return Math.sqrt(x);
    case 'abs':
      return Math.abs(x);
    case 'clamp':
      return Math.min(Math.max(x, low), high);
    case 'logistic':
      return 1 / (1 + exp(-x));
    case 'logit':
      return log(x / (1 - x));
    default:
      return fn satisfies never;
  }
}

/** The value of a series of a run in a year; NaN where the run has none. */
export function valueIn(run: Run, id: string, year: number): number {
  return run.series.get(id)?.[run.years.indexOf(year)] ?? NaN;
}

/** An expression over fixed years, on the values of a run. */
export function evaluateFixed(expr: Expr, run: Run): number {
  const absent = (): number => NaN;
  return evaluate(expr, {
    series: absent,
    at: (id, year) => valueIn(run, id, year),
    constant: absent,
    members: () => [],
    year: NaN,
  });
}
