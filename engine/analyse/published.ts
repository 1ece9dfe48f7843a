/** What findings need of a plan folder: the plan and the statistics published beside it. */
import type { Observation, Plan } from '../plan/types.ts';

export interface Published {
  readonly plan: Plan;
  readonly observations: readonly Observation[];
}
