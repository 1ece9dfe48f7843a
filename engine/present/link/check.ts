/** Whether what a link asks for is here: its plan, its scenarios, and values that the model allows. */
import { error, type Issue, type Reading } from '../../issue.ts';
import type { PlanFolder } from '../../model/folder.ts';
import { resolveScenario } from '../../model/resolve.ts';
import type { Overrides } from '../../model/types.ts';
import { nearest } from '../../read/nearest.ts';
import type { LinkState } from './state.ts';

/** The state itself when all of it can be opened; otherwise every reason why not. */
export function checkLink(state: LinkState, folders: ReadonlyMap<string, PlanFolder>): Reading<LinkState> {
  const folder = folders.get(state.plan);
  if (folder === undefined) return { ok: false, issues: [unknown('link.plan', state.plan, folders.keys())] };
  const issues = [state.scenario, state.compared].flatMap((id) => scenarioIssues(folder, id));
  if (issues.length > 0) return { ok: false, issues };
  if (folder.model === undefined) return { ok: true, value: state, issues };
  const scenario = resolveScenario(folder, state.scenario, overridesOf(state));
  return scenario.ok ? { ok: true, value: state, issues: scenario.issues } : { ok: false, issues: scenario.issues };
}

/** A plan that is over has no scenarios, so none can be wrong. */
function scenarioIssues({ scenarios }: PlanFolder, id: string | undefined): readonly Issue[] {
  if (id === undefined || scenarios.size === 0 || scenarios.has(id)) return [];
  return [unknown('link.scenario', id, scenarios.keys())];
}

function unknown(code: 'link.plan' | 'link.scenario', found: string, known: Iterable<string>): Issue {
  const names = [...known];
  return error(code, {}, { found, expected: names.join(', '), fix: nearest(found, names) ?? '' });
}

/** What the link changes on top of its scenario, as the model takes it. */
function overridesOf({ set, targets, closure, seed }: LinkState): Overrides {
  return {
    ...(set.size > 0 && { set }),
    ...(targets.size > 0 && { targets }),
    ...(closure !== undefined && { closure }),
    ...(seed !== undefined && { seed }),
  };
}
