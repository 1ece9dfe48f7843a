/** Whether a parameter's parts fit each other: values and ranges, distribution and default, kind and fields. */
import { error, warning, type Issue, type Place } from '../issue.ts';
import type { Placed } from '../plan/parts.ts';
import { unitName } from '../plan/unitName.ts';
import { childOf, placeOf, type Cursor } from '../read/yaml.ts';
import { checkDistribution } from './checkDistribution.ts';
import type { Distribution, Parameter, PathSpec } from './types.ts';

/** Fields as written, whose places are their own. */
interface Written {
  readonly default: Placed<PathSpec>;
  readonly start: number | undefined;
  readonly distribution: Placed<Distribution> | undefined;
}

/** What cannot be true of one parameter, and defaults that are unusual. */
export function checkParameter(parameter: Parameter, written: Written, at: Cursor): readonly Issue[] {
  const placeIn = (key: string): Place => placeOf(childOf(at, key) ?? at);
  const values = centres(parameter);
  return [
    ...(parameter.varies === 'constant' ? checkConstant(parameter, written, placeIn) : []),
    ...checkPlausible(parameter, placeIn('plausible')),
    ...checkRange(parameter, values, written.default.place),
    ...checkRecord(parameter, placeIn('start')),
    ...drawn(parameter, values, written.distribution),
  ];
}

/** One number stands for every year, so nothing may speak of years. */
function checkConstant(parameter: Parameter, written: Written, placeIn: (key: string) => Place): readonly Issue[] {
  const fix = 'varies: yearly';
  const { value, place } = written.default;
  const yearly = [...(written.start !== undefined ? ['start'] : []), ...(parameter.noise ? ['noise'] : [])];
  return [
    ...(typeof value === 'number' ? [] : [error('parameter.constant-path', place, { found: parameter.id, fix })]),
    ...yearly.map((found) => error('parameter.constant-yearly-field', placeIn(found), { found, fix })),
  ];
}

function checkPlausible({ plausible, bounds }: Parameter, place: Place): readonly Issue[] {
  if (plausible[0] >= bounds[0] && plausible[1] <= bounds[1]) return [];
  const facts = { found: plausible.join(' … '), expected: bounds.join(' … ') };
  return [error('parameter.plausible-beyond-bounds', place, facts)];
}

function drawn(parameter: Parameter, values: readonly number[], written: Written['distribution']): readonly Issue[] {
  return written ? checkDistribution(written.value, { values, bounds: parameter.bounds }, written.place) : [];
}

/** A first year on record may be unusual (2020 was), but not impossible. */
function checkRecord(parameter: Parameter, place: Place): readonly Issue[] {
  const [start = 0] = parameter.default;
  return parameter.startIsKnown
    ? checkRange(parameter, [start], place).filter(({ severity }) => severity === 'error')
    : [];
}

/** Values that draws are centred on: a first year on record is not drawn. */
export function centres(parameter: Pick<Parameter, 'startIsKnown' | 'default'>): readonly number[] {
  const values = parameter.startIsKnown ? parameter.default.slice(1) : parameter.default;
  return [...new Set(values)].filter(Number.isFinite);
}

const pureNumber = { zh: '无量纲', en: 'pure number' };

/** Values outside what is possible (error) or usual (warning), one issue of each at most. */
export function checkRange(parameter: Parameter, values: readonly number[], place: Place): readonly Issue[] {
  const outside = ([low, high]: readonly [number, number]): number | undefined =>
    values.find((value) => value < low || value > high);
  const facts = (found: number, [low, high]: readonly [number, number]) => ({
    found,
    expected: `${low} … ${high}`,
    fix: Math.min(Math.max(found, low), high),
    more: { unit: parameter.unit === '1' ? pureNumber : unitName(parameter.unit), name: parameter.name },
  });
  const at = { ...place, variable: parameter.id };
  const impossible = outside(parameter.bounds);
  if (impossible !== undefined) return [error('parameter.beyond-bounds', at, facts(impossible, parameter.bounds))];
  const unusual = outside(parameter.plausible);
  return unusual === undefined ? [] : [warning('parameter.unusual', at, facts(unusual, parameter.plausible))];
}
