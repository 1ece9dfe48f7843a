/** One series (and perhaps a second path) as a plotly figure: no legend and no tool bar, labels beside the lines. */
import type { SeriesView } from '$engine';
import type { Annotation, Data, Layout, Shape } from 'plotly.js-dist-min';
import type { Colours } from './colours.ts';
import { axisNumber, domainOf, labelRoom, margins, placeLabels, type LabelRoom } from './frame.ts';
import { ticks } from './scale.ts';
import type { Years } from './shape.ts';

export interface FigureWords {
  readonly published: string;
  readonly projection: string;
  /** The target with its number, as a label on the axis. */
  readonly target: string;
  readonly unit: string;
  readonly other?: string;
  /** One value as words of the reader's language. */
  readonly format: (value: number) => string;
  /** The same as a label on the axis. */
  readonly short: (value: number) => string;
}

export interface FigureInput {
  readonly view: SeriesView;
  readonly other?: SeriesView;
  readonly years: Years;
  readonly words: FigureWords;
  readonly colours: Colours;
  readonly font: string;
  readonly height: number;
  readonly width: number;
  /** Language of the numbers on the axes. */
  readonly tag: string;
}

export interface Figure {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
}

export function figureOf(input: FigureInput): Figure {
  return {
    data: [...bandTraces(input), ...historyTraces(input), ...pathTraces(input)],
    layout: layoutOf(input),
  };
}

function within({ years }: FigureInput): (year: number) => boolean {
  return (year) => year >= years.from && year <= years.to;
}

/** Plotly leaves the line open at null. */
function path(
  view: Pick<SeriesView, 'years' | 'values'>,
  keep: (year: number) => boolean,
): { x: number[]; y: (number | null)[] } {
  const kept = view.years.map((year, i) => [year, view.values[i] ?? NaN] as const).filter(([year]) => keep(year));
  return { x: kept.map(([year]) => year), y: kept.map(([, value]) => (Number.isFinite(value) ? value : null)) };
}

function bandTraces(input: FigureInput): Data[] {
  const { view, colours } = input;
  const keep = within(input);
  const bands = [...(view.bands?.bands ?? [])].sort((a, b) => b.level - a.level);
  return bands.flatMap(({ level, low, high }): Data[] => {
    const years = view.bands?.years ?? [];
    const edge = { type: 'scatter', mode: 'lines', line: { width: 0 }, hoverinfo: 'skip' } as const;
    return [
      { ...edge, ...path({ years, values: low }, keep) },
      {
        ...edge,
        ...path({ years, values: high }, keep),
        fill: 'tonexty',
        fillcolor: level === 50 ? colours['band-50'] : colours['band-80'],
      },
    ];
  });
}

function historyTraces(input: FigureInput): Data[] {
  const { view, colours, words } = input;
  const keep = within(input);
  return view.history.segments.map((segment): Data => {
    const points = segment.filter((point) => keep(point.year));
    return {
      type: 'scatter',
      mode: 'lines+markers',
      x: points.map((point) => point.year),
      y: points.map((point) => point.value),
      text: points.map((point) => `${words.published} ${words.format(point.value)}`),
      hovertemplate: '%{x}　%{text}<extra></extra>',
      line: { color: colours.history, width: 1.75 },
      marker: { color: colours.history, size: 5 },
    };
  });
}

function pathTraces(input: FigureInput): Data[] {
  const { view, other, colours, words } = input;
  const keep = within(input);
  const trace = (name: string, one: SeriesView, line: { color: string; width: number; dash?: 'dash' }): Data => {
    const points = path(one, keep);
    const text = points.y.map((value) => (value === null ? '' : `${name} ${words.format(value)}`));
    return { type: 'scatter', mode: 'lines', ...points, text, hovertemplate: '%{x}　%{text}<extra></extra>', line };
  };
  return [
    ...(other ? [trace(words.other ?? '', other, { color: colours['ink-3'], width: 1.75, dash: 'dash' })] : []),
    trace(words.projection, view, { color: colours.accent, width: 2.25 }),
  ];
}

function layoutOf(input: FigureInput): Partial<Layout> {
  const { view, other, years, colours, font, height } = input;
  const domain = domainOf(other ? [view, other] : [view], years);
  const axis = { tickfont: { size: 12, color: colours['ink-3'] }, zeroline: false, fixedrange: true } as const;
  return {
    height,
    autosize: true,
    margin: { l: margins.left, r: roomOf(input).right, t: margins.top, b: margins.bottom, pad: 0 },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: font, size: 12, color: colours['ink-2'] },
    showlegend: false,
    hovermode: 'closest',
    hoverlabel: {
      bgcolor: colours.surface,
      bordercolor: colours['line-2'],
      font: { family: font, size: 13, color: colours.ink },
    },
    xaxis: {
      ...axis,
      ...tickLabels(ticks([years.from, years.to], input.width < 420 ? 4 : 7).filter(Number.isInteger), String),
      range: [years.from, years.to],
      showgrid: false,
      linecolor: colours['line-2'],
      showline: true,
    },
    yaxis: {
      ...axis,
      ...tickLabels(ticks(domain, 7), (value) => axisNumber(value, input.tag)),
      range: [...domain],
      gridcolor: colours.line,
    },
    shapes: shapesOf(input),
    annotations: labelsOf(input, domain),
  };
}

