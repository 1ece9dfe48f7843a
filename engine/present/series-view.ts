/** One series as a chart or a sparkline shows it: history, projection, bands, and the target as a mark. */
import type { Text } from '../issue.ts';
import { allTargets } from '../analyse/targets.ts';
import { targetInForce } from '../analyse/meaning.ts';
import type { Scenario } from '../model/types.ts';
import { rememberedIn } from '../plan/remembered.ts';
import type { Indicator, Target } from '../plan/types.ts';
import type { Ensemble, Run } from '../simulate/types.ts';
import type { Published } from '../analyse/published.ts';
import { history } from './history.ts';
import { shownTargetWords } from './target-words.ts';
import type { Bands, SeriesView } from './types.ts';
import { unitName } from '../analyse/format/unit-words.ts';

/** A series' name and unit, for those that are no indicator of the plan. */
export interface SeriesLabel {
  readonly name: Text;
  readonly unit: string;
}

export interface ViewInput {
  readonly published: Published;
  readonly scenario?: Pick<Scenario, 'targets'>;
  readonly run?: Run;
  readonly ensemble?: Ensemble;
}

/** The view of any series of a run; the label is needed only where no indicator of the plan carries the series. */
export function seriesView(input: ViewInput, series: string, label?: SeriesLabel): SeriesView {
  const indicator = allTargets(input.published.plan).find((each) => each.series === series);
  const { name, unit } = label ?? indicator ?? { name: { zh: series, en: series }, unit: '1' };
  const values = input.run?.series.get(series);
  return {
    id: series,
    name,
    unit: unitName(unit),
    years: values ? (input.run?.years ?? []) : [],
    values: values ? [...values] : [],
    history: history(input.published, series, unit),
    bands: input.ensemble && bandsOf(input.ensemble, series),
    target: indicator && markOf(indicator, input.scenario?.targets),
  };
}

/** The target on the series' own axis, where the plan's number can stand there. */
function markOf(indicator: Indicator, own: ReadonlyMap<string, number> | undefined): SeriesView['target'] {
  const target = targetInForce(indicator, own);
  const spot = spotOf(target);
  return spot && { ...spot, words: shownTargetWords(indicator, own), sign: signOf(target) };
}

const atLeast: Text = { zh: '≥ ', en: '≥ ' };
const about: Text = { zh: '约 ', en: 'about ' };

function signOf(target: Target): Text {
  switch (target.kind) {
    case 'at_least':
    case 'province':
      return atLeast;
    case 'at_most':
      return { zh: '≤ ', en: '≤ ' };
    case 'more_than':
      return { zh: '> ', en: '> ' };
    case 'about':
    case 'average_growth_about':
      return about;
    case 'cumulative_at_least':
      return target.how === 'last' ? atLeast : { zh: '年均 ≥ ', en: 'yearly ≥ ' };
    case 'hold':
    case 'in_step_with_gdp':
    case 'falling':
      return { zh: '', en: '' };
    default:
      return target satisfies never;
  }
}

function spotOf(target: Target): { year: number; value: number } | undefined {
  switch (target.kind) {
    case 'at_least':
    case 'at_most':
    case 'more_than':
    case 'about':
      return { year: target.year, value: target.value };
    case 'average_growth_about':
      return { year: target.span.to, value: target.value };
    case 'cumulative_at_least':
      return { year: target.span.to, value: target.how === 'last' ? target.value : perYear(target) };
    case 'province':
      return target.value === undefined ? undefined : { year: target.year, value: target.value };
    case 'hold':
      return target.value === undefined ? undefined : { year: target.span.to, value: target.value };
    case 'in_step_with_gdp':
    case 'falling':
      return undefined;
    default:
      return target satisfies never;
  }
}

/** A five-year total stands on the axis of a yearly flow as its yearly average. */
function perYear(target: Extract<Target, { kind: 'cumulative_at_least' }>): number {
  return target.value / (target.span.to - target.span.from + 1);
}

const levels = [50, 80, 95] as const;

/** The 50, 80 and 95 % bands whose two quantiles the ensemble holds. */
export const bandsOf = rememberedIn((ensemble: Ensemble, series: string): Bands | undefined => {
  const found = ensemble.series.get(series);
  const middle = quantileIndex(ensemble, 0.5);
  if (!found || middle === undefined) return undefined;
  const row = (index: number): readonly number[] => found.columns.map((column) => column.quantiles[index] ?? NaN);
  const bands = levels.flatMap((level) => {
    const low = quantileIndex(ensemble, (100 - level) / 200);
    const high = quantileIndex(ensemble, (100 + level) / 200);
    return low === undefined || high === undefined ? [] : [{ level, low: row(low), high: row(high) }];
  });
  return { years: found.years, median: row(middle), bands };
});

/** Probabilities written as decimals may differ in the last bit. */
function quantileIndex(ensemble: Ensemble, probability: number): number | undefined {
  const index = ensemble.spec.quantiles.findIndex((each) => Math.abs(each - probability) < 1e-9);
  return index < 0 ? undefined : index;
}
