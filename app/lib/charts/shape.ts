/**
 * The lines of one series between two years, in the coordinates of a picture: what sparklines and still charts draw.
 * History is joined only inside its segments, so breaks and holes stay open.
 */
import type { SeriesView } from '$engine';
import { area, extent, line, scale, type Scale } from './scale.ts';

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Shape {
  readonly x: Scale;
  readonly y: Scale;
  readonly history: readonly string[];
  readonly dots: readonly Dot[];
  readonly projection: string;
  readonly bands: readonly { readonly level: number; readonly path: string }[];
  readonly last?: { readonly x: number; readonly y: number; readonly value: number; readonly year: number };
  readonly target?: { readonly x: number; readonly y: number };
}

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly superseded: boolean;
}

export interface Years {
  readonly from: number;
  readonly to: number;
}

export function shapeOf(view: SeriesView, years: Years, box: Box, domain?: readonly [number, number]): Shape {
  const within = (year: number): boolean => year >= years.from && year <= years.to;
  const x = scale([years.from, years.to], [box.left, box.right]);
  const y = scale(domain ?? extent(visible(view, within)), [box.bottom, box.top]);
  const path = pairs(view.years, view.values, within);
  const end = path.at(-1);
  return {
    x,
    y,
    history: view.history.segments.map((segment) =>
      line(segment.filter((point) => within(point.year)).map((point) => [x(point.year), y(point.value)])),
    ),
    dots: view.history.points
      .filter((point) => within(point.year))
      .map((point) => ({ x: x(point.year), y: y(point.value), superseded: point.superseded })),
    projection: line(path.map(([year, value]) => [x(year), y(value)])),
    bands: bandsOf(view, within, x, y),
    ...(end && Number.isFinite(end[1]) && { last: { x: x(end[0]), y: y(end[1]), year: end[0], value: end[1] } }),
    ...(view.target && within(view.target.year) && { target: { x: x(view.target.year), y: y(view.target.value) } }),
  };
}

type Within = (year: number) => boolean;

/** In loops of the plain kind: thirty pictures are shaped in every frame of a held slider. */
function pairs(years: readonly number[], values: readonly number[], within: Within): [number, number][] {
  const found: [number, number][] = [];
  years.forEach((year, i) => within(year) && found.push([year, values[i] ?? NaN]));
  return found;
}

function visible(view: SeriesView, within: Within): readonly number[] {
  const seen: number[] = [];
  const take = (years: readonly number[], values: readonly number[]): void => {
    years.forEach((year, i) => within(year) && seen.push(values[i] ?? NaN));
  };
  take(view.years, view.values);
  for (const point of view.history.points) if (within(point.year) && !point.superseded) seen.push(point.value);
  if (view.target && within(view.target.year)) seen.push(view.target.value);
  const { years = [], bands = [] } = view.bands ?? {};
  for (const { low, high } of bands) {
    take(years, low);
    take(years, high);
  }
  return seen;
}

function bandsOf(view: SeriesView, within: Within, x: Scale, y: Scale): Shape['bands'] {
  const at = ([year, value]: [number, number]): [number, number] => [x(year), y(value)];
  if (!view.bands) return [];
  const { years, bands } = view.bands;
  return [...bands]
    .sort((a, b) => b.level - a.level)
    .map(({ level, low, high }) => ({
      level,
      path: area(pairs(years, low, within).map(at), pairs(years, high, within).map(at)),
    }));
}
