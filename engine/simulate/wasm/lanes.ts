/**
 * The instructions for one number at a time or for two side by side: the same vocabulary for both, so that each
 * function is written once and single draws and pairs of draws get the same bits.
 */
import type { CompareOp } from '../../compile/types.ts';
import { f64Bytes, i64Bytes, signed, u32, type Part } from './encode.ts';

export const I32 = 0x7f;
const I64 = 0x7e;
const F64 = 0x7c;
const V128 = 0x7b;

export interface Lanes {
  readonly count: 1 | 2;
  /** Types of a value and of its bits. */
  readonly value: number;
  readonly bits: number;
  readonly number: (value: number) => Part;
  /** The same 64 bits in each lane. */
  readonly pattern: (bits: bigint) => Part;
  readonly load: (address: Part, offset: number) => Part;
  readonly store: (address: Part, value: Part, offset: number) => Part;
  /** One double in every lane. */
  readonly spread: (address: Part, offset: number) => Part;
  readonly unary: (op: 'neg' | 'abs' | 'sqrt', a: Part) => Part;
  readonly binary: (op: 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max', a: Part, b: Part) => Part;
  readonly toBits: (value: Part) => Part;
  readonly toValue: (bits: Part) => Part;
  readonly bitwise: (op: 'add' | 'sub' | 'and' | 'or', a: Part, b: Part) => Part;
  readonly shift: (op: 'shl' | 'shr_u', a: Part, by: number) => Part;
  /** A mask: true or false for each lane. */
  readonly compare: (op: CompareOp, a: Part, b: Part) => Part;
  readonly both: (a: Part, b: Part) => Part;
  /** a where the mask holds, else b. */
  readonly choose: (mask: Part, a: Part, b: Part) => Part;
  /** 1 where the mask holds, else 0. */
  readonly oneWhere: (mask: Part) => Part;
  /** An i32: does the mask hold in every lane? */
  readonly all: (mask: Part) => Part;
  /** i32 of a lane's low 32 bits. */
  readonly lowWord: (bits: Part, lane: number) => Part;
  /** Doubles at one address for each lane. */
  readonly gather: (addresses: readonly Part[], offset: number) => Part;
  /** Each lane of some values through a function of doubles. */
  readonly each: (fn: number, args: readonly Part[]) => Part;
}

const simd = (op: number): Part => [0xfd, u32(op)];
const memory = (align: number, offset: number): Part => [align, u32(offset)];

export const i32 = (value: number): Part => [0x41, signed(BigInt(value))];
export const get = (local: number): Part => [0x20, u32(local)];
export const set = (local: number, value: Part): Part => [value, 0x21, u32(local)];
export const callFunction = (fn: number, args: Part): Part => [args, 0x10, u32(fn)];

const SINGLE_BINARY = { add: 0xa0, sub: 0xa1, mul: 0xa2, div: 0xa3, min: 0xa4, max: 0xa5 } as const;
const SINGLE_UNARY = { neg: 0x9a, abs: 0x99, sqrt: 0x9f } as const;
const SINGLE_COMPARE = { eq: 0x61, ne: 0x62, lt: 0x63, gt: 0x64, le: 0x65, ge: 0x66 } as const;
const SINGLE_BITWISE = { add: 0x7c, sub: 0x7d, and: 0x83, or: 0x84 } as const;
const SINGLE_SHIFT = { shl: 0x86, shr_u: 0x88 } as const;

export const SINGLE: Lanes = {
  count: 1,
  value: F64,
  bits: I64,
  number: (value) => [0x44, f64Bytes(value)],
  pattern: (bits) => [0x42, signed(BigInt.asIntN(64, bits))],
  load: (address, offset) => [address, 0x2b, memory(3, offset)],
  store: (address, value, offset) => [address, value, 0x39, memory(3, offset)],
  spread: (address, offset) => [address, 0x2b, memory(3, offset)],
  unary: (op, a) => [a, SINGLE_UNARY[op]],
  binary: (op, a, b) => [a, b, SINGLE_BINARY[op]],
  toBits: (value) => [value, 0xbd],
  toValue: (bits) => [bits, 0xbf],
  bitwise: (op, a, b) => [a, b, SINGLE_BITWISE[op]],
  shift: (op, a, by) => [a, 0x42, signed(BigInt(by)), SINGLE_SHIFT[op]],
  compare: (op, a, b) => [a, b, SINGLE_COMPARE[op]],
  both: (a, b) => [a, b, 0x71],
  choose: (mask, a, b) => [a, b, mask, 0x1b],
  oneWhere: (mask) => [mask, 0xb8],
  all: (mask) => mask,
  lowWord: (bits) => [bits, 0xa7],
  gather: ([address = []], offset) => [address, 0x2b, memory(3, offset)],
  each: (fn, args) => callFunction(fn, args),
};

const PAIR_BINARY = { add: 240, sub: 241, mul: 242, div: 243, min: 244, max: 245 } as const;
const PAIR_UNARY = { neg: 237, abs: 236, sqrt: 239 } as const;
const PAIR_COMPARE = { eq: 71, ne: 72, lt: 73, gt: 74, le: 75, ge: 76 } as const;
const PAIR_BITWISE = { add: 206, sub: 209, and: 78, or: 80 } as const;
const PAIR_SHIFT = { shl: 203, shr_u: 205 } as const;

export const PAIR: Lanes = {
  count: 2,
  value: V128,
  bits: V128,
  number: (value) => [simd(12), f64Bytes(value), f64Bytes(value)],
  pattern: (bits) => [simd(12), i64Bytes(bits), i64Bytes(bits)],
  load: (address, offset) => [address, simd(0), memory(4, offset)],
  store: (address, value, offset) => [address, value, simd(11), memory(4, offset)],
  spread: (address, offset) => [address, simd(10), memory(3, offset)],
  unary: (op, a) => [a, simd(PAIR_UNARY[op])],
  binary: (op, a, b) => [a, b, simd(PAIR_BINARY[op])],
  toBits: (value) => value,
  toValue: (bits) => bits,
  bitwise: (op, a, b) => [a, b, simd(PAIR_BITWISE[op])],
  shift: (op, a, by) => [a, i32(by), simd(PAIR_SHIFT[op])],
  compare: (op, a, b) => [a, b, simd(PAIR_COMPARE[op])],
  both: (a, b) => [a, b, simd(78)],
  choose: (mask, a, b) => [a, b, mask, simd(82)],
  oneWhere: (mask) => [mask, PAIR_ONE, simd(78)],
  all: (mask) => [mask, simd(195)],
  lowWord: (bits, lane) => [bits, simd(27), lane * 2],
  gather: ([first = [], second = []], offset) => [
    second,
    first,
    simd(93),
    memory(3, offset),
    simd(87),
    memory(3, offset),
    1,
  ],
  each: (fn, args) => {
    const lane = (n: number): Part =>
      callFunction(
        fn,
        args.map((arg): Part => [arg, simd(33), n]),
      );
    return [lane(0), simd(20), lane(1), simd(34), 1];
  },
};

const PAIR_ONE: Part = [simd(12), f64Bytes(1), f64Bytes(1)];
