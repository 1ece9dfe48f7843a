/** A series (and a second one beside it) on an axis in the reader's own units, with the words for any number on it. */
import { axisView, formatValue, type Lang, type SeriesView } from '$engine';

export interface OnAxis {
  readonly view: SeriesView;
  readonly other?: SeriesView;
  /** One number of the axis as words, in the unit that suits it. */
  readonly format: (value: number) => string;
}

export function onAxis(view: SeriesView, unit: string, lang: Lang, other?: SeriesView): OnAxis {
  const scaled = axisView(view, unit, lang);
  const factor = factorOf(view, scaled);
  const format = (value: number): string => formatValue(value / factor, unit, lang);
  if (!other) return { view: scaled, format };
  return {
    view: scaled,
    other: { ...timesFactor(other, factor), history: scaled.history, target: scaled.target },
    format,
  };
}

function timesFactor(view: SeriesView, factor: number): SeriesView {
  const times = (values: readonly number[]): number[] => values.map((value) => value * factor);
  const bands = view.bands && {
    ...view.bands,
    median: times(view.bands.median),
    bands: view.bands.bands.map(({ level, low, high }) => ({ level, low: times(low), high: times(high) })),
  };
  return { ...view, values: times(view.values), ...(bands && { bands }) };
}

/** The engine chooses it by the size of the numbers; any number but zero tells it. */
function factorOf(view: SeriesView, scaled: SeriesView): number {
  const before = [...view.values, ...view.history.points.map((point) => point.value)];
  const after = [...scaled.values, ...scaled.history.points.map((point) => point.value)];
  const at = before.findIndex((value) => Number.isFinite(value) && value !== 0);
  return at < 0 ? 1 : (after[at] ?? 1) / (before[at] ?? 1);
}
