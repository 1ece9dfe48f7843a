/**
 * The tiles of an open ensemble: what each was last computed with, and bringing one up to the shapes now in force. Only
 * the columns of changed parameters are written again and only the steps downstream of them run.
 */
import { columnOf } from '../../compile/layout.ts';
import type { Program } from '../../compile/types.ts';
import type { Base } from '../distribution/shape.ts';
import { summaryKernel, summarySpare, type SummaryKernel } from '../kernels/summary.ts';
import { BLOCK_SIZE, createMachine } from '../machine.ts';
import { emptyFlags, noteMet } from '../summary/met.ts';
import type { Machine, MetFlags } from '../types.ts';
import { fillBase } from './chance.ts';
import { writeInnovations, writeParameter, type BaseNumbers } from './inputs.ts';
import type { Job } from './job.ts';
import type { Shaped } from './shapes.ts';

export interface Tiles {
  readonly job: Job;
  readonly machine: Machine;
  readonly kernel: SummaryKernel | undefined;
  /** Shapes that each tile was last computed with; undefined before the first time. */
  readonly computed: (ReadonlyMap<string, Shaped> | undefined)[];
  readonly base: BaseNumbers;
  readonly flags: MetFlags;
  /** Number of the update in which each column was last written. */
  readonly written: Map<number, number>;
  readonly reach: Map<string, Reach>;
}

/** What a set of changed parameters leads to. */
interface Reach {
  readonly steps: readonly number[];
  readonly columns: readonly number[];
}

export function openTiles(job: Job, given?: Machine): Tiles {
  const { draws } = job.spec;
  const machine =
    given ?? createMachine(job.program, { tiles: Math.ceil(draws / BLOCK_SIZE), spare: summarySpare(draws) });
  return {
    job,
    machine,
    kernel: summaryKernel(machine, draws),
    computed: Array.from({ length: Math.ceil(draws / machine.blockSize) }, () => undefined),
    base: rememberedBase(job),
    flags: emptyFlags(
      job.wanted.targets.map(({ id }) => id),
      draws,
    ),
    written: new Map(),
    reach: new Map(),
  };
}

/** Base numbers depend on nothing that an assignment changes: computed once for all draws, when first asked for. */
function rememberedBase(job: Job): BaseNumbers {
  const known = new Map<string, Float64Array>();
  const whole = (id: string, base: Base): Float64Array => {
    const key = `${id} ${base}`;
    const before = known.get(key);
    if (before) return before;
    const made = new Float64Array(job.spec.draws);
    fillBase(job.chance, id, base, 0, made);
    known.set(key, made);
    return made;
  };
  return (id, base, first, count) => whole(id, base).subarray(first, first + count);
}

/** Brings a tile, which begins with draw `first`, to the given shapes; `update` is the number of the update. */
export function refreshTile(
  tiles: Tiles,
  shapes: ReadonlyMap<string, Shaped>,
  update: number,
  tile: number,
  first: number,
): void {
  const { job, machine } = tiles;
  // Whole, as far as there are draws: a later update may ask for more of them.
  const count = Math.min(machine.blockSize, job.spec.draws - first);
  const before = tiles.computed[tile];
  const changed = [...shapes.keys()].filter((id) => before?.get(id) !== shapes.get(id));
  if (before && changed.length === 0) return;
  for (const id of changed) {
    writeParameter(job.program, machine, tile, id, shapes.get(id)?.shapes ?? [], first, count, tiles.base);
  }
  if (!before) writeInnovations(job.program, machine, tile, job.chance, first, count);
  const reach = before ? reachOf(tiles, changed) : undefined;
  machine.compute(tile, count, reach?.steps);
  for (const column of reach?.columns ?? allColumns(job.program)) tiles.written.set(column, update);
  noteTile(tiles, update, tile, first, count);
  tiles.computed[tile] = shapes;
}

function allColumns(program: Program): readonly number[] {
  return Array.from({ length: program.layout.columns }, (_, column) => column);
}

function reachOf({ job: { program }, reach }: Tiles, changed: readonly string[]): Reach {
  const key = changed.join(' ');
  const known = reach.get(key);
  if (known) return known;
  const numbers = program.layout.downstream(changed);
  const written = numbers.flatMap((number) => {
    const target = program.steps[number]?.target;
    return target ? program.years.flatMap((_, year) => columnOf(program.frame, target, year) ?? []) : [];
  });
  const inputs = changed.flatMap((id) =>
    program.years.flatMap((_, year) => program.layout.inputColumn(id, year) ?? []),
  );
  const made = { steps: numbers, columns: [...new Set([...inputs, ...written])] };
  reach.set(key, made);
  return made;
}

function noteTile(
  { job, machine, flags, written }: Tiles,
  update: number,
  tile: number,
  first: number,
  count: number,
): void {
  job.wanted.targets.forEach(({ column }, target) => {
    if (written.get(column) === update) noteMet(flags, target, first, machine.column(tile, column).subarray(0, count));
  });
}

let scratch = new Float64Array(0);

/** A column's first draws in one piece, overwritten by the next call. */
export function gather({ machine }: Tiles, column: number, draws: number): Float64Array {
  if (scratch.length < draws) scratch = new Float64Array(draws);
  for (let first = 0; first < draws; first += machine.blockSize) {
    const values = machine.column(first / machine.blockSize, column);
    scratch.set(draws - first < values.length ? values.subarray(0, draws - first) : values, first);
  }
  return scratch.subarray(0, draws);
}
