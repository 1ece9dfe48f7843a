/** A series view with its numbers in the units that a reader of one language expects on an axis. */
import { axisScale } from '../analyse/format/axis.ts';
import type { Lang } from '../issue.ts';
import type { Bands, History, HistoryPoint, SeriesView } from './types.ts';

/** 36,068 on an axis of 亿元 becomes 3.6 on one of 万亿元, or of trillion yuan. `unit` is the series' unit text. */
export function axisView(view: SeriesView, unit: string, lang: Lang): SeriesView {
  const { factor, unit: name } = axisScale(largestIn(view), unit, lang);
  const times = (value: number): number => value * factor;
  return {
    ...view,
    unit: { zh: name, en: name },
    values: view.values.map(times),
    history: scaledHistory(view.history, factor),
    bands: view.bands && scaledBands(view.bands, factor),
    target: view.target && { ...view.target, value: times(view.target.value) },
  };
}

/** The largest size among history, projection and target; 0 when there is no number. */
function largestIn({ values, history, target }: SeriesView): number {
  const all = [...values, ...history.points.map(({ value }) => value), target?.value ?? 0];
  return all.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0);
}

function scaledHistory(history: History, factor: number): History {
  const scaled = (point: HistoryPoint): HistoryPoint => ({ ...point, value: point.value * factor });
  return { ...history, points: history.points.map(scaled), segments: history.segments.map((run) => run.map(scaled)) };
}

function scaledBands(bands: Bands, factor: number): Bands {
  const times = (values: readonly number[]): readonly number[] => values.map((value) => value * factor);
  return {
    ...bands,
    median: times(bands.median),
    bands: bands.bands.map(({ level, low, high }) => ({ level, low: times(low), high: times(high) })),
  };
}
