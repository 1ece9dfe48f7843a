/**
 * What was published about a series, year by year: every vintage kept as points, and the runs of points that may be
 * joined by a line, each on one definition. A line never crosses a hole or a break and never runs through a bound; weak
 * pages (grade D) stay out unless asked for. Nothing is filled, averaged or spliced.
 */
import type { Text } from '../issue.ts';
import type { HistoryLink, Observation, Plan, Source, Span } from './types.ts';
import { parseUnit, sameDimensions } from './unit.ts';

export interface PublishedValue {
  readonly value: number;
  readonly vintage: string;
  readonly bound?: 'lower';
  readonly source: Source;
  readonly sourceGrade: Observation['sourceGrade'];
}

export interface PublishedPoint extends PublishedValue {
  readonly year: number;
  /** Another value of the same year is preferred. */
  readonly superseded: boolean;
}

/** A sum, an average or a part of a year: it stands for a span and is no point on a yearly line. */
export interface PublishedSpan extends PublishedValue {
  readonly span: Span;
  readonly months?: Span;
}

export interface PublishedHistory {
  readonly series: string;
  readonly points: readonly PublishedPoint[];
  readonly segments: readonly (readonly PublishedPoint[])[];
  readonly spans: readonly PublishedSpan[];
  readonly breaks: HistoryLink['breaks'];
}

export interface HistoryOptions {
  /** Unit of the answer; as published where it is left out. Values that do not convert are left out. */
  readonly unit?: string;
  /** Show weak pages (grade D) too, as superseded points. */
  readonly weak?: boolean;
}

/**
 * History of a series by the plan's links; no points where the plan links nothing to it. Among values of one year the
 * link's order of vintages decides, then the order of the file.
 */
export function historyOf(
  plan: Plan,
  observations: readonly Observation[],
  series: string,
  options: HistoryOptions = {},
): PublishedHistory {
  const link = plan.history.find((each) => each.series === series);
  if (link === undefined) return { series, points: [], segments: [], spans: [], breaks: [] };
  const shown = observations.filter((each) => isShown(each, link, options));
  const values = shown.flatMap((each) => published(each, link, options.unit));
  const points = inOrder(values.filter(isYearly), link);
  const spans = values.filter((each) => !isYearly(each));
  return { series, points, segments: segmentsOf(points, link), spans, breaks: link.breaks };
}

function isShown(
  { indicator, vintage, sourceGrade }: Observation,
  link: HistoryLink,
  { weak }: HistoryOptions,
): boolean {
  if (indicator !== link.observed || (sourceGrade === 'D' && !weak)) return false;
  return link.vintages === undefined || link.vintages.includes(vintage);
}

function published(observation: Observation, link: HistoryLink, unit: string | undefined): readonly PublishedSpan[] {
  const factor = unit === undefined ? 1 : unitFactor(link.unit ?? observation.unit, unit);
  const { span, months, value, vintage, bound, source, sourceGrade } = observation;
  return factor === undefined ? [] : [{ span, months, value: value * factor, vintage, bound, source, sourceGrade }];
}

/** Factor from one unit to another, or undefined when they measure different things. */
export function unitFactor(from: string, to: string): number | undefined {
  if (from === to) return 1;
  const [a, b] = [parseUnit(from), parseUnit(to)];
  if (!a.ok || !b.ok || !sameDimensions(a.value, b.value)) return undefined;
  return a.value.scale / b.value.scale;
}

function isYearly({ span, months }: PublishedSpan): boolean {
  return span.from === span.to && months === undefined;
}

/** Points by year, within a year the preferred one first. */
function inOrder(values: readonly PublishedSpan[], link: HistoryLink): readonly PublishedPoint[] {
  const rank = ({ vintage, sourceGrade }: PublishedSpan): number =>
    sourceGrade === 'D' ? Infinity : (link.vintages?.indexOf(vintage) ?? 0);
  const sorted = [...values].sort((a, b) => a.span.from - b.span.from || compare(rank(a), rank(b)));
  return sorted.map(({ span, months: _, ...value }, i) => ({
    year: span.from,
    ...value,
    superseded: value.sourceGrade === 'D' || sorted[i - 1]?.span.from === span.from,
  }));
}

/** Also for two infinities, whose difference is no number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** One definition after the other, the preferred one first: the runs of consecutive years within each. */
function segmentsOf(points: readonly PublishedPoint[], link: HistoryLink): readonly (readonly PublishedPoint[])[] {
  const vintages = link.vintages ?? [...new Set(points.map(({ vintage }) => vintage))];
  const definitions = new Set(vintages.map((vintage) => definitionOf(vintage, link)));
  return [...definitions].flatMap((definition) => runsOf(points, link, definition));
}

/** Vintages that stand on one definition share the first name of their set. */
function definitionOf(vintage: string, link: HistoryLink): string {
  return link.joins?.find((set) => set.includes(vintage))?.[0] ?? vintage;
}

function runsOf(points: readonly PublishedPoint[], link: HistoryLink, definition: string): PublishedPoint[][] {
  const runs: PublishedPoint[][] = [];
  for (const point of points) {
    if (definitionOf(point.vintage, link) !== definition || point.bound || point.sourceGrade === 'D') continue;
    const run = runs[runs.length - 1];
    const before = run?.[run.length - 1];
    if (before?.year === point.year) continue;
    const breaks = link.breaks.some(({ year }) => year === point.year);
    if (run && before?.year === point.year - 1 && !breaks) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

/** A vintage in words; one that the plan does not name is shown as it is. */
export function vintageName(plan: Plan, vintage: string): Text {
  return plan.vintages?.find(({ id }) => id === vintage)?.name ?? { zh: vintage, en: vintage };
}
