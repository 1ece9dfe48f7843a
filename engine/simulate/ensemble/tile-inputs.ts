/**
 * Writes all inputs of a tile for ensembles that go through their draws once: within the machine's memory
 * where it is in WebAssembly, else from rows worked out ahead. Promise: the same bits either way.
 */
import { normalCdf } from '../distribution/normal.ts';
import { baseOf, type Base, type Shape } from '../distribution/shape.ts';
import { VERDICT_BYTES } from '../kernels/spare.ts';
import { rowBytes, rowsOf, type RowNeeds, type Rows } from '../kernels/tile-sampling.ts';
import type { Dimension } from '../random/design.ts';
import type { Machine } from '../types.ts';
import { dimensionOf, within } from './chance.ts';
import { innovationWriter } from './innovations.ts';
import { freshBase, writeParameter, type Stretch } from './inputs.ts';
import type { PlacedJob } from './job.ts';
import { rangeOf } from './spec.ts';
import type { Shaped } from './shapes.ts';

export type TileWriter = (stretch: Stretch) => void;

/** Spare bytes before those that summaries may use. */
export function samplingSpare(job: PlacedJob): number {
  return VERDICT_BYTES + rowBytes(needsOf(job));
}

export function tileWriter(whole: PlacedJob, machine: Machine): TileWriter {
  const job = { ...whole, shapes: keptShapes(whole.shapes, machine) };
  const rows = rowsOf(machine, needsOf(job));
  return rows ? quickWriter({ job, machine, rows, mixed: new Map() }) : plainWriter(job, machine);
}

/** Without the years of parameters that nothing wanted needs: they have no place, and are not drawn. */
function keptShapes(shapes: PlacedJob['shapes'], { keeps }: Machine): PlacedJob['shapes'] {
  if (!keeps) return shapes;
  const isKept = ({ columns }: Shaped['groups'][number]): boolean => columns.every(keeps);
  return new Map([...shapes].map(([id, shaped]) => [id, { ...shaped, groups: shaped.groups.filter(isKept) }]));
}

function plainWriter(job: PlacedJob, machine: Machine): TileWriter {
  const { chance, shapes, program, spec } = job;
  const [, to] = rangeOf(spec);
  const base = freshBase(chance, to);
  const writeInnovations = innovationWriter(program, chance, to);
  return (stretch) => {
    for (const [id, shaped] of shapes) writeParameter(machine, id, shaped, stretch, base, chance.design.kernel);
    writeInnovations(machine, stretch);
  };
}

interface State {
  readonly job: PlacedJob;
  readonly machine: Machine;
  readonly rows: Rows;
  /** Rows of scores that go into correlated parameters, of the stretch at hand. */
  readonly mixed: Map<string, number>;
}

/** A row for the parameter at hand, and one for each score that is mixed; those of a year's noise take the same ones. */
function needsOf({ chance: { mixing, noises }, shapes }: PlacedJob): RowNeeds {
  const scores = new Set([...mixing.values()].flatMap((parts) => parts.map(({ of }) => of)));
  const streams = new Set([...noises.values()].flatMap(({ parts }) => parts.map(({ stream }) => stream)));
  const found = [...shapes.values()].flatMap(({ groups }) => groups.map(({ shape }) => shape));
  const tables = new Set(found.flatMap((shape) => (shape.kind === 'beta' ? [shape.table] : [])));
  return { rows: Math.max(1 + scores.size, streams.size), tables: [...tables] };
}

/** What does not change from stretch to stretch is looked up once for each tile: there are thousands of columns. */
function quickWriter(state: State): TileWriter {
  const spread: (readonly Spread[] | undefined)[] = [];
  const noises: (readonly YearOfNoise[] | undefined)[] = [];
  return (stretch) => {
    const { tile } = stretch;
    state.mixed.clear();
    for (const one of (spread[tile] ??= spreadIn(state, tile))) writeSpread(state, one, stretch);
    for (const year of (noises[tile] ??= noisesIn(state, tile))) writeNoises(state, year, stretch);
  };
}

/** Values of one shape in a tile: from which numbers, and where they go. */
interface Spread {
  readonly id: string;
  readonly shape: Shape;
  readonly base: Base;
  /** Whether the row of the parameter at hand does not hold these base numbers yet. */
  readonly isFresh: boolean;
  readonly to: number;
  readonly others: readonly number[];
}

