/**
 * Reading the draws of a column once, as WebAssembly: sums of each block in four lanes (as `../summary/moments.ts`), and
 * counts in bins. Bins only have to rise with the value: exactness does not rest on them.
 */
import type { FunctionBody, Part } from '../wasm/encode.ts';
import { ROUNDER } from '../math.ts';
import { get, i32, PAIR, set } from '../wasm/lanes.ts';
import { add, greater, halves, I32, lesser, loadWord, loop, storeWord, V128, words } from './instructions.ts';

const F64 = 0x7c;
const { load, store, number } = PAIR;
const spread = (a: Part): Part => [a, 0xfd, 20];
const plus = (a: Part, b: Part): Part => PAIR.binary('add', a, b);
const minus = (a: Part, b: Part): Part => PAIR.binary('sub', a, b);
const times = (a: Part, b: Part): Part => PAIR.binary('mul', a, b);

/**
 * Of one tile: address and end of its draws (a multiple of four), its record, its notes, the counts; then where bins
 * begin and how many there are to a unit.
 */
const [AT, END, RECORDED, NOTES, COUNTS, LOW, SCALE] = [0, 1, 2, 3, 4, 5, 6];
export const SCAN_PARAMS = [I32, I32, I32, I32, I32, F64, F64];
const BIN = 7;
const [X0, X1, SHIFT, SUM0, SUM1, SQUARE0, SQUARE1] = [8, 9, 10, 11, 12, 13, 14];
const [LOWS, SCALES, FOUR] = [15, 16, 17];
/** Constants that V8 would build anew at each use: the number of the last bin, and what rounds. */
const [LAST, ROUND] = [18, 19];

/** The bins at the ends hold what lies beyond the range. */
export function scanFunction(type: number, bins: number): FunctionBody {
  const body: Part = [
    set(SHIFT, spread([get(AT), 0x2b, 3, 0])),
    set(LOWS, spread(get(LOW))),
    set(SCALES, spread(get(SCALE))),
    set(LAST, number(bins - 1)),
    set(ROUND, number(ROUNDER)),
    loop(AT, 32, get(END), [
      set(X0, load(get(AT), 0)),
      set(X1, load(get(AT), 16)),
      counted(bins),
      summed(X0, SUM0, SQUARE0),
      summed(X1, SUM1, SQUARE1),
    ]),
    store(get(RECORDED), get(SHIFT), 0),
    [SUM0, SUM1, SQUARE0, SQUARE1].map((sum, n) => store(get(RECORDED), get(sum), 8 + 16 * n)),
  ];
  return { type, locals: [I32, ...Array.from({ length: 12 }, () => V128)], body };
}

/** Adds x - shift and its square to their sums. */
function summed(x: number, sum: number, square: number): Part {
  return [
    set(x, minus(get(x), get(SHIFT))),
    set(sum, plus(get(sum), get(x))),
    set(square, plus(get(square), times(get(x), get(x)))),
  ];
}

/** Numbers of bins of four draws, noted and counted: in two tables in turn, so that equal neighbours need not wait for each other. */
function counted(bins: number): Part {
  const rounded = (x: number): Part => {
    const place = times(minus(get(x), get(LOWS)), get(SCALES));
    return plus(greater(number(0), lesser(get(LAST), place)), get(ROUND));
  };
  const lane = (n: number): Part => [get(FOUR), 0xfd, 27, n];
  const table = (n: number): number => 4 * bins * (n % 2);
  return [
    set(FOUR, words.pick(rounded(X0), rounded(X1), [0, 2, 4, 6])),
    [get(NOTES), halves.narrow(get(FOUR), get(FOUR)), 0xfd, 91, 0, 0, 0],
    set(NOTES, add(get(NOTES), i32(8))),
    set(FOUR, words.shiftLeft(get(FOUR), 2)),
    [0, 1, 2, 3].map((n) => [
      set(BIN, add(get(COUNTS), lane(n))),
      storeWord(get(BIN), add(loadWord(get(BIN), table(n)), i32(1)), table(n)),
    ]),
  ];
}
