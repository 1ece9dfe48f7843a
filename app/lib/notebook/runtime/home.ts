/** The plan folder under a notebook: the one that its head names, with the scenarios that its reader opened. */
import { settingsOf, type Notebook, type PlanFolder, type ScenarioSpec } from '$engine';
import { folders } from '../../state/plans.ts';

/** The first plan with a model where the head names none that is here. */
export function folderOf(notebook: Notebook): PlanFolder {
  const { plan } = settingsOf(notebook).settings;
  const first = [...folders.values()].find(({ model }) => model) ?? [...folders.values()][0];
  const folder = folders.get(plan ?? '') ?? first;
  if (!folder) throw new Error('the site was built without a plan');
  return folder;
}

type Scenarios = ReadonlyMap<string, ScenarioSpec>;
const joined = new WeakMap<Scenarios, WeakMap<PlanFolder, PlanFolder>>();

/** The same folder for the same scenarios: what is understood of it is kept by it. */
export function withScenarios(folder: PlanFolder, scenarios: Scenarios): PlanFolder {
  if (scenarios.size === 0) return folder;
  const known = joined.get(scenarios) ?? new WeakMap<PlanFolder, PlanFolder>();
  joined.set(scenarios, known);
  const together = known.get(folder) ?? { ...folder, scenarios: new Map([...folder.scenarios, ...scenarios]) };
  known.set(folder, together);
  return together;
}
