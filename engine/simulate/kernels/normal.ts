/**
 * The inverse normal distribution function as WebAssembly, in place, two numbers at a time: operation for operation
 * `inverseNormal` of `../distribution/normal.ts`. Short loops one after the other, so that many pairs are under way at
 * once: the middle for all numbers, with a bit for each that is in a tail (one in seven); a list of those; their roots;
 * their scores. Where one lies in the far tail (one in 10^10) that function itself does all that are listed.
 */
import { AS241, FAR, MIDDLE, MIDDLE_SQUARE, TAIL_CENTRE } from '../distribution/normal.ts';
import type { FunctionBody, Part } from '../wasm/encode.ts';
import { LOG_LOCALS, logOfNormal } from '../wasm/functions.ts';
import { heldFrom } from '../wasm/held.ts';
import { callFunction, get, I32, i32, set, type Lanes } from '../wasm/lanes.ts';
import {
  add,
  halves,
  I64,
  lesser,
  loadNumber,
  loadWord,
  long,
  loop,
  shiftLeft,
  simd,
  storeByte,
  storeLane,
  storeNumber,
  storeWord,
  same,
  unless,
  when,
  V128,
  words,
} from './instructions.ts';

/** Numbers that are worked on at a time. */
export const SCORES_AT_ONCE = 8;

/** Bytes after each part of the working space: the rest of a last four, or of a last word of bits. */
const MORE = 64;

/** Bytes of working space for so many numbers: those in a tail, their roots, their addresses, and a bit for each. */
export function scoreBytes(numbers: number): number {
  return numbers * (8 + 8 + 4) + numbers / 8 + 4 * MORE;
}

/** Address of the first number, of the end, and of the working space, where the numbers in a tail stand. */
const [AT, END, UNITS] = [0, 1, 2];
export const SCORE_PARAMS = [I32, I32, I32];
/** Where their roots, their addresses and the bits stand; places on the way through those and through the numbers. */
const [ROOTS, LIST, BITS, UNIT, ROOT, LISTED, BIT, BLOCK_AT] = [3, 4, 5, 6, 7, 8, 9, 10];
const WORD = 11;
const [U, Q, R, OUTSIDE, FARTHER, LOG] = [12, 16, 20, 24, 28, 29];
/**
 * Pairs that are worked on side by side, in the middle and in a tail. All are loaded before any is stored: only then does
 * V8 mix their operations, and none waits for its own last one.
 */
const PAIRS = [0, 1, 2, 3];
const FEW = [0, 1];
const HELD = LOG + LOG_LOCALS;

/** `far` is the number of the imported function of one number. */
export function scoreFunction(type: number, lanes: Lanes, far: number): FunctionBody {
  let most = 0;
  const holding = (body: (held: Lanes) => Part): Part => {
    const held = heldFrom(HELD, lanes);
    const inner = body(held.lanes);
    most = Math.max(most, held.count());
    return [held.filled(), inner];
  };
  const body: Part = [
    laidOut(),
    holding((held) => loop(AT, 8 * SCORES_AT_ONCE, get(END), middle(held))),
    long.store(get(BIT), long.zero),
    [set(UNIT, get(UNITS)), set(LISTED, get(LIST)), loop(BITS, 8, get(BIT), listed())],
    unless(same(get(LISTED), get(LIST)), [
      filled(),
      [set(END, get(UNIT)), started(), holding((held) => loop(UNIT, 16 * FEW.length, get(END), roots(held)))],
      [started(), holding((held) => loop(UNIT, 16 * FEW.length, get(END), tails(held)))],
      when([get(FARTHER), simd(83)], [started(), loop(UNIT, 8, get(END), handed(far))]),
    ]),
  ];
  const words = Array.from({ length: WORD - ROOTS }, () => I32);
  const vectors = Array.from({ length: HELD + most - U }, () => V128);
  return { type, locals: [...words, I64, ...vectors], body };
}

/** The parts of the working space, each with room for all numbers. */
function laidOut(): Part {
  const bytes: Part = [get(END), get(AT), 0x6b];
  return [
    set(ROOTS, add(add(get(UNITS), bytes), i32(MORE))),
    set(LIST, add(add(get(ROOTS), bytes), i32(MORE))),
    set(BITS, add(add(get(LIST), [bytes, i32(1), 0x76]), i32(MORE))),
    set(BIT, get(BITS)),
    set(BLOCK_AT, get(AT)),
  ];
}

/** To the beginning of what is listed. */
function started(): Part {
  return [set(UNIT, get(UNITS)), set(ROOT, get(ROOTS)), set(LISTED, get(LIST))];
}

