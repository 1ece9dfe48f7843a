/**
 * A program written out for the TypeScript machine: years unrolled, every operand a place in the tile, five whole
 * numbers an instruction (operation, out, a, b, c). Working columns and numbers stand behind the tile's own columns.
 */
import { columnCount, columnOf } from '../compile/layout.ts';
import { operandsOf } from '../compile/code.ts';
import type { Code, Op, Program, Step } from '../compile/types.ts';
import { OPERATIONS, type Operation } from './machine-kernels.ts';

export interface FlatProgram {
  /** Doubles in a tile: columns of the layout, working columns, numbers. */
  readonly tileSize: number;
  readonly blockSize: number;
  readonly instructions: Int32Array;
  /** Half-open range of instructions of (step, year index); steps outside the years stand at year 0. */
  readonly range: (step: number, yearIndex: number) => readonly [number, number];
  /** Numbers, and where in a tile each has its column. */
  readonly numbers: readonly { readonly value: number; readonly at: number }[];
}

export function flatten(program: Program, blockSize: number): FlatProgram {
  const years = program.frame.years;
  const own = columnCount(program.frame);
  const widest = Math.max(0, ...program.steps.flatMap((step) => step.codes.map((code) => code.ops.length)));
  const pool = numberPool((own + widest) * blockSize, blockSize);
  const written: number[] = [];
  const ends: number[] = [];
  const starts: number[] = [];
  const writer: Writer = { program, blockSize, scratch: own * blockSize, numberAt: pool.at, written };
  program.steps.forEach((step, number) => {
    for (let year = 0; year < (step.when === 'yearly' ? years : 1); year++) {
      starts[number * years + year] = written.length;
      writeStep(writer, step, year);
      ends[number * years + year] = written.length;
    }
  });
  return {
    tileSize: (own + widest + pool.all.length) * blockSize,
    blockSize,
    instructions: Int32Array.from(written),
    range: (step, yearIndex) => [starts[step * years + yearIndex] ?? 0, ends[step * years + yearIndex] ?? 0],
    numbers: pool.all,
  };
}

interface NumberPool {
  readonly all: { readonly value: number; readonly at: number }[];
  readonly at: (value: number) => number;
}

function numberPool(from: number, blockSize: number): NumberPool {
  const all: { value: number; at: number }[] = [];
  const known = new Map<string, number>();
  const at = (value: number): number => {
    const key = Object.is(value, -0) ? '-0' : String(value);
    const place = known.get(key) ?? from + all.length * blockSize;
    if (!known.has(key)) all.push({ value, at: place });
    known.set(key, place);
    return place;
  };
  return { all, at };
}

interface Writer {
  readonly program: Program;
  readonly blockSize: number;
  readonly scratch: number;
  readonly numberAt: (value: number) => number;
  readonly written: number[];
}

function writeStep(writer: Writer, step: Step, year: number): void {
  const code = step.codes[Math.min(year, step.codes.length - 1)];
  const target = columnOf(writer.program.frame, step.target, year);
  if (code && target !== undefined) writeCode(writer, code, year, target * writer.blockSize);
}

function writeCode(writer: Writer, code: Code, year: number, target: number): void {
  const places: number[] = [];
  code.ops.forEach((op, at) => {
    const place = placeOf(writer, op, year);
    places.push(place ?? (at === code.result ? target : writer.scratch + at * writer.blockSize));
    if (place === undefined) instruct(writer, op.op as Operation, places, operandsOf(op), at);
    else if (at === code.result) writer.written.push(OPERATIONS.indexOf('copy'), target, place, place, place);
  });
}

function instruct(
  writer: Writer,
  operation: Operation,
  places: readonly number[],
  operands: readonly number[],
  at: number,
): void {
  const [a = 0, b = a, c = a] = operands.map((operand) => places[operand] ?? 0);
  writer.written.push(OPERATIONS.indexOf(operation), places[at] ?? 0, a, b, c);
}

/** Where a value already stands; undefined for one that has to be worked out. */
function placeOf({ program, blockSize, numberAt }: Writer, op: Op, year: number): number | undefined {
  if (op.op === 'number') return numberAt(op.value);
  if (op.op === 'scalar') return numberAt(program.scalars[year]?.[op.index] ?? NaN);
  if (op.op !== 'load') return undefined;
  const column = columnOf(program.frame, op.slot, year);
  return column === undefined ? numberAt(NaN) : column * blockSize;
}
