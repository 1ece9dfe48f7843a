/**
 * The few assumptions that stand beside the board, ranked by how far each moves the targets, for the scenario as its file
 * has it: they do not change places while one of them is moved. Remembered, since it takes two runs for each assumption.
 */
import {
  listedAssumptions,
  openStudy,
  rankAssumptions,
  runPath,
  type Assignment,
  type Lang,
  type PlanFolder,
} from '$engine';

const keyCount = 7;

const remembered = new WeakMap<PlanFolder, Map<string, readonly string[]>>();

/** The notebook that a plan's page shows, in a language; a plan may have none. */
export function homeNotebook({ notebooks }: PlanFolder, lang: Lang): string | undefined {
  return notebooks.get(`home.${lang}`) ?? notebooks.get('home.zh');
}

/** Those that the page's notebook lists, or the first few of all, each ranked. */
export function keyAssumptions(folder: PlanFolder, scenario: string, notebook?: string): readonly string[] {
  const ranked = rankedAssumptions(folder, scenario);
  const listed = notebook === undefined ? [] : listedAssumptions(notebook);
  if (listed.length === 0) return ranked.slice(0, keyCount);
  // What the model finds by itself in this scenario has no rank, and is listed all the same.
  return [...new Set([...ranked.filter((id) => listed.includes(id)), ...listed])];
}

function rankedAssumptions(folder: PlanFolder, scenario: string): readonly string[] {
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
  return rankAssumptions(ranked).map((influence) => influence.id);
}
