/**
 * The plain reading of a linked model: every value by recursion from its equation, one number at a time, with none of
 * the compiler's parts. What every machine must equal, bit for bit.
 */
import { exp, log, logistic, logit, pow } from '../../engine/simulate/math.ts';
import type { Expr, LinkedModel, LinkedVariable, Noise, Shock } from '../../engine/model/types.ts';

export interface Inputs {
  readonly parameter: (id: string, yearIndex: number) => number;
  readonly innovation: (id: string, yearIndex: number) => number;
}

export interface Naive {
  readonly value: (id: string, year: number) => number;
  readonly final: (body: Expr) => number;
}

export function readPlainly(model: LinkedModel, inputs: Inputs): Naive {
  const first = model.years.from;
  const memory = new Map<string, number>();
  const order = model.order.map((variable) => variable.id);
  const changed = (id: string): boolean =>
    (model.exogenousShocks?.get(id) ?? []).length > 0 ||
    model.exogenous.some((p) => p.id === id && p.noise !== undefined);

  const value = (id: string, year: number): number => {
    if (year < first || year > model.years.to) return NaN;
    const key = `${id}@${year}`;
    const known = memory.get(key) ?? fresh(id, year);
    memory.set(key, known);
    return known;
  };
  const fresh = (id: string, year: number): number => {
    const variable = model.order.find((candidate) => candidate.id === id);
    const noise = variable ? variable.noise : model.exogenous.find((p) => p.id === id)?.noise;
    const shocks = variable ? variable.shocks : (model.exogenousShocks?.get(id) ?? []);
    const plain = variable ? body(variable, year) : inputs.parameter(id, year - first);
    const noisy = noise && year > first ? plain + state(id, noise, year) : plain;
    return shocks.reduce((before, shock) => shocked(before, shock, year), noisy);
  };
  const state = (id: string, noise: Noise, year: number): number => {
    if (year === first) return 0;
    const innovation = inputs.innovation(id, year - first);
    return noise.persistence === 0 ? innovation : noise.persistence * state(id, noise, year - 1) + innovation;
  };
  const body = (variable: LinkedVariable, year: number): number => {
    const start = variable.start;
    if (!start || year > first) return evaluate(variable.equation.body, year, variable.id);
    if (start.kind === 'expression') return evaluate(start.body, year, variable.id);
    return start.kind === 'figure' ? start.figure.value : NaN;
  };
  /** Whether x[year] is already known when `reader` is worked out in year t. */
  const isKnown = (id: string, year: number, reader: string, t: number): boolean => {
    const place = order.indexOf(id);
    if (place < 0 && !changed(id)) return true;
    return year < t || (year === t && place < order.indexOf(reader));
  };
  const evaluate = (expr: Expr, t: number, reader: string): number => {
    const part = (inner: Expr): number => evaluate(inner, t, reader);
    const series = (id: string, lag: number): number => value(id, t - lag);
    switch (expr.kind) {
      case 'number':
        return expr.value;
      case 'series':
        return series(expr.id, expr.lag);
      case 'at':
        return reader === '' || isKnown(expr.id, expr.year, reader, t) ? value(expr.id, expr.year) : NaN;
      case 'constant':
        return inputs.parameter(expr.id, 0);
      case 'year':
        return t;
      case 'negate':
        return -part(expr.arg);
      case 'not':
        return 1 - truth(part(expr.arg));
      case 'binary':
        return binary(expr.op, part(expr.left), part(expr.right), literal(expr.right));
      case 'compare':
        return compare(expr.op, part(expr.left), part(expr.right));
      case 'logic': {
        const [a, b] = [truth(part(expr.left)), truth(part(expr.right))];
        return expr.op === 'and' ? a * b : Math.max(a, b);
      }
      case 'if': {
        const condition = part(expr.cond);
        return Number.isNaN(condition) ? NaN : condition !== 0 ? part(expr.then) : part(expr.else);
      }
      case 'call':
        return call(expr.fn, expr.args.map(part));
      case 'sum': {
        const members = model.groups.find((group) => group.id === expr.group)?.members ?? [];
        return members.map((id) => series(id, expr.lag)).reduce((a, b) => a + b);
      }
    }
  };
  return { value, final: (expr) => evaluate(expr, model.years.to, '') };
}

function truth(x: number): number {
  return Number.isNaN(x) ? NaN : x !== 0 ? 1 : 0;
}

function literal(expr: Expr): number | undefined {
  if (expr.kind === 'negate') return expr.arg.kind === 'number' ? -expr.arg.value : undefined;
  return expr.kind === 'number' ? expr.value : undefined;
}

function binary(op: string, a: number, b: number, exponent: number | undefined): number {
  if (op === '+') return a + b;
  if (op === '-') return a - b;
  if (op === '*') return a * b;
  if (op === '/') return a / b;
  if (exponent === 1) return a;
  if (exponent === 2) return a * a;
  if (exponent === 3) return a * a * a;
  if (exponent === 0.5) return Math.sqrt(a);
  return exponent === -1 ? 1 / a : pow(a, b);
}

function compare(op: string, a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return NaN;
  const holds = { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b, '==': a === b, '!=': a !== b }[op];
  return holds ? 1 : 0;
}

function call(fn: string, args: readonly number[]): number {
  const [a = NaN, b = NaN, c = NaN] = args;
  switch (fn) {
    case 'min':
      return Math.min(...args);
    case 'max':
      return Math.max(...args);
    case 'exp':
      return exp(a);
    case 'log':
      return log(a);
    case 'sqrt':
      return Math.sqrt(a);
    case 'abs':
      return Math.abs(a);
    case 'clamp':
      return Math.min(Math.max(a, b), c);
    case 'logistic':
      return logistic(a);
    case 'logit':
      return logit(a);
    default:
      throw new Error(fn);
  }
}

/** Applied in its years, then fading: from the definition of a shock, not from the compiler's strengths. */
function shocked(value: number, shock: Shock, year: number): number {
  const { from, to } = shock.span;
  if (year < from) return value;
  if (year <= to) {
    return shock.kind === 'add' ? value + shock.value : shock.kind === 'multiply' ? value * shock.value : shock.value;
  }
  const share = Array.from({ length: year - to }).reduce<number>((product) => product * shock.fade, 1);
  if (share === 0) return value;
  if (shock.kind === 'add') return value + shock.value * share;
  return shock.kind === 'multiply' ? value * (1 + (shock.value - 1) * share) : value;
}
