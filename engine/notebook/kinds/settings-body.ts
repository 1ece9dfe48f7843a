/**
 * Bodies that set assumptions: a parameter a line, each a number, a path by year, or a new parameter of the notebook. A
 * line without a value shows the parameter as the scenario has it.
 */
import { isMap, isScalar } from 'yaml';
import { error, warning, type Issue, type Text } from '../../issue.ts';
import { checkYears, parsePath } from '../../model/path.ts';
import { checkRange } from '../../model/checkParameter.ts';
import type { Parameter, PathSpec } from '../../model/types.ts';
import type { PlanFolder } from '../../model/folder.ts';
import { parseUnit } from '../../plan/unit.ts';
import { unitName } from '../../plan/unitName.ts';
import { pathSpec, range } from '../../model/parts.ts';
import {
  bilingual,
  childOf,
  keysOf,
  number,
  optional,
  record,
  required,
  scalarOr,
  text,
  type Cursor,
  type Reader,
} from '../../read/yaml.ts';
import { type Placed } from './body.ts';
import type { Named, Names } from './kind.ts';

export interface SettingLine {
  readonly id: string;
  readonly name: Named;
  /** Absent where there is none, and where it cannot be read. */
  readonly value?: Placed<PathSpec>;
  /** Written with a per-cent sign: whether that is right depends on the parameter's unit. */
  readonly percent?: Placed<string>;
  /** Nothing stands after the name. */
  readonly shown?: true;
  /** Where it makes a parameter that the model does not have. */
  readonly makes?: NewParameter;
}

export interface NewParameter {
  readonly unit: string;
  readonly name: Text;
  readonly bounds?: readonly [number, number];
  readonly plausible?: readonly [number, number];
  readonly why?: Text;
}

/** Words in one language stand for both: a notebook is written in one. */
export const oneOrBoth: Reader<Text> = (at, log) => {
  const value = scalarOr(text, bilingual)(at, log);
  return typeof value === 'string' ? { zh: value, en: value } : value;
};

const made = record({
  value: required(pathSpec, '6.0'),
  unit: required(text, "'%'"),
  name: optional(oneOrBoth),
  bounds: optional(range),
  plausible: optional(range),
  why: optional(oneOrBoth),
});

/** A line that cannot be read is an issue and leaves the other lines standing. */
export function settingLines(allowNew: boolean): Reader<readonly SettingLine[]> {
  return (at, log) => {
    if (!isMap(at.node)) {
      log.push(error('notebook.settings-shape', at.place, { fix: 'growth: 6.0' }));
      return undefined;
    }
    if (keysOf(at).length === 0) log.push(warning('notebook.cell-empty', { line: 1 }, { fix: 'growth: 6.0' }));
    return keysOf(at).flatMap((id) => {
      const child = childOf(at, id);
      return child ? [settingLine(id, child, allowNew, log)] : [];
    });
  };
}

function settingLine(id: string, at: Cursor, allowNew: boolean, log: Issue[]): SettingLine {
  const place = at.key ?? at.place;
  const named = (space: Named['space']): Named => ({ space, name: id, place });
  if (allowNew && isMap(at.node) && keysOf(at).includes('value')) {
    const spec = made(at, log);
    if (!spec) return { id, name: named('series') };
    const { value, name, ...rest } = spec;
    log.push(...parseUnit(spec.unit).issues.map((issue) => ({ ...issue, place })));
    return { id, name: named('series'), value, makes: { ...rest, name: name ?? { zh: id, en: id } } };
  }
  if (at.node === null || (isScalar(at.node) && at.node.value === null))
    return { id, name: named('setting'), shown: true };
  const percent = isScalar(at.node) ? PERCENT.exec(String(at.node.value))?.[0] : undefined;
  if (percent !== undefined) return { id, name: named('setting'), percent: { value: percent, place: at.place } };
  const value = isMap(at.node) ? pathSpec(at, log) : typed(at, log);
  return { id, name: named('setting'), ...(value && { value: { ...value, place } }) };
}

