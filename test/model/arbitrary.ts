/** Random trees of the equation language, of every kind. */
import fc from 'fast-check';
import type { Expr } from '../../engine/model/types.ts';

const span = [0, 0] as const;
const id = fc.constantFrom('gdp', 'growth_2', '人口', 'x', '𠀀口');
const lag = fc.integer({ min: 0, max: 4 });
/** The grammar reads a minus as a sign, so a number of a tree that was read is never negative. */
const value = fc.oneof(
  fc.constantFrom(0, 1, 2, 100, 0.5, 1e-7, 1e21),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
);

const leaf: fc.Arbitrary<Expr> = fc.oneof(
  value.map((number): Expr => ({ kind: 'number', value: number, span })),
  fc.tuple(id, lag).map(([name, years]): Expr => ({ kind: 'series', id: name, lag: years, span })),
  fc
    .tuple(id, fc.integer({ min: 2020, max: 2035 }))
    .map(([name, year]): Expr => ({ kind: 'at', id: name, year, span })),
  id.map((name): Expr => ({ kind: 'constant', id: name, span })),
  fc.constant<Expr>({ kind: 'year', span }),
  fc.tuple(id, lag).map(([group, years]): Expr => ({ kind: 'sum', group, lag: years, span })),
);

export const anyExpr: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr }>((tie) => {
  const one = tie('expr');
  return {
    expr: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      one.map((arg): Expr => ({ kind: 'negate', arg, span })),
      one.map((arg): Expr => ({ kind: 'not', arg, span })),
      fc
        .tuple(fc.constantFrom('+', '-', '*', '/', '^'), one, one)
        .map(([op, left, right]): Expr => ({ kind: 'binary', op, left, right, span })),
      fc
        .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), one, one)
        .map(([op, left, right]): Expr => ({ kind: 'compare', op, left, right, span })),
      fc
        .tuple(fc.constantFrom('and', 'or'), one, one)
        .map(([op, left, right]): Expr => ({ kind: 'logic', op, left, right, span })),
      fc.tuple(one, one, one).map(([cond, then, other]): Expr => ({ kind: 'if', cond, then, else: other, span })),
      fc
        .tuple(fc.constantFrom('exp', 'log', 'sqrt', 'abs', 'logistic', 'logit'), one)
        .map(([fn, arg]): Expr => ({ kind: 'call', fn, args: [arg], span })),
      fc
        .tuple(fc.constantFrom('min', 'max'), fc.array(one, { minLength: 2, maxLength: 3 }))
        .map(([fn, args]): Expr => ({ kind: 'call', fn, args, span })),
      fc.tuple(one, one, one).map((args): Expr => ({ kind: 'call', fn: 'clamp', args, span })),
    ),
  };
}).expr;

/** The tree without its places, for comparing. */
export function withoutSpans(expr: Expr): unknown {
  return JSON.parse(JSON.stringify(expr, (key, inner: unknown) => (key === 'span' ? undefined : inner)));
}
