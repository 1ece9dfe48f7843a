/** Judging a plan that is over, from the outcomes printed in it: the measure of a target is then the printed figure. */
import type { Figure, Indicator, Plan, Target } from '../plan/types.ts';
import type { Meaning } from './meaning.ts';
import { allTargets } from './targets.ts';
import type { Judgement } from './types.ts';
import { verdictOf, type Measured } from './verdict.ts';
import { noGdpGrowth, noResult, onlyABound } from './why.ts';

type Unmeasured = { readonly why: NonNullable<Judgement['why']> };

export function measuredResult(
  plan: Plan,
  indicator: Indicator,
  target: Target,
  meaning: Meaning,
): Measured | Unmeasured {
  const { result } = indicator;
  if (result === undefined) return { why: noResult };
  const threshold = thresholdOf(plan, target, meaning);
  if (threshold === undefined) return { why: noGdpGrowth };
  const measured = { value: result.value, threshold, condition: true };
  return isDecided(result, verdictOf(meaning, measured), meaning) ? measured : { why: onlyABound };
}

/** A lower bound decides a floor that it meets and a ceiling that it breaks; an upper bound the other way round. */
function isDecided(result: Figure, verdict: Judgement['verdict'], meaning: Meaning): boolean {
  if (result.bound === undefined) return true;
  const pushesUp = result.bound === 'lower';
  const goodIsUp = meaning.sense !== 'at_most';
  return pushesUp === goodIsUp ? verdict !== 'missed' : verdict === 'missed';
}

function thresholdOf(plan: Plan, target: Target, meaning: Meaning): number | undefined {
  if (target.kind === 'in_step_with_gdp') return gdpGrowthResult(plan);
  return meaning.threshold.kind === 'number' ? meaning.threshold.value : undefined;
}

/** The outcome of the plan's own row for average real growth of output. */
function gdpGrowthResult(plan: Plan): number | undefined {
  const isGrowth = ({ id, target }: Indicator): boolean => target.kind === 'average_growth_about' || id === 'growth';
  return allTargets(plan).find(isGrowth)?.result?.value;
}
