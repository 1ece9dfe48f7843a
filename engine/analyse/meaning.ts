/**
 * What every kind of target means, exactly: a measure, a threshold and how the two are compared, as trees of the model
 * language over fixed years. This one definition serves the verdict on a single run, the count in every draw of an
 * ensemble, and the formula that a reader is shown.
 */
import type { Expr } from '../model/types.ts';
import type { Indicator, Span, Target } from '../plan/types.ts';
import { abs, at, averageGrowth, binary, both, compare, largest, num, total, when } from './expr.ts';

/** `at_least` is met from the threshold up, `more_than` above it, `at_most` from it down. */
export type Sense = 'at_least' | 'at_most' | 'more_than';

export interface Meaning {
  readonly measure: Expr;
  readonly threshold: Expr;
  readonly sense: Sense;
  /** How far short of the threshold still counts as "about" met, in the unit of the measure. */
  readonly tolerance: number;
  /** What must hold besides; absent for most kinds. */
  readonly condition?: Expr;
}

/** Two numbers this near (relative) count as equal: rounding in a long calculation must not turn a verdict. */
export const slack = 1e-9;

/** The target in force: the scenario's own value in the place of the plan's, where it gives one. */
export function targetInForce(indicator: Indicator, own: ReadonlyMap<string, number> | undefined): Target {
  const value = own?.get(indicator.id);
  return value === undefined || !takesValue(indicator.target) ? indicator.target : { ...indicator.target, value };
}

/** Whether a number of the user's own can stand in the target's place. */
function takesValue(target: Target): target is Exclude<Target, { kind: 'in_step_with_gdp' | 'hold' | 'falling' }> {
  return target.kind !== 'in_step_with_gdp' && target.kind !== 'hold' && target.kind !== 'falling';
}

const known = new WeakMap<Target, Map<string, Meaning | undefined>>();

/** The meaning of a target on a series; undefined while the province has not set its number. Built once a target. */
export function meaningOf(series: string, target: Target): Meaning | undefined {
  const bySeries = known.get(target) ?? new Map<string, Meaning | undefined>();
  known.set(target, bySeries);
  if (!bySeries.has(series)) bySeries.set(series, build(series, target));
  return bySeries.get(series);
}

function build(series: string, target: Target): Meaning | undefined {
  switch (target.kind) {
    case 'at_least':
    case 'at_most':
    case 'more_than':
      return plain(at(series, target.year), target.value, target.kind);
    case 'about':
      return { ...plain(at(series, target.year), target.value, 'at_least'), tolerance: target.tolerance };
    case 'average_growth_about':
      return { ...plain(growthOver(target.of, target.span), target.value, 'at_least'), tolerance: target.tolerance };
    case 'cumulative_at_least':
      return plain(cumulative(series, target.span, target.how), target.value, 'at_least');
    case 'in_step_with_gdp':
      return inStep(target.of, target.gdp, target.span, target.tolerance);
    case 'hold':
      return plain(widestMove(series, target.span), target.tolerance, 'at_most');
    case 'falling':
      return falling(series, target.span, target.tolerance);
    case 'province':
      return target.value === undefined ? undefined : plain(at(series, target.year), target.value, 'at_least');
    default:
      return target satisfies never;
  }
}

function plain(measure: Expr, threshold: number, sense: Sense): Meaning {
  return { measure, threshold: num(threshold), sense, tolerance: 0 };
}

/** Growth over the years of a span counts from the year before it: 2021-2025 is `x[2025] / x[2020]`, five years. */
function growthOver(of: string, span: Span): Expr {
  const years = span.to - span.from + 1;
  return averageGrowth(at(of, span.from - 1), at(of, span.to), years);
}

function cumulative(series: string, span: Span, how: 'sum' | 'last'): Expr {
  return how === 'last' ? at(series, span.to) : total(yearsOf(span).map((year) => at(series, year)));
}

function inStep(of: string, gdp: string, span: Span, tolerance: number): Meaning {
  return { measure: growthOver(of, span), threshold: growthOver(gdp, span), sense: 'at_least', tolerance };
}

/** The largest distance from the first year's value. */
function widestMove(series: string, span: Span): Expr {
  const first = at(series, span.from);
  return largest(
    yearsOf(span)
      .slice(1)
      .map((year) => abs(binary('-', at(series, year), first))),
  );
}

/**
 * Past its peak and not rising again: the largest yearly rise from the peak on (the last year's rise always among
 * them) is within the tolerance, and the highest value is not the last one.
 */
function falling(series: string, span: Span, tolerance: number): Meaning {
  const values = yearsOf(span).map((year) => at(series, year));
  const peak = largest(values);
  const rises = values.slice(1).map((value, index) => binary('-', value, values[index] ?? value));
  const lastRise = rises[rises.length - 1] ?? num(0);
  const after = rises.slice(0, -1).map((rise, index) => {
    const peakedBefore = compare('>=', largest(values.slice(0, index + 1)), peak);
    return when(peakedBefore, rise, lastRise);
  });
  const condition = compare('<', at(series, span.to), peak);
  return { ...plain(largest([lastRise, ...after]), tolerance, 'at_most'), condition };
}

export function yearsOf(span: Span): readonly number[] {
  return Array.from({ length: span.to - span.from + 1 }, (_, index) => span.from + index);
}

/** Met or about met, as a truth value of the language (1 or 0). */
export function truthOf(meaning: Meaning): Expr {
  const { measure, threshold, sense, tolerance, condition } = meaning;
  const edge = tolerance === 0 ? threshold : binary('-', threshold, num(tolerance));
  const truth = compare(comparisonOf(sense), measure, loosened(edge, threshold, sense));
  return condition === undefined ? truth : both(truth, condition);
}

function comparisonOf(sense: Sense): '>=' | '>' | '<=' {
  return sense === 'at_least' ? '>=' : sense === 'more_than' ? '>' : '<=';
}

/** The edge moved by the slack: downwards for a floor, upwards for a ceiling; equal is never "more than". */
function loosened(edge: Expr, threshold: Expr, sense: Sense): Expr {
  const by = binary('*', num(slack), abs(threshold));
  return binary(sense === 'at_least' ? '-' : '+', edge, by);
}
