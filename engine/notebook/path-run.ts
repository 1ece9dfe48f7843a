/** One quick run of a study with other values: what the slow kinds are made of. */
import type { Assignment } from '../compile/types.ts';
import { judge } from '../analyse/index.ts';
import type { Judgement } from '../analyse/types.ts';
import { runPath } from '../simulate/run.ts';
import type { Run } from '../simulate/types.ts';
import type { Study } from './evaluate.ts';

/** All values of the study, with one parameter at another level in every year that can be set. */
export function withParameter({ scenario, folder }: Study, id: string, level: number): Assignment {
  const parameter = folder.model?.parameters.get(id);
  const before = scenario.values.get(id) ?? [];
  const moved = before.map((own, index) =>
    index === 0 && parameter?.startIsKnown === true && before.length > 1 ? own : level,
  );
  return new Map([...scenario.values, [id, moved]]);
}

export function runWith(study: Study, values: Assignment): Run {
  return runPath(study.machine, values);
}

export function judgeWith(study: Study, values: Assignment): readonly Judgement[] {
  return judge(study.folder.plan, study.scenario, runWith(study, values));
}

/** What is asked about: the measure of a target, or a series in a year. */
export type Measure =
  | { readonly kind: 'target'; readonly id: string }
  | { readonly kind: 'series'; readonly id: string; readonly year: number };

/** NaN where it has no value. */
export function measured(study: Study, values: Assignment, what: Measure): number {
  if (what.kind === 'target') return judgeWith(study, values).find(({ id }) => id === what.id)?.value ?? NaN;
  const run = runWith(study, values);
  return run.series.get(what.id)?.[run.years.indexOf(what.year)] ?? NaN;
}
