/**
 * Units of an equation: the unit of every part is found from below, and where two parts that must agree do not, the
 * issue names both and underlines the part. Rules: literals are pure numbers, but 100, 1000 and 10000 are read as
 * 100 %, 1000 ‰ and one written in ten-thousandths (so `growth[t] / 100` is a ratio and `100 * a / b` a percentage),
 * and 0 fits any unit; log, exp, logit, logistic and a power's parts take pure numbers, except that a whole literal
 * power may have a unit below it; a truth value is no number.
 */
import { equalUnits, multiplyUnits, divideUnits, percent, powerUnit, pureNumber, type Unit } from '../plan/unit.ts';
import { printExpr } from './print.ts';
import type { Expr } from './types.ts';
import { clash, notPure, refuse, type UnitContext } from './unitFaults.ts';

export type { UnitContext };

/** `any`: a literal 0, or a part whose fault has been reported. */
export type Kind = Unit | 'any' | 'truth';

/** The unit of an expression; its faults go to the log, each once. */
export function unitOfExpr(expr: Expr, context: UnitContext): Kind {
  switch (expr.kind) {
    case 'number':
      return literalUnit(expr.value);
    case 'series':
    case 'at':
    case 'constant':
      return context.unitOf(expr.id) ?? 'any';
    case 'year':
      return pureNumber;
    case 'sum':
      return sumUnit(expr, context);
    case 'negate':
      return numeric(expr.arg, context);
    case 'not':
      return truth([expr.arg], context);
    case 'logic':
      return truth([expr.left, expr.right], context);
    case 'compare':
      agree([expr.left, expr.right], context);
      return 'truth';
    case 'binary':
      return binaryUnit(expr, context);
    case 'if':
      truth([expr.cond], context);
      return agree([expr.then, expr.else], context);
    case 'call':
      return callUnit(expr, context);
    default:
      return expr satisfies never;
  }
}

/** Checks that an expression has the unit that its variable declares. */
export function checkUnit(expr: Expr, declared: Unit, context: UnitContext): void {
  const unit = numeric(expr, context);
  if (unit !== 'any' && !equalUnits(unit, declared)) clash(expr, unit, declared, 'sides', context);
}

const conversions: ReadonlyMap<number, Unit> = new Map([
  [100, percent],
  [1000, { text: '‰', scale: 0.001, dims: {} }],
  [10000, { text: '1/万', scale: 0.0001, dims: {} }],
]);

function literalUnit(value: number): Kind {
  return value === 0 ? 'any' : (conversions.get(value) ?? pureNumber);
}

/** A value with a unit; a truth value is reported. */
function numeric(expr: Expr, context: UnitContext): Unit | 'any' {
  const kind = unitOfExpr(expr, context);
  if (kind !== 'truth') return kind;
  refuse('model.truth-as-number', expr, context, { found: printExpr(expr), fix: `if(${printExpr(expr)}, 1, 0)` });
  return 'any';
}

function truth(parts: readonly Expr[], context: UnitContext): 'truth' {
  for (const part of parts) {
    if (unitOfExpr(part, context) !== 'truth')
      refuse('model.number-as-truth', part, context, { found: printExpr(part), fix: `${printExpr(part)} > 0` });
  }
  return 'truth';
}

/** The common unit of parts that must agree; the first that parts ways is underlined. */
function agree(parts: readonly Expr[], context: UnitContext): Unit | 'any' {
  let common: Unit | 'any' = 'any';
  for (const part of parts) {
    const unit = numeric(part, context);
    if (common === 'any') common = unit;
    else if (unit !== 'any' && !equalUnits(unit, common)) clash(part, unit, common, 'parts', context);
  }
  return common;
}

function sumUnit(expr: Extract<Expr, { kind: 'sum' }>, context: UnitContext): Unit | 'any' {
  let common: Unit | undefined;
  for (const member of context.members(expr.group)) {
    const unit = context.unitOf(member);
    if (!unit) continue;
    if (common && !equalUnits(unit, common)) {
      refuse('model.sum-units', expr, context, { found: `${member}: ${unit.text}`, expected: common.text });
      return 'any';
    }
    common = common ?? unit;
  }
  return common ?? 'any';
}

function binaryUnit(expr: Extract<Expr, { kind: 'binary' }>, context: UnitContext): Unit | 'any' {
  if (expr.op === '+' || expr.op === '-') return agree([expr.left, expr.right], context);
  if (expr.op === '^') return powered(expr, context);
  const left = numeric(expr.left, context);
  const right = numeric(expr.right, context);
  if (left === 'any' || right === 'any') return 'any';
  return expr.op === '*' ? multiplyUnits(left, right) : divideUnits(left, right);
}

function powered(expr: Extract<Expr, { kind: 'binary' }>, context: UnitContext): Unit | 'any' {
  const base = numeric(expr.left, context);
  const power = wholeLiteral(expr.right);
  if (power !== undefined) return base === 'any' ? 'any' : powerUnit(base, power);
  if (base !== 'any' && !equalUnits(base, pureNumber)) notPure(expr.left, base, '^', context);
  pure(expr.right, '^', context);
  return pureNumber;
}

function wholeLiteral(expr: Expr): number | undefined {
  if (expr.kind === 'negate') {
    const value = wholeLiteral(expr.arg);
    return value === undefined ? undefined : -value;
  }
  return expr.kind === 'number' && Number.isInteger(expr.value) && Math.abs(expr.value) <= 9 ? expr.value : undefined;
}

function pure(expr: Expr, user: string, context: UnitContext): void {
  const unit = numeric(expr, context);
  if (unit !== 'any' && !equalUnits(unit, pureNumber)) notPure(expr, unit, user, context);
}

function callUnit(expr: Extract<Expr, { kind: 'call' }>, context: UnitContext): Unit | 'any' {
  const [first] = expr.args;
  switch (expr.fn) {
    case 'min':
    case 'max':
    case 'clamp':
      return agree(expr.args, context);
    case 'abs':
      return first ? numeric(first, context) : 'any';
    case 'sqrt': {
      const unit = first ? numeric(first, context) : 'any';
      return unit === 'any' ? 'any' : powerUnit(unit, 0.5);
    }
    case 'exp':
    case 'log':
    case 'logistic':
    case 'logit':
      for (const arg of expr.args) pure(arg, expr.fn, context);
      return pureNumber;
    default:
      return expr.fn satisfies never;
  }
}
