/**
 * Which names a name is computed from: by the equations in force (closure, scenario, notebook). Lags count here, since
 * what lies in the past is needed too; only a dependence within one year can be a cycle.
 */
import type { PlanFolder } from '../../model/folder.ts';
import { usesOf } from '../../model/uses.ts';
import type { Equation, Expr, Start } from '../../model/types.ts';
import type { Additions } from '../kinds/kind.ts';

export interface NameUses {
  /** In the same year. */
  readonly now: readonly string[];
  /** In any year, as constants, or at the start. */
  readonly all: readonly string[];
}

export type NameGraph = ReadonlyMap<string, NameUses>;

interface Rule {
  readonly equation: Equation;
  readonly start?: Start;
}

/** All names that have an equation; the notebook's come last and replace the model's. */
export function nameGraph(home: PlanFolder, scenario: string, closure: string | undefined, adds: Additions): NameGraph {
  const { model } = home;
  if (!model) return new Map();
  const rules = new Map<string, Rule>([...model.variables].map(([id, variable]) => [id, variable]));
  const replace = (equation: Equation): unknown => rules.set(equation.of, { ...rules.get(equation.of), equation });
  const lineage = lineageOf(home, scenario);
  const closed = closure ?? lineage.findLast((spec) => spec.closure !== undefined)?.closure ?? model.closures[0]?.id;
  for (const equation of model.closures.find(({ id }) => id === closed)?.equations ?? []) replace(equation);
  for (const spec of lineage) for (const equation of spec.equations) replace(equation);
  for (const equation of adds.equations ?? []) replace(equation);
  for (const variable of adds.variables ?? []) rules.set(variable.id, variable);
  return new Map([...rules].map(([id, rule]) => [id, usesOfRule(rule, home)]));
}

/** From the oldest ancestor on; a loop of parents ends the list, and is reported when the scenario is resolved. */
function lineageOf({ scenarios }: PlanFolder, id: string) {
  const chain = [];
  const seen = new Set<string>();
  for (let next: string | undefined = id; next !== undefined && !seen.has(next);) {
    seen.add(next);
    const spec = scenarios.get(next);
    if (!spec) break;
    chain.unshift(spec);
    next = spec.extends;
  }
  return chain;
}

const known = new WeakMap<Expr, NameUses>();

function usesOfRule({ equation, start }: Rule, { model }: PlanFolder): NameUses {
  const body = usesOfExpr(equation.body, model?.groups ?? []);
  if (start?.kind !== 'expression') return body;
  return { now: body.now, all: [...body.all, ...usesOfExpr(start.body, model?.groups ?? []).all] };
}

function usesOfExpr(expr: Expr, groups: Parameters<typeof usesOf>[1]): NameUses {
  const before = known.get(expr);
  if (before) return before;
  const { now, before: earlier, at, constants } = usesOf(expr, groups);
  const uses = { now, all: [...now, ...earlier, ...at, ...constants] };
  known.set(expr, uses);
  return uses;
}

/** Everything that the names are computed from, themselves included. */
export function upstreamOf(names: Iterable<string>, graph: NameGraph): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    open.push(...(graph.get(name)?.all ?? []));
  }
  return reached;
}

/** A way from the name back to itself within one year, or undefined. The shortest, first in order of mention. */
export function loopThrough(name: string, graph: NameGraph): readonly string[] | undefined {
  const from = new Map<string, string>();
  const queue = [name];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const next of graph.get(at)?.now ?? []) {
      if (next === name) return pathTo(at, name, from);
      if (from.has(next)) continue;
      from.set(next, at);
      queue.push(next);
    }
  }
  return undefined;
}

function pathTo(end: string, start: string, from: ReadonlyMap<string, string>): readonly string[] {
  const path = [start];
  for (let at: string | undefined = end; at !== undefined && at !== start; at = from.get(at)) path.unshift(at);
  return [start, ...path];
}