function tickLabels(values: number[], words: (value: number) => string) {
  return { tickmode: 'array', tickvals: values, ticktext: values.map(words), tickangle: 0 } as const;
}

function shapesOf(input: FigureInput): Partial<Shape>[] {
  const { view, years, colours } = input;
  const keep = within(input);
  const breaks = view.history.breaks
    .filter(({ year }) => year > years.from && year <= years.to)
    .map(({ year }): Partial<Shape> => ({
      type: 'line',
      x0: year - 0.5,
      x1: year - 0.5,
      yref: 'paper',
      y0: 0,
      y1: 1,
      line: { color: colours['line-2'], width: 1, dash: 'dot' },
    }));
  const { target } = view;
  if (!target || !keep(target.year)) return breaks;
  const half = (years.to - years.from) * 0.028;
  const mark: Partial<Shape> = {
    type: 'line',
    x0: target.year - half,
    x1: target.year + half,
    y0: target.value,
    y1: target.value,
    line: { color: colours.ink, width: 2.5 },
  };
  return [...breaks, mark];
}

function labelsOf(input: FigureInput, domain: readonly [number, number]): Partial<Annotation>[] {
  const { words, colours } = input;
  const unit: Partial<Annotation> = {
    ...{ showarrow: false, xref: 'paper', yref: 'paper', x: 0, y: 1, xanchor: 'left', yanchor: 'bottom', yshift: 6 },
    text: words.unit,
    font: { size: 12, color: colours['ink-3'] },
  };
  const inside = hasTarget(input) && !roomOf(input).targetInMargin;
  return [unit, ...endLabels(input, domain), ...(inside ? [targetInside(input)] : [])];
}

function hasTarget({ view: { target }, years }: FigureInput): boolean {
  return target !== undefined && target.year >= years.from && target.year <= years.to;
}

function endOf(one: SeriesView, { years }: FigureInput): number {
  return one.values[one.years.indexOf(years.to)] ?? NaN;
}

function roomOf(input: FigureInput): LabelRoom {
  const { view, other, words, width, years } = input;
  const ends = [view, ...(other ? [other] : [])].map((one) => endOf(one, input)).filter(Number.isFinite);
  return labelRoom(width, ends.map(words.short), view.target?.year === years.to ? input.words.target : undefined);
}

/** On the side of the mark where the path is not. */
function targetInside(input: FigureInput): Partial<Annotation> {
  const { view, years, colours } = input;
  const { target } = view;
  const isAtEnd = target?.year === years.to;
  const isAbove = !(endOf(view, input) > (target?.value ?? Infinity));
  return {
    showarrow: false,
    x: target?.year,
    y: target?.value,
    xanchor: isAtEnd ? 'right' : 'center',
    yanchor: isAbove ? 'bottom' : 'top',
    yshift: isAbove ? 3 : -3,
    text: `<b>${input.words.target}</b>`,
    font: { size: 12, color: colours.ink },
  };
}

/** Last values of the lines, and the target when it stands there too, one under the other in the right margin. */
function endLabels(input: FigureInput, [low, high]: readonly [number, number]): Partial<Annotation>[] {
  const { view, other, words, colours, height } = input;
  const room = roomOf(input);
  if (!room.endsInMargin) return [];
  const inner = height - margins.top - margins.bottom;
  const toPixels = (value: number): number => ((high - value) / (high - low || 1)) * inner;
  const ends = [
    { kind: 'projection', value: endOf(view, input) },
    ...(other ? [{ kind: 'other', value: endOf(other, input) }] : []),
  ].map((end) => ({ ...end, text: words.short(end.value) }));
  const aim = room.targetInMargin && view.target;
  const all = [...ends, ...(aim ? [{ kind: 'aim', value: aim.value, text: input.words.target }] : [])];
  const inks: Readonly<Record<string, string>> = {
    projection: colours.accent,
    other: colours['ink-2'],
    aim: colours.ink,
  };
  const shown = all.filter(({ value }) => Number.isFinite(value)).map((end) => ({ ...end, y: toPixels(end.value) }));
  return placeLabels(shown).map(({ kind, y, text }) => ({
    ...{ showarrow: false, xref: 'paper', yref: 'paper', x: 1, y: 1 - y / inner },
    ...{ xanchor: 'left', yanchor: 'middle', xshift: 5 },
    text: `<b>${text}</b>`,
    font: { size: 12, color: inks[kind] },
  }));
}
