/**
 * The inverse normal distribution function as WebAssembly, in place, two numbers at a time: operation for operation
 * `inverseNormal` of `../distribution/normal.ts`, to which pairs that reach the far tail (one in 10^10) are handed.
 * The middle is worked out for all numbers; those in a tail, one in seven, are listed and then worked out among
 * themselves, so that no pair waits for the logarithm of one of its two.
 */
import { AS241, FAR, MIDDLE, MIDDLE_SQUARE, TAIL_CENTRE } from '../distribution/normal.ts';
import type { FunctionBody, Part } from '../wasm/encode.ts';
import { callFunction, get, I32, i32, PAIR, set, type Lanes } from '../wasm/lanes.ts';
import { add, loadWord, loop, shiftLeft, simd, storeLane, storeWord, V128, words } from './instructions.ts';

/** Address of the first number and of the end, and where the addresses of numbers in a tail are listed. */
const [AT, END, LISTED] = [0, 1, 2];
export const SCORE_PARAMS = [I32, I32, I32];
const [NEXT, BITS] = [3, 4];
/** Two pairs are worked out together: they share the loading of constants, and neither waits for the other. */
const PAIRS = [0, 1] as const;
const [U, Q, R, ABOVE, UNDER] = [5, 7, 9, 11, 13];
const [CONSTANT, INSIDE] = [15, 16];

/** `log` is the number of a function of two logarithms, `far` of the imported function of one number. */
export function scoreFunction(type: number, lanes: Lanes, log: number, far: number): FunctionBody {
  const body: Part = [
    set(NEXT, get(LISTED)),
    loop(AT, 32, get(END), middle(lanes)),
    // The last few of four are the last one again: all are read before any is written.
    PAIR.store(get(NEXT), words.splat(loadWord([get(NEXT), i32(4), 0x6b], 0)), 0),
    [get(LISTED), get(NEXT), 0x49, 0x04, 0x40, loop(LISTED, 16, get(NEXT), tails(lanes, log, far)), 0x0b],
  ];
  return { type, locals: [I32, I32, ...Array.from({ length: 12 }, () => V128)], body };
}

/** Numbers of the middle become their scores; those in a tail stay, and are listed. */
function middle(lanes: Lanes): Part {
  const { binary, number, compare } = lanes;
  return [
    PAIRS.map((n) => [
      set(U + n, lanes.load(get(AT), 16 * n)),
      set(Q + n, binary('sub', get(U + n), number(0.5))),
      set(R + n, binary('sub', number(MIDDLE_SQUARE), binary('mul', get(Q + n), get(Q + n)))),
    ]),
    ratios(lanes, AS241.middle, AS241.middleBelow),
    PAIRS.map((n) => [
      set(INSIDE, compare('le', lanes.unary('abs', get(Q + n)), number(MIDDLE))),
      lanes.store(
        get(AT),
        lanes.choose(get(INSIDE), binary('mul', get(Q + n), binary('div', get(ABOVE + n), get(UNDER + n))), get(U + n)),
        16 * n,
      ),
      set(BITS, [get(INSIDE), simd(196), i32(3), 0x73]),
      listed(16 * n, [get(BITS), i32(1), 0x71]),
      listed(16 * n + 8, [get(BITS), i32(1), 0x76]),
    ]),
  ];
}

/** Lists the number at an offset if it is one, not if it is none. */
function listed(offset: number, ones: Part): Part {
  return [storeWord(get(NEXT), add(get(AT), i32(offset)), 0), set(NEXT, add(get(NEXT), shiftLeft(ones, 2)))];
}

/** Four listed numbers. */
function tails(lanes: Lanes, log: number, far: number): Part {
  const { binary, unary, number, compare } = lanes;
  const places = (n: number) => [loadWord(get(LISTED), 8 * n), loadWord(get(LISTED), 8 * n + 4)] as const;
  const nearer = (n: number): Part => binary('min', get(U + n), binary('sub', number(1), get(U + n)));
  const isNear = (n: number): Part => compare('le', get(Q + n), number(FAR));
  return [
    PAIRS.map((n) => [
      set(U + n, PAIR.gather(places(n), 0)),
      set(Q + n, unary('sqrt', unary('neg', callFunction(log, nearer(n))))),
      set(R + n, binary('sub', get(Q + n), number(TAIL_CENTRE))),
    ]),
    ratios(lanes, AS241.tail, AS241.tailBelow),
    PAIRS.map((n) => [
      set(R + n, binary('div', get(ABOVE + n), get(UNDER + n))),
      set(R + n, lanes.choose(compare('lt', get(U + n), number(0.5)), unary('neg', get(R + n)), get(R + n))),
      [lanes.all(isNear(n)), 0x45, 0x04, 0x40, set(R + n, PAIR.each(far, [get(U + n)])), 0x0b],
      places(n).map((place, lane) => storeLane(place, get(R + n), lane)),
    ]),
  ];
}

/** Numerators and denominators of a quotient of polynomials in R, by Horner's scheme. */
function ratios(lanes: Lanes, above: readonly number[], under: readonly number[]): Part {
  return above.map((_, n) => [step(lanes, ABOVE, above, n), step(lanes, UNDER, under, n)]);
}

/** One coefficient, the last ones first. */
function step({ binary, number }: Lanes, sum: number, coefficients: readonly number[], n: number): Part {
  const c = number(coefficients[coefficients.length - 1 - n] ?? 0);
  if (n === 0) return [set(sum, c), set(sum + 1, get(sum))];
  return [
    set(CONSTANT, c),
    PAIRS.map((pair) => set(sum + pair, binary('add', binary('mul', get(sum + pair), get(R + pair)), get(CONSTANT)))),
  ];
}
