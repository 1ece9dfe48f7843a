/** What a scan writes of a block: shift, four sums, four sums of squares, one unused double. */
export const RECORD = 10;

/** Four lanes together, in the order of joining that `blockMoments` has. */
export function lanesJoined(records: Float64Array, at: number): number {
  return (
    (records[at] as number) + (records[at + 2] as number) + ((records[at + 1] as number) + (records[at + 3] as number))
  );
}
