/** Small trees of the model language over fixed years, built by hand: what a target measures is written with these. */
import type { BinaryOp, CompareOp, Expr } from '../model/types.ts';

/** No equation text stands behind a built node. */
const span = [0, 0] as const;

export function num(value: number): Expr {
  return { kind: 'number', value, span };
}

/** `gdp[2025]` */
export function at(id: string, year: number): Expr {
  return { kind: 'at', id, year, span };
}

export function binary(op: BinaryOp, left: Expr, right: Expr): Expr {
  return { kind: 'binary', op, left, right, span };
}

export function compare(op: CompareOp, left: Expr, right: Expr): Expr {
  return { kind: 'compare', op, left, right, span };
}

export function both(left: Expr, right: Expr): Expr {
  return { kind: 'logic', op: 'and', left, right, span };
}

export function when(cond: Expr, then: Expr, otherwise: Expr): Expr {
  return { kind: 'if', cond, then, else: otherwise, span };
}

export function abs(arg: Expr): Expr {
  return { kind: 'call', fn: 'abs', args: [arg], span };
}

/** Nested to the left, so that a running maximum contains the one before it and can be computed once. */
export function largest(args: readonly Expr[]): Expr {
  const [first = num(0), ...rest] = args;
  return rest.reduce<Expr>((left, right) => ({ kind: 'call', fn: 'max', args: [left, right], span }), first);
}

export function total(args: readonly Expr[]): Expr {
  const [first = num(0), ...rest] = args;
  return rest.reduce((left, right) => binary('+', left, right), first);
}

/** Average yearly growth in % over `years` years: `100 * ((to / from)^(1 / years) - 1)`. */
export function averageGrowth(from: Expr, to: Expr, years: number): Expr {
  const ratio = binary('^', binary('/', to, from), binary('/', num(1), num(years)));
  return binary('*', num(100), binary('-', ratio, num(1)));
}
