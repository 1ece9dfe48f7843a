/**
 * A keyed permutation of 0 … n-1 that can be asked for any single place, so that a worker knows the strata of its own
 * draws without the others'. A bijection of the next power of two (add, multiply by an odd number, fold the high half
 * onto the low: each step can be undone), repeated until the result falls below n (cycle walking: at most two turns on
 * average, since n is more than half of the power of two).
 */
export interface Permutation {
  readonly size: number;
  readonly mask: number;
  readonly shift: number;
  /** A summand and an odd factor for each round. */
  readonly keys: Uint32Array;
}

const ROUNDS = 4;

/** The permutation of `size` places (1 to 2^30) under eight random words. */
export function permutationOf(size: number, words: Uint32Array): Permutation {
  const bits = 32 - Math.clz32(Math.max(size - 1, 1));
  const keys = words.map((word, i) => (i % 2 === 0 ? word : word | 1));
  return { size, mask: (1 << bits) - 1, shift: Math.max(1, bits >>> 1), keys };
}

/** Where place `i` goes. */
export function permuted({ size, mask, shift, keys }: Permutation, i: number): number {
  let x = i;
  do {
    for (let round = 0; round < ROUNDS; round++) {
      x = (x + (keys[2 * round] as number)) & mask;
      x = Math.imul(x, keys[2 * round + 1] as number) & mask;
      x ^= x >>> shift;
    }
  } while (x >= size);
  return x;
}
