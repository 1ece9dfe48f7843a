/** Instructions of WebAssembly that the kernels add to those of the machine: vectors of whole numbers, loops, addresses. */
import { u32, type Part } from '../wasm/encode.ts';
import { get, i32, set } from '../wasm/lanes.ts';

export const I32 = 0x7f;
export const I64 = 0x7e;
export const V128 = 0x7b;

export const simd = (op: number): Part => [0xfd, u32(op)];

export const add = (a: Part, b: Part): Part => [a, b, 0x6a];
export const shiftLeft = (a: Part, by: number): Part => [a, i32(by), 0x74];
export const below = (a: Part, b: Part): Part => [a, b, 0x49];
export const same = (a: Part, b: Part): Part => [a, b, 0x46];

/** Pairs of doubles: the second where it is less (more) than the first, else the first. A hole in the second is passed over. */
export const lesser = (a: Part, b: Part): Part => [a, b, simd(246)];
export const greater = (a: Part, b: Part): Part => [a, b, simd(247)];

/** 64-bit words. */
export const long = {
  zero: [0x42, 0x00],
  load: (address: Part): Part => [address, 0x29, 0, 0],
  store: (address: Part, value: Part): Part => [address, value, 0x37, 0, 0],
  same: (a: Part, b: Part): Part => [a, b, 0x51],
  /** Its bits turned to the left. */
  turned: (a: Part, by: number): Part => [a, [0x42, by], 0x89],
  isZero: (a: Part): Part => [a, 0x50],
  /** Number of the lowest bit that is set, as an i32. */
  firstBit: (a: Part): Part => [a, 0x7a, 0xa7],
  withoutFirstBit: (a: Part): Part => [a, a, [0x42, 0x01], 0x7d, 0x83],
} as const;

/** Four 32-bit words. */
export const words = {
  splat: (a: Part): Part => [a, simd(17)],
  constant: (values: readonly number[]): Part => [simd(12), values.flatMap((value) => [...wordBytes(value)])],
  add: (a: Part, b: Part): Part => [a, b, simd(174)],
  xor: (a: Part, b: Part): Part => [a, b, simd(81)],
  /** The lower 32 bits of each product. */
  times: (a: Part, b: Part): Part => [a, b, simd(181)],
  shiftLeft: (a: Part, by: number): Part => [a, i32(by), simd(171)],
  /** 64-bit products of the first two words, or of the last two. */
  productsLow: (a: Part, b: Part): Part => [a, b, simd(222)],
  productsHigh: (a: Part, b: Part): Part => [a, b, simd(223)],
  /** Four words of two vectors, numbered 0 to 7. */
  pick: (a: Part, b: Part, from: readonly [number, number, number, number]): Part => [
    a,
    b,
    simd(13),
    from.flatMap((word) => [0, 1, 2, 3].map((byte) => 4 * word + byte)),
  ],
} as const;

/** Eight 16-bit halves of words. */
export const halves = {
  splat: (a: Part): Part => [a, simd(16)],
  equal: (a: Part, b: Part): Part => [a, b, simd(45)],
  /** Four words of each vector, each cut to the range of 16 bits. */
  narrow: (a: Part, b: Part): Part => [a, b, simd(134)],
  /** The same of words that are all ones or none. */
  narrowMask: (a: Part, b: Part): Part => [a, b, simd(133)],
  /** One bit for each half that is all ones. */
  bits: (a: Part): Part => [a, simd(132)],
} as const;

export const loadWord = (address: Part, offset: number): Part => [address, 0x28, 2, u32(offset)];
export const storeWord = (address: Part, value: Part, offset: number): Part => [address, value, 0x36, 2, u32(offset)];
export const storeByte = (address: Part, value: Part): Part => [address, value, 0x3a, 0, 0];
export const loadNumber = (address: Part): Part => [address, 0x2b, 3, 0];
export const storeNumber = (address: Part, value: Part): Part => [address, value, 0x39, 3, 0];
/** One of a vector's two doubles. */
export const storeLane = (address: Part, value: Part, lane: number): Part => [address, value, simd(91), 3, 0, lane];

function wordBytes(value: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(value).buffer);
}

export const when = (condition: Part, body: Part): Part => [condition, 0x04, 0x40, body, 0x0b];
export const unless = (condition: Part, body: Part): Part => when([condition, 0x45], body);

/** `do { body; at += step } while (at < end)`, unsigned. */
export function loop(at: number, step: number, end: Part, body: Part): Part {
  return [0x03, 0x40, body, set(at, add(get(at), i32(step))), below(get(at), end), 0x0d, 0x00, 0x0b];
}
