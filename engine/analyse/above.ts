/**
 * How surely one scenario is above another, target by target: on what the target is judged by (a level, an average
 * growth, a sum, a movement), not on the series' last value, and draw by draw. Both sides use the random numbers of one
 * seed, so a difference is the assumptions' doing. Measures are computed only here: an ensemble that follows a slider
 * does without them.
 */
import { compile } from '../compile/compile.ts';
import type { Reading } from '../issue.ts';
import type { PlanFolder } from '../model/folder.ts';
import type { LinkedModel, Overrides, Scenario } from '../model/types.ts';
import type { Plan } from '../plan/types.ts';
import { openEnsemble, type EnsembleSession } from '../simulate/ensemble/session.ts';
import { probabilityAbove, type Above } from '../simulate/summary/ask.ts';
import type { EnsembleSpec } from '../simulate/types.ts';
import { linkedPart, type PartOfPlan } from './divided.ts';
import type { Study } from './study.ts';
import { measureFinals, measureSuffix } from './targets.ts';

/** By target: how often the measure of the first is above that of the second. */
export type AboveByTarget = ReadonlyMap<string, Above>;

/** Opens an ensemble of nothing but the measures of a part's targets; values come with each update. */
export function openMeasures(
  folder: PlanFolder,
  scenarioId: string,
  overrides: Overrides,
  { targets, spec }: Pick<PartOfPlan, 'targets' | 'spec'>,
): Reading<EnsembleSession> {
  const part = linkedPart(folder, scenarioId, overrides);
  return part.ok ? openLinked(folder.plan, part.value.scenario, part.value.linked, targets, spec) : part;
}

function openLinked(
  plan: Plan,
  scenario: Scenario,
  linked: LinkedModel,
  targets: readonly string[] | undefined,
  { draws, seed, method }: Design,
): Reading<EnsembleSession> {
  const own = targets && new Set(targets.map((id) => id + measureSuffix));
  const finals = measureFinals(plan, scenario, linked).filter(({ id }) => own?.has(id) ?? true);
  return openEnsemble(compile(linked, { outputs: [], finals }), { draws, seed, method, quantiles: [], wanted: [] });
}

type Design = Pick<EnsembleSpec, 'draws' | 'seed' | 'method'>;

/** As of the last updates of both, which must be of equal draws and seed; only targets that both can measure. */
export function measuresAbove(a: EnsembleSession, b: EnsembleSession): AboveByTarget {
  const found = a.program.finals.flatMap((id): [string, Above][] => {
    const [first, second] = [a.final(id), b.final(id)];
    return first && second ? [[id.slice(0, -measureSuffix.length), probabilityAbove(first, second)]] : [];
  });
  return new Map(found);
}

/** The same for two studies of one plan, by `b` above `a`, as their difference is counted. */
export function chancesAbove(a: Study, b: Study, design: Design): Reading<AboveByTarget> {
  const [second, first] = [a, b].map((study) => sampled(study, design));
  if (!first?.ok || !second?.ok) return { ok: false, issues: [...(second?.issues ?? []), ...(first?.issues ?? [])] };
  return { ok: true, value: measuresAbove(first.value, second.value), issues: first.issues };
}

function sampled({ folder, scenario, linked }: Study, design: Design): Reading<EnsembleSession> {
  const session = openLinked(folder.plan, scenario, linked, undefined, design);
  if (!session.ok) return session;
  const run = session.value.update(scenario.values);
  return run.ok ? { ...run, value: session.value } : run;
}
