/**
 * The tiles of an open ensemble: what each was last computed with, and bringing one up to the shapes now in force. Only
 * the columns of changed parameters are written again and only the steps downstream of them run.
 */
import { columnOf } from '../../compile/layout.ts';
import type { Base } from '../distribution/shape.ts';
import { summaryKernel, summarySpare, type SummaryKernel } from '../kernels/summary.ts';
import { BLOCK_SIZE, createMachine, type Alike } from '../machine.ts';
import { verdictNoter, type VerdictNoter } from '../kernels/verdicts.ts';
import { emptyFlags } from '../summary/met.ts';
import type { EnsembleProgress, Machine, MetFlags } from '../types.ts';
import { fillBase } from './chance.ts';
import { innovationWriter, type InnovationWriter } from './innovations.ts';
import { writeParameter, type BaseNumbers, type Stretch } from './inputs.ts';
import { readColumns, type Job } from './job.ts';
import type { Shaped } from './shapes.ts';

export interface Tiles {
  readonly job: Job;
  readonly machine: Machine;
  /** Input columns that have their place with another one. */
  readonly alike: Alike;
  readonly kernel: SummaryKernel | undefined;
  /** Shapes that each tile was last computed with; undefined before the first time. */
  readonly computed: (ReadonlyMap<string, Shaped> | undefined)[];
  /** Base numbers by parameter and kind, reused when other random numbers take their place. */
  readonly room: Map<string, Float64Array>;
  readonly base: BaseNumbers;
  readonly writeInnovations: InnovationWriter;
  readonly flags: MetFlags;
  readonly noteVerdict: VerdictNoter;
  /** Number of the update in which each column was last written. */
  readonly written: Float64Array;
  readonly reach: Map<string, Reach>;
}

/** What a set of changed parameters leads to. */
interface Reach {
  readonly steps: readonly number[];
  readonly columns: readonly number[];
  /** Numbers of the targets whose verdict it reaches. */
  readonly verdicts: ReadonlySet<number>;
}

/** Tiles for all draws, in which inputs, the job's columns and its verdicts can be read. */
export function openTiles(job: Job, alike: Alike, given?: Machine): Tiles {
  const { draws } = job.spec;
  const options = { tiles: Math.ceil(draws / BLOCK_SIZE), wanted: readColumns(job), spare: summarySpare(draws) };
  const machine = given ?? createMachine(job.program, { ...options, alike });
  const room = new Map<string, Float64Array>();
  const own = { alike: given ? NONE : alike, machine, kernel: summaryKernel(machine, draws), room };
  return tilesOver(job, { ...own, noteVerdict: verdictNoter(machine) });
}

const NONE: Alike = new Map();

/** The same memory for a job that differs in its random numbers only. */
export function redrawn({ machine, alike, kernel, noteVerdict, room }: Tiles, job: Job): Tiles {
  return tilesOver(job, { machine, alike, kernel, noteVerdict, room });
}

type Own = Pick<Tiles, 'machine' | 'alike' | 'kernel' | 'noteVerdict' | 'room'>;

function tilesOver(job: Job, own: Own): Tiles {
  const { machine, room } = own;
  const targets = job.wanted.targets.map(({ id }) => id);
  return {
    ...own,
    job,
    computed: Array.from({ length: Math.ceil(job.spec.draws / machine.blockSize) }, () => undefined),
    base: rememberedBase(job, room),
    writeInnovations: innovationWriter(job.program, job.chance, job.spec.draws),
    flags: emptyFlags(targets, job.spec.draws),
    written: new Float64Array(job.program.layout.columns),
    reach: new Map(),
  };
}

/** Whether a column can be read. */
export function keeps({ machine }: Tiles, column: number): boolean {
  return machine.keeps?.(column) ?? true;
}

/** Base numbers depend on nothing that an assignment changes: computed once for all draws, when first asked for. */
function rememberedBase(job: Job, room: Map<string, Float64Array>): BaseNumbers {
  const filled = new Set<string>();
  const whole = (id: string, base: Base): Float64Array => {
    const key = `${id} ${base}`;
    const numbers = room.get(key) ?? new Float64Array(job.spec.draws);
    if (filled.has(key)) return numbers;
    fillBase(job.chance, id, base, 0, numbers);
    room.set(key, numbers);
    filled.add(key);
    return numbers;
  };
  return (id, base, first) => ({ numbers: whole(id, base), at: first });
}

/** What has to be done to the tiles that were computed with the same shapes. */
interface Change {
  readonly before: ReadonlyMap<string, Shaped> | undefined;
  readonly parameters: readonly string[];
  /** Undefined: everything. */
  readonly reach: Reach | undefined;
}

/** Brings the tiles of the first draws to the given shapes, one a step; `update` is the number of the update. */
export function* refreshTiles(
  tiles: Tiles,
  shapes: ReadonlyMap<string, Shaped>,
  update: number,
  draws: number,
): Generator<EnsembleProgress, void> {
  const { blockSize } = tiles.machine;
  let change: Change | undefined;
  for (let first = 0, tile = 0; first < draws; first += blockSize, tile++) {
    const before = tiles.computed[tile];
    if (!change || change.before !== before) {
      change = changeBetween(tiles, before, shapes);
      noteWritten(tiles, change, update);
    }
    // Whole, as far as there are draws: a later update may ask for more of them.
    const count = Math.min(blockSize, tiles.job.spec.draws - first);
    refreshTile(tiles, shapes, change, { tile, first, count });
    yield { done: Math.min(first + blockSize, draws), draws };
  }
}

function changeBetween(tiles: Tiles, before: Change['before'], shapes: ReadonlyMap<string, Shaped>): Change {
  const parameters = [...shapes.keys()].filter((id) => before?.get(id) !== shapes.get(id));
  return { before, parameters, reach: before && reachOf(tiles, parameters) };
}

function noteWritten({ written }: Tiles, { reach }: Change, update: number): void {
  if (!reach) written.fill(update);
  else for (const column of reach.columns) written[column] = update;
}

function refreshTile(tiles: Tiles, shapes: ReadonlyMap<string, Shaped>, change: Change, stretch: Stretch): void {
  const { machine } = tiles;
  const { before, parameters, reach } = change;
  if (before && parameters.length === 0) return;
  const { kernel } = tiles.job.chance.design;
  for (const id of parameters) writeParameter(machine, id, shapes.get(id) as Shaped, stretch, tiles.base, kernel);
  if (!before) tiles.writeInnovations(machine, stretch);
  machine.compute(stretch.tile, stretch.count, reach?.steps);
  noteVerdicts(tiles, reach, stretch);
  tiles.computed[stretch.tile] = shapes;
}

function reachOf({ job: { program, wanted }, reach }: Tiles, changed: readonly string[]): Reach {
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
  const columns = new Set([...inputs, ...written]);
  const verdicts = wanted.targets.flatMap(({ column }, target) => (columns.has(column) ? [target] : []));
  const made = { steps: numbers, columns: [...columns], verdicts: new Set(verdicts) };
  reach.set(key, made);
  return made;
}

function noteVerdicts(tiles: Tiles, reach: Reach | undefined, stretch: Stretch): void {
  tiles.job.wanted.targets.forEach(({ column }, target) => {
    if (!reach || reach.verdicts.has(target)) tiles.noteVerdict(tiles.flags, target, column, stretch);
  });
}
