/**
 * Runs an ensemble tile by tile: draws are sampled, computed, gathered and forgotten, so memory holds one tile, the
 * wanted columns (or their histograms) and the verdicts. The steps form a generator, so that whoever drives it can
 * show progress, let others run, and stop; a stopped run leaves nothing behind.
 */
import { reading, type Reading } from '../../issue.ts';
import type { Assignment, Program } from '../../compile/types.ts';
import { createMachine } from '../machine.ts';
import { streamFor, type Streamed } from '../summary/streamed.ts';
import type { EnsembleRun, EnsembleSpec, Machine, EnsembleProgress } from '../types.ts';
import { collect, emptyPart, keepsDraws, type Gathered, type Part } from './collect.ts';
import { finish } from './finish.ts';
import { freshBase, writeInnovations, writeParameter } from './inputs.ts';
import { driven, inMemory, type EnsembleOptions } from './drive.ts';
import { placeJob, readColumns, type PlacedJob } from './job.ts';
import { openEnsemble } from './session.ts';
import { rangeOf, wholeOf } from './spec.ts';

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
  if (!machine && fitsOpen(program, spec)) return yield* openedSteps(program, assignment, spec);
  const job = placeJob(program, assignment, { ...spec, part: [0, spec.draws] }, machine?.backend === 'js');
  if (!job.ok) return job;
  const part = yield* partSteps(job.value, machine);
  if (!part.ok) return part;
  return reading(finish({ ...job.value, spec: wholeOf(spec) }, part.value), job.issues);
}

/** Whether all columns of all draws fit in memory. */
function fitsOpen({ layout }: Program, spec: EnsembleSpec): boolean {
  return keepsDraws(spec, layout.columns);
}

/** Where all columns of all draws fit in memory they are summarised where they stand, without a copy. */
function* openedSteps(
  program: Program,
  assignment: Assignment,
  spec: EnsembleSpec,
): Generator<EnsembleProgress, Reading<EnsembleRun>> {
  const session = openEnsemble(program, wholeOf(spec));
  return session.ok ? yield* session.value.updateSteps(assignment) : session;
}

/** Draws of the job's range, gathered. */
export function* partSteps(job: PlacedJob, given?: Machine): Generator<EnsembleProgress, Reading<Part>> {
  const machine = given ?? createMachine(job.program, { wanted: readColumns(job) });
  const streams = keepsDraws(job.spec, job.columns.length) ? undefined : yield* pilotSteps(job, machine);
  const [from, to] = rangeOf(job.spec);
  const part = inMemory(8e-6 * job.columns.length * (to - from), () => emptyPart(job, streams));
  if (part.ok) yield* drawSteps(job, machine, part.value);
  return part;
}

/** Empty streams, with ranges learnt from the first draws of the whole ensemble. */
function* pilotSteps(job: PlacedJob, machine: Machine): Generator<EnsembleProgress, readonly Streamed[]> {
  const pilot: PlacedJob = { ...job, spec: { ...job.spec, part: [0, Math.min(PILOT, job.spec.draws)] } };
  const part = emptyPart(pilot);
  for (const { draws } of drawSteps(pilot, machine, part)) yield { done: 0, draws };
  return part.columns.map((column) => streamFor(keptValues(column)));
}

function keptValues(gathered: Gathered): Float64Array {
  if (gathered.kind !== 'kept') throw new Error('a pilot keeps its draws');
  return gathered.values;
}

function* drawSteps(job: PlacedJob, machine: Machine, part: Part): Generator<EnsembleProgress, void> {
  const [from, to] = rangeOf(job.spec);
  const base = freshBase(job.chance);
  for (let first = from; first < to; first += machine.blockSize) {
    const stretch = { tile: 0, first, count: Math.min(machine.blockSize, to - first) };
    for (const [id, shaped] of job.shapes) writeParameter(machine, id, shaped, stretch, base);
    writeInnovations(job.program, machine, job.chance, stretch);
    machine.compute(0, stretch.count);
    collect(job, part, machine, 0, first, stretch.count);
    yield { done: first + stretch.count - from, draws: to - from };
  }
}
