/**
 * A judged target as JSON, a contract with scripts: the same for `run` and `targets`. Numbers are in the unit beside them;
 * what does not exist is null.
 */
import { allTargets, type Judgement, type Plan, type Run } from '../engine/index.ts';

export interface TargetJson {
  readonly id: string;
  readonly no: string;
  readonly kind: string;
  readonly nature: string | null;
  readonly unit: string;
  readonly base: number | null;
  /** The number to be reached, or the level to be held; null where the province has not set it, and for falling. */
  readonly target: number | null;
  /** The projected number of the same kind: level, average growth, sum over the years. */
  readonly value: number | null;
  /** For kinds hold and falling: how far the series moves, which is judged against `tolerance`; null for the others. */
  readonly movement: number | null;
  /** How far a value may miss its target, or a series move, and still count; ours unless the plan prints it. */
  readonly tolerance: number | null;
  readonly verdict: string;
  readonly margin: number | null;
  readonly requiredRate: number | null;
  readonly pastRate: number | null;
  readonly bindingMiss: boolean;
}

/** Without a run, from a plan's published outcomes. */
export function targetJson(one: Judgement, plan: Plan, run?: Run): TargetJson {
  return {
    id: one.id,
    no: one.no,
    kind: one.kind,
    nature: one.nature ?? null,
    unit: one.unit,
    ...levelsOf(one, plan, run),
    verdict: one.verdict,
    margin: one.margin ?? null,
    requiredRate: one.requiredRate?.value ?? null,
    pastRate: one.pastRate?.value ?? null,
    bindingMiss: one.bindingMiss,
  };
}

type Levels = Pick<TargetJson, 'base' | 'target' | 'value' | 'movement' | 'tolerance'>;

/** Where the measure is a movement, levels stand in `base`, `target` and `value`, as for every other kind. */
function levelsOf(one: Judgement, plan: Plan, run: Run | undefined): Levels {
  const { target, base = null, threshold = null, value = null, level } = one;
  const tolerance = 'tolerance' in target ? target.tolerance : null;
  if (target.kind !== 'hold' && target.kind !== 'falling')
    return { base, target: threshold, value, movement: null, tolerance };
  const from = base ?? levelIn(one.id, target.span.from, plan, run);
  const held = target.kind === 'hold' ? (target.value ?? from) : null;
  return { base: from, target: held, value: level ?? null, movement: value, tolerance };
}

function levelIn(id: string, year: number, plan: Plan, run: Run | undefined): number | null {
  const series = allTargets(plan).find((one) => one.id === id)?.series ?? id;
  return run?.series.get(series)?.[run.years.indexOf(year)] ?? null;
}
