/** The targets of a plan as extra quantities of a program: evaluated once a draw, over fixed years. */
import type { Final } from '../compile/types.ts';
import type { Expr, LinkedModel, Scenario } from '../model/types.ts';
import { walkExpr } from '../model/uses.ts';
import type { Indicator, Plan, Target } from '../plan/types.ts';
import { meaningOf, targetInForce, truthOf, type Meaning } from './meaning.ts';

/** Ending of the id of a final that is 1 when the target is met or about met and 0 when not: ensembles count these. */
export const metSuffix = ':met';

/** Ending of the id of a final that is the number a target is judged by. */
export const measureSuffix = ':measure';

/** The last year that a target is judged on. */
export function judgedYear(target: Target): number {
  return 'span' in target ? target.span.to : target.year;
}

/** The rows of the box, then the targets of the prose. */
export function allTargets(plan: Plan): readonly Indicator[] {
  return [...plan.indicators, ...plan.textTargets];
}

/**
 * `<id>:measure`, `<id>:threshold` and `<id>:met` of every target that can be judged: those whose number is set and,
 * when the linked model is given, whose series it computes.
 */
export function targetFinals(plan: Plan, scenario: Scenario, linked?: LinkedModel): readonly Final[] {
  const isComputed = computedIn(linked);
  return allTargets(plan).flatMap((indicator) => {
    const meaning = meaningOf(indicator.series, targetInForce(indicator, scenario.targets));
    return meaning === undefined || !isComputed(meaning) ? [] : finalsOf(indicator.id, meaning);
  });
}

/**
 * `<id>:measure` alone, of every target whose series is computed: also of those whose number the province has not set,
 * which stand by their level.
 */
export function measureFinals(plan: Plan, scenario: Scenario, linked: LinkedModel): readonly Final[] {
  const isComputed = computedIn(linked);
  return allTargets(plan).flatMap((indicator) => {
    const target = targetInForce(indicator, scenario.targets);
    const meaning = meaningOf(indicator.series, target) ?? levelAt(indicator.series, target);
    return meaning && isComputed(meaning) ? [{ id: indicator.id + measureSuffix, body: meaning.measure }] : [];
  });
}

function levelAt(series: string, target: Target): Meaning | undefined {
  return 'year' in target ? meaningOf(series, { kind: 'at_least', value: 0, year: target.year }) : undefined;
}

function finalsOf(id: string, meaning: Meaning): readonly Final[] {
  return [
    { id: id + measureSuffix, body: meaning.measure },
    { id: `${id}:threshold`, body: meaning.threshold },
    { id: id + metSuffix, body: truthOf(meaning) },
  ];
}

/** Whether a model, when it is given, computes what a target speaks of. */
function computedIn(linked: LinkedModel | undefined): (meaning: Meaning) => boolean {
  if (linked === undefined) return () => true;
  const known = new Set([...linked.order.map((variable) => variable.id), ...yearly(linked)]);
  const { from, to } = linked.years;
  return (meaning) =>
    referencesOf(truthOf(meaning)).every(({ id, year }) => known.has(id) && year >= from && year <= to);
}

function yearly(linked: LinkedModel): readonly string[] {
  return linked.exogenous.filter((parameter) => parameter.varies === 'yearly').map((parameter) => parameter.id);
}

/**
 * Sets of targets whose joint probability is worth asking an ensemble for, out of those that can be judged: the binding
 * rows, and all rows of the box. (Every target at once is always counted.) Empty sets are left out.
 */
export function jointSets(plan: Plan, finals: readonly Pick<Final, 'id'>[]): readonly JointSet[] {
  const judged = (indicators: readonly Indicator[]): readonly string[] =>
    indicators.map(({ id }) => id).filter((id) => finals.some((final) => final.id === id + metSuffix));
  const sets = [
    { id: 'binding', targets: judged(plan.indicators.filter(({ nature }) => nature === 'binding')) },
    { id: 'box', targets: judged(plan.indicators) },
  ];
  return sets.filter(({ targets }) => targets.length > 0);
}

export interface JointSet {
  readonly id: string;
  readonly targets: readonly string[];
}

/** Every `x[2025]` in a tree, each once, in order of appearance. */
export function referencesOf(expr: Expr): readonly { readonly id: string; readonly year: number }[] {
  const found = new Map<string, { id: string; year: number }>();
  for (const node of walkExpr(expr)) {
    if (node.kind === 'at') found.set(`${node.id}@${node.year}`, { id: node.id, year: node.year });
  }
  return [...found.values()];
}
