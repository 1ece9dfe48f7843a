/**
 * Evaluates a tree of the model language on numbers that are already there: the values of a finished run. For the few
 * expressions that a judgement or an audit drawer needs; whole runs go through the compiled program.
 */
import type { BinaryOp, CompareOp, Expr, FunctionName } from '../model/types.ts';
import { exp, log, logistic, logit, pow } from '../simulate/math.ts';
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
      return evaluate(expr.arg, values) === 0 ? 1 : 0;
    case 'binary':
      return arithmetic(expr.op, evaluate(expr.left, values), evaluate(expr.right, values));
    case 'compare':
      return comparison(expr.op, evaluate(expr.left, values), evaluate(expr.right, values)) ? 1 : 0;
    case 'logic':
      return logic(expr.op, evaluate(expr.left, values), evaluate(expr.right, values)) ? 1 : 0;
    case 'if':
      return evaluate(evaluate(expr.cond, values) !== 0 ? expr.then : expr.else, values);
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

function arithmetic(op: BinaryOp, left: number, right: number): number {
  switch (op) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? NaN : left / right;
    case '^':
      return pow(left, right);
    default:
      return op satisfies never;
  }
}

function comparison(op: CompareOp, left: number, right: number): boolean {
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

function logic(op: 'and' | 'or', left: number, right: number): boolean {
  return op === 'and' ? left !== 0 && right !== 0 : left !== 0 || right !== 0;
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
      return logistic(x);
    case 'logit':
      return logit(x);
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
