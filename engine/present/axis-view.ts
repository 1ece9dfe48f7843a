/** Series with their numbers in the unit that a reader of one language expects on an axis. */
import { axisScale } from '../analyse/format/axis.ts';
import { usualDigits } from '../analyse/format/digits.ts';
import { bareDigits } from '../analyse/format/row.ts';
import { formatValue } from '../analyse/format/value.ts';
import type { Lang } from '../issue.ts';
import type { Bands, History, HistoryPoint, SeriesView } from './types.ts';

/** Series that share one axis: their numbers and unit as it has them, and any number of it as words. */
export interface OnAxis<V extends SeriesView> {
  readonly views: readonly V[];
  readonly format: (value: number) => string;
  /** The same without its unit, which the axis says; a percentage keeps its sign. */
  readonly short: (value: number) => string;
}

/**
 * 36,068 on an axis of 亿元 becomes 3.6 on one of 万亿元, or 3.6 of trillion yuan: the largest number of all series
 * decides. `unit` is their unit text.
 */
export function axisViews<V extends SeriesView>(views: readonly V[], unit: string, lang: Lang): OnAxis<V> {
  const { factor, unit: name } = axisScale(Math.max(0, ...views.map(largestIn)), unit, lang);
  const named = { zh: name, en: name };
  return {
    views: views.map((view) => ({ ...(factor === 1 ? view : times(view, factor)), unit: named })),
    format: (value) => formatValue(value / factor, unit, lang),
    short: (value) => shortOn(value, unit, lang),
  };
}

function shortOn(value: number, unit: string, lang: Lang): string {
  return unit === '%' || !Number.isFinite(value)
    ? formatValue(value, unit, lang)
    : bareDigits(value, lang, usualDigits);
}

/** The largest size among history, projection and target; 0 when there is no number. */
function largestIn({ values, history, target }: SeriesView): number {
  let most = Math.abs(target?.value ?? 0);
  for (const value of values) if (Math.abs(value) > most) most = Math.abs(value);
  for (const { value } of history.points) if (Math.abs(value) > most) most = Math.abs(value);
  return most;
}

function times<V extends SeriesView>(view: V, factor: number): V {
  return {
    ...view,
    values: view.values.map((value) => value * factor),
    history: scaledHistory(view.history, factor),
    bands: view.bands && scaledBands(view.bands, factor),
    target: view.target && { ...view.target, value: view.target.value * factor },
  };
}

const known = new WeakMap<History, { readonly factor: number; readonly scaled: History }>();

/** A history stays while projections move, and so does its scaled twin. */
function scaledHistory(history: History, factor: number): History {
  const before = known.get(history);
  if (before?.factor === factor) return before.scaled;
  const point = (one: HistoryPoint): HistoryPoint => ({ ...one, value: one.value * factor });
  const segments = history.segments.map((run) => run.map(point));
  const scaled = { ...history, points: history.points.map(point), segments };
  known.set(history, { factor, scaled });
  return scaled;
}

function scaledBands(bands: Bands, factor: number): Bands {
  const scaled = (values: readonly number[]): readonly number[] => values.map((value) => value * factor);
  return {
    ...bands,
    median: scaled(bands.median),
    bands: bands.bands.map(({ level, low, high }) => ({ level, low: scaled(low), high: scaled(high) })),
  };
}
