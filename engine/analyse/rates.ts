/** Yearly rates: what a target requires from its base, and what was reached before, in the same kind of rate. */
import { rateKind } from '../plan/completePast.ts';
import type { Indicator, Target } from '../plan/types.ts';
import { pow } from '../simulate/math.ts';
import type { Judgement, RatePerYear } from './types.ts';

/** From one value to another over `years` years: compound % a year, or points of the unit a year. */
export function rateBetween(
  kind: RatePerYear['kind'],
  from: number,
  to: number,
  years: number,
): RatePerYear | undefined {
  if (years <= 0) return undefined;
  if (kind === 'points') return { kind, value: (to - from) / years };
  return from > 0 && to > 0 ? { kind, value: 100 * (pow(to / from, 1 / years) - 1) } : undefined;
}

/** A cumulative cut of v % is a yearly one of 100·(1 − (1 − v/100)^(1/years)): 19.4 % in five years is 4.2 % a year. */
function yearlyCut(cut: number, years: number): RatePerYear | undefined {
  return cut < 100 && years > 0 ? { kind: 'percent', value: 100 * (1 - pow(1 - cut / 100, 1 / years)) } : undefined;
}

/** What the target requires a year; `threshold` is the number that the measure is held against. */
export function requiredRate(
  indicator: Indicator,
  target: Target,
  threshold: number,
  baseYear: number,
): RatePerYear | undefined {
  switch (target.kind) {
    case 'at_least':
    case 'at_most':
    case 'more_than':
    case 'about':
      return fromBase(indicator, target, threshold, target.year);
    case 'average_growth_about':
    case 'in_step_with_gdp':
      return { kind: 'percent', value: threshold };
    case 'cumulative_at_least': {
      const years = target.span.to - target.span.from + 1;
      return target.how === 'last' ? yearlyCut(threshold, years) : { kind: 'points', value: threshold / years };
    }
    case 'province':
      if (target.then === 'at_least') return fromBase(indicator, target, threshold, target.year);
      return yearlyCut(threshold, target.year - baseYear);
    case 'hold':
    case 'falling':
      return undefined;
    default:
      return target satisfies never;
  }
}

function fromBase(indicator: Indicator, target: Target, value: number, year: number): RatePerYear | undefined {
  const { base, unit } = indicator;
  return base && rateBetween(rateKind(target, unit), base.value, value, year - base.span.to);
}

/** As the plan's data give it, with how it is told. */
export function pastRate({ past }: Indicator): Judgement['pastRate'] {
  return past && { value: past.rate, kind: past.kind ?? 'percent', span: past.span };
}