/** Numbers of the middle become their scores; those in a tail stay, and are noted. */
function middle(lanes: Lanes): Part {
  const { binary, number, compare, choose } = lanes;
  const four = (n: number): Part => words.pick(get(OUTSIDE + n), get(OUTSIDE + n + 1), [0, 2, 4, 6]);
  return [
    PAIRS.map((n) => set(U + n, lanes.load(get(AT), 16 * n))),
    PAIRS.map((n) => [
      set(Q + n, binary('sub', get(U + n), number(0.5))),
      set(R + n, binary('sub', number(MIDDLE_SQUARE), binary('mul', get(Q + n), get(Q + n)))),
      set(OUTSIDE + n, compare('gt', lanes.unary('abs', get(Q + n)), number(MIDDLE))),
      set(Q + n, binary('mul', get(Q + n), ratio(lanes, R + n, AS241.middle, AS241.middleBelow))),
      set(U + n, choose(get(OUTSIDE + n), get(U + n), get(Q + n))),
    ]),
    PAIRS.map((n) => lanes.store(get(AT), get(U + n), 16 * n)),
    storeByte(get(BIT), halves.bits(halves.narrowMask(four(0), four(2)))),
    set(BIT, add(get(BIT), i32(1))),
  ];
}

/** Lists those of 64 numbers of which a bit is set. */
function listed(): Part {
  const place = add(get(BLOCK_AT), shiftLeft(long.firstBit(get(WORD)), 3));
  const one: Part = [
    set(ROOT, place),
    storeWord(get(LISTED), get(ROOT), 0),
    storeNumber(get(UNIT), loadNumber(get(ROOT))),
    set(LISTED, add(get(LISTED), i32(4))),
    set(UNIT, add(get(UNIT), i32(8))),
    set(WORD, long.withoutFirstBit(get(WORD))),
  ];
  return [
    set(WORD, long.load(get(BITS))),
    unless(long.isZero(get(WORD)), [0x03, 0x40, one, long.isZero(get(WORD)), 0x45, 0x0d, 0x00, 0x0b]),
    set(BLOCK_AT, add(get(BLOCK_AT), i32(512))),
  ];
}

/** The last one again, so that there are whole fours. */
function filled(): Part {
  return [0, 1, 2].map((n) => [
    storeWord(get(LISTED), loadWord([get(LISTED), i32(4), 0x6b], 0), 4 * n),
    storeNumber(add(get(UNIT), i32(8 * n)), loadNumber([get(UNIT), i32(8), 0x6b])),
  ]);
}

/** √(-log p) of the nearer end's p. */
function roots(lanes: Lanes): Part {
  const { binary, unary, bitwise, compare, number } = lanes;
  return [
    FEW.map((n) => set(U + n, lanes.load(get(UNIT), 16 * n))),
    FEW.map((n) => [
      set(U + n, lesser(get(U + n), binary('sub', number(1), get(U + n)))),
      set(R + n, unary('sqrt', unary('neg', logOfNormal(lanes, U + n, LOG)))),
      set(FARTHER, bitwise('or', get(FARTHER), compare('gt', get(R + n), number(FAR)))),
    ]),
    FEW.map((n) => lanes.store(get(ROOT), get(R + n), 16 * n)),
    set(ROOT, add(get(ROOT), i32(16 * FEW.length))),
  ];
}

/** Scores of the tail, to where the numbers stood; below one half they are negative. */
function tails(lanes: Lanes): Part {
  const { binary, compare, choose, number } = lanes;
  return [
    FEW.map((n) => [set(R + n, lanes.load(get(ROOT), 16 * n)), set(U + n, lanes.load(get(UNIT), 16 * n))]),
    FEW.map((n) => [
      set(R + n, binary('sub', get(R + n), number(TAIL_CENTRE))),
      set(R + n, ratio(lanes, R + n, AS241.tail, AS241.tailBelow)),
      set(U + n, compare('lt', get(U + n), number(0.5))),
      set(R + n, choose(get(U + n), lanes.unary('neg', get(R + n)), get(R + n))),
    ]),
    FEW.map((n) => [0, 1].map((lane) => storeLane(loadWord(get(LISTED), 8 * n + 4 * lane), get(R + n), lane))),
    [set(ROOT, add(get(ROOT), i32(16 * FEW.length))), set(LISTED, add(get(LISTED), i32(8 * FEW.length)))],
  ];
}

/** One number, by the function of one. */
function handed(far: number): Part {
  return [
    storeNumber(loadWord(get(LISTED), 0), callFunction(far, loadNumber(get(UNIT)))),
    set(LISTED, add(get(LISTED), i32(4))),
  ];
}

/** The quotient of two polynomials in a local, by Horner's scheme. */
function ratio({ binary, number }: Lanes, r: number, above: readonly number[], under: readonly number[]): Part {
  const value = (coefficients: readonly number[]): Part =>
    coefficients.map(number).reduceRight((sum, c) => binary('add', binary('mul', sum, get(r)), c));
  return binary('div', value(above), value(under));
}
