/** Everything that has a name in one linking, with the equation in force for each. */
import { error, type Issue, type Place, type Text } from '../issue.ts';
import type { Figure, Span } from '../plan/types.ts';
import { unknownEquation } from './checkModel.ts';
import { withSpread } from './spreads.ts';
import type { Equation, Model, ModelGroup, Noise, Parameter, Scenario, Start, Variable } from './types.ts';

/** A variable, or a yearly parameter that an equation has made endogenous. */
export interface Definition {
  readonly id: string;
  readonly name: Text;
  readonly unit: string;
  readonly equation: Equation;
  readonly start?: Start;
  readonly noise?: Noise;
}

export interface Table {
  readonly years: Span;
  /** In order of declaration: the model's, then what a closure made endogenous, then extra ones. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Parameters that no equation defines. */
  readonly exogenous: ReadonlyMap<string, Parameter>;
  readonly groups: ReadonlyMap<string, ModelGroup>;
}

export function tableOf(model: Model, scenario: Scenario, extra: readonly Variable[], log: Issue[]): Table {
  const definitions = new Map<string, Definition>(model.variables);
  const closure = model.closures.find(({ id }) => id === scenario.closure);
  for (const equation of [...(closure?.equations ?? []), ...scenario.equations])
    redefine(equation, model, definitions, log);
  for (const variable of extra) addExtra(variable, model, scenario, definitions, log);
  const free = [...model.parameters].filter(([id]) => !definitions.has(id));
  const exogenous = new Map(free.map(([id, one]) => [id, withSpread(one, scenario.distributions?.get(id))]));
  return {
    years: model.years,
    definitions,
    exogenous,
    groups: new Map(model.groups.map((group) => [group.id, group])),
  };
}

function redefine(equation: Equation, model: Model, definitions: Map<string, Definition>, log: Issue[]): void {
  const before = definitions.get(equation.of);
  const parameter = model.parameters.get(equation.of);
  if (before) definitions.set(equation.of, { ...before, equation });
  else if (parameter?.varies === 'yearly') definitions.set(equation.of, made(parameter, equation, model));
  else log.push(unknownEquation(equation, model));
}

/** A parameter with an equation: its first year stays what the file says. */
function made(parameter: Parameter, equation: Equation, model: Model): Definition {
  const { id, name, unit, noise, source } = parameter;
  const value = parameter.default[0] ?? NaN;
  const figure: Figure = { value, text: String(value), span: { from: model.years.from, to: model.years.from }, source };
  return { id, name, unit, equation, start: { kind: 'figure', figure }, ...(noise && { noise }) };
}

/** A formula from outside the model: a new variable, or another equation for one that is there. */
function addExtra(
  variable: Variable,
  model: Model,
  scenario: Scenario,
  definitions: Map<string, Definition>,
  log: Issue[],
): void {
  const { id, equation } = variable;
  const parameter = model.parameters.get(id);
  const place: Place = {
    ...variable.place,
    ...equation.place,
    equation: equation.text,
    span: [0, id.length],
    variable: id,
  };
  if (model.groups.some((group) => group.id === id)) log.push(error('model.name-twice', place, { found: id }));
  else if (parameter?.varies === 'constant') log.push(error('model.equation-of-constant', place, { found: id }));
  else if (parameter) {
    const set = scenario.given?.get(id);
    if (set)
      log.push(error('scenario.set-endogenous', set, { found: id, more: { closure: '', name: parameter.name } }));
    definitions.set(id, made(parameter, equation, model));
  } else definitions.set(id, overlay(definitions.get(id), variable));
}

function overlay(before: Definition | undefined, variable: Variable): Definition {
  if (!before) return variable;
  return {
    ...before,
    equation: variable.equation,
    ...(variable.unit !== '' && { unit: variable.unit }),
    ...(variable.start && { start: variable.start }),
  };
}
