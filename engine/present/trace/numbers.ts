/** The numbers behind an equation: what stood in the place of every name in one year of one run. */
import { valueIn, type Values } from '../../analyse/evaluate.ts';
import type { PlanFolder } from '../../model/folder.ts';
import type { Expr, LinkedModel, LinkedVariable, Parameter, Scenario } from '../../model/types.ts';
import type { Run } from '../../simulate/types.ts';

/** One scenario, linked and run: a study, or as much of one. */
export interface Traced {
  readonly folder: PlanFolder;
  readonly scenario: Scenario;
  readonly linked: LinkedModel;
  readonly run: Run;
}

export function variableOf({ linked }: Traced, id: string): LinkedVariable | undefined {
  return linked.order.find((each) => each.id === id);
}

/** A parameter that is given from outside here; one that a closure explains is a variable. */
export function parameterOf(traced: Traced, id: string): Parameter | undefined {
  return variableOf(traced, id) ? undefined : traced.folder.model?.parameters.get(id);
}

/** Value of a series or an assumption in a year; constants are the same in all. */
export function numberIn(traced: Traced, id: string, year: number): number {
  const { run, scenario, linked } = traced;
  if (run.series.has(id)) return valueIn(run, id, year);
  const values = scenario.values.get(id) ?? [];
  return (values.length === 1 ? values[0] : values[year - linked.years.from]) ?? NaN;
}

export function valuesFor(traced: Traced, year: number): Values {
  return {
    series: (id, lag) => numberIn(traced, id, year - lag),
    at: (id, at) => numberIn(traced, id, at),
    constant: (id) => numberIn(traced, id, year),
    members: (group) => traced.linked.groups.find(({ id }) => id === group)?.members ?? [],
    year,
  };
}

/** What holds in a year: the start in the first one, where there is one; otherwise the equation. */
export type Rule =
  | { readonly kind: 'body'; readonly body: Expr }
  | { readonly kind: 'figure'; readonly value: number }
  | { readonly kind: 'hole' };

export function ruleIn({ linked }: Traced, { equation, start }: LinkedVariable, year: number): Rule {
  if (year > linked.years.from || start === undefined) return { kind: 'body', body: equation.body };
  if (start.kind === 'figure') return { kind: 'figure', value: start.figure.value };
  return start.kind === 'none' ? { kind: 'hole' } : { kind: 'body', body: start.body };
}
