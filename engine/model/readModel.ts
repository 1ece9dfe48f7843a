/**
 * Reads a model: the file of variables, closures and groups together with its file of parameters. Either the whole
 * model comes back, or every issue of both files. Whether the equations fit together is found when it is linked.
 */
import { error, hasErrors, type Issue, type Place, type Reading } from '../issue.ts';
import { nameAmong, unit, words, type Placed } from '../plan/parts.ts';
import type { Source } from '../plan/types.ts';
import { nearest } from '../read/nearest.ts';
import {
  childOf,
  keysOf,
  listOf,
  mapOf,
  number,
  openYaml,
  optional,
  placed,
  record,
  required,
  scalarOr,
  text,
  type Cursor,
  type Reader,
  placeOf,
} from '../read/yaml.ts';
import { noise } from './distribution.ts';
import {
  byId,
  equationOf,
  equations,
  expressionOf,
  figure,
  sections,
  sharedSource,
  sourceAmong,
  span,
  type Sources,
} from './parts.ts';
import { readParameters } from './readParameters.ts';
import type { Closure, Equation, Model, ModelGroup, Parameter, Start, Variable } from './types.ts';

export interface TextFile {
  readonly file: string;
  readonly text: string;
}

export function readModel(model: TextFile, parameters: TextFile): Reading<Model> {
  const log: Issue[] = [];
  const at = openYaml(model.file, model.text, log);
  const frame = frameOf(at);
  const spec = at && record(fieldsOf(frame, at))(at, log);
  const read = readParameters(parameters.file, parameters.text, frame, log);
  if (!spec || hasErrors(log)) return { ok: false, issues: log };
  const complete = assemble(spec, read);
  log.push(...checkModel(complete));
  return hasErrors(log) ? { ok: false, issues: log } : { ok: true, value: complete, issues: log };
}

/** Looks ahead for what the rest of the file refers to, so that one wrong entry does not hide others. Logs nothing. */
function frameOf(at: Cursor | undefined) {
  const years = childOf(at, 'years');
  return {
    years: (years && span(years, [])) ?? { from: 1000, to: 9999 },
    sources: sourcesIn(childOf(at, 'sources')),
    blocks: keysOf(childOf(at, 'blocks')),
    groups: keysOf(childOf(at, 'parameter_groups')),
  };
}

/** A source that cannot be read is reported where it stands; those who cite it are not at fault. */
function sourcesIn(at: Cursor | undefined): Sources {
  const unread = keysOf(at).map((key): [string, Source] => {
    return [key, { grade: 'assumption', title: { zh: key, en: key } }];
  });
  return new Map([...unread, ...((at && mapOf(sharedSource)(at, [])) ?? [])]);
}

type Frame = ReturnType<typeof frameOf>;
type Spec = NonNullable<ReturnType<ReturnType<typeof record<ReturnType<typeof fieldsOf>>>>>;

function fieldsOf(frame: Frame, at: Cursor) {
  return {
    years: required(span, '{from: 2020, to: 2035}'),
    blocks: required(sections, '{output: {zh: …, en: …}}'),
    parameter_groups: required(sections, '{growth: {zh: …, en: …}}'),
    groups: optional(byId(group)),
    sources: optional(mapOf(sharedSource)),
    variables: required(
      byId((id) => variable(id, frame, at)),
      '{gdp: …}',
    ),
    closures: optional(mapOf(closure)),
    correlations: optional(listOf(placed(correlation))),
  };
}

function group(id: string): Reader<ModelGroup & { readonly place: Place }> {
  return (at, log) => {
    const value = record({ name: required(words, '{zh: …, en: …}'), members: required(listOf(text), '[a, b]') })(
      at,
      log,
    );
    return value && { id, ...value, place: placeOf(at) };
  };
}

const closure: Reader<Omit<Closure, 'id'>> = record({
  name: required(words, '{zh: …, en: …}'),
  note: required(words, '{zh: …, en: …}'),
  equations: required(equations, '{growth: growth[t] = …}'),
});

