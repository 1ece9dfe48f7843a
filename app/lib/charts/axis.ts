/** A series (and a second one beside it) on one axis in the reader's own units, with the words for any number on it. */
import { axisViews, type Lang, type SeriesView } from '$engine';

export interface OnAxis {
  readonly view: SeriesView;
  readonly other?: SeriesView;
  /** One number of the axis as words, in the unit that suits it. */
  readonly format: (value: number) => string;
  /** The same as a label on the axis, whose unit stands above it. */
  readonly short: (value: number) => string;
}

/** Past and target are drawn once, with the first. */
export function onAxis(view: SeriesView, unit: string, lang: Lang, other?: SeriesView): OnAxis {
  const { views, format, short } = axisViews(other ? [view, other] : [view], unit, lang);
  const [first = view, second] = views;
  return {
    view: first,
    format,
    short,
    ...(second && { other: { ...second, history: first.history, target: first.target } }),
  };
}
