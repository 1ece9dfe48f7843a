/**
 * One deterministic run: inputs in, one draw computed, a copy of its values out. Maps, holes and issues are worked out
 * only when somebody asks for them, so that a run costs little more than its arithmetic.
 */
import type { Issue } from '../issue.ts';
import type { Assignment, Program } from '../compile/types.ts';
import { explainHoles } from './run-holes.ts';
import type { Hole, Machine, Run } from './types.ts';

export { createPathMachine } from './machine.ts';

/**
 * Runs the program on the values in force (defaults where the assignment has none; a short path holds its last
 * value), without noise. Uses the first draw of the first tile; quickest on a `createPathMachine`.
 *
 * @example runPath(createPathMachine(program), scenario.values).series.get('gdp')
 */
export function runPath(machine: Machine, assignment: Assignment): Run {
  computePath(machine, assignment);
  return runOf(machine.program, copyValues(machine));
}

/** The bare computation: results stand in the first draw of the first tile, until the next one. */
export function computePath(machine: Machine, assignment: Assignment): void {
  const { memory } = machine;
  const places = placesOf(machine);
  for (const place of places.inputs) writeInput(memory, place, assignment.get(place.id) ?? place.usual);
  for (const offset of places.innovations) memory[offset] = 0;
  machine.compute(0, 1);
}

/** A path that is too short holds its last value. Without a table of offsets: it would cost as much as the writing. */
function writeInput(memory: Float64Array, { first, step, from, years }: InputPlace, values: readonly number[]): void {
  const given = Math.min(years, values.length - from);
  let at = first;
  for (let year = 0; year < given; year++, at += step) memory[at] = values[from + year] as number;
  for (let year = Math.max(0, given); year < years; year++, at += step) memory[at] = values[values.length - 1] ?? NaN;
}

interface Places {
  readonly inputs: readonly InputPlace[];
  readonly innovations: Int32Array;
}

/** Where an input's values go: those of so many years, evenly apart. */
interface InputPlace {
  readonly id: string;
  /** Index of the first of the years. */
  readonly from: number;
  readonly years: number;
  readonly first: number;
  readonly step: number;
  /** Values where the assignment has none. */
  readonly usual: readonly number[];
}

const known = new WeakMap<Machine, Places>();

function placesOf(machine: Machine): Places {
  const places = known.get(machine) ?? findPlaces(machine);
  known.set(machine, places);
  return places;
}

function findPlaces(machine: Machine): Places {
  const { layout, parameters, years } = machine.program;
  const offsets = (columns: readonly (number | undefined)[]): readonly number[] =>
    columns.flatMap((column) => (column === undefined ? [] : [machine.offset(0, column)]));
  const inputs = parameters.flatMap(({ id, varies, default: usual }) => {
    const inYears = varies === 'yearly' ? years : years.slice(0, 1);
    const found = offsets(inYears.map((_, year) => layout.inputColumn(id, year)));
    return evenly(id, usual, found);
  });
  const noise = years.flatMap((_, year) => layout.noisy.map((id) => layout.innovationColumn(id, year)));
  return { inputs, innovations: Int32Array.from(offsets(noise)) };
}

/** One place where the offsets are evenly apart, as on a machine for single runs; else one for each. */
function evenly(id: string, usual: readonly number[], offsets: readonly number[]): readonly InputPlace[] {
  const [first = 0, second = first] = offsets;
  const step = second - first;
  const isEven = offsets.every((offset, year) => offset === first + year * step);
  if (isEven) return [{ id, from: 0, years: offsets.length, first, step, usual }];
  return offsets.map((offset, from) => ({ id, from, years: 1, first: offset, step: 0, usual }));
}

/**
 * Every column of the first draw, by column number; a hole where the machine does not keep one. In a plain array: a
 * typed one of this size is memory that the system has to clear and hand over page by page, which can take longer than
 * the run, whereas plain ones stand where the last ones stood.
 */
function copyValues(machine: Machine): readonly number[] {
  const { columns } = machine.program.layout;
  const { memory, keeps } = machine;
  if (machine.blockSize === 1 && !keeps) return plainCopy(memory, machine.offset(0, 0), columns);
  const value = (column: number): number =>
    keeps?.(column) === false ? NaN : (memory[machine.offset(0, column)] ?? NaN);
  return Array.from({ length: columns }, (_, column) => value(column));
}

/** Four at a time: half the time of one by one. */
function plainCopy(values: Float64Array, from: number, count: number): readonly number[] {
  const copy = new Array<number>(count);
  let i = 0;
  for (; i + 3 < count; i += 4) {
    copy[i] = values[from + i] as number;
    copy[i + 1] = values[from + i + 1] as number;
    copy[i + 2] = values[from + i + 2] as number;
    copy[i + 3] = values[from + i + 3] as number;
  }
  for (; i < count; i++) copy[i] = values[from + i] as number;
  return copy;
}

function runOf(program: Program, values: readonly number[]): Run {
  let series: Run['series'] | undefined;
  let finals: Run['finals'] | undefined;
  let explained: { readonly holes: readonly Hole[]; readonly issues: readonly Issue[] } | undefined;
  return {
    years: program.years,
    get series() {
      return (series ??= seriesOf(program, values));
    },
    get finals() {
      return (finals ??= finalsOf(program, values));
    },
    get holes() {
      return (explained ??= explainHoles(program, values)).holes;
    },
    get issues() {
      return (explained ??= explainHoles(program, values)).issues;
    },
  };
}

interface SeriesPlace {
  readonly id: string;
  /** Column of the first year. */
  readonly first: number;
  /** Years that the program carries; later ones are holes. */
  readonly years: number;
}

const seriesPlaces = new WeakMap<Program, readonly SeriesPlace[]>();

function seriesPlacesOf(program: Program): readonly SeriesPlace[] {
  const { layout, series } = program;
  const found =
    seriesPlaces.get(program) ??
    series.map((id) => ({
      id,
      first: layout.seriesColumn(id, 0) ?? 0,
      years: program.years.filter((_, year) => layout.seriesColumn(id, year) !== undefined).length,
    }));
  seriesPlaces.set(program, found);
  return found;
}

function seriesOf(program: Program, values: readonly number[]): ReadonlyMap<string, Float64Array> {
  const { years, rowColumns } = program.frame;
  const places = seriesPlacesOf(program);
  // Views on one buffer: five times quicker than an array each.
  const all = new Float64Array(places.length * years).fill(NaN);
  const series = new Map<string, Float64Array>();
  places.forEach(({ id, first, years: carried }, place) => {
    const at = place * years;
    series.set(id, new Float64Array(all.buffer, at * 8, years));
    for (let year = 0; year < carried; year++)
      all[at + year] = finiteOrHole(values[first + year * rowColumns] as number);
  });
  return series;
}

function finalsOf(program: Program, values: readonly number[]): ReadonlyMap<string, number> {
  return new Map(program.finals.map((id) => [id, finiteOrHole(values[program.layout.finalColumn(id) ?? -1] ?? NaN)]));
}

/** What has no finite value is a hole. */
function finiteOrHole(value: number): number {
  return value - value === 0 ? value : NaN;
}
