/** Writes parameters into a machine's tile. */
import { fillShape } from '../distribution/draw.ts';
import { baseOf, type Base } from '../distribution/shape.ts';
import type { Machine } from '../types.ts';
import { fillBase, type Chance } from './chance.ts';
import type { Shaped } from './shapes.ts';

/** Which draws go where: the head of a tile. */
export interface Stretch {
  readonly tile: number;
  readonly first: number;
  readonly count: number;
}

/** Base numbers of a parameter, those of draw `first` from place `at` of the array on: computed anew or kept. */
export type BaseNumbers = (
  id: string,
  base: Base,
  first: number,
  count: number,
) => { readonly numbers: Float64Array; readonly at: number };

export function freshBase(chance: Chance): BaseNumbers {
  const room = new Map<string, Float64Array>();
  return (id, base, first, count) => {
    const key = `${id} ${base}`;
    const before = room.get(key);
    const numbers = before?.length === count ? before : new Float64Array(count);
    room.set(key, numbers);
    fillBase(chance, id, base, first, numbers);
    return { numbers, at: 0 };
  };
}

/** Writes the columns of one parameter. */
export function writeParameter(
  machine: Machine,
  id: string,
  { groups }: Shaped,
  stretch: Stretch,
  base: BaseNumbers,
): void {
  const { memory } = machine;
  const { tile, first, count } = stretch;
  let known: { readonly kind: Base; readonly numbers: Float64Array; readonly at: number } | undefined;
  for (const { shape, columns } of groups) {
    const to = machine.offset(tile, columns[0] as number);
    if (shape.kind === 'point') memory.fill(shape.value, to, to + count);
    else {
      const kind = baseOf(shape);
      if (known?.kind !== kind) known = { kind, ...base(id, kind, first, count) };
      fillShape(shape, known.numbers, known.at, memory, to, count);
    }
    for (let i = 1; i < columns.length; i++) {
      const other = machine.offset(tile, columns[i] as number);
      if (other !== to) memory.copyWithin(other, to, to + count);
    }
  }
}
