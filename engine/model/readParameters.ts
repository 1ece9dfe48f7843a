/** Reads a parameters file: every assumption with its unit, range, history, distribution, source and reasons. */
import { error, warning, type Issue, type Place } from '../issue.ts';
import { nameAmong, unit, words, type Placed } from '../plan/parts.ts';
import type { Figure, Span } from '../plan/types.ts';
import {
  childOf,
  listOf,
  number,
  oneOf,
  openYaml,
  optional,
  placed,
  record,
  required,
  type Cursor,
  type Reader,
  placeOf,
} from '../read/yaml.ts';
import { checkDistribution, distributionShape, noise } from './distribution.ts';
import { byId, figure, gradeBeside, pathSpec, range, sourceAmong, type Sources } from './parts.ts';
import { checkYears, spread } from './path.ts';
import type { Distribution, Parameter, PathSpec } from './types.ts';

/** What parameters refer to in the model file. */
export interface ParameterFrame {
  readonly years: Span;
  readonly groups: readonly string[];
  readonly sources: Sources;
}

export function readParameters(
  file: string,
  text: string,
  frame: ParameterFrame,
  log: Issue[],
): ReadonlyMap<string, Parameter> {
  const at = openYaml(file, text, log);
  const parameters = at && byId((id) => parameter(id, frame))(at, log);
  return parameters ?? new Map<string, Parameter>();
}

function parameter(id: string, frame: ParameterFrame): Reader<Parameter> {
  return (at, log) => {
    const spec = record(fieldsOf(frame, at))(at, log);
    if (!spec) return undefined;
    const before = log.length;
    const { default: given, start, distribution, grade: _, group, unit: typedUnit, ...rest } = spec;
    const values = defaults(spec.varies, given.value, start, frame.years);
    const complete: Parameter = {
      ...rest,
      id,
      group,
      unit: typedUnit.value,
      history: spec.history ?? [],
      default: values,
      place: placeOf(at),
      distribution: distribution?.value,
    };
    log.push(...checkYears(given.value, frame.years, given.place), ...check(complete, given, start, distribution, at));
    return log.length === before || log.slice(before).every((issue) => issue.severity === 'warning')
      ? withStart(complete, start)
      : undefined;
  };
}

function withStart(parameter: Parameter, start: number | undefined): Parameter {
  return start === undefined ? parameter : { ...parameter, startIsKnown: true };
}

function fieldsOf({ groups, sources }: ParameterFrame, at: Cursor) {
  const grade = gradeBeside(at);
  return {
    name: required(words, '{zh: …, en: …}'),
    group: required(nameAmong({ zh: '参数组', en: 'parameter group' }, groups)),
    unit: required(unit, "'%'"),
    varies: required(oneOf(['yearly', 'constant']), 'yearly'),
    default: required(pathSpec, '6.0'),
    start: optional(number),
    bounds: required(range, '[-20, 30]'),
    plausible: required(range, '[3, 8]'),
    history: optional(listOf(bareFigure(sources))),
    distribution: optional(placed(distributionShape)),
    noise: optional(noise),
    grade: optional(oneOf(['official', 'derived', 'assumption'])),
    source: required(sourceAmong(sources, grade), '{title: {zh: …, en: …}}'),
    why: required(words, '{zh: …, en: …}'),
  };
}

/** Past values stand on a source of their own, not on the grade of the assumption. */
function bareFigure(sources: Sources): Reader<Figure> {
  return figure(sources);
}

/** One value a model year, or one; the first given value also holds before its year. */
function defaults(
  varies: Parameter['varies'],
  given: PathSpec,
  start: number | undefined,
  years: Span,
): readonly number[] {
  if (varies === 'constant') return [typeof given === 'number' ? given : NaN];
  const first = typeof given === 'number' ? given : ([...given].sort(([a], [b]) => a - b)[0]?.[1] ?? NaN);
  const path = spread(given, new Array<number>(years.to - years.from + 1).fill(first), years);
  return start === undefined ? path : [start, ...path.slice(1)];
}

function check(
  parameter: Parameter,
  given: Placed<PathSpec>,
  start: number | undefined,
  distribution: Placed<Distribution> | undefined,
  at: Cursor,
): readonly Issue[] {
  const { varies, bounds, plausible } = parameter;
  const issues: Issue[] = [];
  const placeIn = (key: string): Place => placeOf(childOf(at, key) ?? at);
  if (varies === 'constant' && typeof given.value !== 'number')
    issues.push(error('parameter.constant-path', given.place, { found: parameter.id, fix: 'varies: yearly' }));
  if (varies === 'constant' && start !== undefined)
    issues.push(error('parameter.constant-yearly-field', placeIn('start'), { found: 'start', fix: 'varies: yearly' }));
  if (varies === 'constant' && parameter.noise)
    issues.push(error('parameter.constant-yearly-field', placeIn('noise'), { found: 'noise', fix: 'varies: yearly' }));
  if (plausible[0] < bounds[0] || plausible[1] > bounds[1])
    issues.push(
      error('parameter.plausible-beyond-bounds', placeIn('plausible'), {
        found: plausible.join(' … '),
        expected: bounds.join(' … '),
      }),
    );
  issues.push(...checkRange(parameter, centres(parameter, start), given.place));
  if (distribution)
    issues.push(
      ...checkDistribution(distribution.value, { values: centres(parameter, start), bounds }, distribution.place),
    );
  return issues;
}

/** Values that draws are centred on: a first year on record is not drawn. */
function centres(parameter: Parameter, start: number | undefined): readonly number[] {
  return [...new Set(start === undefined ? parameter.default : parameter.default.slice(1))].filter(Number.isFinite);
}

/** Values outside what is possible (error) or usual (warning), one issue of each at most. */
export function checkRange(parameter: Parameter, values: readonly number[], place: Place): readonly Issue[] {
  const outside = ([low, high]: readonly [number, number]): number | undefined =>
    values.find((value) => value < low || value > high);
  const facts = (found: number, [low, high]: readonly [number, number]) => ({
    found,
    expected: `${low} … ${high}`,
    fix: Math.min(Math.max(found, low), high),
    more: { unit: parameter.unit, name: parameter.name },
  });
  const at = { ...place, variable: parameter.id };
  const impossible = outside(parameter.bounds);
  if (impossible !== undefined) return [error('parameter.beyond-bounds', at, facts(impossible, parameter.bounds))];
  const unusual = outside(parameter.plausible);
  return unusual === undefined ? [] : [warning('parameter.unusual', at, facts(unusual, parameter.plausible))];
}
