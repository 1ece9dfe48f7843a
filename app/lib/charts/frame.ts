/** The room inside a chart, short axis numbers, and labels that do not lie on each other. */
import type { Lang, SeriesView } from '$engine';
import { numberFormat } from '../i18n/numbers.ts';
import { extent } from './scale.ts';
import type { Box, Years } from './shape.ts';

/** Margins are the same for the still and the interactive chart, so that one replaces the other without a jump. */
export const margins = { left: 52, top: 26, bottom: 30 } as const;

export interface LabelRoom {
  readonly right: number;
  /** Last values stand in the margin; on a phone they may be too long, and the title says them anyway. */
  readonly endsInMargin: boolean;
  /** The target's words stand there too; inside the chart where they are too long for it. */
  readonly targetInMargin: boolean;
}

/** Room at the right for the labels of the ends, at most a third of the width. */
export function labelRoom(width: number, ends: readonly string[], target: string | undefined): LabelRoom {
  const gap = 14;
  const limit = width / 3;
  const own = Math.max(10, ...ends.map(widthOf)) + gap;
  if (own > limit) return { right: 20, endsInMargin: false, targetInMargin: false };
  const wanted = target === undefined ? Infinity : Math.max(own, widthOf(target) + gap);
  return { right: wanted <= limit ? wanted : own, endsInMargin: true, targetInMargin: wanted <= limit };
}

/** About the width of a bold label of 12 px in a wide font: a Chinese character is a square, a Latin letter two thirds. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 12 : 7.9), 0);
}

export function frame(width: number, height: number, right: number): Box {
  return {
    left: margins.left,
    right: Math.max(margins.left + 40, width - right),
    top: margins.top,
    bottom: height - margins.bottom,
  };
}

/** One vertical range for several series between the same years, history and target included. */
export function domainOf(views: readonly SeriesView[], { from, to }: Years): [number, number] {
  const within = (year: number): boolean => year >= from && year <= to;
  return extent(
    views.flatMap((view) => [
      ...view.values.filter((_, i) => within(view.years[i] ?? NaN)),
      ...view.history.points.filter((point) => within(point.year) && !point.superseded).map((point) => point.value),
      ...(view.target && within(view.target.year) ? [view.target.value] : []),
      ...(view.bands?.bands ?? []).flatMap((band) =>
        [...band.low, ...band.high].filter((_, i) => within(view.bands?.years[i % band.low.length] ?? NaN)),
      ),
    ]),
  );
}

/** A number on an axis, whose unit stands above it. */
export function axisNumber(value: number, tag: string): string {
  const notation = Math.abs(value) >= 1e6 ? 'compact' : 'standard';
  return numberFormat(tag, { notation, maximumFractionDigits: 2 }).format(value);
}

/** `目标 ≥ 26`: the target's label on the axis; nothing where there is no mark. */
export function aimLabel({ target }: SeriesView, word: string, { lang, tag }: { lang: Lang; tag: string }): string {
  return target ? `${word} ${target.sign[lang]}${axisNumber(target.value, tag)}` : '';
}

interface Label {
  readonly kind: string;
  readonly y: number;
  readonly text: string;
}

/** Moves labels apart to at least one line's height, keeping their order. */
export function placeLabels(labels: readonly Label[], apart = 15): Label[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  return sorted.reduce<Label[]>((placed, label) => {
    const above = placed.at(-1);
    const y = above && label.y - above.y < apart ? above.y + apart : label.y;
    return [...placed, { ...label, y }];
  }, []);
}
