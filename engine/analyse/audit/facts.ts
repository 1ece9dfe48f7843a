/**
 * What the audit of a plan draws on: its targets and bases by series, and the values published about a series. A fact
 * that a plan does not hold is undefined, and the rule that needs it finds nothing.
 */
import type { Text } from '../../issue.ts';
import { historyOf, type PublishedPoint } from '../../plan/history.ts';
import type { Figure, Indicator, Observation, Plan, Target } from '../../plan/types.ts';
import { targetInForce } from '../meaning.ts';
import type { Published } from '../published.ts';
import { allTargets } from '../targets.ts';
import type { Tension } from '../types.ts';

export interface Facts {
  readonly plan: Plan;
  /** Years that the plan covers. */
  readonly years: number;
  readonly indicators: readonly Indicator[];
  /** Target judged on a series, with its number in force. */
  targeted(series: string): Targeted | undefined;
  /** The same for an indicator at hand. */
  goalOf(indicator: Indicator): Targeted | undefined;
  /** Everything published about a series, in a unit, weak pages left out. */
  points(series: string, unit: string): readonly PublishedPoint[];
  /** The preferred published value of a year. */
  published(series: string, unit: string, year: number): PublishedPoint | undefined;
  /** Published values by the name of their own series, for those that are linked to none of the model's. */
  observed(indicator: string): readonly Observation[];
}

/** An indicator with a target that is a number. */
export interface Targeted {
  readonly indicator: Indicator;
  readonly target: Target;
  readonly value: number;
  /** The value that the plan counts from, where it prints one. */
  readonly base?: Figure;
}

export function factsOf({ plan, observations }: Published, own?: ReadonlyMap<string, number>): Facts {
  const indicators = allTargets(plan);
  const points = (series: string, unit: string): readonly PublishedPoint[] =>
    historyOf(plan, observations, series, { unit }).points;
  return {
    plan,
    years: plan.span.to - plan.baseYear,
    indicators,
    targeted: (series) => {
      const indicator = indicators.find((each) => each.series === series);
      return indicator && targetedOf(indicator, own);
    },
    goalOf: (indicator) => targetedOf(indicator, own),
    points,
    published: (series, unit, year) => points(series, unit).find((point) => point.year === year && !point.superseded),
    observed: (name) => observations.filter((each) => each.indicator === name && each.sourceGrade !== 'D'),
  };
}

function targetedOf(indicator: Indicator, own: ReadonlyMap<string, number> | undefined): Targeted | undefined {
  const target = targetInForce(indicator, own);
  const value = 'value' in target ? target.value : undefined;
  return value === undefined ? undefined : { indicator, target, value, base: indicator.base };
}

/** One question that the audit asks of a plan. */
export interface Rule {
  readonly id: string;
  /** What it looks at. */
  readonly title: Text;
  /** What a plan must hold for the question to arise. */
  readonly needs: Text;
  readonly find: (facts: Facts) => readonly Tension[];
}
