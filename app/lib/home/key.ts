/**
 * The few assumptions that matter most for the targets, ranked for the scenario as its file has it: they do not change
 * places while one of them is moved. Remembered, since it takes two runs for each assumption.
 */
import { openStudy, rankAssumptions, runPath, type Assignment, type PlanFolder } from '$engine';

export const keyCount = 7;

const remembered = new WeakMap<PlanFolder, Map<string, readonly string[]>>();

export function keyAssumptions(folder: PlanFolder, scenario: string): readonly string[] {
  const own = remembered.get(folder) ?? new Map<string, readonly string[]>();
  remembered.set(folder, own);
  const before = own.get(scenario);
  if (before) return before;
  const ranked = rank(folder, scenario);
  own.set(scenario, ranked);
  return ranked;
}

function rank(folder: PlanFolder, id: string): readonly string[] {
  const study = openStudy(folder, id, {}, { backend: 'js' });
  if (!study.ok) return [];
  const { scenario, linked, machine } = study.value;
  const ranked = { plan: folder.plan, scenario, linked, run: (values: Assignment) => runPath(machine, values) };
  return rankAssumptions(ranked)
    .slice(0, keyCount)
    .map((influence) => influence.id);
}
