/**
 * Philox 4x32-10 as WebAssembly, four counters side by side: operation for operation `../random/philox.ts` and
 * `../random/uniform.ts`. Each counter gives two uniforms, so eight are written at a time.
 */
import type { FunctionBody, Part } from '../wasm/encode.ts';
import { get, i32, PAIR, set } from '../wasm/lanes.ts';
import { add, I32, loop, V128, words } from './instructions.ts';

const MULTIPLIERS = [0xd2511f53, 0xcd9e8d57] as const;
const KEY_STEPS = [0x9e3779b9, 0xbb67ae85] as const;
const ROUNDS = 10;

/** Parameters: address, end (a multiple of 64 bytes further), first counter, place, two words of the stream, two of the key. */
const [AT, END, COUNTER, PLACE, LOW, HIGH, KEY0, KEY1] = [0, 1, 2, 3, 4, 5, 6, 7];
export const UNIFORM_PARAMS = Array.from({ length: 8 }, () => I32);
/** Locals: the counters, the four words, four products; then the keys of all rounds. */
const COUNTERS = 8;
const [C0, C1, C2, C3] = [9, 10, 11, 12];
const [P0, P1, P2, P3] = [13, 14, 15, 16];
const KEYS = 17;

export function uniformFunction(type: number): FunctionBody {
  const body: Part = [
    set(COUNTERS, words.add(words.splat(get(COUNTER)), words.constant([0, 1, 2, 3]))),
    Array.from({ length: ROUNDS }, (_, round) => [keyOf(round, 0), keyOf(round, 1)]),
    loop(AT, 64, get(END), [
      set(C0, get(COUNTERS)),
      set(C1, words.splat(get(PLACE))),
      set(C2, words.splat(get(LOW))),
      set(C3, words.splat(get(HIGH))),
      Array.from({ length: ROUNDS }, (_, round) => roundOf(round)),
      written(),
      set(COUNTERS, words.add(get(COUNTERS), words.constant([4, 4, 4, 4]))),
    ]),
  ];
  return { type, locals: Array.from({ length: KEYS - COUNTERS + 2 * ROUNDS }, () => V128), body };
}

function keyOf(round: number, word: 0 | 1): Part {
  const step = Math.imul(KEY_STEPS[word], round);
  return set(KEYS + 2 * round + word, words.splat(add(get(word === 0 ? KEY0 : KEY1), i32(step))));
}

function roundOf(round: number): Part {
  const [m0, m1] = MULTIPLIERS.map((m) => words.constant([m, m, m, m])) as [Part, Part];
  const highs = (low: number, high: number): Part => words.pick(get(low), get(high), [1, 3, 5, 7]);
  const lows = (low: number, high: number): Part => words.pick(get(low), get(high), [0, 2, 4, 6]);
  return [
    set(P0, words.productsLow(m0, get(C0))),
    set(P1, words.productsHigh(m0, get(C0))),
    set(P2, words.productsLow(m1, get(C2))),
    set(P3, words.productsHigh(m1, get(C2))),
    set(C0, words.xor(words.xor(highs(P2, P3), get(C1)), get(KEYS + 2 * round))),
    set(C1, lows(P2, P3)),
    set(C2, words.xor(words.xor(highs(P0, P1), get(C3)), get(KEYS + 2 * round + 1))),
    set(C3, lows(P0, P1)),
  ];
}

/** Words 0 and 1 of each counter make its first uniform, 2 and 3 its second; they go to memory in order of draws. */
function written(): Part {
  return [
    set(P0, words.pick(get(C1), get(C0), [0, 4, 1, 5])),
    set(P1, words.pick(get(C3), get(C2), [0, 4, 1, 5])),
    set(P2, words.pick(get(C1), get(C0), [2, 6, 3, 7])),
    set(P3, words.pick(get(C3), get(C2), [2, 6, 3, 7])),
    [
      [P0, P1],
      [P2, P3],
    ].map(([first = 0, second = 0], half) => [
      PAIR.store(get(AT), unit(words.pick(get(first), get(second), [0, 1, 4, 5])), 32 * half),
      PAIR.store(get(AT), unit(words.pick(get(first), get(second), [2, 3, 6, 7])), 32 * half + 16),
    ]),
  ];
}

/** The upper 52 bits as the fraction of a number from 1 to 2, less 1, plus 2^-53: exact, as in `unitOf`. */
function unit(bits: Part): Part {
  const fraction = PAIR.bitwise('or', PAIR.shift('shr_u', bits, 12), PAIR.pattern(0x3ffn << 52n));
  return PAIR.binary('add', PAIR.binary('sub', fraction, PAIR.number(1)), PAIR.number(1 / 0x20000000000000));
}
