/** A number that is being looked at: a series in a year, and the target through which it was reached, if any. */
export interface Spot {
  readonly id: string;
  readonly year: number;
  readonly target?: string;
}