const correlation = record({
  a: required(text, 'growth'),
  b: required(text, 'inflation'),
  rank: required(number, '0.2'),
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

/** `none`, a printed figure, or an expression over first-year values. */
function start(id: string, sources: Sources): Reader<Start> {
  const printedStart = figure(sources);
  const computed = record({ expression: required(expressionOf(id)), source: required(sourceAmong(sources), '…') });
  const full: Reader<Start> = (at, log) => {
    if (childOf(at, 'expression')) {
      const value = computed(at, log);
      return value && { kind: 'expression', ...value.expression, source: value.source };
    }
    const value = printedStart(at, log);
    return value && { kind: 'figure', figure: value };
  };
  const none: Reader<Start> = (at, log) => {
    if (text(at, []) === 'none') return { kind: 'none' };
    log.push(
      error('read.wrong-kind', placeOf(at), {
        found: text(at, []) ?? '',
        expected: 'none / {value, year, source} / {expression, source}',
        fix: 'none',
      }),
    );
    return undefined;
  };
  return scalarOr(none, full);
}

function assemble(
  spec: Spec,
  parameters: ReadonlyMap<string, Parameter>,
): Model & { readonly groupPlaces: ReadonlyMap<string, Place> } {
  const groups = [...(spec.groups ?? new Map<string, ModelGroup & { place: Place }>()).values()];
  const closures = [...(spec.closures ?? [])].map(([id, rest]) => ({ id, ...rest }));
  return {
    years: spec.years,
    blocks: spec.blocks,
    parameterGroups: spec.parameter_groups,
    groups: groups.map(({ place: _, ...rest }) => rest),
    groupPlaces: new Map(groups.map(({ id, place }) => [id, place])),
    variables: spec.variables,
    parameters,
    closures: closures.length > 0 ? closures : [plainClosure],
    correlations: (spec.correlations ?? []).map(({ value, place }) => ({ ...value, place })),
  };
}

/** A model without closures has this one, which changes nothing. */
const plainClosure: Closure = {
  id: 'standard',
  name: { zh: '标准', en: 'Standard' },
  note: { zh: '方程如模型所写。', en: 'Equations as the model has them.' },
  equations: [],
};

function checkModel(model: ReturnType<typeof assemble>): readonly Issue[] {
  const series = [
    ...model.variables.keys(),
    ...[...model.parameters.values()].filter(({ varies }) => varies === 'yearly').map(({ id }) => id),
  ];
  return [
    ...checkNames(model),
    ...checkGroups(model, series),
    ...checkClosures(model, series),
    ...checkCorrelations(model),
  ];
}

function checkNames(model: ReturnType<typeof assemble>): readonly Issue[] {
  const clash = (
    ids: Iterable<string>,
    taken: { has(id: string): boolean },
    where: (id: string) => Place | undefined,
  ): readonly Issue[] =>
    [...ids].filter((id) => taken.has(id)).map((id) => error('model.name-twice', where(id) ?? {}, { found: id }));
  return [
    ...clash(model.parameters.keys(), model.variables, (id) => model.parameters.get(id)?.place),
    ...clash(model.groupPlaces.keys(), new Set([...model.variables.keys(), ...model.parameters.keys()]), (id) =>
      model.groupPlaces.get(id),
    ),
  ];
}

function checkGroups(model: ReturnType<typeof assemble>, series: readonly string[]): readonly Issue[] {
  return model.groups.flatMap(({ id, members }) => {
    const place = model.groupPlaces.get(id) ?? {};
    const unknown = members.filter((member) => !series.includes(member));
    const issues = unknown.map((member) =>
      error('model.unknown-name', place, { found: member, fix: nearest(member, series) ?? '', more: { where: id } }),
    );
    const twice = members.filter((member, i) => members.indexOf(member) !== i);
    return [
      ...issues,
      ...twice.map((member) => error('read.duplicate', place, { found: member })),
      ...(members.length === 0 ? [error('model.empty-group', place, { found: id })] : []),
    ];
  });
}

function checkClosures(model: Model, series: readonly string[]): readonly Issue[] {
  return model.closures.flatMap(({ equations: list }) =>
    list.filter(({ of }) => !series.includes(of)).map((equation) => unknownEquation(equation, model, series)),
  );
}

/** An equation that would redefine a name which is no variable or yearly parameter. */
export function unknownEquation(
  { of, text: equation, place }: Equation,
  model: Model,
  series: readonly string[],
): Issue {
  const at = { ...place, equation, span: [0, of.length] as const };
  if (model.parameters.has(of)) return error('model.equation-of-constant', at, { found: of });
  return error('model.unknown-name', at, { found: of, fix: nearest(of, series) ?? '' });
}

function checkCorrelations(model: Model): readonly Issue[] {
  const names = [...model.parameters.keys()];
  const seen = new Set<string>();
  return model.correlations.flatMap(({ a, b, rank, place }) => {
    const unknown = [a, b].filter((id) => !model.parameters.has(id));
    const issues: Issue[] = unknown.map((id) =>
      error('model.unknown-name', place, { found: id, fix: nearest(id, names) ?? '' }),
    );
    const pair = [a, b].sort().join('~');
    if (a === b) issues.push(error('correlation.with-itself', place, { found: a }));
    else if (seen.has(pair)) issues.push(error('read.duplicate', place, { found: `${a}, ${b}` }));
    if (Math.abs(rank) > 1) issues.push(error('correlation.rank', place, { found: rank, expected: '-1 … 1' }));
    const fixed = [a, b].filter((id) => model.parameters.has(id) && !model.parameters.get(id)?.distribution);
    issues.push(...fixed.map((id) => error('correlation.no-distribution', place, { found: id })));
    seen.add(pair);
    return issues;
  });
}

export type { Placed };
