/** A stretch of a column to fill: `count` values into `out` from place `to` on, from numbers of `base` from place `from` on. */
export interface Work {
  readonly base: Float64Array;
  readonly from: number;
  readonly out: Float64Array;
  readonly to: number;
  readonly count: number;
}
