/**
 * An ensemble that stays open while assumptions move: all draws of all columns stay in the machine, and after a change
 * only what it reaches is computed and, of that, only what is wanted is summarised. Promise: the same bits as a run from
 * nothing. An update may cover only the first draws (while dragging) or stop half way; a later one makes good the rest.
 */
import { hasErrors, reading, type Issue, type Reading } from '../../issue.ts';
import type { Steps } from '../../steps.ts';
import type { Assignment, Program } from '../../compile/types.ts';
import { moduleSteps } from '../machine-wasm.ts';
import type { EnsembleProgress, EnsembleRun, EnsembleSpec, Machine } from '../types.ts';
import { alikeIn, tornApart, type Shapes } from './alike.ts';
import { chanceOf } from './chance.ts';
import { gatherColumn } from './collect.ts';
import { prepareJob, type Job } from './job.ts';
import { driven, inMemory, type EnsembleOptions } from './drive.ts';
import { shapesOf, valuesOf, type Shaped } from './shapes.ts';
import { checkSpec } from './spec.ts';
import { summarise, type Summaries } from './summaries.ts';
import { keeps, openTiles, redrawn, refreshTiles, type Tiles } from './tiles.ts';
import { columnsOf, wantedOf, type Wanted } from './wanted.ts';

/** What is asked of an update: what to show, how many of the draws (the first ones) to bring up to date, other draws. */
export interface Ask extends Partial<Omit<EnsembleSpec, 'part' | 'memory'>> {
  /** Targets that nobody looks at: they are not judged, and missing from the result. */
  readonly leaveOut?: readonly string[];
  /** Nobody looks at other series than those wanted now: they may be left as they were, and have no draws to show. */
  readonly onlyWanted?: boolean;
}

export interface EnsembleSession {
  readonly program: Program;
  /** Brings the ensemble to these values. Summaries of columns that did not change are the same objects as before. */
  readonly update: (
    assignment: Assignment,
    ask?: Ask,
    options?: Pick<EnsembleOptions, 'onProgress' | 'cancelled'>,
  ) => Reading<EnsembleRun>;
  readonly updateSteps: (assignment: Assignment, ask?: Ask) => Generator<EnsembleProgress, Reading<EnsembleRun>>;
  /**
   * The draws of one series in one year, as of the last update: a copy. Undefined unless it was asked for at some time
   * and not left out last, and from the first step of an update until it has ended.
   */
  readonly draws: (series: string, year: number) => Float64Array | undefined;
  /** The same of a quantity over fixed years. */
  readonly final: (id: string) => Float64Array | undefined;
}

interface State {
  job: Job;
  /** A machine that was given to work in. */
  readonly machine: Machine | undefined;
  /** Opened by the first update, when it is known which years are alike. */
  tiles: Tiles | undefined;
  /** Parameters whose years have differed: they keep places of their own. */
  readonly apart: Set<string>;
  /** Warnings that no value in force changes. */
  readonly lasting: readonly Issue[];
  summaries: Summaries;
  shapes: Shapes;
  /** Those that the tiles have last been seen to have places for. */
  seated: Shapes;
  /** What the shapes are the shapes of. */
  values: ReadonlyMap<string, readonly number[]>;
  updates: number;
  /** Begun so far: the last one has the machine. */
  turns: number;
  /** Draws of the last update; none while one is under way, or was left before its end. */
  upToDate: number;
  /** Columns that it left as they were. */
  leftOut: ReadonlySet<number>;
}

/** Opens an ensemble of `spec.draws` draws at most. The first update computes everything. */
export function openEnsemble(program: Program, spec: EnsembleSpec, machine?: Machine): Reading<EnsembleSession> {
  const job = prepareJob(program, spec, machine?.backend === 'js');
  if (!job.ok) return job;
  const state: State = {
    job: job.value,
    machine,
    tiles: undefined,
    apart: new Set(),
    lasting: job.issues,
    summaries: new Map(),
    shapes: new Map(),
    seated: new Map(),
    values: new Map(),
    updates: 0,
    turns: 0,
    upToDate: 0,
    leftOut: new Set(),
  };
  const updateSteps = (assignment: Assignment, ask: Ask = {}): ReturnType<typeof steps> =>
    undisturbed(state, () => steps(state, assignment, ask));
  const update: EnsembleSession['update'] = (assignment, ask = {}, options = {}) =>
    driven(updateSteps(assignment, ask), options);
  const { layout, years } = program;
  const draws: EnsembleSession['draws'] = (series, year) =>
    drawsOf(state, layout.seriesColumn(series, years.indexOf(year)));
  const final: EnsembleSession['final'] = (id) => drawsOf(state, layout.finalColumn(id));
  return reading({ program, updateSteps, update, draws, final }, job.issues);
}

function drawsOf({ tiles, upToDate, leftOut }: State, column: number | undefined): Float64Array | undefined {
  return !tiles || upToDate === 0 || column === undefined || leftOut.has(column) || !keeps(tiles, column)
    ? undefined
    : gatherColumn(tiles.machine, column, upToDate).slice();
}

/** An update that another one came between begins anew. */
function* undisturbed(state: State, begin: () => ReturnType<typeof steps>): ReturnType<typeof steps> {
  for (;;) {
    const turn = ++state.turns;
    const work = begin();
    while (state.turns === turn) {
      const step = work.next();
      if (step.done) return step.value;
      yield step.value;
    }
  }
}

