/**
 * A scenario with its parents folded in: closure, value in force for every parameter, how it is spread, shocks, equations
 * and targets, with a page's or a command's overrides on top. Everything that does not fit the model or the plan is an issue.
 */
import { error, hasErrors, type Issue, type Place, type Reading } from '../issue.ts';
import type { Plan } from '../plan/types.ts';
import { nearest } from '../read/nearest.ts';
import { checkYears, spread } from './path.ts';
import { seriesOf, unknownEquation } from './checkModel.ts';
import { checkRange } from './checkParameter.ts';
import { unknownParameter } from './checkSet.ts';
import { checkShock } from './checkShock.ts';
import { spreadsAfter, type OwnSpreads, type Spreads } from './spreads.ts';
import type {
  Closure,
  Equation,
  Model,
  Overrides,
  Parameter,
  PathSpec,
  Scenario,
  ScenarioSpec,
  Shock,
} from './types.ts';

/** What a scenario is resolved against; a plan folder is one. */
export interface ScenarioHome {
  readonly id: string;
  readonly plan: Plan;
  readonly model?: Model;
  readonly scenarios: ReadonlyMap<string, ScenarioSpec>;
  readonly unreadable?: ReadonlyMap<string, string>;
}

/** The date on which the plan was published; any fixed number would do. */
export const defaultSeed = 20210420;

/** A scenario or the overrides, as one layer on top of those before it. */
type Layer = Overrides & OwnSpreads & { readonly places?: ReadonlyMap<string, Place>; readonly place: Place };

export function resolveScenario(home: ScenarioHome, id: string, overrides: Overrides = {}): Reading<Scenario> {
  const log: Issue[] = [];
  const lineage = lineageOf(home, id, log);
  const own = lineage.at(-1);
  if (!home.model) log.push(error('scenario.no-model', {}, { found: home.id, fix: `${home.id}/model.yaml` }));
  if (!home.model || !own || hasErrors(log)) return { ok: false, issues: log };
  const layers: readonly Layer[] = [...lineage, { ...overrides, place: {} }];
  const folded = fold(home.model, home.plan, layers, log);
  if (hasErrors(log)) return { ok: false, issues: log };
  return { ok: true, value: { id, name: own.name, lineage, ...folded }, issues: log };
}

/** From the oldest ancestor to the scenario itself. */
function lineageOf(home: ScenarioHome, id: string, log: Issue[]): readonly ScenarioSpec[] {
  const chain: ScenarioSpec[] = [];
  for (let next: string | undefined = id; next !== undefined; next = chain.at(-1)?.extends) {
    const asker = chain.at(-1);
    const place = asker ? (asker.places?.get('extends') ?? asker.place) : {};
    const spec = home.scenarios.get(next);
    const issue = spec ? loopIssue(spec, chain, place) : unknownScenario(next, home, place);
    if (issue) log.push(issue);
    if (!spec || issue) return [];
    chain.push(spec);
  }
  return chain.reverse();
}

function loopIssue(spec: ScenarioSpec, chain: readonly ScenarioSpec[], place: Place): Issue | undefined {
  const start = chain.indexOf(spec);
  if (start < 0) return undefined;
  const found = [...chain.slice(start), spec].map(({ id }) => id).join(' → ');
  return error('scenario.extends-loop', place, { found });
}

function unknownScenario(found: string, home: ScenarioHome, place: Place): Issue {
  const file = home.unreadable?.get(found);
  if (file !== undefined) return error('scenario.unreadable', place, { found, fix: file });
  const names = [...home.scenarios.keys()];
  return error('scenario.unknown', place, { found, expected: names.join(', '), fix: nearest(found, names) ?? '' });
}

function fold(
  model: Model,
  plan: Plan,
  layers: readonly Layer[],
  log: Issue[],
): Omit<Scenario, 'id' | 'name' | 'lineage'> {
  const equations = new Map<string, Equation>();
  const targets = new Map<string, number>();
  const shocks: Shock[] = [];
  const values = new Map([...model.parameters].map(([id, parameter]) => [id, parameter.default]));
  const given = new Map<string, Place>();
  let closure = model.closures[0];
  let seed = defaultSeed;
  let spreads: Spreads = { distributions: new Map(), correlations: model.correlations };
  for (const layer of layers) {
    closure = closureOf(layer, model, closure, log);
    for (const equation of layer.equations ?? []) addEquation(equation, model, equations, log);
    const fixed = endogenous(closure, equations);
    setValues(layer, model, fixed, values, given, log);
    spreads = spreadsAfter(spreads, layer, { model, values, fixed }, log);
    for (const shock of layer.shocks ?? []) if (fits(shock, model, log)) shocks.push(shock);
    setTargets(layer, plan, targets, log);
    seed = layer.seed ?? seed;
  }
  // What a parent set under another closure is not an assumption any more.
  for (const id of endogenous(closure, equations).keys()) given.delete(id);
  const ids = { closure: closure?.id ?? '', seed, given };
  return { ...ids, ...spreads, values, shocks, equations: [...equations.values()], targets };
}

