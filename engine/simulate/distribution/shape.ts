/**
 * A distribution put in its place: centred on a value in force, with everything precomputed that a draw needs. A shape
 * turns a column of base numbers (uniforms in (0, 1), or standard normal scores) into a column of values, always
 * increasing in the base number, so that rank correlation and stratification survive.
 */
import type { BetaTable } from './beta-inverse.ts';

export type Shape =
  /** No spread: the value itself. */
  | { readonly kind: 'point'; readonly value: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'truncated'; readonly normal: TruncatedNormal }
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  | { readonly kind: 'triangular'; readonly min: number; readonly mode: number; readonly max: number }
  /** beta(a, b) stretched to (min, max): the beta and the PERT distribution. */
  | {
      readonly kind: 'beta';
      readonly min: number;
      readonly max: number;
      readonly a: number;
      readonly b: number;
      readonly table: BetaTable;
    }
  | { readonly kind: 'log_normal'; readonly median: number; readonly sd: number }
  /** Values in rising order with the cumulated probability up to and including each; the last is 1. */
  | { readonly kind: 'list'; readonly values: Float64Array; readonly cumulated: Float64Array };

/** A normal with location `mu` and scale `sigma`, cut to (min, max). */
export interface TruncatedNormal {
  readonly mu: number;
  readonly sigma: number;
  readonly min: number;
  readonly max: number;
}

/** What a shape's draws are made from. */
export type Base = 'score' | 'unit';

export function baseOf(shape: Shape): Base {
  switch (shape.kind) {
    case 'normal':
    case 'beta':
    case 'log_normal':
      return 'score';
    case 'point':
    case 'truncated':
    case 'uniform':
    case 'triangular':
    case 'list':
      return 'unit';
    default:
      return shape satisfies never;
  }
}
