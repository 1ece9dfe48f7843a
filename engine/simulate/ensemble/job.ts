/** An ensemble made ready: everything checked and placed before the first draw. */
import { hasErrors, reading, type Issue, type Reading } from '../../issue.ts';
import type { Assignment, Program } from '../../compile/types.ts';
import type { EnsembleSpec } from '../types.ts';
import { chanceOf, type Chance } from './chance.ts';
import { shapesOf, valuesOf, type Shaped } from './shapes.ts';
import { checkSpec } from './spec.ts';
import { columnsOf, wantedOf, type Wanted } from './wanted.ts';

export interface Job {
  readonly program: Program;
  readonly spec: EnsembleSpec;
  readonly chance: Chance;
  /** Warnings that no value in force changes. */
  readonly lasting: readonly Issue[];
  readonly shapes: ReadonlyMap<string, Shaped>;
  readonly wanted: Wanted;
  /** Distinct columns to summarise. */
  readonly columns: readonly number[];
}

export function prepareJob(program: Program, assignment: Assignment, spec: EnsembleSpec): Reading<Job> {
  const wrong = checkSpec(spec);
  if (hasErrors(wrong)) return { ok: false, issues: wrong };
  const chance = chanceOf(program.linked, { method: spec.method, seed: spec.seed, draws: spec.draws });
  const wanted = wantedOf(program, spec);
  const shapes = allShapes(program, assignment);
  const issues: readonly Issue[] = [
    ...chance.issues,
    ...wanted.issues,
    ...[...shapes.values()].flatMap((shaped) => shaped.issues),
  ];
  if (!chance.ok || !wanted.ok) return { ok: false, issues };
  return reading(
    {
      program,
      spec,
      chance: chance.value,
      lasting: chance.issues,
      shapes,
      wanted: wanted.value,
      columns: columnsOf(wanted.value),
    },
    issues,
  );
}

export function allShapes(program: Program, assignment: Assignment): ReadonlyMap<string, Shaped> {
  return new Map(
    program.parameters.map((parameter) => [
      parameter.id,
      shapesOf(parameter, valuesOf(parameter, assignment), program.years),
    ]),
  );
}