/** Equation by the id that it defines: the closure's, then the scenario's own. */
function endogenous(closure: Closure | undefined, own: ReadonlyMap<string, Equation>): ReadonlyMap<string, string> {
  const byClosure = (closure?.equations ?? []).map(({ of }) => [of, closure?.id ?? ''] as const);
  return new Map([...byClosure, ...[...own.keys()].map((id) => [id, ''] as const)]);
}

function closureOf(layer: Layer, model: Model, before: Closure | undefined, log: Issue[]): Closure | undefined {
  if (layer.closure === undefined) return before;
  const found = model.closures.find(({ id }) => id === layer.closure);
  const names = model.closures.map(({ id }) => id);
  const place = placeOf(layer, 'closure');
  if (!found)
    log.push(
      error('scenario.unknown-closure', place, {
        found: layer.closure,
        expected: names.join(', '),
        fix: nearest(layer.closure, names) ?? '',
      }),
    );
  return found ?? before;
}

function placeOf(layer: Layer, path: string): Place {
  return layer.places?.get(path) ?? { ...layer.place, path };
}

function addEquation(equation: Equation, model: Model, equations: Map<string, Equation>, log: Issue[]): void {
  if (seriesOf(model).includes(equation.of)) equations.set(equation.of, equation);
  else log.push(unknownEquation(equation, model));
}

function setValues(
  layer: Layer,
  model: Model,
  fixed: ReadonlyMap<string, string>,
  values: Map<string, readonly number[]>,
  given: Map<string, Place>,
  log: Issue[],
): void {
  for (const [id, path] of layer.set ?? []) {
    const place = { ...placeOf(layer, `set.${id}`), variable: id };
    const parameter = model.parameters.get(id);
    const closure = fixed.get(id);
    if (!parameter) log.push(unknownParameter(id, model, place));
    else if (closure !== undefined)
      log.push(error('scenario.set-endogenous', place, { found: id, more: { closure, name: parameter.name } }));
    else {
      log.push(...checkValue(parameter, path, model, place));
      values.set(id, spread(path, values.get(id) ?? parameter.default, model.years, parameter.startIsKnown));
      given.set(id, place);
    }
  }
}

function checkValue(parameter: Parameter, path: PathSpec, model: Model, place: Place): readonly Issue[] {
  if (parameter.varies === 'constant' && typeof path !== 'number')
    return [error('parameter.constant-path', place, { found: parameter.id, fix: 'varies: yearly' })];
  const typed = typeof path === 'number' ? [path] : [...path.values()];
  const broken = typed.filter((value) => !Number.isFinite(value));
  if (broken.length > 0)
    return [error('path.unreadable', place, { found: String(broken[0]), fix: parameter.default[0] ?? 0 })];
  return [...checkYears(path, model.years, place), ...checkRange(parameter, typed, place)];
}

function fits(shock: Shock, model: Model, log: Issue[]): boolean {
  const issues: Issue[] = [...checkShock(shock)];
  const series = seriesOf(model);
  const place = { ...shock.place, variable: shock.on };
  if (model.parameters.get(shock.on)?.varies === 'constant')
    issues.push(error('shock.on-constant', place, { found: shock.on }));
  else if (!series.includes(shock.on))
    issues.push(error('model.unknown-name', place, { found: shock.on, fix: nearest(shock.on, series) ?? '' }));
  const years = new Map([shock.span.from, shock.span.to].map((year) => [year, 0]));
  issues.push(...checkYears(years, model.years, place));
  log.push(...issues);
  return issues.length === 0;
}

function setTargets(layer: Layer, plan: Plan, targets: Map<string, number>, log: Issue[]): void {
  const ids = [...plan.indicators, ...plan.textTargets].map(({ id }) => id);
  for (const [id, value] of layer.targets ?? []) {
    if (ids.includes(id)) targets.set(id, value);
    else
      log.push(
        error('scenario.unknown-target', placeOf(layer, `targets.${id}`), {
          found: id,
          expected: ids.join(', '),
          fix: nearest(id, ids) ?? '',
        }),
      );
  }
}