/** All that has a spread; what has none is the same in all draws, and is written here. */
function spreadIn({ job, machine }: State, tile: number): readonly Spread[] {
  const found: Spread[] = [];
  for (const [id, { groups }] of job.shapes) {
    let known: Base | undefined;
    for (const { shape, columns } of groups) {
      const [to = 0, ...others] = [...new Set(columns.map((column) => machine.offset(tile, column)))];
      if (shape.kind === 'point') {
        for (const place of [to, ...others]) machine.memory.fill(shape.value, place, place + machine.blockSize);
        continue;
      }
      const base = baseOf(shape);
      found.push({ id, shape, base, isFresh: known !== base, to, others });
      known = base;
    }
  }
  return found;
}

function writeSpread(state: State, { id, shape, base, isFresh, to, others }: Spread, stretch: Stretch): void {
  const { machine, rows } = state;
  const { count } = stretch;
  if (isFresh) writeBase(state, id, base, stretch);
  rows.fill(shape, OWN, to, count);
  for (const place of others) machine.memory.copyWithin(place, to, to + count);
}

/** The row of the parameter at hand. */
const OWN = 0;

function writeBase(state: State, id: string, base: Base, stretch: Stretch): void {
  const { chance } = state.job;
  if (chance.mixing.has(id)) writeMixed(state, id, base, stretch);
  else if (base === 'unit') state.rows.units(OWN, chance.design, dimensionOf(chance, id), stretch);
  else state.rows.scores(OWN, chance.design, dimensionOf(chance, id), stretch);
}

/** As `fillBase`, but each score is worked out once for all parameters that it goes into. */
function writeMixed(state: State, id: string, base: Base, stretch: Stretch): void {
  const { job, machine, rows } = state;
  const { memory } = machine;
  const [at, count] = [rows.at(OWN), stretch.count];
  memory.fill(0, at, at + count);
  for (const { of, weight } of job.chance.mixing.get(id) ?? [])
    rows.addTimes(weight, mixedRow(state, of, stretch), at, count);
  if (base === 'unit') for (let i = at; i < at + count; i++) memory[i] = within(normalCdf(memory[i] as number));
}

function mixedRow({ job: { chance }, rows, mixed }: State, of: string, stretch: Stretch): number {
  const known = mixed.get(of);
  if (known !== undefined) return known;
  const row = OWN + 1 + mixed.size;
  rows.scores(row, chance.design, dimensionOf(chance, of), stretch);
  mixed.set(of, row);
  return row;
}

/** The columns of noise of a year in a tile. */
interface YearOfNoise {
  /** A stream that several series share is drawn once a year. */
  readonly drawn: readonly { readonly row: number; readonly dimension: Dimension }[];
  readonly columns: readonly { readonly to: number; readonly weights: readonly Weighted[] }[];
}

interface Weighted {
  readonly row: number;
  readonly weight: number;
}

function noisesIn({ job: { program, chance }, machine }: State, tile: number): readonly YearOfNoise[] {
  const { layout, years } = program;
  const noises = layout.noisy.map((id) => ({ id, parts: chance.noises.get(id)?.parts ?? [] }));
  const streams = [...new Set(noises.flatMap(({ parts }) => parts.map(({ stream }) => stream)))];
  const columnsOf = (year: number): YearOfNoise['columns'] =>
    noises.flatMap(({ id, parts }) => {
      const column = year > 0 ? layout.innovationColumn(id, year) : undefined;
      const weights = parts.map(({ stream, weight }) => ({ row: streams.indexOf(stream), weight }));
      if (column === undefined || machine.keeps?.(column) === false) return [];
      return [{ to: machine.offset(tile, column), weights }];
    });
  return years.flatMap((_, year) => {
    const drawn = streams.map((stream, row) => ({ row, dimension: chance.noiseDimension(stream, year) }));
    const columns = columnsOf(year);
    return columns.length > 0 ? [{ drawn, columns }] : [];
  });
}

function writeNoises({ job, rows }: State, { drawn, columns }: YearOfNoise, stretch: Stretch): void {
  for (const { row, dimension } of drawn) rows.scores(row, job.chance.design, dimension, stretch);
  for (const { to, weights } of columns)
    weights.forEach(({ row, weight }, n) => (n === 0 ? rows.times : rows.addTimes)(weight, row, to, stretch.count));
}
