/** The bare outcome of every target in a run, for looking at many runs one after another. */
import type { Scenario } from '../model/types.ts';
import type { Plan } from '../plan/types.ts';
import type { Run } from '../simulate/types.ts';
import { measuredIn } from './measured.ts';
import { meaningOf, targetInForce } from './meaning.ts';
import { allTargets } from './targets.ts';
import type { Judgement } from './types.ts';
import { verdictOf } from './verdict.ts';

/** A verdict with its measure and nothing else, for looking at many runs. */
export interface Outcome {
  readonly id: string;
  readonly value: number;
  readonly threshold: number;
  readonly verdict: Judgement['verdict'];
}

/** Targets that have a number and a value in this run. */
export function outcomes(plan: Plan, scenario: Pick<Scenario, 'targets'>, run: Run): readonly Outcome[] {
  return allTargets(plan).flatMap((indicator) => {
    const meaning = meaningOf(indicator.series, targetInForce(indicator, scenario.targets));
    const measured = meaning && measuredIn(run, indicator.id, meaning);
    if (!meaning || !measured || 'why' in measured) return [];
    const { value, threshold } = measured;
    return [{ id: indicator.id, value, threshold, verdict: verdictOf(meaning, measured) }];
  });
}
