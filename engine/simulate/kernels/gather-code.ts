/** Looking numbers of bins through for a few sought ones and listing their draws, as WebAssembly: eight at a time. */
import type { FunctionBody, Part } from '../wasm/encode.ts';
import { get, i32, PAIR, set } from '../wasm/lanes.ts';
import { add, halves, I32, loadWord, loop, shiftLeft, storeWord, V128 } from './instructions.ts';

/** Bins that one call looks for. */
export const SOUGHT = 6;
/** Draws that one bin's list has room for. */
export const ROOM = 256;

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
      set(FOUND, PAIR.load(get(ID), 0)),
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
