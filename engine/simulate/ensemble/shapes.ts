/** The shape of every uncertain parameter in every year under one assignment of values. */
import { warning, type Issue } from '../../issue.ts';
import type { Assignment } from '../../compile/types.ts';
import type { Parameter } from '../../model/types.ts';
import { quantileOf } from '../distribution/draw.ts';
import { placeDistribution } from '../distribution/place.ts';
import type { Shape } from '../distribution/shape.ts';

/** One shape a model year, or one for a constant. Years with equal values share one object. */
export interface Shaped {
  readonly shapes: readonly Shape[];
  readonly issues: readonly Issue[];
}

/** Values in force of a parameter: as assigned, or its default. */
export function valuesOf(parameter: Parameter, assignment: Assignment): readonly number[] {
  return assignment.get(parameter.id) ?? parameter.default;
}

/**
 * The same uniform number serves all years of a draw, with the distribution centred on each year's value. A first year
 * that is on record has no spread.
 */
export function shapesOf(parameter: Parameter, values: readonly number[], years: readonly number[]): Shaped {
  const { distribution } = parameter;
  if (!distribution) return { shapes: values.map((value) => ({ kind: 'point', value })), issues: [] };
  const known = new Map<string, Shape>();
  const issues: Issue[] = [];
  const shapes = values.map((value, yearIndex): Shape => {
    if (yearIndex === 0 && parameter.startIsKnown) return { kind: 'point', value };
    const normal = parameter.default[yearIndex] ?? parameter.default[parameter.default.length - 1] ?? value;
    const key = `${value} ${normal}`;
    const before = known.get(key);
    if (before) return before;
    const place = {
      ...parameter.place,
      variable: parameter.id,
      ...(values.length > 1 && { year: years[yearIndex] ?? 0 }),
    };
    const placed = placeDistribution(distribution, { value, normal, bounds: parameter.bounds, place });
    issues.push(...placed.issues, ...beyondBounds(placed.shape, parameter.bounds, place));
    known.set(key, placed.shape);
    return placed.shape;
  });
  return { shapes, issues };
}

/** Warns when one draw in a thousand leaves what the parameter's author calls possible. */
function beyondBounds(shape: Shape, [least, most]: readonly [number, number], place: Issue['place']): readonly Issue[] {
  if (shape.kind !== 'normal' && shape.kind !== 'log_normal' && shape.kind !== 'uniform' && shape.kind !== 'list')
    return [];
  const low = quantileOf(shape, 0.001);
  const high = quantileOf(shape, 0.999);
  if (low >= least && high <= most) return [];
  const found = (low < least ? low : high).toPrecision(4);
  return [warning('simulate.beyond-bounds', place, { found, expected: `${least} … ${most}` })];
}
