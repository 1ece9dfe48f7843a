/** Published history of a series, ready to draw: the plan's links to statistics, or else its own printed base values. */
import type { Published } from '../analyse/published.ts';
import { allTargets } from '../analyse/targets.ts';
import { historyOf } from '../plan/history.ts';
import type { Figure } from '../plan/types.ts';
import type { History, HistoryPoint } from './types.ts';

const known = new WeakMap<Published['observations'], Map<string, History>>();

/**
 * History in `unit`. Weak pages are kept as points and never joined; a line never crosses a hole or a break. Worked out
 * once for a set of observations: it is asked for in every frame.
 */
export function history(published: Published, series: string, unit: string): History {
  const key = `${published.plan.id} ${series} ${unit}`;
  const before = known.get(published.observations) ?? new Map<string, History>();
  known.set(published.observations, before);
  const found = before.get(key) ?? build(published, series, unit);
  before.set(key, found);
  return found;
}

function build({ plan, observations }: Published, series: string, unit: string): History {
  if (plan.history.some((link) => link.series === series)) {
    const { points, segments, breaks } = historyOf(plan, observations, series, { unit, weak: true });
    return { series, points, segments, breaks };
  }
  const points = printedPoints(plan, series);
  return { series, points, segments: points.map((point) => [point]), breaks: [] };
}

function printedPoints(plan: Published['plan'], series: string): readonly HistoryPoint[] {
  const bases = allTargets(plan).find((each) => each.series === series)?.bases ?? [];
  const yearly = bases.filter(({ span, bound }) => span.from === span.to && bound !== 'upper');
  return yearly.map(pointOf).sort((a, b) => a.year - b.year);
}

/** A plan is an official document: grade A. */
function pointOf({ span, value, bound, source }: Figure): HistoryPoint {
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
}
