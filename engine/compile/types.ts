/**
 * A program: the linked model as a list of steps over columns of draws, with nothing left to look up. It holds no
 * parameter values, so moving a slider never compiles anything.
 */
import type { Expr, Parameter } from '../model/types.ts';

/** An extra quantity evaluated once a draw after the last year, over fixed-year references: targets are judged so. */
export interface Final {
  readonly id: string;
  readonly body: Expr;
}

export interface CompileOptions {
  /** Series that somebody wants; what none of them needs is left out. All when absent. */
  readonly outputs?: readonly string[];
  /** Last year to simulate; the model's last when absent. */
  readonly lastYear?: number;
  readonly finals?: readonly Final[];
}

/** Values in force: one per model year for yearly parameters, one for constants. */
export type Assignment = ReadonlyMap<string, readonly number[]>;

export interface ProgramInfo {
  readonly years: readonly number[];
  /** Ids of the series that the program computes or carries. */
  readonly series: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly finals: readonly string[];
}
