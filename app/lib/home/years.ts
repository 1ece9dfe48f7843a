/** Of each series on the page the last year that anybody shows: as far as chances are needed. */
import type { Plan } from '$engine';
import type { Spot } from './spot.ts';

interface Shown {
  readonly plan: Plan;
  readonly charts: readonly string[];
  /** Of the notebook, each up to a year. */
  readonly bands: ReadonlyMap<string, number>;
  readonly trail: readonly Spot[];
  /** Last year of the charts. */
  readonly to: number;
}

export function yearsShown({ plan, charts, bands, trail, to }: Shown): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  const show = (id: string, year: number): void => void last.set(id, Math.max(year, last.get(id) ?? year));
  for (const { series } of [...plan.indicators, ...plan.textTargets]) show(series, plan.span.to);
  for (const [id, year] of bands) show(id, year);
  for (const id of charts) show(id, to);
  for (const { id, year } of trail) show(id, Math.max(year, to));
  return last;
}
