/** The room inside a chart, short axis numbers, and labels that do not lie on each other. */
import type { SeriesView } from '$engine';
import { extent } from './scale.ts';
import type { Box, Years } from './shape.ts';

/** Margins are the same for the still and the interactive chart, so that one replaces the other without a jump. */
export const margins = { left: 52, top: 26, bottom: 30 } as const;

/** On a phone the target's words stand above the chart, and the lines keep the width. */
export function isNarrow(width: number): boolean {
  return width < 400;
}

export function rightMargin(width: number): number {
  return isNarrow(width) ? 76 : 118;
}

export function frame(width: number, height: number): Box {
  return {
    left: margins.left,
    right: Math.max(margins.left + 40, width - rightMargin(width)),
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
      ...(view.bands?.bands ?? [])
        .filter((band) => band.level <= 80)
        .flatMap((band) =>
          [...band.low, ...band.high].filter((_, i) => within(view.bands?.years[i % band.low.length] ?? NaN)),
        ),
    ]),
  );
}

/** A number on an axis, whose unit stands above it. */
export function axisNumber(value: number, tag: string): string {
  const notation = Math.abs(value) >= 1e5 ? 'compact' : 'standard';
  return new Intl.NumberFormat(tag, { notation, maximumFractionDigits: 2 }).format(value);
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
