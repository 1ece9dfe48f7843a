/**
 * Standing under way, in the official words: 提前实现 (already reaches the target before its year), 快于预期 (ahead of
 * the path from base to target), 符合预期 (on it), 滞后 (behind it). The path is geometric for levels and straight for
 * shares; "on it" means within half a year's progress either way, for growth rates within the target's own tolerance.
 */
import type { Indicator, Plan, Target } from '../plan/types.ts';
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
  readonly lastYear: boolean;
}

/** Standing in every plan year that the run covers; empty where no path can be drawn. */
export function progressOf(plan: Plan, indicator: Indicator, target: Target, run: Run): Standing {
  const years = yearsOf(plan.span).filter((year) => run.years.includes(year));
  return years.flatMap((year) => {
    const progress = standing(plan, indicator, target, run, year);
    return progress === undefined ? [] : [{ year, progress }];
  });
}

function standing(plan: Plan, indicator: Indicator, target: Target, run: Run, year: number): Progress | undefined {
  switch (target.kind) {
    case 'at_least':
    case 'more_than':
    case 'about':
      return alongPath(indicator, target.value, target.year, 1, plan, run, year);
    case 'at_most':
      return alongPath(indicator, target.value, target.year, -1, plan, run, year);
    case 'province':
      if (target.value === undefined) return undefined;
      if (target.then === 'at_least') return alongPath(indicator, target.value, target.year, 1, plan, run, year);
      return ofTotal(valueIn(run, indicator.series, year), target.value, plan.baseYear, target.year, year);
    case 'cumulative_at_least':
      return ofTotal(
        soFar(indicator.series, target, run, year),
        target.value,
        target.span.from - 1,
        target.span.to,
        year,
      );
    case 'average_growth_about':
      return besideRate(growthTo(run, target.of, target.span.from - 1, year), target.value, target.tolerance);
    case 'in_step_with_gdp':
      return besideRate(
        growthTo(run, target.of, target.span.from - 1, year),
        growthTo(run, target.gdp, target.span.from - 1, year),
        target.tolerance,
      );
    case 'hold':
      return held(indicator.series, target.span.from, target.tolerance, run, year);
    case 'falling':
      return undefined;
    default:
      return target satisfies never;
  }
}

function alongPath(
  indicator: Indicator,
  value: number,
  endYear: number,
  sign: 1 | -1,
  plan: Plan,
  run: Run,
  year: number,
): Progress | undefined {
  const baseYear = indicator.base?.span.to ?? plan.baseYear;
  const base = indicator.base?.value ?? valueIn(run, indicator.series, baseYear);
  const now = valueIn(run, indicator.series, year);
  if (Number.isNaN(base) || Number.isNaN(now) || year > endYear) return undefined;
  if (sign * (base - value) >= 0) return sign * (now - value) >= -slack * Math.abs(value) ? 'on_track' : 'behind';
  const straight = rateKind(indicator.target, indicator.unit) === 'points';
  const path = (when: number): number => pathValue(base, value, (when - baseYear) / (endYear - baseYear), straight);
  const reached = sign * (now - value) >= -slack * Math.abs(value);
  const point = {
    value: sign * now,
    early: sign * path(year - 0.5),
    late: sign * path(year + 0.5),
    reached,
    lastYear: year === endYear,
  };
  return compareToPath(point);
}

/** Straight for shares and the like, geometric for levels: the same yearly rate all the way. */
function pathValue(base: number, value: number, part: number, straight: boolean): number {
  if (straight || base <= 0 || value <= 0) return base + (value - base) * part;
  return base * pow(value / base, part);
}

function compareToPath({ value, early, late, reached, lastYear }: Point): Progress {
  if (reached && !lastYear) return 'ahead_of_time';
  if (lastYear && !reached) return 'behind';
  if (value > late) return 'faster';
  return value >= early ? 'on_track' : 'behind';
}

/** A total that grows from zero: the same share of it every year. */
function ofTotal(sum: number, value: number, startYear: number, endYear: number, year: number): Progress | undefined {
  if (Number.isNaN(sum) || year > endYear) return undefined;
  const aYear = value / (endYear - startYear);
  const path = (when: number): number => aYear * (when - startYear);
  const reached = sum >= value - slack * Math.abs(value);
  return compareToPath({
    value: sum,
    early: path(year - 0.5),
    late: path(year + 0.5),
    reached,
    lastYear: year === endYear,
  });
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
