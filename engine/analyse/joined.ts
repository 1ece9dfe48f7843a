/**
 * The parts of a divided ensemble as one: joint probabilities come from their verdicts laid side by side, so nothing
 * large passes between those who work. Apart from the dividing, because who only joins needs nothing that samples.
 */
import { hasErrors, reading, type Reading } from '../issue.ts';
import type { Plan } from '../plan/types.ts';
import { probabilityOf } from '../simulate/summary/ask.ts';
import type { EnsembleRun, JointCount, MetFlags } from '../simulate/types.ts';
import { allTargets, jointSets, metSuffix } from './targets.ts';

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
