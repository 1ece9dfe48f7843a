/** Writes parameters into a machine's tile. */
import { fillShape } from '../distribution/draw.ts';
import { baseOf, type Base } from '../distribution/shape.ts';
import type { SamplingKernel } from '../kernels/sampling.ts';
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

/** Draws worked out at once: each call of a generator has its price, and draws are asked for one after the other. */
const AHEAD = 1024;

/** Numbers of a row of draws, worked out ahead of being asked for. */
export interface Ahead {
  readonly numbers: Float64Array;
  readonly first: number;
}

/** The row in which `count` draws from `first` on stand: the one that is there, or one that `fill` makes; none goes past `end`. */
export function aheadFrom(
  before: Ahead | undefined,
  { first, count }: Pick<Stretch, 'first' | 'count'>,
  end: number,
  fill: (numbers: Float64Array) => void,
): Ahead {
  if (before && first >= before.first && first + count <= before.first + before.numbers.length) return before;
  const length = Math.max(count, Math.min(AHEAD, end - first));
  const numbers = before?.numbers.length === length ? before.numbers : new Float64Array(length);
  fill(numbers);
  return { numbers, first };
}

/** Base numbers of draws up to `end`, which are asked for in order. */
export function freshBase(chance: Chance, end: number): BaseNumbers {
  const rooms = { score: new Map<string, Ahead>(), unit: new Map<string, Ahead>() };
  return (id, base, first, count) => {
    const room = rooms[base];
    const row = aheadFrom(room.get(id), { first, count }, end, (numbers) => fillBase(chance, id, base, first, numbers));
    room.set(id, row);
    return { numbers: row.numbers, at: first - row.first };
  };
}

/** Writes the columns of one parameter. */
export function writeParameter(
  machine: Machine,
  id: string,
  { groups }: Shaped,
  stretch: Stretch,
  base: BaseNumbers,
  kernel?: SamplingKernel,
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
      fillShape(shape, known.numbers, known.at, memory, to, count, kernel);
    }
    copyToOthers(machine, tile, columns, count);
  }
}

/** What was written to the first of some columns, for those of the others that have places of their own. */
function copyToOthers(machine: Machine, tile: number, columns: readonly number[], count: number): void {
  const from = machine.offset(tile, columns[0] as number);
  for (let i = 1; i < columns.length; i++) {
    const to = machine.offset(tile, columns[i] as number);
    if (to !== from) machine.memory.copyWithin(to, from, from + count);
  }
}
