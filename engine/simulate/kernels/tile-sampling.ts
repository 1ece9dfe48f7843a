/**
 * Sampling within a machine's own memory: base numbers of one tile's draws in rows of the spare bytes, and values of
 * distributions from a row straight into a column. Promise: the bits of `random/design.ts` and `distribution/draw.ts`.
 */
import type { BetaTable } from '../distribution/beta-inverse.ts';
import { fillShape } from '../distribution/draw.ts';
import type { Shape } from '../distribution/shape.ts';
import { fillUnits, type Design, type Dimension } from '../random/design.ts';
import { BLOCK } from '../summary/moments.ts';
import type { Machine } from '../types.ts';
import { scoreBytes, SCORES_AT_ONCE } from './normal.ts';
import { samplingOver, type SamplingCalls, type ShapeCall } from './sampling-module.ts';
import { spareAt, VERDICT_BYTES, wholeLines } from './spare.ts';

export interface RowNeeds {
  readonly rows: number;
  readonly tables: readonly BetaTable[];
}

export interface Rows {
  /** Place of the first number of a row in the machine's memory. */
  readonly at: (row: number) => number;
  readonly units: (row: number, design: Design, dimension: Dimension, draws: Draws) => void;
  readonly scores: (row: number, design: Design, dimension: Dimension, draws: Draws) => void;
  /** Values of a shape from a row of its base numbers, to a place in the machine's memory. */
  readonly fill: (shape: Shape, row: number, to: number, count: number) => void;
  /** Writes a row times a weight, or adds it. */
  readonly times: (weight: number, row: number, to: number, count: number) => void;
  readonly addTimes: (weight: number, row: number, to: number, count: number) => void;
}

/** The draws of a tile, or the first of them. */
interface Draws {
  readonly first: number;
  readonly count: number;
}

/** Bytes that rows take of a machine's spare ones, after those of verdicts. */
export function rowBytes({ rows, tables }: RowNeeds): number {
  return LIST_BYTES + rows * ROW_BYTES + tables.reduce((sum, table) => sum + tableBytes(table), 0);
}

const ROW_BYTES = 8 * BLOCK;
/** Numbers in a tail have room for a whole row. */
const LIST_BYTES = wholeLines(scoreBytes(BLOCK));

function tableBytes({ coefficients }: BetaTable): number {
  return wholeLines(coefficients.byteLength);
}

/** What all of it works with. */
interface Place {
  readonly calls: SamplingCalls;
  readonly memory: Float64Array;
  readonly list: number;
  readonly rowAt: (row: number) => number;
  readonly tableAt: ReadonlyMap<BetaTable, number>;
}

/** Undefined unless the machine is in WebAssembly, with tiles of at most a block, in whole eights, and the spare bytes. */
export function rowsOf(machine: Machine, needs: RowNeeds): Rows | undefined {
  const { shared, blockSize, memory } = machine;
  const list = spareAt(machine, VERDICT_BYTES, rowBytes(needs));
  const fits = list !== undefined && blockSize <= BLOCK && blockSize % 8 === 0;
  const calls = shared && fits ? samplingOver(shared.memory) : undefined;
  if (!calls || list === undefined) return undefined;
  const rowAt = (row: number): number => list + LIST_BYTES + row * ROW_BYTES;
  const tableAt = putTables(memory, needs.tables, rowAt(needs.rows));
  return rowsIn({ calls, memory, list, rowAt, tableAt });
}

function putTables(memory: Float64Array, tables: readonly BetaTable[], from: number): ReadonlyMap<BetaTable, number> {
  let at = from;
  return new Map(
    tables.map((table) => {
      const place = at;
      memory.set(table.coefficients, place / 8);
      at += tableBytes(table);
      return [table, place];
    }),
  );
}

function rowsIn(place: Place): Rows {
  const { calls, rowAt, list } = place;
  const weighted =
    (call: ShapeCall): Rows['times'] =>
    (weight, row, to, count) =>
      call(rowAt(row), endOf(place, row, count), 8 * to, 0, weight);
  return {
    at: (row) => rowAt(row) / 8,
    units: (row, design, dimension, draws) => writeUnits(place, row, design, dimension, draws),
    scores: (row, design, dimension, draws) => {
      writeUnits(place, row, design, dimension, draws);
      calls.scores(rowAt(row), rowAt(row) + Math.ceil(draws.count / SCORES_AT_ONCE) * 8 * SCORES_AT_ONCE, list);
    },
    fill: (shape, row, to, count) => fillFrom(place, shape, row, to, count),
    times: weighted(calls.onlyTimes),
    addTimes: weighted(calls.addTimes),
  };
}

/** Two at a time: one more than asked for where their number is odd, which nobody reads. */
function endOf({ rowAt }: Place, row: number, count: number): number {
  return rowAt(row) + Math.ceil(count / 2) * 16;
}

function writeUnits(
  { calls, memory, rowAt }: Place,
  row: number,
  design: Design,
  dimension: Dimension,
  { first, count }: Draws,
): void {
  const at = rowAt(row);
  const { method, seed } = design;
  if (method !== 'random') return fillUnits(memory.subarray(at / 8, at / 8 + count), design, dimension, first);
  const { stream, year } = dimension;
  const end = at + Math.ceil(count / 16) * 128;
  calls.uniforms(at, end, first / 2, year, stream.low, stream.high, seed >>> 0, Math.floor(seed / 0x100000000));
}

/** No function is made on the way: naming one each time, as the loader of the sources does, costs as much as a short column. */
function fillFrom(place: Place, shape: Shape, row: number, to: number, count: number): void {
  const { calls, memory, rowAt, tableAt } = place;
  const [at, end, out] = [rowAt(row), endOf(place, row, count), 8 * to];
  switch (shape.kind) {
    case 'normal':
      return calls.line(at, end, out, 0, shape.mean, shape.sd, Infinity);
    case 'uniform':
      return calls.line(at, end, out, 0, shape.min, shape.max - shape.min, shape.max);
    case 'triangular':
      return calls.triangular(at, end, out, 0, ...triangle(shape));
    case 'log_normal':
      return calls.logNormal(at, end, out, 0, shape.median, shape.sd);
    case 'beta':
      return calls.beta(at, end, out, tableAt.get(shape.table) ?? 0, shape.min, shape.max, shape.max - shape.min);
    default:
      return fillShape(shape, memory, at / 8, memory, to, count);
  }
}

/** Least and greatest value, the probability of the mode, and a factor for each of the arcs that meet there. */
function triangle(shape: Shape & { readonly kind: 'triangular' }): readonly [number, number, number, number, number] {
  const { min, mode, max } = shape;
  const width = max - min;
  return [min, max, (mode - min) / width, width * (mode - min), width * (max - mode)];
}