const PERCENT = /^[-+]?[0-9]+(?:\.[0-9]+)?\s*[%％]$/;

/** The number without its sign where the parameter is in per cent, its hundredth where it is a share. */
function withoutPercent({ value: found, place }: Placed<string>, { unit }: Parameter): Issue {
  const number = parseFloat(found);
  const fix = unit === '%' ? number : unit === '1' ? number / 100 : '';
  return error('notebook.percent-typed', place, { found, expected: unitName(unit), fix });
}

/** A number, or a path on one line as on the command line: `2021:6,2023:5.5`. */
function typed(at: Cursor, log: Issue[]): Placed<PathSpec> | undefined {
  if (isScalar(at.node) && typeof at.node.value === 'number') {
    const value = number(at, log);
    return value === undefined ? undefined : { value, place: at.place };
  }
  const path = parsePath(isScalar(at.node) ? String(at.node.source ?? at.node.value ?? '') : '');
  if (path.ok) return { value: path.value, place: at.place };
  log.push(...path.issues.map((issue) => ({ ...issue, place: { ...at.place, ...issue.place } })));
  return undefined;
}

/** Bounds (error), the usual range (warning), years, and whether it varies by year at all. */
export function checkLines(lines: readonly SettingLine[], { model }: PlanFolder): readonly Issue[] {
  if (!model) return [];
  return lines.flatMap(({ id, value: written, makes, percent }) => {
    const parameter = model.parameters.get(id);
    if (parameter && percent) return [withoutPercent(percent, parameter)];
    if (makes || !parameter || !written) return [];
    const { value, place } = written;
    const at = { ...place, variable: id };
    if (parameter.varies === 'constant' && typeof value !== 'number')
      return [error('notebook.constant-path', at, { found: id })];
    const numbers = typeof value === 'number' ? [value] : [...value.values()];
    return [...checkYears(value, model.years, at), ...checkRange(parameter, numbers, at)];
  });
}

/** What lines of settings make and need: a line that only shows a parameter makes nothing, and changes with its value. */
export function settingNames(lines: readonly SettingLine[]): Names {
  const known = lines.filter(({ name }) => name.space === 'setting');
  return {
    defines: lines.filter(({ shown }) => !shown).map(({ name }) => name),
    needs: known.map(({ id, name: { place }, shown }) => ({
      space: 'series',
      name: id,
      role: shown ? 'value' : 'exists',
      assumption: true,
      place,
    })),
  };
}

/** The values that the lines give to parameters of the model. */
export function valuesOf(lines: readonly SettingLine[]): ReadonlyMap<string, PathSpec> {
  return new Map(lines.flatMap(({ id, value, makes }) => (value && !makes ? [[id, value.value] as const] : [])));
}

/** A parameter of the notebook's own: constant, or yearly where it was given as a path. */
export function newParameter(
  { id, value, makes }: SettingLine,
  { model }: PlanFolder,
  lines: { readonly zh: string; readonly en: string },
): Parameter | undefined {
  if (!makes || !model || !value) return undefined;
  const path = value.value;
  const count = model.years.to - model.years.from + 1;
  const first = typeof path === 'number' ? path : (path.get(Math.min(...path.keys())) ?? NaN);
  const wide = Math.max(1, Math.abs(first)) * 10;
  const bounds = makes.bounds ?? [first < 0 ? -wide : 0, wide];
  const years = Array.from({ length: count }, (_, n) => model.years.from + n);
  let held = first;
  const yearly = typeof path === 'number' ? [path] : years.map((year) => (held = path.get(year) ?? held));
  return {
    id,
    name: makes.name,
    group: 'notebook',
    unit: makes.unit,
    varies: typeof path === 'number' ? 'constant' : 'yearly',
    default: yearly,
    bounds,
    plausible: makes.plausible ?? bounds,
    history: [],
    source: { grade: 'assumption', title: lines },
    why: makes.why ?? lines,
    place: value.place,
  };
}
