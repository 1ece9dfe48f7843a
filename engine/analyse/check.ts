/**
 * Whether everything in the plan folders holds together: the statistics fit the
 * plan's links to them, and every scenario resolves, links, compiles and runs, and the assumptions can be sampled.
 */
import type { Issue } from '../issue.ts';
import type { PlanFolder } from '../model/folder.ts';
import { checkObserved } from '../plan/index.ts';
import { runEnsemble } from '../simulate/ensemble/run.ts';
import { ensembleSpecOf } from './question.ts';
import { openStudy } from './study.ts';

/** Issues of all scenarios of all folders, each once however many scenarios share its cause. */
export function checkFolders(folders: ReadonlyMap<string, PlanFolder>): readonly Issue[] {
  const all = [...folders.values()].flatMap((folder) => [
    ...checkObserved(folder.plan, folder.observations),
    ...(folder.model ? [...folder.scenarios.keys()] : []).flatMap((id, i) => scenarioIssues(folder, id, i === 0)),
  ]);
  return [...new Map(all.map((issue) => [JSON.stringify(issue), issue])).values()];
}

/**
 * With one draw, which finds what only sampling meets: correlations that contradict each other. They are the model's,
 * so one scenario shows them.
 */
function scenarioIssues(folder: PlanFolder, id: string, withDraw: boolean): readonly Issue[] {
  const study = openStudy(folder, id);
  if (!study.ok || !withDraw) return study.issues;
  const spec = ensembleSpecOf(study.value, { draws: 1, wanted: [] });
  return [...study.issues, ...runEnsemble(study.value.program, study.value.scenario.values, spec).issues];
}
