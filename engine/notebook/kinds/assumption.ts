/** An assumption as a control shows it: what is in force, what it goes back to, and everything said about it. */
import { error, type Issue } from '../../issue.ts';
import type { PlanFolder } from '../../model/folder.ts';
import type { Parameter } from '../../model/types.ts';
import type { Span } from '../../plan/types.ts';
import { usesOf } from '../../model/uses.ts';
import type { At } from '../evaluate.ts';
import type { Placed } from './body.ts';
import type { Need } from './kind.ts';

export interface Assumption {
  readonly parameter: Parameter;
  /** Values in force: one a model year, or one. */
  readonly values: readonly number[];
  /** The same in the notebook without the reader's changes: what a reset goes back to. */
  readonly own: readonly number[];
  /** Set by the reader, away from what the notebook says. */
  readonly changed: boolean;
  /** Found by the model in the closure in force, so it cannot be set. */
  readonly endogenous: boolean;
  /** Model years that can be set: the first is given. */
  readonly years: readonly number[];
  /** The plan's years: what a path is spoken of by its average. */
  readonly span: Span;
  /** Where the value is unusual. */
  readonly issues: readonly Issue[];
}

export function assumptionOf(id: string, at: At): Assumption | undefined {
  const { here, home, adjustments } = at;
  const parameter = home.model?.parameters.get(id);
  if (!here || !parameter) return undefined;
  const years = here.run.years.slice(1);
  const values = here.scenario.values.get(id) ?? parameter.default;
  return {
    parameter,
    values,
    own: at.own.get(id) ?? parameter.default,
    changed: Object.hasOwn(adjustments.set, id),
    endogenous: here.linked.order.some((variable) => variable.id === id),
    years,
    span: home.plan.span,
    issues: here.issues.filter((issue) => issue.severity === 'warning' && issue.place.variable === id),
  };
}

export function assumptionNeeds(list: readonly Placed<string>[], role: Need['role']): readonly Need[] {
  return list.map(({ value: name, place }) => ({ space: 'series', name, role, assumption: true, place }));
}

/** Series that come out of an equation cannot be moved; an assumption that goes into the equation can. */
export function checkAssumptions(list: readonly Placed<string>[], { model }: PlanFolder): readonly Issue[] {
  return list.flatMap(({ value, place }) => {
    const variable = model?.variables.get(value);
    if (!model || !variable) return [];
    const { now, before } = usesOf(variable.equation.body, model.groups);
    const fix = [...now, ...before].find((name) => model.parameters.has(name)) ?? '';
    return [error('notebook.not-assumption', place, { found: value, fix, more: { name: variable.name } })];
  });
}
