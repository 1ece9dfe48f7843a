/**
 * Whether everything in the plan folders holds together: the statistics fit the
 * plan's links to them, and every scenario resolves, links, compiles and runs, and the assumptions can be sampled.
 */
import type { Issue } from '../issue.ts';
import type { PlanFolder } from '../model/folder.ts';
import { checkObserved } from '../plan/index.ts';
import { runEnsemble } from '../simulate/ensemble/run.ts';
import { ensembleSpecOf } from './question.ts';
import { openStudy, type Study } from './study.ts';

/** Issues of all scenarios of all folders, each once however many scenarios share its cause. */
export function checkFolders(folders: ReadonlyMap<string, PlanFolder>): readonly Issue[] {
  const all = [...folders.values()].flatMap((folder) => [
    ...checkObserved(folder.plan, folder.observations),
    ...(folder.model ? [...folder.scenarios.keys()] : []).flatMap((id, i) => scenarioIssues(folder, id, i === 0)),
  ]);
  return [...new Map(all.map((issue) => [JSON.stringify(issue), issue])).values()];
}

/** Correlations and distributions are the model's for most scenarios: one of them shows what is wrong with those. */
function scenarioIssues(folder: PlanFolder, id: string, first: boolean): readonly Issue[] {
  const study = openStudy(folder, id);
  const own = study.ok && study.value.scenario.lineage.some((each) => each.distributions ?? each.correlations);
  return study.ok && (first || own) ? [...study.issues, ...drawnIssues(study.value)] : study.issues;
}

type Drawn = Pick<Study, 'program' | 'scenario' | 'folder'>;

/** What only sampling meets, such as correlations that contradict each other: found by one draw. */
export function drawnIssues({ program, scenario, folder }: Drawn): readonly Issue[] {
  const spec = ensembleSpecOf({ program, scenario, folder }, { draws: 1, wanted: [] });
  return runEnsemble(program, scenario.values, spec).issues;
}
