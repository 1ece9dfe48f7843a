/** What a phrase comes to: a number with its unit, words, a verdict, a probability, a truth; or a hole that says why. */
import type { Text } from '../../issue.ts';
import type { Verdict } from '../../analyse/types.ts';
import { divideUnits, multiplyUnits, parseUnit, sameDimensions, type Unit } from '../../plan/unit.ts';
import { spokenUnit } from './pattern.ts';
import type { PhraseCompare, PhraseOp } from './phrase.ts';

export interface Quantity {
  readonly kind: 'quantity';
  readonly value: number;
  /** Unit text of the model's vocabulary; absent for a bare number, which takes the unit of what it stands beside. */
  readonly unit?: string;
  /** A difference of two values: shown with its sign, and in percentage points where they were in %. */
  readonly difference?: boolean;
  /** A yearly rate, in compound per cent or in points of the unit. */
  readonly yearly?: 'percent' | 'points';
}

export interface Hole {
  readonly kind: 'hole';
  readonly why: Text;
}

export type Value =
  | Quantity
  | Hole
  | { readonly kind: 'words'; readonly text: Text }
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | {
      readonly kind: 'probability';
      readonly probability: number;
      readonly standardError: number;
      readonly draws: number;
    }
  | { readonly kind: 'truth'; readonly truth: boolean }
  | { readonly kind: 'year'; readonly year: number };

export function hole(zh: string, en: string): Hole {
  return { kind: 'hole', why: { zh, en } };
}

export function quantity(value: number, unit?: string, marks: Partial<Quantity> = {}): Quantity | Hole {
  if (Number.isFinite(value)) return { kind: 'quantity', value, ...(unit !== undefined && { unit }), ...marks };
  return hole('这里没有数：模型在这一年得不出值', 'there is no number here: the model gives no value in this year');
}

/** A number out of any value that is one: a year, a truth and a probability (as a share of one) count as numbers. */
export function asQuantity(value: Value): Quantity | Hole {
  switch (value.kind) {
    case 'quantity':
    case 'hole':
      return value;
    case 'year':
      return { kind: 'quantity', value: value.year };
    case 'probability':
      return { kind: 'quantity', value: value.probability };
    case 'truth':
      return { kind: 'quantity', value: value.truth ? 1 : 0 };
    case 'words':
    case 'verdict':
      return hole('这里是文字，不是数', 'these are words, not a number');
    default:
      return value satisfies never;
  }
}

/** The second in the unit of the first; undefined when one cannot be the other. Bare numbers fit anything. */
export function inUnitOf(like: Quantity, other: Quantity): number | undefined {
  if (like.unit === undefined || other.unit === undefined) return other.value;
  const unit = unitOf(like.unit);
  const from = unit && (unitOf(other.unit) ?? spokenUnit(other.unit, unit));
  return unit && from && sameDimensions(unit, from) ? (other.value * from.scale) / unit.scale : undefined;
}

export function unitOf(text: string): Unit | undefined {
  const read = parseUnit(text);
  return read.ok ? read.value : undefined;
}

export function arithmetic(op: PhraseOp, left: Quantity, right: Quantity): Quantity | Hole {
  switch (op) {
    case '+':
    case '-': {
      const like = left.unit === undefined && right.unit !== undefined ? { ...left, unit: right.unit } : left;
      const other = inUnitOf(like, right);
      if (other === undefined) return clash(left, right);
      const difference = op === '-' && right.unit !== undefined;
      return quantity(
        op === '+' ? like.value + other : like.value - other,
        like.unit,
        difference ? { difference } : {},
      );
    }
    case '*':
      return quantity(left.value * right.value, combined(left, right, '*'));
    case '/':
      if (right.value === 0) return hole('除数为零', 'division by zero');
      return quantity(left.value / right.value, combined(left, right, '/'));
    default:
      return op satisfies never;
  }
}

/** A bare factor changes no unit, so that `gdp@2025 / 2` stays in 亿元. Two of one unit divide to a pure number. */
function combined(left: Quantity, right: Quantity, op: '*' | '/'): string | undefined {
  if (right.unit === undefined) return left.unit;
  const b = unitOf(right.unit) ?? spokenUnit(right.unit);
  const a = left.unit === undefined ? unitOf('1') : (unitOf(left.unit) ?? spokenUnit(left.unit));
  if (!a || !b) return undefined;
  return (op === '*' ? multiplyUnits(a, b) : divideUnits(a, b)).text;
}

function clash(left: Quantity, right: Quantity): Hole {
  return hole(
    `单位不同：${left.unit ?? ''} 与 ${right.unit ?? ''}`,
    `the units differ: ${left.unit ?? ''} and ${right.unit ?? ''}`,
  );
}

/** Comparisons allow 1e-9 of the larger side for rounding, as verdicts do; `=` is equality within that. */
const SLACK = 1e-9;

export function compared(op: PhraseCompare, left: Quantity, right: Quantity): Value {
  const a = left.value;
  const b = inUnitOf(left, right);
  if (b === undefined) return clash(left, right);
  const slack = SLACK * Math.max(Math.abs(a), Math.abs(b));
  return { kind: 'truth', truth: holds(op, a, b, slack) };
}

function holds(op: PhraseCompare, a: number, b: number, slack: number): boolean {
  switch (op) {
    case '<':
      return a < b - slack;
    case '<=':
      return a <= b + slack;
    case '>':
      return a > b + slack;
    case '>=':
      return a >= b - slack;
    case '=':
      return Math.abs(a - b) <= slack;
    case '!=':
      return Math.abs(a - b) > slack;
    default:
      return op satisfies never;
  }
}
