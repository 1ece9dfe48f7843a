/**
 * Scrambled Sobol points: a digital net in base 2, with the nested uniform scrambling of Owen (1995) done by a hash, so
 * that each point is uniformly distributed and the error of a mean falls faster than with independent draws. Points come
 * in Gray-code order. Below their 32 bits stand random ones, so that no value repeats.
 * Hash: Laine and Karras (2011) in the form of Burley (2020, "Practical hash-based Owen scrambling", JCGT 9) with the
 * constants of Vegdahl (2021).
 */
import { SOBOL_TABLE } from './sobol-table.ts';
import { wordsAt, type Stream } from './stream.ts';

/** Dimensions for which there are direction numbers. */
export const SOBOL_DIMENSIONS = SOBOL_TABLE.length + 1;

const cache = new Map<number, Uint32Array>();

/** Direction numbers of a dimension with their bits reversed (lowest bit = first halving), for 32 digits. */
export function directionsOf(dimension: number): Uint32Array {
  const known = cache.get(dimension);
  if (known) return known;
  const made = dimension === 0 ? firstDirections() : recurrentDirections(dimension);
  cache.set(dimension, made);
  return made;
}

function firstDirections(): Uint32Array {
  return Uint32Array.from({ length: 32 }, (_, k) => 1 << k);
}

/** The recurrence of a primitive polynomial of degree s with inner coefficients `a`, from the first s odd numbers. */
function recurrentDirections(dimension: number): Uint32Array {
  const [a = 0, ...start] = SOBOL_TABLE[dimension - 1] ?? [];
  const s = start.length;
  const v = new Uint32Array(32);
  start.forEach((m, k) => (v[k] = m << (31 - k)));
  for (let k = s; k < 32; k++) {
    const back = v[k - s] as number;
    let value = back ^ (back >>> s);
    for (let j = 1; j < s; j++) if ((a >>> (s - 1 - j)) & 1) value ^= v[k - j] as number;
    v[k] = value;
  }
  return v.map(reversed);
}

/** The 32 bits of a word in the opposite order. */
export function reversed(word: number): number {
  let x = word;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return ((x >>> 16) | (x << 16)) >>> 0;
}

/** The unscrambled point number `index` with its bits reversed. */
export function sobolPoint(directions: Uint32Array, index: number): number {
  let x = 0;
  const gray = index ^ (index >>> 1);
  for (let k = 0; k < 32; k++) if ((gray >>> k) & 1) x ^= directions[k] as number;
  return x;
}

/** A permutation of reversed words in which each bit is changed depending only on the bits below it: Owen's scrambling. */
function scrambled(word: number, seed: number): number {
  let x = word;
  x ^= Math.imul(x, 0x3d20adea);
  x = (x + seed) | 0;
  x = Math.imul(x, (seed >>> 16) | 1);
  x ^= Math.imul(x, 0x05526c56);
  x ^= Math.imul(x, 0x53a22864);
  return x;
}

const TWO_POW_20 = 0x100000;
const TWO_POW_MINUS_52 = 1 / 0x10000000000000;

/**
 * Turns independent uniforms of draws `first`, … (all of `out`) into scrambled Sobol points of a dimension (from 0): the
 * first 32 bits are the point's, the 20 after them stay random.
 */
export function sobolise(
  out: Float64Array,
  dimension: number,
  seed: number,
  stream: Stream,
  year: number,
  first: number,
): void {
  const directions = directionsOf(dimension);
  const scramble = wordsAt(seed, stream, year, 0, 'design')[0] as number;
  let point = sobolPoint(directions, first);
  for (let i = 0; i < out.length; i++) {
    const draw = first + i;
    if (i > 0) point ^= directions[31 - Math.clz32(draw & -draw)] as number;
    const rest = Math.floor((out[i] as number) * TWO_POW_20);
    out[i] = (reversed(scrambled(point, scramble)) * TWO_POW_20 + rest + 0.5) * TWO_POW_MINUS_52;
  }
}
