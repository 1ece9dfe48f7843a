/**
 * Philox 4x32-10 as WebAssembly, two groups of four counters side by side: operation for operation
 * `../random/philox.ts` and `../random/uniform.ts`. Each counter gives two uniforms, so sixteen are written at a time.
 */
import type { FunctionBody, Part } from '../wasm/encode.ts';
import { get, i32, PAIR, set } from '../wasm/lanes.ts';
import { add, I32, loop, V128, words } from './instructions.ts';

const MULTIPLIERS = [0xd2511f53, 0xcd9e8d57] as const;
const KEY_STEPS = [0x9e3779b9, 0xbb67ae85] as const;
const ROUNDS = 10;

/** Parameters: address, end (a multiple of 128 bytes further), first counter, place, two words of the stream, two of the key. */
const [AT, END, COUNTER, PLACE, LOW, HIGH, KEY0, KEY1] = [0, 1, 2, 3, 4, 5, 6, 7];
export const UNIFORM_PARAMS = Array.from({ length: 8 }, () => I32);
/** Two, so that neither waits for its own last product. */
const GROUPS = [0, 1] as const;
const COUNTERS_OF_GROUP = 4;
/** Bytes of a group's uniforms. */
const GROUP_BYTES = 2 * COUNTERS_OF_GROUP * 8;
/** Locals: the counters; for each group its four words, four products and two lower halves; then the keys of all rounds. */
const COUNTERS = 8;
const FIRST_GROUP = 9;
const OF_GROUP = 10;
const KEYS = FIRST_GROUP + OF_GROUP * GROUPS.length;

interface Locals {
  readonly word: number;
  readonly product: number;
  readonly lower: number;
}

function localsOf(group: number): Locals {
  const word = FIRST_GROUP + OF_GROUP * group;
  return { word, product: word + 4, lower: word + 8 };
}

export function uniformFunction(type: number): FunctionBody {
  const body: Part = [
    set(COUNTERS, words.add(words.splat(get(COUNTER)), words.constant([0, 1, 2, 3]))),
    Array.from({ length: ROUNDS }, (_, round) => [keyOf(round, 0), keyOf(round, 1)]),
    loop(AT, GROUP_BYTES * GROUPS.length, get(END), [
      GROUPS.map((group) => begun(group)),
      Array.from({ length: ROUNDS }, (_, round) => [
        GROUPS.map((group) => multiplied(group)),
        GROUPS.map((group) => mixed(group, round)),
      ]),
      GROUPS.map((group) => written(group)),
      set(COUNTERS, plus(GROUPS.length)),
    ]),
  ];
  return { type, locals: Array.from({ length: KEYS - COUNTERS + 2 * ROUNDS }, () => V128), body };
}

/** The counters of so many groups further on. */
function plus(groups: number): Part {
  const step = COUNTERS_OF_GROUP * groups;
  return words.add(get(COUNTERS), words.constant([step, step, step, step]));
}

function begun(group: number): Part {
  const { word } = localsOf(group);
  return [
    set(word, group === 0 ? get(COUNTERS) : plus(group)),
    set(word + 1, words.splat(get(PLACE))),
    set(word + 2, words.splat(get(LOW))),
    set(word + 3, words.splat(get(HIGH))),
  ];
}

function keyOf(round: number, word: 0 | 1): Part {
  const step = Math.imul(KEY_STEPS[word], round);
  return set(KEYS + 2 * round + word, words.splat(add(get(word === 0 ? KEY0 : KEY1), i32(step))));
}

/** The lower halves come from a product of their own: that is quicker than picking them. */
function multiplied(group: number): Part {
  const [m0, m1] = MULTIPLIERS.map((m) => words.constant([m, m, m, m])) as [Part, Part];
  const { word, product, lower } = localsOf(group);
  return [
    set(product, words.productsLow(m0, get(word))),
    set(product + 1, words.productsHigh(m0, get(word))),
    set(product + 2, words.productsLow(m1, get(word + 2))),
    set(product + 3, words.productsHigh(m1, get(word + 2))),
    set(lower, words.times(m0, get(word))),
    set(lower + 1, words.times(m1, get(word + 2))),
  ];
}

function mixed(group: number, round: number): Part {
  const { word, product, lower } = localsOf(group);
  const upper = (from: number): Part => words.pick(get(from), get(from + 1), [1, 3, 5, 7]);
  return [
    set(word, words.xor(words.xor(upper(product + 2), get(word + 1)), get(KEYS + 2 * round))),
    set(word + 1, get(lower + 1)),
    set(word + 2, words.xor(words.xor(upper(product), get(word + 3)), get(KEYS + 2 * round + 1))),
    set(word + 3, get(lower)),
  ];
}

/** Words 0 and 1 of each counter make its first uniform, 2 and 3 its second; they go to memory in order of draws. */
function written(group: number): Part {
  const { word, product } = localsOf(group);
  const at = GROUP_BYTES * group;
  return [
    set(product, words.pick(get(word + 1), get(word), [0, 4, 1, 5])),
    set(product + 1, words.pick(get(word + 3), get(word + 2), [0, 4, 1, 5])),
    set(product + 2, words.pick(get(word + 1), get(word), [2, 6, 3, 7])),
    set(product + 3, words.pick(get(word + 3), get(word + 2), [2, 6, 3, 7])),
    [product, product + 2].map((first, half) => [
      PAIR.store(get(AT), unit(words.pick(get(first), get(first + 1), [0, 1, 4, 5])), at + 32 * half),
      PAIR.store(get(AT), unit(words.pick(get(first), get(first + 1), [2, 3, 6, 7])), at + 32 * half + 16),
    ]),
  ];
}

/** The upper 52 bits as the fraction of a number from 1 to 2, less 1, plus 2^-53: exact, as in `unitOf`. */
function unit(bits: Part): Part {
  const fraction = PAIR.bitwise('or', PAIR.shift('shr_u', bits, 12), PAIR.pattern(0x3ffn << 52n));
  return PAIR.binary('add', PAIR.binary('sub', fraction, PAIR.number(1)), PAIR.number(1 / 0x20000000000000));
}
