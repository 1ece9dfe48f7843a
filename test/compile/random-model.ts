/** Random linked models for property tests: any expression, lags, fixed years, holes, noise and shocks. */
import fc from 'fast-check';
import type { Expr, LinkedModel, Noise, Shock } from '../../engine/model/types.ts';
import type { Final } from '../../engine/compile/index.ts';
import {
  at,
  call,
  cmp,
  fixed,
  linked,
  logic,
  negate,
  not,
  now,
  num,
  op,
  parameter,
  shock,
  sum,
  variable,
  when,
  year,
} from './tree.ts';

export const FIRST = 2020;
export const LAST = 2024;

export interface RandomCase {
  readonly model: LinkedModel;
  readonly finals: readonly Final[];
}

const literal = fc.oneof(
  fc.constantFrom(0, -0, 1, 2, 3, -1, 0.5, 100, 1e-3),
  fc.double({ min: -50, max: 50, noNaN: true }),
);

/** An expression over the given leaves. */
function expression(leaf: fc.Arbitrary<Expr>): fc.Arbitrary<Expr> {
  return fc.letrec<{ node: Expr }>((tie) => {
    const node = tie('node');
    const sign = fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const, '^' as const);
    const comparison = fc.constantFrom(
      '<' as const,
      '<=' as const,
      '>' as const,
      '>=' as const,
      '==' as const,
      '!=' as const,
    );
    const binary = fc.tuple(node, sign, node).map(([a, s, b]) => op(a, s, b));
    const one = fc.constantFrom(
      'exp' as const,
      'log' as const,
      'sqrt' as const,
      'abs' as const,
      'logistic' as const,
      'logit' as const,
    );
    return {
      node: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'tree' },
        leaf,
        binary,
        binary,
        fc.tuple(node, comparison, node).map(([a, s, b]) => cmp(a, s, b)),
        fc.tuple(node, fc.constantFrom('and' as const, 'or' as const), node).map(([a, s, b]) => logic(a, s, b)),
        fc.tuple(node, node, node).map(([c, a, b]) => when(c, a, b)),
        fc.tuple(one, node).map(([fn, a]) => call(fn, a)),
        fc
          .tuple(fc.constantFrom('min' as const, 'max' as const), fc.array(node, { minLength: 1, maxLength: 3 }))
          .map(([fn, args]) => call(fn, ...args)),
        fc.tuple(node, node, node).map(([x, lo, hi]) => call('clamp', x, lo, hi)),
        node.map(negate),
        node.map(not),
      ),
    };
  }).node;
}

const YEARS = fc.integer({ min: FIRST - 1, max: LAST + 1 });
const VARIABLES = ['a', 'b', 'c', 'd'];

function leafFor(index: number): fc.Arbitrary<Expr> {
  const earlier = VARIABLES.slice(0, index);
  const sameYear = ['rate', 'wave', ...earlier].map((id) => now(id));
  return fc.oneof(
    literal.map(num),
    fc.constantFrom(...sameYear, fixed('alpha'), fixed('beta'), year, ...(index === 3 ? [sum('pair')] : [])),
    fc
      .tuple(fc.constantFrom(...VARIABLES, 'rate', 'wave'), fc.integer({ min: 1, max: 3 }))
      .map(([id, lag]) => now(id, lag)),
    fc.tuple(fc.constantFrom(...VARIABLES, 'rate', 'wave'), YEARS).map(([id, y]) => at(id, y)),
  );
}

const noise: fc.Arbitrary<Noise | undefined> = fc.option(
  fc.record({ sd: fc.constant(1), persistence: fc.constantFrom(0, 0.3, 1) }),
  { nil: undefined },
);

function shocks(on: string): fc.Arbitrary<readonly Shock[]> {
  const one = fc.tuple(
    fc.constantFrom('add' as const, 'multiply' as const, 'hold' as const),
    fc.integer({ min: FIRST, max: LAST }),
    fc.integer({ min: 0, max: 2 }),
    fc.double({ min: -3, max: 3, noNaN: true }),
    fc.constantFrom(0, 0.5, 1),
  );
  return fc.array(
    one.map(([kind, from, length, value, fade]) =>
      shock(on, kind, from, from + length, value, kind === 'hold' ? 0 : fade),
    ),
    { maxLength: 2 },
  );
}

function randomVariable(id: string, index: number): fc.Arbitrary<ReturnType<typeof variable>> {
  const start = fc.oneof(fc.constant(undefined), fc.constant('none' as const), literal, expression(leafFor(index)));
  return fc
    .record({ body: expression(leafFor(index)), start, noise, shocks: shocks(id) })
    .map(({ body, ...parts }) => variable(id, body, parts));
}

export const randomCase: fc.Arbitrary<RandomCase> = fc
  .record({
    order: fc.tuple(...VARIABLES.map(randomVariable)),
    noise,
    shocks: shocks('wave'),
    final: expression(
      fc.oneof(
        literal.map(num),
        fc.constant(fixed('alpha')),
        fc.tuple(fc.constantFrom(...VARIABLES, 'rate', 'wave'), YEARS).map(([id, y]) => at(id, y)),
      ),
    ),
  })
  .map((parts) => {
    const exogenous = [
      parameter('alpha', 'constant'),
      parameter('rate', 'yearly'),
      parameter('beta', 'constant'),
      parameter('wave', 'yearly', parts.noise),
    ];
    const groups = [{ id: 'pair', name: { zh: 'pair', en: 'pair' }, members: ['a', 'rate', 'b'] }];
    const more = { groups, exogenousShocks: new Map([['wave', parts.shocks]]) };
    return { model: linked([FIRST, LAST], exogenous, parts.order, more), finals: [{ id: 'goal', body: parts.final }] };
  });
