/**
 * Streaming the columns of a tile, as WebAssembly, in two passes: each column's sums (in four lanes, as
 * `../summary/moments.ts`), extremes and numbers of bins while it is in the cache; and, some tiles later, the counts of
 * those numbers, a column at a time, so that its counts are in the cache too.
 */
import { ROUNDER } from '../math.ts';
import { BLOCK } from '../summary/moments.ts';
import { STREAM_BINS } from '../summary/streamed.ts';
import type { FunctionBody, Part } from '../wasm/encode.ts';
import { get, I32, i32, PAIR, set } from '../wasm/lanes.ts';
import {
  add,
  greater,
  halves,
  I64,
  lesser,
  loadWord,
  long,
  loop,
  shiftLeft,
  storeWord,
  V128,
  words,
} from './instructions.ts';

/** Doubles of a record: four sums, four sums of squares, two least, two greatest, the shift twice. */
export const STREAM_RECORD = 14;
/** Bytes that tell of a column: where its bins begin, how many there are to a unit, the address of its draws in the first tile. */
export const TOLD_BYTES = 32;
/** Tiles whose numbers of bins are kept until they are counted. */
export const SLOTS = 8;
/** Bytes of the numbers of a tile, and of all tiles that are kept. */
export const SLOT_BYTES = 2 * BLOCK;
export const IDS_BYTES = SLOTS * SLOT_BYTES;
/** Words of a column's counts: after its bins one for draws that are counted elsewhere, and the rest of its line. */
export const COUNT_WORDS = STREAM_BINS + 16;

const { load, store, number } = PAIR;
const minus = (a: Part, b: Part): Part => PAIR.binary('sub', a, b);
const plus = (a: Part, b: Part): Part => PAIR.binary('add', a, b);
const times = (a: Part, b: Part): Part => PAIR.binary('mul', a, b);

/**
 * What tells of the first column, the end of it all, the first column's record, its numbers of bins in the slot at hand;
 * and how many bytes after the first tile the tile stands.
 */
const [TOLD, END, RECORDED, IDS, TILE] = [0, 1, 2, 3, 4];
export const STREAM_SCAN_PARAMS = Array.from({ length: 5 }, () => I32);
const [AT, STOP, NOTED] = [5, 6, 7];
const [X, SHIFT, LOW, SCALE, LAST, ROUND, LEAST, MOST] = [8, 12, 13, 14, 15, 16, 17, 18];
/** Two of each. */
const [SUM, SQUARE] = [19, 21];
/** Pairs that are worked on at a time. */
const PAIRS = [0, 1, 2, 3];

export function streamScanFunction(type: number): FunctionBody {
  const body: Part = [
    [set(LAST, number(STREAM_BINS - 1)), set(ROUND, number(ROUNDER))],
    loop(TOLD, TOLD_BYTES, get(END), [
      begun(),
      loop(AT, 16 * PAIRS.length, get(STOP), fourPairs()),
      recorded(),
      [set(RECORDED, add(get(RECORDED), i32(8 * STREAM_RECORD))), set(IDS, add(get(IDS), i32(IDS_BYTES)))],
    ]),
  ];
  return { type, locals: [...[AT, STOP, NOTED].map(() => I32), ...Array.from({ length: 15 }, () => V128)], body };
}

function begun(): Part {
  return [
    set(AT, add(loadWord(get(TOLD), 16), get(TILE))),
    set(STOP, add(get(AT), i32(8 * BLOCK))),
    set(NOTED, get(IDS)),
    [set(LOW, PAIR.spread(get(TOLD), 0)), set(SCALE, PAIR.spread(get(TOLD), 8)), set(SHIFT, PAIR.spread(get(AT), 0))],
    [set(LEAST, number(Infinity)), set(MOST, number(-Infinity))],
    [SUM, SUM + 1, SQUARE, SQUARE + 1].map((sum) => set(sum, number(0))),
  ];
}

function fourPairs(): Part {
  return [
    PAIRS.map((n) => set(X + n, load(get(AT), 16 * n))),
    store(get(NOTED), halves.narrow(bins(X), bins(X + 2)), 0),
    set(NOTED, add(get(NOTED), i32(16))),
    PAIRS.map((n) => [
      set(LEAST, lesser(get(LEAST), get(X + n))),
      set(MOST, greater(get(MOST), get(X + n))),
      set(X + n, minus(get(X + n), get(SHIFT))),
      set(SUM + (n % 2), plus(get(SUM + (n % 2)), get(X + n))),
      set(SQUARE + (n % 2), plus(get(SQUARE + (n % 2)), times(get(X + n), get(X + n)))),
    ]),
  ];
}

/** The numbers of bins of two pairs as four words: `streamBin`, whose last step leaves the whole number in the low word. */
function bins(x: number): Part {
  const rounded = (one: number): Part => {
    const place = times(minus(get(one), get(LOW)), get(SCALE));
    return plus(greater(number(0), lesser(get(LAST), place)), get(ROUND));
  };
  return words.pick(rounded(x), rounded(x + 1), [0, 2, 4, 6]);
}

function recorded(): Part {
  const all = [SUM, SUM + 1, SQUARE, SQUARE + 1, LEAST, MOST, SHIFT];
  return all.map((local, n) => store(get(RECORDED), get(local), 16 * n));
}

/** Where the numbers of bins begin and end, how many bytes of each column's to count, and the counts. */
const [FROM, END_OF_ALL, BYTES, COUNTS] = [0, 1, 2, 3];
export const STREAM_COUNT_PARAMS = Array.from({ length: 4 }, () => I32);
const [ID, ID_END, FOUR, PLACE] = [4, 5, 6, 7];

export function streamCountFunction(type: number): FunctionBody {
  const counted: Part = [
    set(FOUR, long.load(get(ID))),
    [long.same(get(FOUR), long.turned(get(FOUR), 16)), 0x04, 0x40],
    // All four are one: the counts of a column that is constant need not wait for each other.
    countOf(0, 4),
    0x05,
    [0, 1, 2, 3].map((n) => countOf(n, 1)),
    0x0b,
  ];
  const body = loop(FROM, IDS_BYTES, get(END_OF_ALL), [
    [set(ID, get(FROM)), set(ID_END, add(get(FROM), get(BYTES)))],
    loop(ID, 8, get(ID_END), counted),
    set(COUNTS, add(get(COUNTS), i32(4 * COUNT_WORDS))),
  ]);
  return { type, locals: [I32, I32, I64, I32], body };
}

function countOf(n: number, draws: number): Part {
  const id: Part = [get(ID), 0x2f, 1, 2 * n];
  return [
    set(PLACE, add(get(COUNTS), shiftLeft(id, 2))),
    storeWord(get(PLACE), add(loadWord(get(PLACE), 0), i32(draws)), 0),
  ];
}
