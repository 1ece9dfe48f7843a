/**
 * Uniform numbers in the open interval (0, 1): odd multiples of 2^-53, that is 52 random bits and a last bit that is
 * always one. So neither end occurs, every value is exact, and the set is its own mirror image about one half.
 * One Philox counter serves two neighbouring draws.
 */
import { wordsAt, type Stream } from './stream.ts';

const TWO_POW_20 = 0x100000;
const TWO_POW_MINUS_52 = 1 / 0x10000000000000;

/** The uniform number of 64 random bits: the upper 52, plus one half, over 2^52. Exact in double precision. */
export function unitOf(high: number, low: number): number {
  return (high * TWO_POW_20 + (low >>> 12) + 0.5) * TWO_POW_MINUS_52;
}

/** Writes the uniforms of draws `first`, `first + 1`, … into all of `out`. */
export function fillUniform(out: Float64Array, seed: number, stream: Stream, year: number, first: number): void {
  const end = first + out.length;
  for (let pair = Math.floor(first / 2); 2 * pair < end; pair++) {
    const words = wordsAt(seed, stream, year, pair);
    const at = 2 * pair - first;
    if (at >= 0) out[at] = unitOf(words[0] as number, words[1] as number);
    if (at + 1 < out.length) out[at + 1] = unitOf(words[2] as number, words[3] as number);
  }
}
