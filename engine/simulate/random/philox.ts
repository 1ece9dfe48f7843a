/**
 * Philox 4x32-10: a counter-based random number generator. A key and a counter give four 32-bit words by ten rounds of
 * multiplication and exclusive or; there is no state, so any draw can be computed alone, in any order, by any worker.
 * Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11. Promise: the published
 * known answers, bit for bit.
 */

/** Multipliers and key increments of the paper, table 2. */
const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
const KEY_STEP_0 = 0x9e3779b9;
const KEY_STEP_1 = 0xbb67ae85;

/** High 32 bits of a × b, with b given in halves of 16 bits. No partial sum exceeds 32 bits: (2¹⁶-1)² + 2¹⁶-1 < 2³². */
function highProduct(a: number, bLow: number, bHigh: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const middle = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) >>> 0;
  const cross = (Math.imul(aLow, bHigh) + (middle & 0xffff)) >>> 0;
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (cross >>> 16)) | 0;
}

/** Four words for the counter (c0, c1, c2, c3) under the key (k0, k1), written to `out[0..3]`. */
export function philox(out: Uint32Array, c0: number, c1: number, c2: number, c3: number, k0: number, k1: number): void {
  for (let round = 0; round < 10; round++) {
    const high0 = highProduct(c0, M0 & 0xffff, M0 >>> 16);
    const high1 = highProduct(c2, M1 & 0xffff, M1 >>> 16);
    const low0 = Math.imul(M0, c0);
    const low1 = Math.imul(M1, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + KEY_STEP_0) | 0;
    k1 = (k1 + KEY_STEP_1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}
