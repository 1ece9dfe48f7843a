/**
 * Constants held in locals of a function. Filled once before a loop, they are at most read from the stack in it, where V8
 * would build them anew or work out their addresses in memory each time round.
 */
import type { Part } from './encode.ts';
import { get, set, type Lanes } from './lanes.ts';

export interface Held {
  /** The lanes with their constants taken from locals. */
  readonly lanes: Lanes;
  /** Fills the locals and says how many they are; complete when all code is written. */
  readonly filled: () => Part;
  readonly count: () => number;
}

/** Locals from `first` on are free. */
export function heldFrom(first: number, lanes: Lanes): Held {
  const places = new Map<string, { readonly local: number; readonly value: Part }>();
  const at = (key: string, value: () => Part): Part => {
    const known = places.get(key) ?? { local: first + places.size, value: value() };
    places.set(key, known);
    return get(known.local);
  };
  const held: Lanes = {
    ...lanes,
    number: (value) => at(`number ${Object.is(value, -0) ? '-0' : value}`, () => lanes.number(value)),
    pattern: (bits) => lanes.toBits(at(`bits ${bits}`, () => lanes.toValue(lanes.pattern(bits)))),
  };
  return {
    lanes: held,
    filled: () => [...places.values()].map(({ local, value }) => set(local, value)),
    count: () => places.size,
  };
}
