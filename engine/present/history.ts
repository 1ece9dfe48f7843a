/**
 * Published history of a series, ready to draw. Points of different vintages are all kept; only the preferred vintage
 * of a year is joined, and never across a hole, a break, or a value that is only a bound.
 */
import { allTargets } from '../analyse/targets.ts';
import type { HistoryLink, Indicator, Observation, Plan } from '../plan/types.ts';
import { parseUnit, sameDimensions } from '../plan/unit.ts';
import type { History, HistoryPoint } from './types.ts';

/** What history needs of a plan folder. */
export interface Published {
  readonly plan: Plan;
  readonly observations: readonly Observation[];
}

/** History of a series in `unit`; from the plan's own printed bases where no published series is linked to it. */
export function history(published: Published, series: string, unit: string): History {
  const link = published.plan.history.find((each) => each.series === series);
  const points = link ? observedPoints(published, link, unit) : printedPoints(published.plan, series);
  return { series, points, breaks: link?.breaks ?? [], segments: segmentsOf(points, link) };
}

function observedPoints({ observations }: Published, link: HistoryLink, unit: string): readonly HistoryPoint[] {
  const own = observations.filter(({ indicator, span, months }) => {
    return indicator === link.observed && span.from === span.to && months === undefined;
  });
  const points = own.flatMap((observation) => pointOf(observation, link.unit ?? observation.unit, unit));
  const solid = new Map<number, HistoryPoint>();
  for (const point of points)
    if (isPreferred(point, solid.get(point.year), link.vintages)) solid.set(point.year, point);
  return points
    .map((point) => ({ ...point, superseded: solid.get(point.year) !== point }))
    .sort((a, b) => a.year - b.year);
}

function pointOf(observation: Observation, published: string, unit: string): readonly HistoryPoint[] {
  const ratio = unitRatio(published, unit);
  if (ratio === undefined) return [];
  const { span, value, vintage, bound, source, sourceGrade } = observation;
  return [{ year: span.to, value: value * ratio, vintage, bound, source, sourceGrade, superseded: false }];
}

/** By the link's order of vintages, then by the grade of the source; a weak page (D) is never drawn solid. */
function isPreferred(point: HistoryPoint, other: HistoryPoint | undefined, vintages: HistoryLink['vintages']): boolean {
  if (point.sourceGrade === 'D') return false;
  if (other === undefined) return true;
  const rank = ({ vintage }: HistoryPoint): number => {
    const index = vintages?.indexOf(vintage) ?? -1;
    return index < 0 ? (vintages?.length ?? 0) : index;
  };
  if (rank(point) !== rank(other)) return rank(point) < rank(other);
  return point.sourceGrade < other.sourceGrade;
}

function printedPoints(plan: Plan, series: string): readonly HistoryPoint[] {
  const indicator = allTargets(plan).find((each: Indicator) => each.series === series);
  const figures = (indicator?.bases ?? []).filter(({ span }) => span.from === span.to);
  return figures
    .map(({ span, value, bound, source }): HistoryPoint => {
      const lower = bound === 'lower' ? bound : undefined;
      return {
        year: span.to,
        value,
        vintage: source.vintage ?? 'plan',
        bound: lower,
        source,
        sourceGrade: 'A',
        superseded: false,
      };
    })
    .sort((a, b) => a.year - b.year);
}

/** Factor from a published unit to the series' own; undefined when they measure different things. */
function unitRatio(published: string, wanted: string): number | undefined {
  const [from, to] = [parseUnit(published), parseUnit(wanted)];
  if (!from.ok || !to.ok || !sameDimensions(from.value, to.value)) return published === wanted ? 1 : undefined;
  return from.value.scale / to.value.scale;
}

/** Runs of consecutive years on one definition, which may be joined by a line. */
function segmentsOf(points: readonly HistoryPoint[], link: HistoryLink | undefined): History['segments'] {
  const segments: HistoryPoint[][] = [];
  for (const point of points.filter(({ superseded, bound }) => !superseded && bound === undefined)) {
    const last = segments[segments.length - 1];
    const before = last?.[last.length - 1];
    if (last && before && isJoined(before, point, link)) last.push(point);
    else segments.push([point]);
  }
  return segments;
}

function isJoined(before: HistoryPoint, point: HistoryPoint, link: HistoryLink | undefined): boolean {
  if (before.year !== point.year - 1 || link?.breaks.some(({ year }) => year === point.year)) return false;
  const oneDefinition = link?.joins?.some((set) => set.includes(before.vintage) && set.includes(point.vintage));
  return before.vintage === point.vintage || (link?.joins === undefined ? true : oneDefinition === true);
}
