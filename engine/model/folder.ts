/**
 * Plan folders: files by path → plans with their model, scenarios, observations and notebooks. What is wrong in one
 * file is reported and leaves the others standing; only a folder without a readable plan is not given.
 */
import { error, type Issue, type Reading } from '../issue.ts';
import { readObservations, readPlan } from '../plan/index.ts';
import type { Files, Observation, Plan } from '../plan/types.ts';
import { readModel } from './readModel.ts';
import { readScenario } from './readScenario.ts';
import type { Model, ScenarioSpec } from './types.ts';

export interface PlanFolder {
  readonly id: string;
  readonly plan: Plan;
  readonly observations: readonly Observation[];
  readonly model?: Model;
  readonly scenarios: ReadonlyMap<string, ScenarioSpec>;
  /** Ids of scenarios whose files have errors, with those files; they are not among `scenarios`. */
  readonly unreadable?: ReadonlyMap<string, string>;
  /** Id → text, as written. */
  readonly notebooks: ReadonlyMap<string, string>;
}

export interface Folders {
  readonly folders: ReadonlyMap<string, PlanFolder>;
  readonly issues: readonly Issue[];
}

/** Every folder that holds a `plan.yaml`; files that belong to none are left alone. */
export function readFolders(files: Files): Folders {
  const log: Issue[] = [];
  const roots = Object.keys(files).filter((path) => path.endsWith('/plan.yaml'));
  const folders = roots.sort().flatMap((path) => {
    const folder = readFolder(path.slice(0, -'plan.yaml'.length), files, log);
    return folder ? [[folder.id, folder] as const] : [];
  });
  return { folders: new Map(folders), issues: log };
}

/** `root` ends with a slash; the last name in it is the folder's id. */
function readFolder(root: string, files: Files, log: Issue[]): PlanFolder | undefined {
  const take = <T>(name: string, read: (file: string, text: string) => Reading<T>): T | undefined => {
    const text = files[root + name];
    return text === undefined ? undefined : noted(read(root + name, text), log);
  };
  const plan = take('plan.yaml', readPlan);
  const observations = take('observations.csv', readObservations) ?? [];
  const model = take('model.yaml', (file, text) => {
    const parameters = { file: `${root}parameters.yaml`, text: files[`${root}parameters.yaml`] ?? '{}' };
    return readModel({ file, text }, parameters);
  });
  const alone = `${root}parameters.yaml`;
  if (files[alone] !== undefined && files[`${root}model.yaml`] === undefined) {
    log.push(error('folder.parameters-alone', { file: alone }, { found: alone, fix: `${root}model.yaml` }));
  }
  const { scenarios, unreadable } = scenariosIn(root, files, log);
  const id = root.split('/').at(-2) ?? '';
  const notebooks = notebooksIn(root, files);
  return plan && { id, plan, observations, ...(model && { model }), scenarios, unreadable, notebooks };
}

function noted<T>(reading: Reading<T>, log: Issue[]): T | undefined {
  log.push(...reading.issues);
  return reading.ok ? reading.value : undefined;
}

const notScenarios = new Set(['plan', 'model', 'parameters']);

/** A scenario named like one of the other files is kept as `<name>.scenario.yaml`: `plan.scenario.yaml` is `plan`. */
function scenariosIn(root: string, files: Files, log: Issue[]): Required<Pick<PlanFolder, 'scenarios' | 'unreadable'>> {
  const unreadable = new Map<string, string>();
  const scenarios = namesIn(root, '.yaml', files).flatMap((name) => {
    if (notScenarios.has(name)) return [];
    const id = name.replace(/\.scenario$/, '');
    const file = `${root}${name}.yaml`;
    const spec = noted(readScenario(id, file, files[file] ?? ''), log);
    if (!spec) unreadable.set(id, file);
    return spec ? [spec] : [];
  });
  const second = scenarios.filter(({ id }, i) => scenarios.findIndex((other) => other.id === id) !== i);
  log.push(...second.map(({ id, place }) => error('read.duplicate', place, { found: id })));
  return { scenarios: new Map(scenarios.map((spec) => [spec.id, spec])), unreadable };
}

function notebooksIn(root: string, files: Files): ReadonlyMap<string, string> {
  const folder = `${root}notebooks/`;
  return new Map(namesIn(folder, '.nb.md', files).map((id) => [id, files[`${folder}${id}.nb.md`] ?? '']));
}

/** Names of files directly in a folder, without their ending, in order. */
function namesIn(folder: string, ending: string, files: Files): readonly string[] {
  const inside = Object.keys(files).filter((path) => path.startsWith(folder) && path.endsWith(ending));
  const names = inside.map((path) => path.slice(folder.length, -ending.length));
  return names.filter((name) => name !== '' && !name.includes('/')).sort();
}
