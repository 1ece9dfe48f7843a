/** What has to be computed for what is wanted: a program costs no more than that. */
import type { Expr, LinkedModel, LinkedVariable, Parameter, Shock } from '../model/types.ts';
import { refsOf } from './refs.ts';
import type { CompileOptions } from './types.ts';

export interface Needs {
  /** In order of evaluation. */
  readonly variables: readonly LinkedVariable[];
  readonly parameters: readonly Parameter[];
  readonly lastYear: number;
}

export function needsOf(linked: LinkedModel, options: CompileOptions): Needs {
  const needed = reach(wantedIds(linked, options), dependencies(linked));
  return {
    variables: linked.order.filter((variable) => needed.has(variable.id)),
    parameters: linked.exogenous.filter((parameter) => needed.has(parameter.id)),
    lastYear: lastYearOf(linked, options),
  };
}

/** Expressions behind a variable: its equation and, where it has one, that of its start. */
export function bodiesOf(variable: LinkedVariable): readonly Expr[] {
  const start = variable.start;
  return start?.kind === 'expression' ? [variable.equation.body, start.body] : [variable.equation.body];
}

/** Shocks on a yearly parameter that is exogenous here. */
export function shocksOn(linked: LinkedModel, parameter: Parameter): readonly Shock[] {
  return linked.exogenousShocks?.get(parameter.id) ?? [];
}

function wantedIds(linked: LinkedModel, options: CompileOptions): readonly string[] {
  const all = [...linked.exogenous, ...linked.order].map((symbol) => symbol.id);
  const finals = (options.finals ?? []).flatMap((final) => refsOf(final.body, linked.groups)).map((ref) => ref.id);
  return [...(options.outputs ?? all), ...finals];
}

function dependencies(linked: LinkedModel): ReadonlyMap<string, readonly string[]> {
  return new Map(
    linked.order.map((variable) => [
      variable.id,
      bodiesOf(variable).flatMap((body) => refsOf(body, linked.groups).map((ref) => ref.id)),
    ]),
  );
}

function reach(from: readonly string[], edges: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const seen = new Set(from);
  for (const id of seen) for (const next of edges.get(id) ?? []) seen.add(next);
  return seen;
}

/** A final may look beyond the last year asked for, never beyond the model. */
function lastYearOf(linked: LinkedModel, options: CompileOptions): number {
  const fixed = (options.finals ?? []).flatMap((final) => refsOf(final.body, linked.groups));
  const years = fixed.flatMap((ref) => (ref.kind === 'at' ? [ref.year] : []));
  const asked = Math.max(options.lastYear ?? linked.years.to, ...years);
  return Math.max(linked.years.from, Math.min(linked.years.to, asked));
}
