/**
 * What a cell may ask for while it is evaluated: the one place where the notebook meets the rest of the engine. A
 * study is a scenario run and judged; `here` is the notebook's own, with everything its cells and its reader have set.
 */
import { audit } from '../analyse/index.ts';
import { studySteps, type Study, type StudyOptions } from '../analyse/study.ts';
import type { Tension } from '../analyse/types.ts';
import type { Issue, Lang, Reading, Text } from '../issue.ts';
import type { Overrides, PathSpec, Scenario } from '../model/types.ts';
import type { PlanFolder } from '../model/folder.ts';
import { ensembleSteps, openEnsemble, type EnsembleSession } from '../simulate/index.ts';
import type { EnsembleProgress, EnsembleRun, EnsembleSpec } from '../simulate/types.ts';
import { whole, type Steps } from '../steps.ts';
import type { Settings } from './file/settings.ts';
import type { Additions, Need } from './kinds/kind.ts';
import type { Supply } from './supply.ts';
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
  /** Draws that will stand behind it at rest, where that is more. */
  readonly full: number | undefined;
  /** Why names have no value here: a cell that makes or sets them is broken, or nothing does. */
  readonly missing: (needs: readonly Need[]) => Text | undefined;
  /** The plan held against itself. */
  readonly tensions: () => readonly Tension[];
}

/** How much sampling the moment allows; nothing while there is no time at all. */
export interface Sampling {
  readonly draws: number;
  readonly method: EnsembleSpec['method'];
  /** What stands behind chances and bands once nothing moves any more: slow work, in place of the quick draws above. */
  readonly rest?: Pick<EnsembleSpec, 'draws' | 'method'>;
  /** An ensemble of the notebook's own study that is computed elsewhere. */
  readonly supply?: Supply;
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
    shocks: [...(additions.shocks ?? []), ...(adjustments.shocks ?? [])],
    equations: [...(additions.equations ?? []), ...(adjustments.equations ?? [])],
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
  /** `shown`: series whose spread is wanted, where that is not all of the notebook's. */
  readonly ensemble: (study: Study, shown?: Spreads) => EnsembleRun | undefined;
  /** Makes the ensemble of the notebook's own study step by step, for work that others share a thread with. */
  readonly sampled: () => Generator<EnsembleProgress, void>;
  /** The steps of the notebook's own study, of others, and with `shown` of its own ensemble: asked for again, they are there. */
  readonly opened: (others: readonly string[], shown?: Spreads) => Steps<void>;
}

/** What earlier moments leave behind, so that a moved assumption is neither linked, compiled nor sampled from nothing. */
export interface Kept {
  readonly studies: Map<string, Study>;
  readonly sessions: Map<Study['program'], { readonly design: string; readonly session: EnsembleSession }>;
  /** Of one plan folder, by the targets in force: no assumption moves it. */
  readonly audits: Map<PlanFolder, { readonly targets: string; readonly tensions: readonly Tension[] }>;
}

export function nothingKept(): Kept {
  return { studies: new Map(), sessions: new Map(), audits: new Map() };
}

/** The plan held against itself, with the numbers that the province has assigned. */
export function tensionsOf(home: PlanFolder, study: Study | undefined, { audits }: Kept): readonly Tension[] {
  const targets = JSON.stringify([...(study?.scenario.targets ?? [])]);
  const before = audits.get(home);
  if (before?.targets === targets) return before.tensions;
  const tensions = audit(home, study?.scenario);
  audits.clear();
  audits.set(home, { targets, tensions });
  return tensions;
}

export type Spreads = ReadonlyMap<string, number>;

/** What is to be run: the folder with the notebook's own things, its scenario, and how to sample. */
export interface Order {
  readonly home: PlanFolder;
  /** Its scenario with all that is set on top. */
  readonly scenario: Reading<Scenario>;
  /** The model of `home`, linked before under the notebook's scenario. */
  readonly linked: StudyOptions['linked'];
  readonly seed: number | undefined;
  readonly sampling: Sampling;
  /** Series whose spread somebody shows, with the last year shown. */
  readonly spread: Spreads;
}