function* steps(state: State, assignment: Assignment, ask: Ask): Generator<EnsembleProgress, Reading<EnsembleRun>> {
  const { job } = state;
  const { leaveOut = [], onlyWanted = false, ...given } = ask;
  const asked = { ...job.spec, ...given };
  const spec = { ...asked, draws: Math.min(asked.draws, job.spec.draws) };
  const wrong = checkSpec(spec);
  const wanted = wantedOf(job.program, spec);
  if (!wanted.ok || hasErrors(wrong)) return { ok: false, issues: [...wrong, ...wanted.issues] };
  const other = redraw(state, spec);
  if (!other.ok) return other;
  const nothing = { done: 0, draws: spec.draws };
  const { upToDate } = state;
  state.upToDate = 0;
  for (const _ of reshape(state, assignment)) yield nothing;
  const issues = issuesOf(state);
  if (hasErrors(issues)) {
    state.upToDate = upToDate;
    return { ok: false, issues };
  }
  if (!state.tiles && !state.machine) for (const _ of moduleSteps(job.program)) yield nothing;
  const tiles = seat(state, columnsOf(wanted.value));
  if (!tiles.ok) return tiles;
  yield nothing;
  state.updates++;
  const leftOut = new Set([
    ...verdictsOf(leaveOut, wanted.value),
    ...(onlyWanted ? others(state.job, wanted.value) : []),
  ]);
  const { shapes, updates: update } = state;
  yield* refreshTiles(tiles.value, { shapes, update, draws: spec.draws, leftOut });
  Object.assign(state, { upToDate: spec.draws, leftOut });
  return reading(summarise(state.summaries, tiles.value, { spec, wanted: wanted.value, leaveOut }), issues);
}

function verdictsOf(ids: readonly string[], { targets }: Wanted): readonly number[] {
  return targets.flatMap(({ id, column }) => (ids.includes(id) ? [column] : []));
}

/** Columns that the ensemble summarises, but not now. */
function others({ columns }: Job, wanted: Wanted): readonly number[] {
  const now = new Set(columnsOf(wanted));
  return columns.filter((column) => !now.has(column));
}

/** Takes another seed or method into the same memory. */
function redraw(state: State, { seed, method }: EnsembleSpec): Reading<Job> {
  const { job } = state;
  if (seed === job.spec.seed && method === job.spec.method) return { ok: true, value: job, issues: [] };
  const other = chanceOf(job.program.linked, { ...job.chance.design, seed, method });
  if (!other.ok) return other;
  const next = { ...job, spec: { ...job.spec, seed, method }, chance: other.value };
  state.job = next;
  state.tiles = state.tiles && redrawn(state.tiles, next);
  return { ok: true, value: next, issues: other.issues };
}

/**
 * Tiles in which everything asked for can stand: the present ones, or new ones where they do not keep a column or have
 * one place for years that differ now. Then everything is computed again.
 */
function seat(state: State, columns: readonly number[]): Reading<Tiles> {
  const { job, tiles, shapes, apart } = state;
  const torn = tiles ? tornApart(newIn(shapes, state.seated), tiles.alike) : [];
  state.seated = shapes;
  if (tiles && torn.length === 0 && columns.every((column) => keeps(tiles, column))) return done(tiles);
  for (const id of torn) apart.add(id);
  const wider = { ...job, columns: [...new Set([...job.columns, ...columns])] };
  const alike = alikeIn(shapes, apart);
  const doubles = (wider.columns.length + job.program.parameters.length) * job.spec.draws;
  // Let go first: two at once would need the memory twice.
  state.tiles = undefined;
  const opened = inMemory(8e-6 * doubles, () => openTiles(wider, alike, state.machine));
  if (!opened.ok) return opened;
  Object.assign(state, { tiles: opened.value, job: wider, summaries: new Map() });
  return opened;
}

function newIn(shapes: Shapes, before: Shapes): Shapes {
  return new Map([...shapes].filter(([id, shaped]) => before.get(id) !== shaped));
}

function done<T>(value: T): Reading<T> {
  return { ok: true, value, issues: [] };
}

/** Shapes of the new values; a parameter whose values did not change keeps its object. */
function* reshape(state: State, assignment: Assignment): Steps<void> {
  const { program } = state.job;
  const shapes = new Map<string, Shaped>();
  const values = new Map<string, readonly number[]>();
  for (const parameter of program.parameters) {
    const { id } = parameter;
    const now = valuesOf(parameter, assignment);
    const [before, shape] = [state.values.get(id), state.shapes.get(id)];
    const same = shape && sameNumbers(before, now) ? before : undefined;
    shapes.set(id, shape && same ? shape : shapesOf(program, parameter, now));
    values.set(id, same ?? [...now]);
    if (!same) yield;
  }
  // Together, so that steps that were left before their end have changed nothing.
  Object.assign(state, { shapes, values });
}

function sameNumbers(a: readonly number[] | undefined, b: readonly number[]): boolean {
  return a !== undefined && a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

function issuesOf(state: State): readonly Issue[] {
  return [...state.lasting, ...[...state.shapes.values()].flatMap(({ issues }) => issues)];
}
