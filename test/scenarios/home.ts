/** The shipped plan folder, read once, and runs of its scenarios. */
import { readdirSync, readFileSync } from 'node:fs';
import {
  openStudy,
  readFolders,
  type Files,
  type Model,
  type Overrides,
  type PlanFolder,
  type Run,
  type Study,
} from '../../engine/index.ts';

export const folderPath = 'scenarios/guangzhou-14';

function filesOf(path: string): Files {
  const names = readdirSync(path).filter((name) => /\.(yaml|csv)$/.test(name));
  return Object.fromEntries(names.map((name) => [`guangzhou-14/${name}`, readFileSync(`${path}/${name}`, 'utf8')]));
}

const read = readFolders(filesOf(folderPath));
export const issues = read.issues;
export const home = known(read.folders.get('guangzhou-14'), 'the plan folder');
export const model: Model = known(home.model, 'the model');

export function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is missing`);
  return value;
}

export function studyOf(id: string, overrides: Overrides = {}, folder: PlanFolder = home): Study {
  const study = openStudy(folder, id, overrides);
  if (!study.ok) throw new Error(JSON.stringify(study.issues, null, 1));
  return study.value;
}

/** Value of a series in a year. */
export function at({ run }: { readonly run: Run }, id: string, year: number): number {
  return known(known(run.series.get(id), id)[year - known(run.years[0], 'the first year')], `${id} ${year}`);
}

/** Average yearly growth in %, from 2020 to 2025. */
export function averageGrowth(study: Study, id: string): number {
  return 100 * ((at(study, id, 2025) / at(study, id, 2020)) ** (1 / 5) - 1);
}
