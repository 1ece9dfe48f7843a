/**
 * The tiles of an open ensemble: what each was last computed with, and bringing one up to the shapes now in force. Only
 * the columns of changed parameters are written again and only what stands on them runs.
 */
import type { Base } from '../distribution/shape.ts';
import { summaryKernel, summarySpare, type SummaryKernel } from '../kernels/summary.ts';
import { BLOCK_SIZE, createMachine, type Alike } from '../machine.ts';
import { verdictNoter, type VerdictNoter } from '../kernels/verdicts.ts';
import { emptyFlags } from '../summary/met.ts';
import { reachedBy } from '../machine-schedule.ts';
import type { EnsembleProgress, Machine, MetFlags, Part } from '../types.ts';
import type { Shapes } from './alike.ts';
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
  /** Shapes that each tile was last computed with as a whole; undefined before the first time. */
  readonly computed: (Shapes | undefined)[];
  /** What it was computed with since then, without some columns; undefined if it was not. */
  readonly partly: (Partly | undefined)[];
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

interface Partly {
  readonly shapes: Shapes;
  /** Columns left out, as one text. */
  readonly without: string;
}

/** What a set of changed parameters leads to. */
interface Reach {
  readonly part: Part;
  /** Columns that it moves. */
  readonly columns: ReadonlySet<number>;
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
    partly: [],
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

/** What is asked of the tiles. */
export interface Refresh {
  readonly shapes: Shapes;
  /** Number of the update. */
  readonly update: number;
  /** How many draws, the first ones. */
  readonly draws: number;
  /** Columns that may stay as they are; whoever asks for them again finds them as they should be. */
  readonly leftOut: ReadonlySet<number>;
}

/** What has to be done to the tiles that were computed with the same shapes. */
interface Change {
  readonly before: Shapes | undefined;
  readonly partly: Partly | undefined;
  /** What is noted of the tiles afterwards. Undefined: nothing is left out, or not what was before. */
  readonly after: Partly | undefined;
  readonly parameters: readonly string[];
  /** Undefined: everything. */
  readonly reach: Reach | undefined;
}

/** Brings the tiles of the first draws to the given shapes, one a step. */
export function* refreshTiles(tiles: Tiles, refresh: Refresh): Generator<EnsembleProgress, void> {
  const { blockSize } = tiles.machine;
  const { draws } = refresh;
  let change: Change | undefined;
  for (let first = 0, tile = 0; first < draws; first += blockSize, tile++) {
    const [before, partly] = [tiles.computed[tile], tiles.partly[tile]];
    if (!change || change.before !== before || change.partly !== partly) {
      change = changeBetween(tiles, before, partly, refresh);
      for (const _ of readying(tiles, change)) yield { done: first, draws };
      noteWritten(tiles, change, refresh.update);
    }
    // Whole, as far as there are draws: a later update may ask for more of them.
    const count = Math.min(blockSize, tiles.job.spec.draws - first);
    refreshTile(tiles, refresh.shapes, change, { tile, first, count });
    yield { done: Math.min(first + blockSize, draws), draws };
  }
}

function readying({ machine }: Tiles, { reach, parameters }: Change): Iterable<unknown> {
  return (reach && parameters.length > 0 && machine.readying?.(reach.part)) || [];
}

/** Inputs stand as they were last written; what was left out then stands as it was before. */
function changeBetween(
  tiles: Tiles,
  before: Shapes | undefined,
  partly: Partly | undefined,
  { shapes, leftOut }: Refresh,
): Change {
  const isWhole = !before || leftOut.size === 0 || (partly !== undefined && partly.without !== textOf(leftOut));
  const differs = (id: string, from: Shapes | undefined): boolean => from?.get(id) !== shapes.get(id);
  const last = partly?.shapes ?? before;
  const parameters = [...shapes.keys()].filter((id) => differs(id, last) || (isWhole && differs(id, before)));
  const reach = before && reachOf(tiles, parameters, isWhole ? NOTHING : leftOut);
  return { before, partly, after: isWhole ? undefined : { shapes, without: textOf(leftOut) }, parameters, reach };
}

const NOTHING: ReadonlySet<number> = new Set();

function textOf(numbers: ReadonlySet<number>): string {
  return [...numbers].join(' ');
}

function noteWritten({ written }: Tiles, { reach }: Change, update: number): void {
  if (!reach) written.fill(update);
  else for (const column of reach.columns) written[column] = update;
}

function refreshTile(tiles: Tiles, shapes: Shapes, change: Change, stretch: Stretch): void {
  const { machine } = tiles;
  const { before, after, parameters, reach } = change;
  if (before && parameters.length === 0) return;
  const { kernel } = tiles.job.chance.design;
  for (const id of parameters) writeParameter(machine, id, shapes.get(id) as Shaped, stretch, tiles.base, kernel);
  if (!before) tiles.writeInnovations(machine, stretch);
  machine.compute(stretch.tile, stretch.count, reach?.part);
  noteVerdicts(tiles, reach, stretch);
  if (!after) tiles.computed[stretch.tile] = shapes;
  tiles.partly[stretch.tile] = after;
}

function reachOf(tiles: Tiles, changed: readonly string[], leftOut: ReadonlySet<number>): Reach {
  const key = `${changed.join(' ')} | ${textOf(leftOut)}`;
  const known = tiles.reach.get(key);
  if (known) return known;
  const made = makeReach(tiles.job, changed, leftOut);
  tiles.reach.set(key, made);
  return made;
}

function makeReach(job: Job, changed: readonly string[], leftOut: ReadonlySet<number>): Reach {
  const { moved } = reachedBy(job.program, changed);
  const isSeen = (column: number): boolean => !leftOut.has(column);
  const read = leftOut.size > 0 ? new Set(readColumns(job).filter(isSeen)) : undefined;
  const verdicts = job.wanted.targets.flatMap(({ column }, n) => (moved.has(column) && isSeen(column) ? [n] : []));
  return { part: { parameters: changed, ...(read && { read }) }, columns: moved, verdicts: new Set(verdicts) };
}

function noteVerdicts(tiles: Tiles, reach: Reach | undefined, stretch: Stretch): void {
  tiles.job.wanted.targets.forEach(({ column }, target) => {
    if (!reach || reach.verdicts.has(target)) tiles.noteVerdict(tiles.flags, target, column, stretch);
  });
}
