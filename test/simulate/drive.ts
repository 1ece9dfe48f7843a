/** Feeds machines in tests: the same numbers by name, year and draw, whatever the layout. */
import type { Program } from '../../engine/compile/index.ts';
import type { Machine } from '../../engine/simulate/types.ts';
import type { Inputs } from '../compile/naive.ts';

/** A number that depends on its name, year and draw only; now and then an awkward one. */
export function numberFor(name: string, yearIndex: number, draw: number): number {
  let hash = 2166136261;
  for (const char of `${name} ${yearIndex} ${draw}`) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507) ^ (hash >>> 13);
  const share = (hash >>> 0) / 2 ** 32;
  if (share < 0.02) return [0, -0, 1, NaN, Infinity, -1, 1e300, 5e-324][(hash >>> 3) & 7] ?? 0;
  return (share - 0.3) * (draw % 3 === 0 ? 1.5 : 40);
}

export function inputsOf(draw: number, yearly: (id: string) => boolean): Inputs {
  return {
    parameter: (id, yearIndex) => numberFor(id, yearly(id) ? yearIndex : 0, draw),
    innovation: (id, yearIndex) => numberFor(`${id} innovation`, yearIndex, draw),
  };
}

/** Writes all inputs of a tile; `change` renames the source of one parameter's numbers. */
export function feed(
  program: Program,
  machine: Machine,
  tile: number,
  change: (id: string) => string = (id) => id,
): void {
  const { layout, years } = program;
  const write = (column: number | undefined, name: string, yearIndex: number): void => {
    if (column === undefined || machine.keeps?.(column) === false) return;
    const values = machine.column(tile, column);
    for (let draw = 0; draw < values.length; draw++) values[draw] = numberFor(name, yearIndex, draw);
  };
  for (const parameter of program.parameters) {
    const count = parameter.varies === 'yearly' ? years.length : 1;
    for (let y = 0; y < count; y++) write(layout.inputColumn(parameter.id, y), change(parameter.id), y);
  }
  for (const id of layout.noisy)
    for (let y = 1; y < years.length; y++) write(layout.innovationColumn(id, y), `${id} innovation`, y);
}

const view = new DataView(new ArrayBuffer(8));

/** The bits of a double as text; every NaN is one. */
export function bitsOf(x: number): string {
  if (Number.isNaN(x)) return 'hole';
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16);
}

/** Bits of every series and final of the first draws, in the years that the program carries. */
export function allBits(program: Program, machine: Machine, tile: number, draws: number): readonly string[] {
  const lines: string[] = [];
  const add = (name: string, column: number | undefined): void => {
    if (column === undefined) return;
    lines.push(`${name}: ${Array.from(machine.column(tile, column).slice(0, draws), bitsOf).join(' ')}`);
  };
  for (const id of program.series)
    program.years.forEach((year, y) => add(`${id}[${year}]`, program.layout.seriesColumn(id, y)));
  for (const id of program.finals) add(id, program.layout.finalColumn(id));
  return lines;
}
