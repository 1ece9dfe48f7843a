/**
 * Runs an ensemble tile by tile: draws are sampled, computed, gathered and forgotten, so memory holds one tile, the
 * wanted columns (or their histograms) and the verdicts. The steps form a generator, so that whoever drives it can
 * show progress, let others run, and stop; a stopped run leaves nothing behind.
 */
import { reading, type Reading } from '../../issue.ts';
import type { Assignment, Program } from '../../compile/types.ts';
import { streamBytes } from '../kernels/stream-work.ts';
import { SPARE_EDGE } from '../kernels/spare.ts';
import { createMachine } from '../machine.ts';
import { STREAM_BINS, streamRange, type StreamRange } from '../summary/streamed.ts';
import type { EnsembleRun, EnsembleSpec, Machine, EnsembleProgress } from '../types.ts';
import { emptyFlags } from '../summary/met.ts';
import { alikeIn } from './alike.ts';
import { collectorOf, gatherColumn, keepsDraws, tilesOf, type Collector, type Gathered, type Part } from './collect.ts';
import { finish } from './finish.ts';
import { driven, inMemory, type EnsembleOptions } from './drive.ts';
import { placeJob, readColumns, type PlacedJob } from './job.ts';
import { openEnsemble } from './session.ts';
import { rangeOf, wholeOf } from './spec.ts';
import { samplingSpare, tileWriter } from './tile-inputs.ts';

/** Draws that a stream learns its ranges from: always the first ones, whichever part runs. */
const PILOT = 2048;
/** Draws from one report of progress to the next while streaming, at least. */
const STEP = 2048;

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
  const keeps = keepsDraws(job.spec, job.columns.length);
  const opened = inMemory(megabytes(job, keeps), () => given ?? machineFor(job, keeps));
  if (!opened.ok) return opened;
  const machine = opened.value;
  const ranges = keeps ? undefined : yield* pilotSteps(job, machine);
  const collector = inMemory(megabytes(job, keeps), () => collectorOf(job, machine, ranges));
  if (!collector.ok) return collector;
  yield* drawSteps(job, machine, collector.value, keeps ? 1 : STEP);
  return { ok: true, value: collector.value.finish(), issues: [] };
}

function machineFor(job: PlacedJob, keeps: boolean): Machine {
  const spare = samplingSpare(job) + SPARE_EDGE + (keeps ? 0 : streamBytes(job.columns.length));
  const options = { wanted: readColumns(job), alike: alikeIn(job.shapes), passing: true };
  return createMachine(job.program, { spare, ...options });
}

/** What the wanted columns take, for a message. */
function megabytes({ spec, columns }: PlacedJob, keeps: boolean): number {
  const [from, to] = rangeOf(spec);
  return 8e-6 * columns.length * (keeps ? to - from : STREAM_BINS);
}

/** Ranges learnt from the first draws of the whole ensemble, where they stand if the machine holds them all. */
function* pilotSteps(job: PlacedJob, machine: Machine): Generator<EnsembleProgress, readonly StreamRange[]> {
  const draws = Math.min(PILOT, job.spec.draws);
  const pilot: PlacedJob = { ...job, spec: { ...job.spec, part: [0, draws] } };
  const inPlace = machine.tiles * machine.blockSize >= draws;
  const collector = inPlace ? NOTHING : collectorOf(pilot, machine);
  for (const progress of drawSteps(pilot, machine, collector)) yield { ...progress, done: 0 };
  if (inPlace) return job.columns.map((column) => streamRange(gatherColumn(machine, column, draws)));
  return collector.finish().columns.map((column) => streamRange(keptValues(column)));
}

/** Leaves the draws where they stand. */
const NOTHING: Collector = {
  add: () => undefined,
  finish: () => ({ range: [0, 0], columns: [], flags: emptyFlags([], 0) }),
};

function keptValues(gathered: Gathered): Float64Array {
  if (gathered.kind !== 'kept') throw new Error('a pilot keeps its draws');
  return gathered.values;
}

/** As many draws at a time as the machine's tiles hold; a step is so many draws or more. */
function* drawSteps(
  job: PlacedJob,
  machine: Machine,
  collector: Collector,
  step = 1,
): Generator<EnsembleProgress, void> {
  const [from, to] = rangeOf(job.spec);
  const write = tileWriter(job, machine);
  const most = machine.tiles * machine.blockSize;
  for (let first = from; first < to; first += most) {
    const count = Math.min(most, to - first);
    for (const { tile, at, size } of tilesOf(machine, count)) {
      write({ tile, first: first + at, count: size });
      machine.compute(tile, size);
    }
    collector.add(first, count);
    const done = first + count - from;
    if (done % step === 0 || first + count === to) yield { done, draws: to - from };
  }
}
