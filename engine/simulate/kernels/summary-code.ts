/**
 * The two passes of a column's summary as WebAssembly. `scan` reads all draws once: sums of each block in four lanes (as
 * `../summary/moments.ts`), the extremes, and for each draw the number of its bin, with counts. `gather` looks the bins
 * through for wanted ones and lists their draws. Bins only have to rise with the value: exactness does not rest on them.
 */
import type { FunctionBody, Part } from '../wasm/encode.ts';
import { ROUNDER } from '../math.ts';
import { get, i32, PAIR, set } from '../wasm/lanes.ts';
import { add, halves, I32, loadWord, loop, shiftLeft, storeWord, V128, words } from './instructions.ts';

/** Bins of a column; the ends hold what lies beyond the range. */
export const BINS = 1024;
/** Bins that one call of `gather` looks for. */
export const SOUGHT = 6;
/** Draws that one bin's list has room for. */
export const ROOM = 256;
/** Doubles of a block's record: shift, four sums, four sums of squares, one unused. */
export const RECORD = 10;

const F64 = 0x7c;
const { load, store, number, splat2 } = { ...PAIR, splat2: (a: Part): Part => [a, 0xfd, 20] };
const plus = (a: Part, b: Part): Part => PAIR.binary('add', a, b);
const minus = (a: Part, b: Part): Part => PAIR.binary('sub', a, b);
const times = (a: Part, b: Part): Part => PAIR.binary('mul', a, b);
/** The second where it is less (more) than the first, else the first: a hole in the second is passed over. */
const lesser = (a: Part, b: Part): Part => [a, b, 0xfd, 246, 1];
const greater = (a: Part, b: Part): Part => [a, b, 0xfd, 247, 1];

/**
 * Of one tile: address and end of its draws (a multiple of four), its record, its numbers of bins, the counts (two
 * tables); then where bins begin and how many there are to a unit.
 */
const [AT, END, RECORDED, IDS, COUNTS, LOW, SCALE] = [0, 1, 2, 3, 4, 5, 6];
export const SCAN_PARAMS = [I32, I32, I32, I32, I32, F64, F64];
const BIN = 7;
const [X0, X1, SHIFT, SUM0, SUM1, SQUARE0, SQUARE1] = [8, 9, 10, 11, 12, 13, 14];
const [LOWS, SCALES, FOUR] = [15, 16, 17];

export function scanFunction(type: number): FunctionBody {
  const body: Part = [
    set(SHIFT, splat2([get(AT), 0x2b, 3, 0])),
    set(LOWS, splat2(get(LOW))),
    set(SCALES, splat2(get(SCALE))),
    loop(AT, 32, get(END), [
      set(X0, load(get(AT), 0)),
      set(X1, load(get(AT), 16)),
      counted(),
      summed(X0, SUM0, SQUARE0),
      summed(X1, SUM1, SQUARE1),
    ]),
    store(get(RECORDED), get(SHIFT), 0),
    [SUM0, SUM1, SQUARE0, SQUARE1].map((sum, n) => store(get(RECORDED), get(sum), 8 + 16 * n)),
  ];
  return { type, locals: [I32, ...Array.from({ length: 10 }, () => V128)], body };
}

/** Adds x - shift and its square to their sums. */
function summed(x: number, sum: number, square: number): Part {
  return [
    set(x, minus(get(x), get(SHIFT))),
    set(sum, plus(get(sum), get(x))),
    set(square, plus(get(square), times(get(x), get(x)))),
  ];
}

/** Numbers of bins of four draws, noted and counted; two tables in turn, so that equal neighbours need not wait. */
function counted(): Part {
  const rounded = (x: number): Part => {
    const place = times(minus(get(x), get(LOWS)), get(SCALES));
    return plus(greater(number(0), lesser(number(BINS - 1), place)), number(ROUNDER));
  };
  const lane = (n: number): Part => [get(FOUR), 0xfd, 27, n];
  return [
    set(FOUR, words.pick(rounded(X0), rounded(X1), [0, 2, 4, 6])),
    [get(IDS), halves.narrow(get(FOUR), get(FOUR)), 0xfd, 91, 0, 0, 0],
    set(IDS, add(get(IDS), i32(8))),
    set(FOUR, words.shiftLeft(get(FOUR), 2)),
    [0, 1, 2, 3].map((n) => [
      set(BIN, add(get(COUNTS), lane(n))),
      storeWord(get(BIN), add(loadWord(get(BIN), 4096 * (n & 1)), i32(1)), 4096 * (n & 1)),
    ]),
  ];
}

/**
 * Of one tile: address of its first draw, address and end of its numbers of bins (a multiple of 16 bytes), the slot of
 * each bin, the slots' counts and lists; then the bins sought.
 */
const [DRAWS, ID, ID_END, SLOT_OF, FILLED, LISTS, FIRST_SOUGHT] = [0, 1, 2, 3, 4, 5, 6];
export const GATHER_PARAMS = Array.from({ length: 6 + SOUGHT }, () => I32);
const [BITS, BIT, SLOT] = [12, 13, 14];
const [FOUND, SOUGHT_VECTORS] = [15, 16];

export function gatherFunction(type: number): FunctionBody {
  const sought = Array.from({ length: SOUGHT }, (_, n) => n);
  const matches = sought.map((n) => halves.equal(get(FOUND), get(SOUGHT_VECTORS + n)));
  const body: Part = [
    sought.map((n) => set(SOUGHT_VECTORS + n, halves.splat(get(FIRST_SOUGHT + n)))),
    loop(ID, 16, get(ID_END), [
      set(FOUND, load(get(ID), 0)),
      set(BITS, halves.bits(matches.reduce((a, b): Part => [a, b, 0xfd, 80]))),
      [get(BITS), 0x04, 0x40, listed(), 0x0b],
      set(DRAWS, add(get(DRAWS), i32(64))),
    ]),
  ];
  return { type, locals: [I32, I32, I32, ...Array.from({ length: 1 + SOUGHT }, () => V128)], body };
}

/** Each set bit is a draw of a sought bin: it goes to the end of its bin's list. */
function listed(): Part {
  const value: Part = [add(get(DRAWS), shiftLeft(get(BIT), 3)), 0x2b, 3, 0];
  const place = add(
    add(get(LISTS), shiftLeft(get(SLOT), 11)),
    shiftLeft(loadWord(add(get(FILLED), shiftLeft(get(SLOT), 2)), 0), 3),
  );
  const filled = add(get(FILLED), shiftLeft(get(SLOT), 2));
  return [
    [0x03, 0x40],
    set(BIT, [get(BITS), 0x68]),
    set(SLOT, [add(get(SLOT_OF), [add(get(ID), shiftLeft(get(BIT), 1)), 0x2f, 1, 0]), 0x2d, 0, 0]),
    [place, value, 0x39, 3, 0],
    storeWord(filled, add(loadWord(filled, 0), i32(1)), 0),
    set(BITS, [get(BITS), get(BITS), i32(1), 0x6b, 0x71]),
    [get(BITS), 0x0d, 0x00, 0x0b],
  ];
}