export function studiesOf({ home, scenario, linked, seed, sampling, spread }: Order, kept: Kept): Studies {
  const opened = new Map<string, Reading<Study>>();
  function* open(key: string, id: string, options: StudyOptions = {}): Steps<Reading<Study>> {
    const before = kept.studies.get(key);
    const overrides = seed === undefined ? {} : { seed };
    const found =
      opened.get(key) ?? (yield* studySteps(home, id, overrides, { ...options, ...(before && { before }) }));
    opened.set(key, found);
    if (found.ok) kept.studies.set(key, found.value);
    return found;
  }
  const ensembles = new Map<Study, Sampled>();
  const given = sampling.supply?.study;
  function* hereSteps(): Steps<Reading<Study>> {
    if (given) return { ok: true, value: given, issues: given.issues };
    return scenario.ok
      ? yield* open('', scenario.value.id, { resolved: scenario, ...(linked && { linked }) })
      : scenario;
  }
  const here = (): Reading<Study> => whole(hereSteps());
  function* named(id: string): Steps<Reading<Study>> {
    return unchanged(kept.studies.get(`/${id}`), home, seed) ?? (yield* open(`/${id}`, id));
  }
  const isHere = (study: Study): boolean => {
    const own = here();
    return own.ok && own.value === study;
  };
  function* ensemble(study: Study, shown: Spreads): Steps<EnsembleRun | undefined> {
    if (sampling.supply && isHere(study)) return sampling.supply.run;
    const before = ensembles.get(study);
    if (before && holds(before, shown)) return before.run;
    const run = yield* sample(study, sampling, shown, kept);
    ensembles.set(study, { shown, run });
    return run;
  }
  return {
    here,
    named: (id) => whole(named(id)),
    ensemble: (study, shown = spread) => whole(ensemble(study, shown)),
    *opened(others, shown) {
      const own = yield* hereSteps();
      for (const id of others) yield* named(id);
      if (own.ok && shown) yield* ensemble(own.value, shown);
    },
    *sampled() {
      const own = here();
      if (!own.ok || ensembles.has(own.value)) return;
      const { program, scenario: inForce } = own.value;
      const run = yield* ensembleSteps(program, inForce.values, specOf(own.value, sampling, spread));
      ensembles.set(own.value, { shown: spread, run: run.ok ? run.value : undefined });
    },
  };
}

/** An ensemble with the series that it summarises. */
interface Sampled {
  readonly shown: Spreads;
  readonly run: EnsembleRun | undefined;
}

function holds({ shown }: Sampled, wanted: Spreads): boolean {
  return [...wanted].every(([series, to]) => (shown.get(series) ?? -Infinity) >= to);
}

/** A scenario as shipped does not move with the reader's assumptions. */
function unchanged(before: Study | undefined, home: PlanFolder, seed: number | undefined): Reading<Study> | undefined {
  if (before?.folder !== home || (seed !== undefined && before.scenario.seed !== seed)) return undefined;
  return { ok: true, value: before, issues: before.issues };
}

/** A session keeps all its draws: about 30 kB each, so beyond this many they are streamed instead. */
const KEPT_DRAWS = 4096;
/** The notebook's own and one other scenario; more would only hold memory. */
const KEPT_SESSIONS = 2;

function specOf({ program, scenario }: Study, { draws, method }: Sampling, spread: Spreads): EnsembleSpec {
  const wanted = [...spread].map(([series, to]) => ({ series, years: program.years.filter((year) => year <= to) }));
  return { draws, method, seed: scenario.seed, quantiles: QUANTILES, wanted, finals: [] };
}

function* sample(study: Study, sampling: Sampling, spread: Spreads, kept: Kept): Steps<EnsembleRun | undefined> {
  const { draws } = sampling;
  if (draws < 1) return undefined;
  const { program, scenario } = study;
  const spec = specOf(study, sampling, spread);
  const run = yield* draws > KEPT_DRAWS ? ensembleSteps(program, scenario.values, spec) : sessionRun(study, spec, kept);
  return run.ok ? run.value : undefined;
}

function* sessionRun(
  { program, scenario }: Study,
  spec: EnsembleSpec,
  { sessions }: Kept,
): Steps<Reading<EnsembleRun>> {
  const design = `${spec.draws} ${spec.method} ${spec.seed}`;
  const before = sessions.get(program);
  const session = before?.design === design ? before.session : opened(openEnsemble(program, spec));
  if (!session) return { ok: false, issues: [] };
  if (before === undefined && sessions.size >= KEPT_SESSIONS) sessions.clear();
  sessions.set(program, { design, session });
  yield;
  const ask = { draws: spec.draws, wanted: spec.wanted, onlyWanted: true, finals: [] };
  return yield* session.updateSteps(scenario.values, ask);
}

function opened(session: Reading<EnsembleSession>): EnsembleSession | undefined {
  return session.ok ? session.value : undefined;
}

export type { Study, Issue };
