/**
 * Whether everything in the plan folders holds together: the statistics fit the
 * plan's links to them, and every scenario resolves, links, compiles and runs.
 */
import type { Issue } from '../issue.ts';
import type { PlanFolder } from '../model/folder.ts';
import { checkObserved } from '../plan/index.ts';
import { openStudy } from './study.ts';

/** Issues of all scenarios of all folders, each once however many scenarios share its cause. */
export function checkFolders(folders: ReadonlyMap<string, PlanFolder>): readonly Issue[] {
  const all = [...folders.values()].flatMap((folder) => [
    ...checkObserved(folder.plan, folder.observations),
    ...(folder.model ? [...folder.scenarios.keys()] : []).flatMap((id) => openStudy(folder, id).issues),
  ]);
  return [...new Map(all.map((issue) => [JSON.stringify(issue), issue])).values()];
}
