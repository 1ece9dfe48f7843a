/**
 * Writes all inputs of a tile for ensembles that go through their draws once: within the machine's memory
 * where it is in WebAssembly, else from rows worked out ahead. Promise: the same bits either way.
 */
import { normalCdf } from '../distribution/normal.ts';
import { baseOf, type Base } from '../distribution/shape.ts';
import { VERDICT_BYTES } from '../kernels/spare.ts';
import { rowBytes, rowsOf, type RowNeeds, type Rows } from '../kernels/tile-sampling.ts';
import type { Machine } from '../types.ts';
import { dimensionOf, within } from './chance.ts';
import { innovationWriter } from './innovations.ts';
import { copyToOthers, freshBase, writeParameter, type Stretch } from './inputs.ts';
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
  return rows ? quickWriter({ job, machine, rows, written: new Set(), mixed: new Map() }) : plainWriter(job, machine);
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
  /** Tiles in which what has no spread stands. */
  readonly written: Set<number>;
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

function quickWriter(state: State): TileWriter {
  const writeNoise = noiseWriter(state);
  return (stretch) => {
    state.mixed.clear();
    for (const [id, shaped] of state.job.shapes) writeGroups(state, id, shaped, stretch);
    state.written.add(stretch.tile);
    writeNoise(stretch);
  };
}

function writeGroups(state: State, id: string, { groups }: Shaped, stretch: Stretch): void {
  const { machine, rows } = state;
  const { tile, count } = stretch;
  let known: Base | undefined;
  for (const { shape, columns } of groups) {
    if (shape.kind === 'point') {
      writePoint(state, shape.value, columns, tile);
      continue;
    }
    const base = baseOf(shape);
    if (known !== base) writeBase(state, id, base, stretch);
    known = base;
    rows.fill(shape, OWN, machine.offset(tile, columns[0] as number), count);
    copyToOthers(machine, tile, columns, count);
  }
}

/** What has no spread is the same in all draws: it is written to a tile once. */
function writePoint({ machine, written }: State, value: number, columns: readonly number[], tile: number): void {
  if (written.has(tile)) return;
  const to = machine.offset(tile, columns[0] as number);
  machine.memory.fill(value, to, to + machine.blockSize);
  copyToOthers(machine, tile, columns, machine.blockSize);
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

/** A stream that several series share is drawn once a year. */
function noiseWriter(state: State): TileWriter {
  const { machine } = state;
  const { program, chance } = state.job;
  const { layout, years } = program;
  const noises = layout.noisy.map((id) => ({ id, parts: chance.noises.get(id)?.parts ?? [] }));
  const streams = [...new Set(noises.flatMap(({ parts }) => parts.map(({ stream }) => stream)))];
  const rowOf = new Map(streams.map((stream, row) => [stream, row]));
  const used = years.map((_, year) =>
    noises.flatMap(({ id, parts }) => {
      const column = year > 0 ? layout.innovationColumn(id, year) : undefined;
      const weights = parts.map(({ stream, weight }) => ({ row: rowOf.get(stream) ?? 0, weight }));
      return column === undefined || machine.keeps?.(column) === false ? [] : [{ column, weights }];
    }),
  );
  return (stretch) =>
    used.forEach((columns, year) => {
      if (columns.length === 0) return;
      for (const [stream, row] of rowOf)
        state.rows.scores(row, chance.design, chance.noiseDimension(stream, year), stretch);
      for (const { column, weights } of columns) writeNoise(state, column, weights, stretch);
    });
}

interface Weighted {
  readonly row: number;
  readonly weight: number;
}

function writeNoise(state: State, column: number, weights: readonly Weighted[], { tile, count }: Stretch): void {
  const { machine, rows } = state;
  const to = machine.offset(tile, column);
  weights.forEach(({ row, weight }, n) => (n === 0 ? rows.times : rows.addTimes)(weight, row, to, count));
}
