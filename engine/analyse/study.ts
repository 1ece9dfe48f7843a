/**
 * A study: one scenario of one plan, linked, compiled and run, with its targets judged. What page, notebook and command
 * line all start from. A study is reopened with other values in force in microseconds: linking and compiling happen
 * again only when the structure changes (closure, equations, shocks, further variables, targets).
 */
import { compileSteps } from '../compile/compile.ts';
import type { Program } from '../compile/types.ts';
import type { Issue, Reading } from '../issue.ts';
import type { PlanFolder } from '../model/folder.ts';
import { linkModel } from '../model/link.ts';
import { resolveScenario } from '../model/resolve.ts';
import { spreadKey } from '../model/spreads.ts';
import type { LinkedModel, Model, Overrides, Scenario, Variable } from '../model/types.ts';
import { createPathMachine, runPath } from '../simulate/run.ts';
import type { Machine, Run } from '../simulate/types.ts';
import { whole, type Steps } from '../steps.ts';
import { judge } from './judge.ts';
import { targetFinals } from './targets.ts';
import type { Judgement } from './types.ts';

export interface Study {
  readonly folder: PlanFolder;
  readonly scenario: Scenario;
  readonly linked: LinkedModel;
  readonly program: Program;
  readonly machine: Machine;
  readonly run: Run;
  readonly judgements: readonly Judgement[];
  readonly issues: readonly Issue[];
}

export interface StudyOptions {
  /** A notebook's own variables. */
  readonly extra?: readonly Variable[];
  readonly backend?: Machine['backend'];
  /** An earlier study of the same folder, whose program is used again when the structure is the same. */
  readonly before?: Study;
  /** The scenario with the overrides on top, where the caller has resolved it already. */
  readonly resolved?: Reading<Scenario>;
  /** The same model linked before, under this scenario: it stands where only values differ. */
  readonly linked?: { readonly scenario: Scenario; readonly reading: Reading<LinkedModel> };
}

/** Resolves, links, compiles, runs and judges a scenario with overrides on top. */
export function openStudy(
  folder: PlanFolder,
  scenarioId: string,
  overrides: Overrides = {},
  options: StudyOptions = {},
): Reading<Study> {
  return whole(studySteps(folder, scenarioId, overrides, options));
}

/** The same in steps. */
export function* studySteps(
  folder: PlanFolder,
  scenarioId: string,
  overrides: Overrides = {},
  options: StudyOptions = {},
): Steps<Reading<Study>> {
  const scenario = options.resolved ?? resolveScenario(folder, scenarioId, overrides);
  if (!scenario.ok || !folder.model) return { ok: false, issues: scenario.issues };
  const built = yield* build(folder, scenario.value, options);
  if (!built.ok) return { ok: false, issues: [...scenario.issues, ...built.issues] };
  const { linked, program, machine } = built.value;
  yield;
  const run = runPath(machine, scenario.value.values);
  const issues = [...scenario.issues, ...built.issues, ...run.issues];
  const judgements = judge(folder.plan, scenario.value, run);
  return {
    ok: true,
    value: { folder, scenario: scenario.value, linked, program, machine, run, judgements, issues },
    issues,
  };
}

type Built = Pick<Study, 'linked' | 'program' | 'machine'>;

function* build(folder: PlanFolder, scenario: Scenario, options: StudyOptions): Steps<Reading<Built>> {
  const { before, backend } = options;
  if (before && sameStructure(before, folder, scenario, options)) return { ok: true, value: before, issues: [] };
  if (!folder.model) return { ok: false, issues: [] };
  const linked = linkedFor(folder.model, scenario, options);
  if (!linked.ok) return linked;
  yield;
  const finals = targetFinals(folder.plan, scenario, linked.value);
  const program = yield* compileSteps(linked.value, { finals });
  yield;
  const machine = createPathMachine(program, backend);
  return { ok: true, value: { linked: linked.value, program, machine }, issues: linked.issues };
}

function linkedFor(model: Model, scenario: Scenario, { linked, extra }: StudyOptions): Reading<LinkedModel> {
  const { reading, scenario: old } = linked ?? {};
  const stands = reading?.ok && old && !extra && isAlike(reading.value, old, scenario);
  return stands ? reading : linkModel(model, scenario, extra);
}

/** Only values differ: the same closure, equations, shocks, targets and spreads, and nothing given that the model works out. */
function sameStructure(before: Study, folder: PlanFolder, scenario: Scenario, options: StudyOptions): boolean {
  return before.folder === folder && !options.extra && isAlike(before.linked, before.scenario, scenario);
}

function isAlike(linked: LinkedModel, before: Scenario, scenario: Scenario): boolean {
  const takes = (id: string): boolean => linked.exogenous.some((parameter) => parameter.id === id);
  return structureOf(before) === structureOf(scenario) && [...(scenario.given?.keys() ?? [])].every(takes);
}

function structureOf({ closure, equations, shocks, targets, ...rest }: Scenario): string {
  const bare = shocks.map(({ on, kind, span, value, fade }) => [on, kind, span.from, span.to, value, fade]);
  return JSON.stringify([closure, equations.map((one) => one.text), bare, [...targets], spreadKey(rest)]);
}
