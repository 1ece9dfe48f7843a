/**
 * An ensemble of a plan divided by what is asked of it: each part computes some of the series and judges their targets,
 * over all draws. A draw depends on the seed and the names of the assumptions alone, so parts agree draw by draw, their
 * quantiles are those of the whole, and joint probabilities come from their verdicts laid side by side. For workers
 * that keep an ensemble open while assumptions move: nothing large passes between them.
 */
import { compile } from '../compile/compile.ts';
import type { Final } from '../compile/types.ts';
import { hasErrors, reading, type Reading } from '../issue.ts';
import type { PlanFolder } from '../model/folder.ts';
import { linkModel } from '../model/link.ts';
import { resolveScenario } from '../model/resolve.ts';
import type { LinkedModel, Overrides, Scenario } from '../model/types.ts';
import type { Plan } from '../plan/types.ts';
import { openEnsemble, type EnsembleSession } from '../simulate/ensemble/session.ts';
import { probabilityOf } from '../simulate/summary/ask.ts';
import type { EnsembleRun, EnsembleSpec, JointCount, MetFlags } from '../simulate/types.ts';
import { allTargets, jointSets, metSuffix, targetFinals } from './targets.ts';

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

/** The whole, from parts of the same draws: targets in the plan's order, joint probabilities counted draw by draw. */
export function joinParts(plan: Plan, parts: readonly EnsembleRun[]): Reading<EnsembleRun> {
  const [first] = parts;
  if (!first || parts.some(({ spec }) => spec.draws !== first.spec.draws || spec.seed !== first.spec.seed))
    throw new Error('parts of different draws cannot be joined');
  const flags = joinFlags(plan, parts);
  const counts = new Map(parts.flatMap(({ targets }) => targets.map((count) => [count.id, count] as const)));
  const joint = jointOf(plan, flags);
  const merged: EnsembleRun = {
    spec: first.spec,
    series: new Map(parts.flatMap(({ series }) => [...series])),
    finals: new Map(parts.flatMap(({ finals }) => [...finals])),
    histograms: new Map(parts.flatMap(({ histograms }) => [...histograms])),
    targets: flags.ids.flatMap((id) => counts.get(id) ?? []),
    joint: joint.flatMap((each) => (each.ok ? [each.value] : [])),
    flags,
    quantileMethod: first.quantileMethod,
  };
  const issues = joint.flatMap((each) => each.issues);
  return hasErrors(issues) ? { ok: false, issues } : reading(merged, issues);
}

function joinFlags(plan: Plan, parts: readonly EnsembleRun[]): MetFlags {
  const rows = allTargets(plan).flatMap(({ id }) =>
    parts.flatMap(({ flags }) => {
      const at = flags.ids.indexOf(id);
      const [met, known] = [flags.met[at], flags.known[at]];
      return met && known ? [{ id, met, known }] : [];
    }),
  );
  return {
    ids: rows.map(({ id }) => id),
    draws: parts[0]?.flags.draws ?? 0,
    met: rows.map(({ met }) => met),
    known: rows.map(({ known }) => known),
  };
}

function jointOf(plan: Plan, flags: MetFlags): readonly Reading<JointCount>[] {
  const finals = flags.ids.map((id) => ({ id: id + metSuffix }));
  const sets = [{ id: 'all', targets: flags.ids }, ...jointSets(plan, finals)];
  return sets.map(({ id, targets }) => {
    const found = probabilityOf(flags, targets);
    return found.ok ? { ...found, value: { id, targets, ...found.value } } : found;
  });
}
