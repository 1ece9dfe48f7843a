/** What has to be computed for what is wanted, and to which year: a program costs no more than that. */
import type { Expr, LinkedModel, LinkedVariable, Parameter, Shock } from '../model/types.ts';
import { refsOf, type Ref } from './refs.ts';
import type { CompileOptions } from './types.ts';

export interface Needs {
  /** In order of evaluation. */
  readonly variables: readonly LinkedVariable[];
  readonly parameters: readonly Parameter[];
  /** Last year in which each series is needed. */
  readonly until: ReadonlyMap<string, number>;
  readonly lastYear: number;
}

export function needsOf(linked: LinkedModel, options: CompileOptions): Needs {
  const until = reach(linked, wanted(linked, options));
  return {
    variables: linked.order.filter((variable) => until.has(variable.id)),
    parameters: linked.exogenous.filter((parameter) => until.has(parameter.id)),
    until,
    lastYear: Math.max(linked.years.from, ...until.values()),
  };
}

/** Shocks on a yearly parameter that is exogenous here. */
export function shocksOn(linked: LinkedModel, parameter: Parameter): readonly Shock[] {
  return linked.exogenousShocks?.get(parameter.id) ?? [];
}

type Need = readonly [id: string, year: number];

function wanted(linked: LinkedModel, options: CompileOptions): readonly Need[] {
  const last = options.lastYear ?? linked.years.to;
  const all = [...linked.exogenous, ...linked.order].map((symbol) => symbol.id);
  const outputs = (options.outputs ?? all).map((id): Need => [id, last]);
  // In a final, `t` is the last year of the model.
  const finals = (options.finals ?? []).flatMap(({ body }) => refsOf(body, linked.groups));
  return [...outputs, ...finals.map((ref) => needFor(ref, linked.years.to))];
}

/** What a reference needs when its expression is worked out in a year. */
function needFor(ref: Ref, year: number): Need {
  return [ref.id, ref.kind === 'at' ? ref.year : ref.kind === 'series' ? year - ref.lag : year];
}

/**
 * Follows needs through equations and starts; a need of a later year replaces one of an earlier year. The latest years
 * come first, so that a series is hardly ever followed twice.
 */
function reach(linked: LinkedModel, first: readonly Need[]): ReadonlyMap<string, number> {
  const { from, to } = linked.years;
  const variables = new Map(linked.order.map((variable) => [variable.id, referencesOf(variable, linked)]));
  const known = new Set([...linked.exogenous, ...linked.order].map((symbol) => symbol.id));
  const until = new Map<string, number>();
  const open = Array.from({ length: to - from + 1 }, (): string[] => []);
  let latest = 0;
  const ask = ([id, wantedYear]: Need): void => {
    const year = Math.max(from, Math.min(to, wantedYear));
    if (!known.has(id) || (until.get(id) ?? -Infinity) >= year) return;
    open[year - from]?.push(id);
    latest = Math.max(latest, year - from);
  };
  first.forEach(ask);
  while (latest >= 0) {
    const id = open[latest]?.pop();
    const year = from + latest;
    if (id === undefined) latest--;
    else if ((until.get(id) ?? -Infinity) < year) {
      until.set(id, year);
      for (const ref of variables.get(id) ?? []) ask(needFor(ref, year));
    }
  }
  return until;
}

function referencesOf({ equation, start }: LinkedVariable, linked: LinkedModel): readonly Ref[] {
  const bodies: readonly Expr[] = start?.kind === 'expression' ? [equation.body, start.body] : [equation.body];
  return bodies.flatMap((body) => refsOf(body, linked.groups));
}
