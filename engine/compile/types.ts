/**
 * A program: the linked model as a list of steps over columns of draws, with nothing left to look up. It holds no
 * parameter values, so moving a slider does not compile the model again.
 *
 * A tile of memory is: inputs that do not vary by year · hoisted values · one row of columns for each year · finals.
 */
import type { Expr, LinkedModel, Parameter } from '../model/types.ts';
import type { Layout } from '../simulate/types.ts';

/** An extra quantity evaluated once a draw after the last year, over fixed-year references: targets are judged so. */
export interface Final {
  readonly id: string;
  readonly body: Expr;
}

export interface CompileOptions {
  /** Series that somebody wants; what none of them needs is left out. All when absent. */
  readonly outputs?: readonly string[];
  /** Last year in which outputs are wanted; the model's last when absent. What finals look at goes as far as they look. */
  readonly lastYear?: number;
  readonly finals?: readonly Final[];
}

/** Values in force: one per model year for yearly parameters, one for constants. */
export type Assignment = ReadonlyMap<string, readonly number[]>;

export interface ProgramInfo {
  readonly years: readonly number[];
  /** Ids of the series that the program computes or carries. */
  readonly series: readonly string[];
  /** Exogenous parameters that something wanted depends on. */
  readonly parameters: readonly Parameter[];
  readonly finals: readonly string[];
}

export interface Program extends ProgramInfo {
  readonly linked: LinkedModel;
  readonly layout: Layout;
  readonly frame: Frame;
  /** In order of evaluation: first those run once before the years, then those of each year, then finals. */
  readonly steps: readonly Step[];
  /** Numbers of the yearly steps in the order of the first year, where starts may need another than later years. */
  readonly firstYear: readonly number[];
  /** Numbers that are the same in every draw, for each year: the year itself, then the strengths of shocks. */
  readonly scalars: readonly (readonly number[])[];
}

/** How many columns a tile has of each kind. */
export interface Frame {
  readonly inputs: number;
  readonly hoisted: number;
  readonly rowColumns: number;
  readonly years: number;
  readonly finals: number;
}

/** Where a step reads or writes. */
export type Slot =
  | { readonly kind: 'input' | 'hoisted' | 'final'; readonly index: number }
  /** Column `index` of the row `back` years before the current one. */
  | { readonly kind: 'row'; readonly index: number; readonly back: number }
  /** Column `index` of the row of one year, whatever the current one. */
  | { readonly kind: 'fixed'; readonly index: number; readonly yearIndex: number };

export interface Step {
  /** Series, `id:noise`, final, or `hoisted:n`. */
  readonly id: string;
  readonly when: 'before' | 'yearly' | 'after';
  readonly target: Slot;
  /** Last year index in which it is needed. */
  readonly until: number;
  /** Code for year index 0, 1, …; the last holds for all later years. */
  readonly codes: readonly Code[];
}

/** A directed graph of operations; operands are numbers of earlier operations. */
export interface Code {
  readonly ops: readonly Op[];
  readonly result: number;
}

export type UnaryOp = 'neg' | 'abs' | 'sqrt' | 'exp' | 'log';
/** Comparisons give 1 or 0, and NaN when an operand is NaN. */
export type CompareOp = 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne';
export type BinaryOp = 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max' | 'pow' | CompareOp;

export type Op =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'scalar'; readonly index: number }
  | { readonly op: 'load'; readonly slot: Slot }
  | { readonly op: UnaryOp; readonly a: number }
  | { readonly op: BinaryOp; readonly a: number; readonly b: number }
  /** b where a is not 0, c where it is 0, NaN where it is NaN. */
  | { readonly op: 'select'; readonly a: number; readonly b: number; readonly c: number }
  /** a unless it is NaN, then b: only for the strengths of shocks that hold a value in some years. */
  | { readonly op: 'unless_nan'; readonly a: number; readonly b: number };
