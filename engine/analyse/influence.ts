/**
 * Which assumptions matter most for the judged targets: each is moved alone from the low to the high end of its usual
 * range, and what that does to every target is measured against the target's own task. For choosing the few controls
 * that are shown first; interactions are left out.
 */
import type { Assignment } from '../compile/types.ts';
import type { LinkedModel, Parameter, Scenario } from '../model/types.ts';
import type { Plan } from '../plan/types.ts';
import type { Run } from '../simulate/types.ts';
import { outcomes, type Outcome } from './outcomes.ts';
import { allTargets } from './targets.ts';
import { isAccomplished } from './verdict.ts';

export interface TargetEffect {
  readonly id: string;
  /** Measure with the assumption at the low and at the high end. */
  readonly low: number;
  readonly high: number;
  /** |high − low| over the distance from base to target, at most 1. */
  readonly share: number;
  /** The verdict turns between the two ends. */
  readonly turns: boolean;
}

export interface Influence {
  readonly id: string;
  /** Sum of the shares, plus one for each verdict that turns. */
  readonly effect: number;
  /** Targets that move at all, the most moved first. */
  readonly targets: readonly TargetEffect[];
}

export interface Ranked {
  readonly plan: Plan;
  readonly scenario: Scenario;
  readonly linked: LinkedModel;
  /** One fast deterministic run with these values in force. */
  readonly run: (values: Assignment) => Run;
}

/** What is ranked, and over what: all exogenous assumptions over all targets, or only those named. */
export interface Only {
  readonly assumptions?: readonly string[];
  readonly targets?: readonly string[];
}

/** The most influential first. The influence of one does not depend on the others: few are ranked as among all. */
export function rankAssumptions(ranked: Ranked, { assumptions, targets }: Only = {}): readonly Influence[] {
  const influences = ranked.linked.exogenous
    .filter(({ id }) => assumptions === undefined || assumptions.includes(id))
    .map((parameter) => influenceOf(ranked, parameter, targets));
  return influences.sort((a, b) => b.effect - a.effect || (a.id < b.id ? -1 : 1));
}

function influenceOf(ranked: Ranked, parameter: Parameter, wanted: readonly string[] | undefined): Influence {
  const [low, high] = parameter.plausible.map((value) => outcomesAt(ranked, parameter, value));
  const others = new Map(high?.map((each) => [each.id, each]));
  const effects = (low ?? []).flatMap((one) => {
    const other = others.get(one.id);
    return other && (wanted === undefined || wanted.includes(one.id)) ? effectOn(ranked.plan, one, other) : [];
  });
  const effect = effects.reduce((sum, { share, turns }) => sum + share + (turns ? 1 : 0), 0);
  return { id: parameter.id, effect, targets: effects.sort((a, b) => b.share - a.share) };
}

function outcomesAt({ plan, scenario, run }: Ranked, parameter: Parameter, value: number): readonly Outcome[] {
  const before = scenario.values.get(parameter.id) ?? parameter.default;
  const moved = before.map((own, index) => (index === 0 && parameter.startIsKnown ? own : value));
  return outcomes(plan, scenario, run(new Map([...scenario.values, [parameter.id, moved]])));
}

function effectOn(plan: Plan, low: Outcome, high: Outcome): readonly TargetEffect[] {
  if (low.value === high.value) return [];
  const turns = isAccomplished(low.verdict) !== isAccomplished(high.verdict);
  const share = Math.min(1, Math.abs(high.value - low.value) / taskOf(plan, low));
  return [{ id: low.id, low: low.value, high: high.value, share, turns }];
}

/** The distance that a target asks for; its own size where the plan prints no base. No movement at all has no scale. */
function taskOf(plan: Plan, { id, threshold }: Outcome): number {
  const base = allTargets(plan).find((each) => each.id === id)?.base?.value;
  const distance = base === undefined ? 0 : Math.abs(threshold - base);
  return distance > 0 ? distance : Math.abs(threshold) || Infinity;
}
