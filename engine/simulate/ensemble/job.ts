/** An ensemble made ready: everything checked and placed before the first draw. */
import { hasErrors, reading, type Issue, type Reading } from '../../issue.ts';
import type { Assignment, Program } from '../../compile/types.ts';
import { checkDistribution } from '../distribution/check.ts';
import { samplingKernel } from '../kernels/sampling.ts';
import type { EnsembleSpec } from '../types.ts';
import { chanceOf, type Chance } from './chance.ts';
import { shapesOf, valuesOf, type Shaped } from './shapes.ts';
import { checkSpec } from './spec.ts';
import { columnsOf, wantedOf, type Wanted } from './wanted.ts';

/** What does not depend on the values in force. */
export interface Job {
  readonly program: Program;
  readonly spec: EnsembleSpec;
  readonly chance: Chance;
  readonly wanted: Wanted;
  /** Distinct columns to summarise. */
  readonly columns: readonly number[];
}

/** A job with the distributions centred on values in force. */
export interface PlacedJob extends Job {
  readonly shapes: ReadonlyMap<string, Shaped>;
}

/** `plain` keeps WebAssembly out of sampling. */
export function prepareJob(program: Program, spec: EnsembleSpec, plain = false): Reading<Job> {
  const wrong = checkSpec(spec);
  if (hasErrors(wrong)) return { ok: false, issues: wrong };
  const { method, seed, draws } = spec;
  const kernel = plain ? undefined : samplingKernel();
  const chance = chanceOf(program.linked, { method, seed, draws, kernel });
  const wanted = wantedOf(program, spec);
  const issues: readonly Issue[] = [...chance.issues, ...checkDeclared(program), ...wanted.issues];
  if (!chance.ok || !wanted.ok || hasErrors(issues)) return { ok: false, issues };
  return reading(
    { program, spec, chance: chance.value, wanted: wanted.value, columns: columnsOf(wanted.value) },
    issues,
  );
}

function checkDeclared({ parameters }: Program): readonly Issue[] {
  return parameters.flatMap(({ id, place, distribution }) =>
    distribution ? checkDistribution(distribution, { ...place, variable: id }) : [],
  );
}

export function placeJob(
  program: Program,
  assignment: Assignment,
  spec: EnsembleSpec,
  plain = false,
): Reading<PlacedJob> {
  const job = prepareJob(program, spec, plain);
  if (!job.ok) return job;
  const shapes = new Map(
    program.parameters.map((parameter) => [
      parameter.id,
      shapesOf(program, parameter, valuesOf(parameter, assignment)),
    ]),
  );
  const issues = [...job.issues, ...[...shapes.values()].flatMap((shaped) => shaped.issues)];
  return reading({ ...job.value, shapes }, issues);
}

/** Columns that an ensemble reads from a machine: those to summarise, and verdicts. */
export function readColumns({ columns, wanted }: Job): readonly number[] {
  return [...columns, ...wanted.targets.map(({ column }) => column)];
}
