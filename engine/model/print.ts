/** Equations as canonical text: one way to write each tree, no bracket that the reading does not need. */
import type { CompareOp, Equation, Expr } from './types.ts';

/** Text to put in the place of a reference: its value in some year, for showing an equation with its numbers. */
export type Lookup = (
  reference: Extract<Expr, { kind: 'series' | 'at' | 'constant' | 'year' | 'sum' }>,
) => string | undefined;

/** How tightly a kind of expression binds, as the grammar reads it. */
const levels = { or: 1, and: 2, compare: 3, add: 4, multiply: 5, unary: 6, power: 7, primary: 8 } as const;
type Level = (typeof levels)[keyof typeof levels];

export function printEquation(equation: Pick<Equation, 'of' | 'body'>, lookup?: Lookup): string {
  return `${equation.of}[t] = ${printExpr(equation.body, lookup)}`;
}

/** @example printExpr(parsed 'a*( b[t]+(c) )') // 'a * (b[t] + c)' */
export function printExpr(expr: Expr, lookup?: Lookup): string {
  return print(expr, levels.or, lookup);
}

/** The text of an expression where at least `needed` is expected. */
function print(expr: Expr, needed: Level, lookup: Lookup | undefined): string {
  const value = isReference(expr) ? lookup?.(expr) : undefined;
  if (value !== undefined) return value.startsWith('-') && needed > levels.add ? `(${value})` : value;
  const text = plain(expr, lookup);
  return levelOf(expr) < needed ? `(${text})` : text;
}

export function isReference(expr: Expr): expr is Parameters<Lookup>[0] {
  return ['series', 'at', 'constant', 'year', 'sum'].includes(expr.kind);
}

function plain(expr: Expr, lookup: Lookup | undefined): string {
  const at = (inner: Expr, level: Level): string => print(inner, level, lookup);
  switch (expr.kind) {
    case 'number':
      return String(expr.value);
    case 'series':
      return `${expr.id}[${lagText(expr.lag)}]`;
    case 'at':
      return `${expr.id}[${expr.year}]`;
    case 'constant':
      return expr.id;
    case 'year':
      return 't';
    case 'sum':
      return `sum(${expr.group}[${lagText(expr.lag)}])`;
    case 'negate':
      return `-${at(expr.arg, levels.unary)}`;
    case 'not':
      return `not ${at(expr.arg, levels.unary)}`;
    case 'binary':
      return binary(expr, lookup);
    case 'compare':
      return `${at(expr.left, levels.add)} ${expr.op satisfies CompareOp} ${at(expr.right, levels.add)}`;
    case 'logic': {
      const level = expr.op === 'and' ? levels.and : levels.or;
      return `${at(expr.left, level)} ${expr.op} ${at(expr.right, next(level))}`;
    }
    case 'if':
      return `if(${[expr.cond, expr.then, expr.else].map((part) => at(part, levels.or)).join(', ')})`;
    case 'call':
      return `${expr.fn}(${expr.args.map((arg) => at(arg, levels.or)).join(', ')})`;
    default:
      return expr satisfies never;
  }
}

function lagText(lag: number): string {
  return lag === 0 ? 't' : `t-${lag}`;
}

function binary(expr: Extract<Expr, { kind: 'binary' }>, lookup: Lookup | undefined): string {
  const level = levelOf(expr);
  // A power takes a bare base, and whatever binds as tightly as a sign in its exponent.
  const [left, right] = expr.op === '^' ? [levels.primary, levels.unary] : [level, next(level)];
  const space = expr.op === '^' ? '' : ' ';
  return `${print(expr.left, left, lookup)}${space}${expr.op}${space}${print(expr.right, right, lookup)}`;
}

function next(level: Level): Level {
  return level === 8 ? 8 : ((level + 1) as Level);
}

function levelOf(expr: Expr): Level {
  switch (expr.kind) {
    case 'logic':
      return expr.op === 'or' ? levels.or : levels.and;
    case 'compare':
      return levels.compare;
    case 'binary':
      return expr.op === '^' ? levels.power : expr.op === '*' || expr.op === '/' ? levels.multiply : levels.add;
    case 'negate':
    case 'not':
      return levels.unary;
    case 'number':
      return expr.value < 0 ? levels.unary : levels.primary;
    default:
      return levels.primary;
  }
}
