/**
 * An ensemble that stays open while assumptions move: all draws of all columns stay in the machine, and after a change
 * only what it reaches is computed and, of that, only what is wanted is summarised. Promise: the same bits as a run from
 * nothing. An update may cover only the first draws (while dragging) or stop half way; a later one makes good the rest.
 */
import { hasErrors, reading, type Issue, type Reading } from '../../issue.ts';
import type { Assignment, Program } from '../../compile/types.ts';
import { summariseColumn } from '../summary/column.ts';
import { histogramOf } from '../summary/histogram.ts';
import type { Column, EnsembleProgress, EnsembleRun, EnsembleSpec, Machine, MetFlags } from '../types.ts';
import { assembleRun } from './finish.ts';
import { prepareJob } from './job.ts';
import { driven, type EnsembleOptions } from './run.ts';
import { shapesOf, valuesOf, type Shaped } from './shapes.ts';
import { checkSpec } from './spec.ts';
import { gather, openTiles, refreshTile, type Tiles } from './tiles.ts';
import { wantedOf, type Wanted } from './wanted.ts';

/** What is asked of an update: what to show, and how many of the draws (the first ones) to bring up to date. */
export type Ask = Partial<Pick<EnsembleSpec, 'draws' | 'wanted' | 'finals' | 'joint' | 'histograms' | 'quantiles'>>;

export interface EnsembleSession {
  readonly program: Program;
  /** Brings the ensemble to these values. Summaries of columns that did not change are the same objects as before. */
  readonly update: (
    assignment: Assignment,
    ask?: Ask,
    options?: Pick<EnsembleOptions, 'onProgress' | 'cancelled'>,
  ) => Reading<EnsembleRun>;
  readonly updateSteps: (assignment: Assignment, ask?: Ask) => Generator<EnsembleProgress, Reading<EnsembleRun>>;
  /** The draws of one series in one year, as of the last update: a copy. Undefined when the program has no such column. */
  readonly draws: (series: string, year: number) => Float64Array | undefined;
}

interface State {
  readonly tiles: Tiles;
  readonly summaries: Map<number, Kept>;
  shapes: ReadonlyMap<string, Shaped>;
  readonly values: Map<string, readonly number[]>;
  updates: number;
  upToDate: number;
}

/** A summary and what it was made from. */
interface Kept {
  readonly column: Column;
  readonly update: number;
  readonly draws: number;
  readonly quantiles: string;
}

/** Opens an ensemble of `spec.draws` draws at most. The first update computes everything. */
export function openEnsemble(program: Program, spec: EnsembleSpec, machine?: Machine): Reading<EnsembleSession> {
  const job = prepareJob(program, new Map(), spec);
  if (!job.ok) return job;
  const tiles = openTiles(job.value, machine);
  const state: State = { tiles, summaries: new Map(), shapes: new Map(), values: new Map(), updates: 0, upToDate: 0 };
  const updateSteps = (assignment: Assignment, ask: Ask = {}): ReturnType<typeof steps> =>
    steps(state, assignment, ask);
  const update: EnsembleSession['update'] = (assignment, ask = {}, options = {}) =>
    driven(updateSteps(assignment, ask), options);
  return reading({ program, updateSteps, update, draws: (series, year) => drawsOf(state, series, year) }, job.issues);
}

function drawsOf({ tiles, upToDate }: State, series: string, year: number): Float64Array | undefined {
  const { program } = tiles.job;
  const column = program.layout.seriesColumn(series, program.years.indexOf(year));
  return column === undefined ? undefined : gather(tiles, column, upToDate).slice();
}

function* steps(state: State, assignment: Assignment, ask: Ask): Generator<EnsembleProgress, Reading<EnsembleRun>> {
  const { tiles } = state;
  const asked = { ...tiles.job.spec, ...ask };
  const spec = { ...asked, draws: Math.min(asked.draws, tiles.job.spec.draws) };
  const wrong = checkSpec(spec);
  const wanted = wantedOf(tiles.job.program, spec);
  if (!wanted.ok || hasErrors(wrong)) return { ok: false, issues: [...wrong, ...wanted.issues] };
  reshape(state, assignment);
  state.updates++;
  const { blockSize } = tiles.machine;
  for (let first = 0; first < spec.draws; first += blockSize) {
    refreshTile(tiles, state.shapes, state.updates, first / blockSize, first);
    yield { done: Math.min(first + blockSize, spec.draws), draws: spec.draws };
  }
  state.upToDate = spec.draws;
  return reading(summarise(state, spec, wanted.value), issuesOf(state));
}

/** Shapes of the new values; a parameter whose values did not change keeps its object. */
function reshape(state: State, assignment: Assignment): void {
  const { program } = state.tiles.job;
  const next = new Map<string, Shaped>();
  for (const parameter of program.parameters) {
    const values = valuesOf(parameter, assignment);
    const before = state.shapes.get(parameter.id);
    const same = before !== undefined && sameNumbers(state.values.get(parameter.id), values);
    next.set(parameter.id, same ? before : shapesOf(parameter, values, program.years));
    if (!same) state.values.set(parameter.id, [...values]);
  }
  state.shapes = next;
}

function sameNumbers(a: readonly number[] | undefined, b: readonly number[]): boolean {
  return a !== undefined && a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

function issuesOf(state: State): readonly Issue[] {
  return [...state.tiles.job.lasting, ...[...state.shapes.values()].flatMap(({ issues }) => issues)];
}

function summarise(state: State, spec: EnsembleSpec, wanted: Wanted): EnsembleRun {
  const { tiles } = state;
  return assembleRun({
    spec,
    wanted,
    columnAt: (column) => summaryOf(state, column, spec),
    pictureAt: (column, bins) => histogramOf(gather(tiles, column, spec.draws), bins),
    flags: copied(tiles.flags, spec.draws),
    quantileMethod: { kind: 'exact' },
  });
}

/** A copy, so that the next update leaves this result alone. */
function copied({ ids, met, known }: MetFlags, draws: number): MetFlags {
  const words = (draws + 31) >>> 5;
  return { ids, draws, met: met.map((bits) => bits.slice(0, words)), known: known.map((bits) => bits.slice(0, words)) };
}

function summaryOf({ tiles, summaries }: State, column: number, { draws, quantiles }: EnsembleSpec): Column {
  const known = summaries.get(column);
  const wanted = quantiles.join(' ');
  const update = tiles.written.get(column) ?? 0;
  if (known && known.update === update && known.draws === draws && known.quantiles === wanted) return known.column;
  const made = summariseColumn(gather(tiles, column, draws), quantiles);
  summaries.set(column, { column: made, update, draws, quantiles: wanted });
  return made;
}
