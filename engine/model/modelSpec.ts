/** A model file as written: every field, required or optional, and nothing else. */
import { error } from '../issue.ts';
import { nameAmong, unit, words } from '../plan/parts.ts';
import type { Source } from '../plan/types.ts';
import {
  childOf,
  keysOf,
  listOf,
  mapOf,
  optional,
  placeOf,
  record,
  required,
  text,
  type Cursor,
  type Reader,
} from '../read/yaml.ts';
import { correlations } from './correlation.ts';
import { noise } from './noise.ts';
import { byId, equationOf, equations, sections, span } from './parts.ts';
import { sharedSource, sourceAmong, unreadSource, type Sources } from './sources.ts';
import { start } from './start.ts';
import type { Closure, Equation, ModelGroup, Variable } from './types.ts';

/** Looks ahead for what the rest of the file refers to, so that one wrong entry does not hide others. Logs nothing. */
export function frameOf(at: Cursor | undefined) {
  const years = childOf(at, 'years');
  const keys = (name: string): readonly string[] | undefined => {
    const child = childOf(at, name);
    return child && keysOf(child);
  };
  return {
    years: (years && span(years, [])) ?? { from: 1000, to: 9999 },
    sources: at && sourcesIn(childOf(at, 'sources')),
    blocks: keys('blocks'),
    groups: keys('parameter_groups'),
  };
}

function sourcesIn(at: Cursor | undefined): Sources {
  const unread = keysOf(at).map((key): [string, Source] => [key, unreadSource(key)]);
  return new Map([...unread, ...((at && mapOf(sharedSource)(at, [])) ?? [])]);
}

export type Frame = ReturnType<typeof frameOf>;
export type ModelSpec = NonNullable<ReturnType<ReturnType<typeof modelSpec>>>;

/** Every field of a model file. `root` is the file's own root, for what one part takes from another. */
export function modelSpec(frame: Frame, root: Cursor) {
  const variables = byId((id) => variable(id, frame, root));
  return record({
    years: required(span, '{from: 2020, to: 2035}'),
    blocks: required(sections, '{output: {zh: …, en: …}}'),
    parameter_groups: required(sections, '{growth: {zh: …, en: …}}'),
    groups: optional(byId(group)),
    sources: optional(mapOf(sharedSource)),
    variables: required(variables, '{gdp: …}'),
    closures: optional(mapOf(closure)),
    correlations: optional(correlations),
  });
}

function group(id: string): Reader<ModelGroup> {
  const shape = record({ name: required(words, '{zh: …, en: …}'), members: required(listOf(text), '[a, b]') });
  return (at, log) => {
    const value = shape(at, log);
    return value && { id, ...value, place: placeOf(at) };
  };
}

const closure: Reader<Omit<Closure, 'id'>> = record({
  name: required(words, '{zh: …, en: …}'),
  note: required(words, '{zh: …, en: …}'),
  equations: required(equations, '{growth: growth[t] = …}'),
});

function variable(id: string, frame: Frame, root: Cursor): Reader<Variable> {
  const read = record({
    name: required(words, '{zh: …, en: …}'),
    block: required(nameAmong({ zh: '模块', en: 'block' }, frame.blocks)),
    unit: required(unit, "'%'"),
    equation: optional(equationOf(id)),
    start: optional(start(id, frame.sources)),
    noise: optional(noise),
    source: required(sourceAmong(frame.sources), '{grade: assumption, title: …}'),
    note: optional(words),
  });
  return (at, log) => {
    const spec = read(at, log);
    if (!spec) return undefined;
    const equation = spec.equation ?? firstInClosures(id, root);
    if (equation) return { id, ...spec, unit: spec.unit.value, equation, place: placeOf(at) };
    log.push(error('read.missing-field', placeOf(at), { expected: 'equation', fix: `equation: ${id}[t] = …` }));
    return undefined;
  };
}

/** A variable without an equation of its own takes the first closure's; reading the closures reports their faults. */
function firstInClosures(id: string, root: Cursor): Equation | undefined {
  const closures = childOf(root, 'closures');
  for (const key of keysOf(closures)) {
    const at = childOf(childOf(childOf(closures, key), 'equations'), id);
    const equation = at && equationOf(id)(at, []);
    if (equation) return equation;
  }
  return undefined;
}
