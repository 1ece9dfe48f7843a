/**
 * Constants that stand in memory. V8 builds a constant pair in several instructions each time it is met, but loads one
 * in a single instruction: exp, log and pow take a quarter less time so.
 */
import { i32, type Lanes } from './lanes.ts';

export interface Pool {
  /** The lanes with their constants taken from the pool. */
  readonly lanes: Lanes;
  /** What must stand in memory from the pool's address on; complete when all code is written. */
  readonly bytes: () => Uint8Array;
}

export function poolAt(address: number, lanes: Lanes): Pool {
  const bits: bigint[] = [];
  const at = (pattern: bigint): number => {
    const known = bits.indexOf(pattern);
    return address + 8 * (known < 0 ? bits.push(pattern) - 1 : known);
  };
  const pooled: Lanes = {
    ...lanes,
    number: (value) => lanes.spread(i32(0), at(new BigUint64Array(Float64Array.of(value).buffer)[0] ?? 0n)),
    pattern: (pattern) => lanes.toBits(lanes.spread(i32(0), at(BigInt.asUintN(64, pattern)))),
  };
  return { lanes: lanes.count === 1 ? lanes : pooled, bytes: () => new Uint8Array(BigUint64Array.from(bits).buffer) };
}
