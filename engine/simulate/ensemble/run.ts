/**
 * Runs an ensemble tile by tile: draws are sampled, computed, gathered and forgotten, so memory holds one tile, the
 * wanted columns (or their histograms) and the verdicts. The steps form a generator, so that whoever drives it can
 * show progress, let others run, and stop; a stopped run leaves nothing behind.
 */
import { reading, type Issue, type Reading } from '../../issue.ts';
import type { Assignment, Program } from '../../compile/types.ts';
import { createMachine } from '../machine.ts';
import { streamFor, type Streamed } from '../summary/streamed.ts';
import type { EnsembleRun, EnsembleSpec, Machine, EnsembleProgress } from '../types.ts';
import { collect, emptyPart, keepsDraws, type Gathered, type Part } from './collect.ts';
import { finish } from './finish.ts';
import { freshBase, writeInnovations, writeParameter } from './inputs.ts';
import { prepareJob, type Job } from './job.ts';
import { rangeOf } from './spec.ts';

export interface EnsembleOptions {
  readonly onProgress?: (progress: EnsembleProgress) => void;
  /** Asked between tiles; true stops the run. */
  readonly cancelled?: () => boolean;
  /** A machine of this program with at least one tile; made when absent. Its blocks are a multiple of 256 draws. */
  readonly machine?: Machine;
}

/** Draws that a stream learns its ranges from: always the first ones, whichever part runs. */
const PILOT = 4096;

/** A whole ensemble. When cancelled: the issue `simulate.cancelled`. */
export function runEnsemble(
  program: Program,
  assignment: Assignment,
  spec: EnsembleSpec,
  options: EnsembleOptions = {},
): Reading<EnsembleRun> {
  return driven(ensembleSteps(program, assignment, spec, options.machine), options);
}

/** The steps of a whole ensemble, for a driver that yields to others between them. */
export function* ensembleSteps(
  program: Program,
  assignment: Assignment,
  spec: EnsembleSpec,
  machine?: Machine,
): Generator<EnsembleProgress, Reading<EnsembleRun>> {
  const job = prepareJob(program, assignment, { ...spec, part: [0, spec.draws] });
  if (!job.ok) return job;
  const part = yield* partSteps(job.value, machine);
  const { part: _, ...whole } = job.value.spec;
  return reading(finish({ ...job.value, spec: whole }, part), job.issues);
}

/** Runs steps to their end, unless cancelled. */
export function driven<T>(
  steps: Generator<EnsembleProgress, Reading<T>>,
  { onProgress, cancelled }: EnsembleOptions,
): Reading<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onProgress?.(step.value);
    if (cancelled?.()) return { ok: false, issues: [cancelledIssue()] };
  }
}

function cancelledIssue(): Issue {
  return { code: 'simulate.cancelled', severity: 'error', place: {} };
}

/** Draws of the job's range, gathered. */
export function* partSteps(job: Job, given?: Machine): Generator<EnsembleProgress, Part> {
  const machine = given ?? createMachine(job.program);
  const streams = keepsDraws(job.spec, job.columns.length) ? undefined : yield* pilotSteps(job, machine);
  const part = emptyPart(job, streams);
  yield* drawSteps(job, machine, part);
  return part;
}

/** Empty streams, with ranges learnt from the first draws of the whole ensemble. */
function* pilotSteps(job: Job, machine: Machine): Generator<EnsembleProgress, readonly Streamed[]> {
  const pilot: Job = { ...job, spec: { ...job.spec, part: [0, Math.min(PILOT, job.spec.draws)] } };
  const part = emptyPart(pilot);
  for (const { draws } of drawSteps(pilot, machine, part)) yield { done: 0, draws };
  return part.columns.map((column) => streamFor(keptValues(column)));
}

function keptValues(gathered: Gathered): Float64Array {
  if (gathered.kind !== 'kept') throw new Error('a pilot keeps its draws');
  return gathered.values;
}

function* drawSteps(job: Job, machine: Machine, part: Part): Generator<EnsembleProgress, void> {
  const [from, to] = rangeOf(job.spec);
  for (let first = from; first < to; first += machine.blockSize) {
    const count = Math.min(machine.blockSize, to - first);
    sampleTile(job, machine, 0, first, count);
    machine.compute(0, count);
    collect(job, part, machine, 0, first, count);
    yield { done: first + count - from, draws: to - from };
  }
}

/** Writes all inputs and innovations of draws `first` to `first + count` into a tile. */
export function sampleTile(job: Job, machine: Machine, tile: number, first: number, count: number): void {
  const base = freshBase(job.chance);
  for (const [id, { shapes }] of job.shapes) writeParameter(job.program, machine, tile, id, shapes, first, count, base);
  writeInnovations(job.program, machine, tile, job.chance, first, count);
}
