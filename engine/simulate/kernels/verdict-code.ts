/** Verdicts of draws (1, 0 or a hole) packed into words of 32 bits, as WebAssembly; as `noteMet` of `../summary/met.ts`. */
import { get, i32, PAIR, set } from '../wasm/lanes.ts';
import type { FunctionBody, Part } from '../wasm/encode.ts';
import { add, I32, loop, shiftLeft, simd, storeWord, V128 } from './instructions.ts';

/** Address of the first draw, its end (a multiple of 32 draws further), where the words go. */
const [AT, END, TO] = [0, 1, 2];
export const VERDICT_PARAMS = [I32, I32, I32];
const [MET, KNOWN, PAIR_OF] = [3, 4, 5];

export function verdictFunction(type: number): FunctionBody {
  const pairs = Array.from({ length: 16 }, (_, n) => n);
  const body = loop(AT, 32 * 8, get(END), [
    set(MET, i32(0)),
    set(KNOWN, i32(0)),
    pairs.map((n) => [
      set(PAIR_OF, PAIR.load(get(AT), 16 * n)),
      noted(MET, PAIR.compare('gt', get(PAIR_OF), PAIR.number(0)), 2 * n),
      noted(KNOWN, PAIR.compare('eq', get(PAIR_OF), get(PAIR_OF)), 2 * n),
    ]),
    storeWord(get(TO), get(MET), 0),
    storeWord(get(TO), get(KNOWN), 4),
    set(TO, add(get(TO), i32(8))),
  ]);
  return { type, locals: [I32, I32, V128], body };
}

/** Adds the two bits of a mask at their place. */
function noted(word: number, mask: Part, place: number): Part {
  return set(word, [get(word), shiftLeft([mask, simd(196)], place), 0x72]);
}
