/** Reads a parameters file: every assumption with its unit, range, history, distribution, source and reasons. */
import { hasErrors, type Issue, type Place } from '../issue.ts';
import { nameAmong, unit, words } from '../plan/parts.ts';
import type { Figure, Span } from '../plan/types.ts';
import {
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
import { checkParameter } from './checkParameter.ts';
import { distributionShape } from './distribution.ts';
import { noise } from './noise.ts';
import { byId, pathSpec, range } from './parts.ts';
import { checkYears, spread } from './path.ts';
import { figure, gradeBeside, sourceAmong, type Sources } from './sources.ts';
import type { Parameter, PathSpec } from './types.ts';

/** What parameters refer to in the model file. */
export interface ParameterFrame {
  readonly years: Span;
  /** Absent where the model file could not be read: then any name passes. */
  readonly groups?: readonly string[];
  readonly sources?: Sources;
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
    const complete = completeParameter(id, spec, frame.years, placeOf(at));
    const given = spec.default;
    const issues = [...checkYears(given.value, frame.years, given.place), ...checkParameter(complete, spec, at)];
    log.push(...issues);
    return hasErrors(issues) ? undefined : complete;
  };
}

type Spec = NonNullable<ReturnType<ReturnType<typeof record<ReturnType<typeof fieldsOf>>>>>;

function completeParameter(id: string, spec: Spec, years: Span, place: Place): Parameter {
  const { name, group, varies, bounds, plausible, source, why } = spec;
  return {
    ...{ id, name, group, varies, bounds, plausible, source, why, place },
    unit: spec.unit.value,
    default: defaults(varies, spec.default.value, spec.start, years),
    history: spec.history ?? [],
    ...(spec.start !== undefined && { startIsKnown: true }),
    ...(spec.distribution && { distribution: spec.distribution.value }),
    ...(spec.noise && { noise: spec.noise }),
  };
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
function bareFigure(sources: Sources | undefined): Reader<Figure> {
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
