/** What a visit begins with, and what is said of a plan that is not here. */
import { error, nearest, type Issue, type PlanFolder } from '$engine';
import { asPublished, evaluate, type Choice, type Outcome } from './evaluate.ts';
import { folders } from './plans.ts';

/** The first plan that has a model, and its baseline. */
export function firstChoice(): Choice {
  const all = [...folders.values()];
  const folder = all.find((one) => one.model && one.scenarios.size > 0) ?? all[0];
  if (!folder) throw new Error('the site was built without a plan');
  return { plan: folder.id, scenario: firstScenario(folder), overrides: {} };
}

export function firstScenario(folder: PlanFolder): string {
  return folder.scenarios.has('baseline') ? 'baseline' : ([...folder.scenarios.keys()][0] ?? '');
}

/** When the shipped first scenario does not run, the plan is shown as published, with what stood in the way. */
export function firstOutcome(choice: Choice): Outcome {
  const folder = folders.get(choice.plan);
  if (!folder) throw new Error('the site was built without a plan');
  const outcome = evaluate(folder, choice);
  return outcome.ok ? outcome.value : { ...asPublished(folder, choice), issues: outcome.issues };
}

export function unknownPlan(found: string): Issue {
  const known = [...folders.keys()];
  return error('link.plan', {}, { found, expected: known.join(', '), fix: nearest(found, known) ?? '' });
}
