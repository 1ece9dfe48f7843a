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
  type Study,
} from '$engine';

const keyCount = 7;

const remembered = new WeakMap<PlanFolder, Map<string, readonly string[]>>();

/** The notebook that a plan's page shows, in a language; a plan may have none. */
export function homeNotebook({ notebooks }: PlanFolder, lang: Lang): string | undefined {
  return notebooks.get(`home.${lang}`) ?? notebooks.get('home.zh');
}

/**
 * Those that the page's notebook lists, or the first few of all, each ranked. What has been built for the page serves for
 * a scenario that differs from it in values alone.
 */
export function keyAssumptions(
  folder: PlanFolder,
  scenario: string,
  notebook: string | undefined,
  built: Study | undefined,
): readonly string[] {
  const listed = notebook === undefined ? [] : listedAssumptions(notebook);
  const own = remembered.get(folder) ?? new Map<string, readonly string[]>();
  remembered.set(folder, own);
  const key = [scenario, ...listed].join(' ');
  const known = own.get(key) ?? chosen(rank(folder, scenario, built, listed), listed);
  own.set(key, known);
  return known;
}

/** What the model finds by itself in this scenario has no rank, and is listed all the same. */
function chosen(ranked: readonly string[], listed: readonly string[]): readonly string[] {
  return listed.length === 0 ? ranked.slice(0, keyCount) : [...new Set([...ranked, ...listed])];
}

function rank(folder: PlanFolder, id: string, before: Study | undefined, listed: readonly string[]): readonly string[] {
  const study = openStudy(folder, id, {}, { backend: 'js', before });
  if (!study.ok) return [];
  const { scenario, linked, machine } = study.value;
  const ranked = { plan: folder.plan, scenario, linked, run: (values: Assignment) => runPath(machine, values) };
  return rankAssumptions(ranked, listed.length > 0 ? { assumptions: listed } : {}).map(({ id }) => id);
}
