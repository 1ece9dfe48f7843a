/**
 * An ensemble of a plan divided by what is asked of it: each part computes some of the series and judges their targets,
 * over all draws. A draw depends on the seed and the names of the assumptions alone, so parts agree draw by draw and
 * their quantiles are those of the whole. For workers that keep an ensemble open while assumptions move.
 */
import { compile } from '../compile/compile.ts';
import type { Final } from '../compile/types.ts';
import type { Reading } from '../issue.ts';
import type { PlanFolder } from '../model/folder.ts';
import { linkModel } from '../model/link.ts';
import { resolveScenario } from '../model/resolve.ts';
import type { LinkedModel, Overrides, Scenario } from '../model/types.ts';
import { openEnsemble, type EnsembleSession } from '../simulate/ensemble/session.ts';
import type { EnsembleSpec } from '../simulate/types.ts';
import { metSuffix, targetFinals } from './targets.ts';

export interface PartOfPlan {
  /** Series that this part may be asked to summarise. */
  readonly series: readonly string[];
  /** Targets that it judges; those that cannot be judged are left out. */
  readonly targets: readonly string[];
  /** Last year that anybody looks at: no later one is computed. */
  readonly lastYear: number;
  readonly spec: Pick<EnsembleSpec, 'draws' | 'seed' | 'method' | 'quantiles'>;
}

/** Opens one part. `overrides` give the structure (closure, equations, shocks, targets); values come with each update. */
export function openPart(
  folder: PlanFolder,
  scenarioId: string,
  overrides: Overrides,
  { series, targets, lastYear, spec }: PartOfPlan,
): Reading<EnsembleSession> {
  const part = linkedPart(folder, scenarioId, overrides);
  if (!part.ok) return part;
  const { linked } = part.value;
  const finals = metFinals(folder, part.value, new Set(targets));
  const program = compile(linked, { outputs: series, lastYear, finals });
  const first = linked.years.from;
  const wanted = series
    .filter((id) => program.series.includes(id))
    .map((id) => ({ series: id, years: program.years.filter((year) => year > first && year <= lastYear) }));
  return openEnsemble(program, { ...spec, wanted, finals: [] });
}

export interface LinkedPart {
  readonly scenario: Scenario;
  readonly linked: LinkedModel;
}

/** Verdicts of those of the targets that can be judged. */
export function metFinals(
  { plan }: PlanFolder,
  { scenario, linked }: LinkedPart,
  targets: ReadonlySet<string>,
): readonly Final[] {
  return targetFinals(plan, scenario, linked).filter(
    ({ id }) => id.endsWith(metSuffix) && targets.has(id.slice(0, -metSuffix.length)),
  );
}

/** A scenario's structure, linked. */
export function linkedPart(folder: PlanFolder, scenarioId: string, overrides: Overrides): Reading<LinkedPart> {
  const scenario = resolveScenario(folder, scenarioId, overrides);
  if (!scenario.ok || !folder.model) return { ok: false, issues: scenario.issues };
  const linked = linkModel(folder.model, scenario.value);
  return linked.ok ? { ...linked, value: { scenario: scenario.value, linked: linked.value } } : linked;
}
