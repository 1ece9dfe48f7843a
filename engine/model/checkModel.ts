/** Whether the parts of a model fit each other by name: groups, closures, correlations, ids used once. */
import { error, type Issue, type Place } from '../issue.ts';
import { nearest } from '../read/nearest.ts';
import type { Correlation, Equation, Model, Parameter } from './types.ts';

export function checkModel(model: Model): readonly Issue[] {
  return [
    ...checkIds(model),
    ...checkGroups(model),
    ...checkClosures(model),
    ...checkCorrelations(model.correlations, model.parameters),
  ];
}

/** Ids that have a value for each year: variables and yearly parameters. */
export function seriesOf(model: Model): readonly string[] {
  const yearly = [...model.parameters.values()].filter(({ varies }) => varies === 'yearly');
  return [...model.variables.keys(), ...yearly.map(({ id }) => id)];
}

function unknownName(found: string, names: Iterable<string>, place: Place): Issue {
  return error('model.unknown-name', place, { found, fix: nearest(found, names) ?? '' });
}

function checkIds({ variables, parameters, groups }: Model): readonly Issue[] {
  const things = [...parameters.values()].filter(({ id }) => variables.has(id));
  const sets = groups.filter(({ id }) => variables.has(id) || parameters.has(id));
  return [...things, ...sets].map(({ id, place }) => error('model.name-twice', place ?? {}, { found: id }));
}

function checkGroups(model: Model): readonly Issue[] {
  const series = seriesOf(model);
  return model.groups.flatMap(({ id, members, place = {} }) => [
    ...members.filter((member) => !series.includes(member)).map((member) => unknownName(member, series, place)),
    ...members
      .filter((member, i) => members.indexOf(member) !== i)
      .map((member) => error('read.duplicate', place, { found: member })),
    ...(members.length === 0 ? [error('model.empty-group', place, { found: id })] : []),
  ]);
}

function checkClosures(model: Model): readonly Issue[] {
  const series = seriesOf(model);
  const equations = model.closures.flatMap((closure) => closure.equations);
  return equations.filter(({ of }) => !series.includes(of)).map((equation) => unknownEquation(equation, model));
}

/** An equation that would redefine a name which is no variable or yearly parameter. */
export function unknownEquation({ of, text: equation, place }: Equation, model: Model): Issue {
  const at = { ...place, equation, span: [0, of.length] as const };
  if (model.parameters.has(of)) return error('model.equation-of-constant', at, { found: of });
  return unknownName(of, seriesOf(model), at);
}

/** The two names of a correlation, whichever is written first. */
export function pairOf({ a, b }: Correlation): string {
  return [a, b].sort().join(', ');
}

export function checkCorrelations(
  correlations: readonly Correlation[],
  parameters: ReadonlyMap<string, Parameter>,
): readonly Issue[] {
  const pairs = correlations.map(pairOf);
  return correlations.flatMap(({ a, b, rank, place }, i) => [
    ...[a, b].flatMap((id) => {
      const parameter = parameters.get(id);
      if (!parameter) return [unknownName(id, parameters.keys(), place)];
      return parameter.distribution ? [] : [error('correlation.no-distribution', place, { found: id })];
    }),
    ...(a === b ? [error('correlation.with-itself', place, { found: a })] : []),
    ...(pairs.indexOf(pairs[i] ?? '') < i ? [error('read.duplicate', place, { found: pairs[i] ?? '' })] : []),
    ...(Math.abs(rank) > 1 ? [error('correlation.rank', place, { found: rank, expected: '-1 … 1' })] : []),
  ]);
}
