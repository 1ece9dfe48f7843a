/** Yearly rates: what a target requires from its base, and what was reached before, in the same kind of rate. */
import type { Figure, Indicator, Target } from '../plan/types.ts';
import { pow } from '../simulate/math.ts';
import type { Judgement, RatePerYear } from './types.ts';

/** Bounded or slow quantities move by points a year (of their own unit); everything else grows by a percentage. */
const inPoints = ['%', '岁', '1'];

export function movesInPoints(unit: string): boolean {
  return inPoints.includes(unit);
}

/** From one value to another over `years` years: compound % a year, or points a year. */
export function rateBetween(from: number, to: number, years: number, unit: string): RatePerYear | undefined {
  if (years <= 0) return undefined;
  if (movesInPoints(unit)) return { kind: 'points', value: (to - from) / years };
  return from > 0 && to > 0 ? { kind: 'percent', value: 100 * (pow(to / from, 1 / years) - 1) } : undefined;
}

/** A cumulative cut of v % is a yearly one of 100·(1 − (1 − v/100)^(1/years)): 19.4 % in five years is 4.2 % a year. */
export function yearlyCut(cut: number, years: number): RatePerYear | undefined {
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
      return fromBase(indicator, threshold, target.year);
    case 'average_growth_about':
    case 'in_step_with_gdp':
      return { kind: 'percent', value: threshold };
    case 'cumulative_at_least': {
      const years = target.span.to - target.span.from + 1;
      return target.how === 'last' ? yearlyCut(threshold, years) : { kind: 'points', value: threshold / years };
    }
    case 'province':
      if (target.then === 'at_least') return fromBase(indicator, threshold, target.year);
      return yearlyCut(threshold, target.year - baseYear);
    case 'hold':
    case 'falling':
      return undefined;
    default:
      return target satisfies never;
  }
}

function fromBase(indicator: Indicator, value: number, year: number): RatePerYear | undefined {
  const base = indicator.base;
  return base && rateBetween(base.value, value, year - base.span.to, indicator.unit);
}

/** The printed or observed past rate; else what a base that covers several years says by itself. */
export function pastRate(indicator: Indicator, target: Target): Judgement['pastRate'] {
  const { past, base } = indicator;
  if (past) return { value: past.rate, kind: past.kind ?? 'percent', span: past.span };
  if (base === undefined || base.span.from === base.span.to) return undefined;
  const rate = perYear(base, target);
  return rate && { ...rate, span: base.span };
}

function perYear(base: Figure, target: Target): RatePerYear | undefined {
  const years = base.span.to - base.span.from + 1;
  if (target.kind === 'average_growth_about' || target.kind === 'in_step_with_gdp')
    return { kind: 'percent', value: base.value };
  if (target.kind === 'cumulative_at_least' && target.how === 'sum')
    return { kind: 'points', value: base.value / years };
  return yearlyCut(base.value, years);
}
