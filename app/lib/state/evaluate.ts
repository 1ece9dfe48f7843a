/**
 * From what is chosen to everything that is shown: study (scenario, run, judgements), then board. A choice that cannot be
 * is answered with the engine's issues, and the caller keeps what it had. The study before is handed on, so that moving
 * a slider fills in values and runs, and compiles nothing.
 */
import {
  board,
  judge,
  openStudy,
  resolveScenario,
  type Board,
  type Ensemble,
  type Issue,
  type Judgement,
  type Overrides,
  type PlanFolder,
  type Reading,
  type Run,
  type Scenario,
  type Study,
} from '$engine';

export interface Choice {
  readonly plan: string;
  readonly scenario: string;
  readonly overrides: Overrides;
}

export interface Outcome {
  readonly choice: Choice;
  readonly folder: PlanFolder;
  /** Absent for a plan without scenarios: it is over, and its published outcomes are judged. */
  readonly study?: Study;
  readonly scenario?: Scenario;
  readonly run?: Run;
  /** The scenario as its file has it: what a reset goes back to. */
  readonly own?: Scenario;
  readonly judgements: readonly Judgement[];
  /** Warnings that did not stand in the way, or what did stand in the way of anything but the published outcomes. */
  readonly issues: readonly Issue[];
}

export function evaluate(folder: PlanFolder, choice: Choice, before?: Outcome): Reading<Outcome> {
  if (!folder.model || folder.scenarios.size === 0) return { ok: true, value: asPublished(folder, choice), issues: [] };
  const own = ownScenario(folder, choice.scenario, before);
  if (!own.ok) return own;
  // One path is one draw: the plain back end starts at once and is fast enough many times over.
  const study = openStudy(folder, choice.scenario, choice.overrides, { backend: 'js', before: before?.study });
  if (!study.ok) return study;
  const { scenario, run, judgements, issues } = study.value;
  return {
    ok: true,
    value: {
      choice,
      folder,
      study: study.value,
      scenario,
      run,
      own: own.value,
      judgements,
      issues,
    },
    issues,
  };
}

/** A plan by its published outcomes alone. */
export function asPublished(folder: PlanFolder, choice: Choice): Outcome {
  return { choice, folder, judgements: judge(folder.plan), issues: [] };
}

/** The outcome as tiles and a sentence, with chances where an ensemble is there. */
export function boardOf({ folder, scenario, run, judgements }: Outcome, ensemble?: Ensemble): Board {
  return board(folder, scenario, run, judgements, ensemble);
}

function ownScenario(folder: PlanFolder, id: string, before: Outcome | undefined): Reading<Scenario> {
  if (before?.own && before.folder === folder && before.choice.scenario === id)
    return { ok: true, value: before.own, issues: [] };
  return resolveScenario(folder, id);
}
