/**
 * Where a random number stands: under a seed, in a stream named after what it is for, in a year, at a draw number.
 * Nothing else enters, so adding a parameter, more draws, other workers or another block size shift no draw, and two
 * scenarios that share a seed share their random numbers.
 */
import { philox } from './philox.ts';

/** 64 bits of a name, as two unsigned words. */
export interface Stream {
  readonly low: number;
  readonly high: number;
}

const MASK_64 = (1n << 64n) - 1n;

/** FNV-1a, 64 bits, over the name's UTF-16 code units (so that Chinese names count fully). */
export function streamOf(name: string): Stream {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < name.length; i++) {
    hash = ((hash ^ BigInt(name.charCodeAt(i))) * 0x100000001b3n) & MASK_64;
  }
  return { low: Number(hash & 0xffffffffn), high: Number(hash >> 32n) };
}

/** Largest seed: whole numbers above it are not all distinct as doubles. */
export const MAX_SEED = Number.MAX_SAFE_INTEGER;

/** What the bits at a place are for; kept apart from the year in one word of the counter. */
export type Purpose = 'value' | 'design';

const PURPOSE_BITS = { value: 0, design: 0x10000 } as const satisfies Record<Purpose, number>;
const words = new Uint32Array(4);

/** The four words at one counter; `year` is 0 for what does not vary by year. The next call overwrites the result. */
export function wordsAt(
  seed: number,
  stream: Stream,
  year: number,
  counter: number,
  purpose: Purpose = 'value',
): Uint32Array {
  const place = year | PURPOSE_BITS[purpose];
  philox(words, counter, place, stream.low, stream.high, seed >>> 0, Math.floor(seed / 0x100000000));
  return words;
}
