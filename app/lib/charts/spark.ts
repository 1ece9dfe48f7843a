/**
 * The picture inside a tile as a fixed set of paths, one for each kind of mark: some thirty of them are drawn anew in
 * every frame of a held slider, and what stays in its place costs a browser far less than what comes and goes.
 */
import type { HistoryPoint, SeriesView } from '$engine';
import { extent, scale, type Scale } from './scale.ts';
import type { Box, Years } from './shape.ts';

/** Path data, empty where there is nothing of the kind; dots are lines without length, which a round pen makes dots. */
export interface Spark {
  readonly band80: string;
  readonly band50: string;
  readonly history: string;
  readonly dots: string;
  readonly superseded: string;
  readonly projection: string;
  readonly target: string;
  readonly end?: { readonly x: number; readonly y: number };
}

interface Frame {
  readonly x: Scale;
  readonly y: Scale;
}

/** Half the width of the mark of a target. */
const half = 9;

export function sparkOf(view: SeriesView, years: Years, box: Box): Spark {
  const path = part(view.years, years);
  const bands = part(view.bands?.years ?? [], years);
  const points = view.history.points.filter(({ year }) => isWithin(year, years));
  const aim = view.target && isWithin(view.target.year, years) ? view.target : undefined;
  const frame: Frame = {
    x: scale([years.from, years.to], [box.left, box.right]),
    y: scale(extent(shown(view, path, bands, points, aim?.value)), [box.bottom, box.top]),
  };
  const last = path.to - 1;
  const end = view.values[last] ?? NaN;
  return {
    band80: band(view, 80, bands, frame),
    band50: band(view, 50, bands, frame),
    history: view.history.segments.map((segment) => joined(segment, years, frame)).join(''),
    dots: dotted(points, false, frame),
    superseded: dotted(points, true, frame),
    projection: line(view.years, view.values, path, frame),
    target: aim ? `M${round(frame.x(aim.year) - half)} ${round(frame.y(aim.value))}h${2 * half}` : '',
    ...(Number.isFinite(end) && { end: { x: round(frame.x(view.years[last] ?? NaN)), y: round(frame.y(end)) } }),
  };
}

/** A stretch of a list, the end not included. */
interface Part {
  readonly from: number;
  readonly to: number;
}

function isWithin(year: number, { from, to }: Years): boolean {
  return year >= from && year <= to;
}

/** Where the years shown stand in a list of years one after the other. */
function part(list: readonly number[], years: Years): Part {
  let from = 0;
  while (from < list.length && (list[from] ?? NaN) < years.from) from++;
  let to = from;
  while (to < list.length && (list[to] ?? NaN) <= years.to) to++;
  return { from, to };
}

/** Every value that must find room; what was superseded may fall outside. */
function shown(
  view: SeriesView,
  path: Part,
  bands: Part,
  points: readonly HistoryPoint[],
  aim: number | undefined,
): readonly number[] {
  const values = view.values.slice(path.from, path.to);
  for (const { value, superseded } of points) if (!superseded) values.push(value);
  if (aim !== undefined) values.push(aim);
  for (const { low, high } of view.bands?.bands ?? [])
    values.push(...low.slice(bands.from, bands.to), ...high.slice(bands.from, bands.to));
  return values;
}

/** A tenth of a unit of the picture is less than anybody sees. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A hole (not finite) lifts the pen. */
function line(years: readonly number[], values: readonly number[], { from, to }: Part, { x, y }: Frame): string {
  let [path, pen] = ['', 'M'];
  for (let i = from; i < to; i++) {
    const at = y(values[i] ?? NaN);
    if (Number.isFinite(at)) path += `${pen}${round(x(years[i] ?? NaN))} ${round(at)}`;
    pen = Number.isFinite(at) ? 'L' : 'M';
  }
  return path;
}

function band({ bands }: SeriesView, level: number, { from, to }: Part, frame: Frame): string {
  const found = bands?.bands.find((one) => one.level === level);
  if (!bands || !found || from === to) return '';
  const above = line(bands.years, found.high, { from, to }, frame);
  const back = line(
    bands.years.slice(from, to).reverse(),
    found.low.slice(from, to).reverse(),
    { from: 0, to: to - from },
    frame,
  );
  return `${above}${back.replace('M', 'L')}Z`;
}

function joined(segment: readonly HistoryPoint[], years: Years, frame: Frame): string {
  const points = segment.filter(({ year }) => isWithin(year, years));
  const [all, values] = [points.map(({ year }) => year), points.map(({ value }) => value)];
  return line(all, values, { from: 0, to: points.length }, frame);
}

function dotted(points: readonly HistoryPoint[], superseded: boolean, { x, y }: Frame): string {
  let path = '';
  for (const point of points)
    if (point.superseded === superseded) path += `M${round(x(point.year))} ${round(y(point.value))}h0`;
  return path;
}
