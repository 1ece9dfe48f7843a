/**
 * Latin hypercube: the range of a dimension is cut into as many strata as there are draws, and each stratum holds
 * exactly one draw, at a random place in it. The strata are permuted for each dimension by its own keys. The design
 * belongs to one number of draws: unlike independent draws it changes with it.
 */
import { permutationOf, permuted } from './permutation.ts';
import { wordsAt, type Stream } from './stream.ts';

/** Largest double below 1: rounding must not reach the end of the interval. */
const BELOW_ONE = 1 - 1 / 0x20000000000000;

/**
 * Turns independent uniforms of draws `first`, … (all of `out`) into those of a Latin hypercube of `draws`: each becomes
 * the place in its stratum.
 */
export function stratify(
  out: Float64Array,
  draws: number,
  seed: number,
  stream: Stream,
  year: number,
  first: number,
): void {
  const keys = new Uint32Array(8);
  keys.set(wordsAt(seed, stream, year, 0, 'design'), 0);
  keys.set(wordsAt(seed, stream, year, 1, 'design'), 4);
  const permutation = permutationOf(draws, keys);
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.min(BELOW_ONE, (permuted(permutation, first + i) + (out[i] as number)) / draws);
  }
}
