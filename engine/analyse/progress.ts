/**
 * Standing under way, in the official words: 提前实现 (already reaches the target before its year), 快于预期 (ahead of
 * the path from base to target), 符合预期 (on it), 滞后 (behind it). The path is geometric for levels and straight for
 * shares; "on it" means within half a year's progress either way, for growth rates within the target's own tolerance.
 */
import type { Indicator, Plan, Span, Target } from '../plan/types.ts';
import { pow } from '../simulate/math.ts';
import type { Run } from '../simulate/types.ts';
import { evaluateFixed, valueIn } from './evaluate.ts';
import { at, averageGrowth } from './expr.ts';
import { slack, yearsOf } from './meaning.ts';
import { rateKind } from '../plan/completePast.ts';
import type { Judgement, Progress } from './types.ts';
import { isAccomplished } from './verdict.ts';

type Standing = Judgement['progress'];

/** One point of the comparison: what stands, where the path is half a year earlier and later, and what is wanted. */
interface Point {
  readonly value: number;
  readonly early: number;
  readonly late: number;
  /** Already as good as the target's final value. */
  readonly reached: boolean;
  /** In the last year, whether it counts as accomplished (about met included); undefined before. */
  readonly accomplished?: boolean;
}

/** Standing in every plan year that the run covers; empty where no path can be drawn. */
export function progressOf(plan: Plan, indicator: Indicator, target: Target, run: Run): Standing {
  const years = yearsOf(plan.span).filter((year) => run.years.includes(year));
  return years.flatMap((year) => {
    const progress = standing({ plan, indicator, run, year }, target);
    return progress === undefined ? [] : [{ year, progress }];
  });
}

/** One year of one indicator's run. */
interface Here {
  readonly plan: Plan;
  readonly indicator: Indicator;
  readonly run: Run;
  readonly year: number;
}

function standing(here: Here, target: Target): Progress | undefined {
  const { plan, indicator, run, year } = here;
  switch (target.kind) {
    case 'at_least':
    case 'more_than':
      return alongPath(here, { value: target.value, endYear: target.year, sign: 1, tolerance: 0 });
    case 'about':
      return alongPath(here, { value: target.value, endYear: target.year, sign: 1, tolerance: target.tolerance });
    case 'at_most':
      return alongPath(here, { value: target.value, endYear: target.year, sign: -1, tolerance: 0 });
    case 'province': {
      const { value, year: endYear } = target;
      if (value === undefined) return undefined;
      if (target.then === 'at_least') return alongPath(here, { value, endYear, sign: 1, tolerance: 0 });
      return ofTotal(valueIn(run, indicator.series, year), value, { from: plan.baseYear, to: endYear }, year);
    }
    case 'cumulative_at_least': {
      const { from, to } = target.span;
      return ofTotal(soFar(indicator.series, target, run, year), target.value, { from: from - 1, to }, year);
    }
    case 'average_growth_about':
      return besideRate(growthTo(run, target.of, target.span.from - 1, year), target.value, target.tolerance);
    case 'in_step_with_gdp': {
      const before = target.span.from - 1;
      return besideRate(
        growthTo(run, target.of, before, year),
        growthTo(run, target.gdp, before, year),
        target.tolerance,
      );
    }
    case 'hold':
      return held(indicator.series, target.span.from, target.tolerance, run, year);
    case 'falling':
      return undefined;
    default:
      return target satisfies never;
  }
}

interface Goal {
  readonly value: number;
  readonly endYear: number;
  /** 1 for a floor, -1 for a ceiling. */
  readonly sign: 1 | -1;
  readonly tolerance: number;
}

function alongPath(
  { plan, indicator, run, year }: Here,
  { value, endYear, sign, tolerance }: Goal,
): Progress | undefined {
  const baseYear = indicator.base?.span.to ?? plan.baseYear;
  const base = indicator.base?.value ?? valueIn(run, indicator.series, baseYear);
  const now = valueIn(run, indicator.series, year);
  if (Number.isNaN(base) || Number.isNaN(now) || year > endYear) return undefined;
  const above = sign * (now - value) + slack * Math.abs(value);
  if (sign * (base - value) >= 0) return above >= 0 ? 'on_track' : 'behind';
  const straight = rateKind(indicator.target, indicator.unit) === 'points';
  const path = (when: number): number =>
    sign * pathValue(base, value, (when - baseYear) / (endYear - baseYear), straight);
  return compareToPath({
    value: sign * now,
    early: path(year - 0.5),
    late: path(year + 0.5),
    reached: above >= 0,
    accomplished: year === endYear ? above + tolerance >= 0 : undefined,
  });
}

/** Straight for shares and the like, geometric for levels: the same yearly rate all the way. */
function pathValue(base: number, value: number, part: number, straight: boolean): number {
  if (straight || base <= 0 || value <= 0) return base + (value - base) * part;
  return base * pow(value / base, part);
}

function compareToPath({ value, early, late, reached, accomplished }: Point): Progress {
  if (reached && accomplished === undefined) return 'ahead_of_time';
  if (accomplished === false) return 'behind';
  if (value > late) return 'faster';
  return value >= early || accomplished ? 'on_track' : 'behind';
}

/** A total that grows from zero: the same share of it every year. */
function ofTotal(sum: number, value: number, { from, to }: Span, year: number): Progress | undefined {
  if (Number.isNaN(sum) || year > to) return undefined;
  const path = (when: number): number => (value / (to - from)) * (when - from);
  const reached = sum >= value - slack * Math.abs(value);
  const accomplished = year === to ? reached : undefined;
  return compareToPath({ value: sum, early: path(year - 0.5), late: path(year + 0.5), reached, accomplished });
}

type Cumulative = Extract<Target, { kind: 'cumulative_at_least' }>;

function soFar(series: string, target: Cumulative, run: Run, year: number): number {
  if (target.how === 'last') return valueIn(run, series, year);
  return yearsOf({ from: target.span.from, to: year }).reduce((sum, each) => sum + valueIn(run, series, each), 0);
}

function growthTo(run: Run, of: string, from: number, year: number): number {
  return evaluateFixed(averageGrowth(at(of, from), at(of, year), year - from), run);
}

function besideRate(rate: number, wanted: number, tolerance: number): Progress | undefined {
  if (Number.isNaN(rate) || Number.isNaN(wanted)) return undefined;
  if (rate > wanted + tolerance) return 'faster';
  return rate >= wanted - tolerance - slack * Math.abs(wanted) ? 'on_track' : 'behind';
}

function held(series: string, first: number, tolerance: number, run: Run, year: number): Progress | undefined {
  const start = valueIn(run, series, first);
  const moves = yearsOf({ from: first, to: year }).map((each) => Math.abs(valueIn(run, series, each) - start));
  if (moves.some(Number.isNaN)) return undefined;
  return moves.every((move) => move <= tolerance * (1 + slack)) ? 'on_track' : 'behind';
}

/** The standing to show for the whole plan: ahead of time when the target was reached early and is still met. */
export function standingOf({ progress, verdict }: Pick<Judgement, 'progress' | 'verdict'>): Progress | undefined {
  const [before, last] = progress.slice(-2);
  if (last === undefined) return before?.progress;
  return isAccomplished(verdict) && before?.progress === 'ahead_of_time' ? 'ahead_of_time' : last.progress;
}
