/**
 * What a cell may ask for while it is evaluated: the one place where the notebook meets the rest of the engine. A
 * study is a scenario run and judged; `here` is the notebook's own, with everything its cells and its reader have set.
 */
import { openStudy, type Study } from '../analyse/study.ts';
import type { Tension } from '../analyse/types.ts';
import type { Issue, Lang, Reading } from '../issue.ts';
import type { Overrides, PathSpec } from '../model/types.ts';
import type { PlanFolder } from '../model/folder.ts';
import { runEnsemble } from '../simulate/ensemble/run.ts';
import type { EnsembleRun, EnsembleSpec } from '../simulate/types.ts';
import type { Settings } from './file/settings.ts';
import type { Additions } from './kinds/kind.ts';
import type { Adjustments } from './types.ts';

export interface At {
  readonly lang: Lang;
  /** The plan folder with the notebook's own parameters, formulas, targets and scenarios added. */
  readonly home: PlanFolder;
  readonly settings: Settings;
  readonly adjustments: Adjustments;
  /** The cell that is being evaluated. */
  readonly key: string;
  /** Undefined where the plan has no model: then only what was published can be shown. */
  readonly here: Study | undefined;
  /** The scenario that the notebook starts from, as shipped, without the notebook's own assumptions. */
  readonly shipped: Study | undefined;
  /** Values of all parameters as the notebook itself says, before the reader's changes. */
  readonly own: ReadonlyMap<string, readonly number[]>;
  /** Any scenario by name; undefined where it cannot be run, which is reported before a cell is evaluated. */
  readonly study: (id: string) => Study | undefined;
  /** An ensemble of the notebook's own study (or another), of the size that the moment allows. */
  readonly ensemble: (study?: Study) => EnsembleRun | undefined;
  /** The plan held against itself. */
  readonly tensions: () => readonly Tension[];
}

/** How much sampling the moment allows; nothing while there is no time at all. */
export interface Sampling {
  readonly draws: number;
  readonly method: EnsembleSpec['method'];
}

export const QUANTILES: readonly number[] = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

/** Everything the notebook adds, with what the reader set on top. */
export function overridesOf(additions: Additions, adjustments: Adjustments): Overrides {
  const set = new Map<string, PathSpec>([
    ...(additions.set ?? []),
    ...Object.entries(adjustments.set).map(readerSetting),
  ]);
  const targets = new Map([...(additions.targetValues ?? []), ...Object.entries(adjustments.targets ?? {})]);
  return {
    set,
    targets,
    shocks: additions.shocks ?? [],
    equations: additions.equations ?? [],
    ...(adjustments.closure !== undefined && { closure: adjustments.closure }),
  };
}

function readerSetting([id, value]: [string, Adjustments['set'][string]]): [string, PathSpec] {
  if (typeof value === 'number') return [id, value];
  return [id, new Map(Object.entries(value).map(([year, each]) => [Number(year), each]))];
}

/** Studies by name, each opened once, and again quickly while only values differ. */
export interface Studies {
  readonly here: () => Reading<Study>;
  readonly named: (id: string) => Reading<Study>;
  readonly ensemble: (study: Study) => EnsembleRun | undefined;
}

/** Studies of earlier moments, kept to be opened again without linking and compiling. */
export type Kept = Map<string, Study>;

export function studiesOf(
  home: PlanFolder,
  scenario: string,
  overrides: Overrides,
  seed: number | undefined,
  sampling: Sampling,
  kept: Kept = new Map<string, Study>(),
): Studies {
  const opened = new Map<string, Reading<Study>>();
  const open = (key: string, id: string, over: Overrides): Reading<Study> => {
    const before = kept.get(key);
    const found = opened.get(key) ?? openStudy(home, id, over, before ? { before } : {});
    opened.set(key, found);
    if (found.ok) kept.set(key, found.value);
    return found;
  };
  const ensembles = new Map<Study, EnsembleRun | undefined>();
  return {
    here: () => open('', scenario, { ...overrides, ...(seed !== undefined && { seed }) }),
    named: (id) => open(`/${id}`, id, seed === undefined ? {} : { seed }),
    ensemble: (study) => {
      if (!ensembles.has(study)) ensembles.set(study, sample(study, sampling));
      return ensembles.get(study);
    },
  };
}

function sample(study: Study, { draws, method }: Sampling): EnsembleRun | undefined {
  if (draws < 1) return undefined;
  const spec: EnsembleSpec = { draws, method, seed: study.scenario.seed, quantiles: QUANTILES };
  const run = runEnsemble(study.program, study.scenario.values, spec);
  return run.ok ? run.value : undefined;
}

export type { Study, Issue };
