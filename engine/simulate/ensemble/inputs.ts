/** Writes what is random into a machine's tile: the columns of inputs and of innovations. */
import type { Program } from '../../compile/types.ts';
import { fillShape } from '../distribution/draw.ts';
import { baseOf, type Base, type Shape } from '../distribution/shape.ts';
import type { Machine } from '../types.ts';
import { fillBase, fillInnovations, noiseScores, type Chance } from './chance.ts';

/** Base numbers of a parameter for a range of draws: computed anew, or kept from before. */
export type BaseNumbers = (id: string, base: Base, first: number, count: number) => Float64Array;

export function freshBase(chance: Chance): BaseNumbers {
  return (id, base, first, count) => {
    const out = new Float64Array(count);
    fillBase(chance, id, base, first, out);
    return out;
  };
}

/** Writes the columns of one parameter, draws `first` to `first + count`, at the head of a tile. */
export function writeParameter(
  program: Program,
  machine: Machine,
  tile: number,
  id: string,
  shapes: readonly Shape[],
  first: number,
  count: number,
  base: BaseNumbers,
): void {
  const written = new Map<Shape, Float64Array>();
  const years = Math.min(shapes.length, program.years.length);
  for (let yearIndex = 0; yearIndex < years; yearIndex++) {
    const column = program.layout.inputColumn(id, yearIndex);
    const shape = shapes[yearIndex];
    if (column === undefined || !shape) continue;
    const out = head(machine.column(tile, column), count);
    const same = written.get(shape);
    if (same) out.set(same);
    else fillShape(shape, shape.kind === 'point' ? out : base(id, baseOf(shape), first, count), out);
    written.set(shape, out);
  }
}

/** Writes every innovation column of a tile. */
export function writeInnovations(
  program: Program,
  machine: Machine,
  tile: number,
  chance: Chance,
  first: number,
  count: number,
): void {
  const scores = noiseScores(chance, first, count);
  for (const id of program.layout.noisy) {
    for (let yearIndex = 0; yearIndex < program.years.length; yearIndex++) {
      const column = program.layout.innovationColumn(id, yearIndex);
      if (column === undefined) continue;
      fillInnovations(chance, id, yearIndex, scores, head(machine.column(tile, column), count));
    }
  }
}

function head(column: Float64Array, count: number): Float64Array {
  return column.length === count ? column : column.subarray(0, count);
}
