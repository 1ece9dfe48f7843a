/** The shape of an uncertain parameter in every year under one assignment of values, and the columns it fills. */
import { warning, type Issue, type Place } from '../../issue.ts';
import type { Assignment, Program } from '../../compile/types.ts';
import type { Parameter } from '../../model/types.ts';
import { quantileOf } from '../distribution/draw.ts';
import { placeDistribution } from '../distribution/place.ts';
import type { Shape } from '../distribution/shape.ts';

export interface Shaped {
  /** Years with equal values share a shape, and their columns are filled alike. */
  readonly groups: readonly ShapedColumns[];
  readonly issues: readonly Issue[];
}

export interface ShapedColumns {
  readonly shape: Shape;
  readonly columns: readonly number[];
}

/** Values in force of a parameter: as assigned, or its default. */
export function valuesOf(parameter: Parameter, assignment: Assignment): readonly number[] {
  return assignment.get(parameter.id) ?? parameter.default;
}

/**
 * The same uniform number serves all years of a draw, with the distribution centred on each year's value. A first year
 * that is on record has no spread.
 */
export function shapesOf(program: Program, parameter: Parameter, values: readonly number[]): Shaped {
  const groups = new Map<string, { readonly shape: Shape; readonly columns: number[] }>();
  const issues: Issue[] = [];
  values.slice(0, program.years.length).forEach((value, yearIndex) => {
    const column = program.layout.inputColumn(parameter.id, yearIndex);
    if (column === undefined) return;
    const known = yearIndex === 0 && parameter.startIsKnown;
    const normal = parameter.default[yearIndex] ?? parameter.default[parameter.default.length - 1] ?? value;
    const key = `${known} ${value} ${normal}`;
    const before = groups.get(key);
    if (before) before.columns.push(column);
    else {
      const place = {
        ...parameter.place,
        variable: parameter.id,
        ...(values.length > 1 && yearOf(program, yearIndex)),
      };
      const placed = known ? { shape: pointAt(value), issues: [] } : placeValue(parameter, value, normal, place);
      issues.push(...placed.issues);
      groups.set(key, { shape: placed.shape, columns: [column] });
    }
  });
  return { groups: [...groups.values()], issues };
}

function pointAt(value: number): Shape {
  return { kind: 'point', value };
}

function yearOf({ years }: Program, yearIndex: number): { readonly year: number } {
  return { year: years[yearIndex] ?? 0 };
}

interface PlacedShape {
  readonly shape: Shape;
  readonly issues: readonly Issue[];
}

/** Of each parameter: another program of the same parameters finds their shapes as they stand. */
const placed = new WeakMap<Parameter, Map<string, PlacedShape>>();
/** More than a parameter has years; a slider comes by many values. */
const MOST = 40;

function placeValue(parameter: Parameter, value: number, normal: number, place: Place): PlacedShape {
  const known = placed.get(parameter) ?? new Map<string, PlacedShape>();
  const key = `${value} ${normal} ${place.year ?? ''}`;
  const before = known.get(key);
  if (before) return before;
  const made = newlyPlaced(parameter, value, normal, place);
  if (known.size >= MOST) known.clear();
  placed.set(parameter, known.set(key, made));
  return made;
}

function newlyPlaced({ distribution, bounds }: Parameter, value: number, normal: number, place: Place): PlacedShape {
  if (!distribution) return { shape: pointAt(value), issues: [] };
  const { shape, issues } = placeDistribution(distribution, { value, normal, bounds, place });
  return { shape, issues: [...issues, ...beyondBounds(shape, bounds, place)] };
}

/** Warns when one draw in a thousand leaves what the parameter's author calls possible. */
function beyondBounds(shape: Shape, [least, most]: readonly [number, number], place: Place): readonly Issue[] {
  if (shape.kind !== 'normal' && shape.kind !== 'log_normal' && shape.kind !== 'uniform' && shape.kind !== 'list') {
    return [];
  }
  const low = quantileOf(shape, 0.001);
  const high = quantileOf(shape, 0.999);
  if (low >= least && high <= most) return [];
  const found = (low < least ? low : high).toPrecision(4);
  return [warning('simulate.beyond-bounds', place, { found, expected: `${least} … ${most}` })];
}
