/** A target as written → complete: its years, its tolerance and its printed words where the file leaves them out. */
import type { Text } from '../issue.ts';
import type { Printed } from './parts.ts';
import { roundingHalf } from './printed.ts';
import type { TargetSpec } from './targetSpec.ts';
import type { Span, Target } from './types.ts';

export interface PlanYears {
  readonly base: number;
  readonly span: Span;
  readonly vision?: number;
}

/** "In step" tolerates half a percentage point a year: growth rates are printed to one decimal, and "about" to a half. */
const inStepTolerance = 0.5;

/**
 * Defaults: a level is meant for the last plan year, growth and sums for all plan years, holding for base year to last
 * year, falling for base year to vision year; "about" is half a unit of the last printed digit; never a rise after the
 * peak; the printed words are the number as typed.
 */
export function completeTarget(spec: TargetSpec, unit: string, years: PlanYears): { target: Target; text: Text } {
  const text = spec.text ?? printedText(spec);
  return { target: targetOf(spec, text, unit, years), text };
}

function printedText(spec: TargetSpec): Text {
  const typed = 'value' in spec && typeof spec.value === 'object' ? spec.value.text : '';
  return { zh: typed, en: typed };
}

function targetOf(spec: TargetSpec, text: Text, unit: string, { base, span, vision }: PlanYears): Target {
  const { kind } = spec;
  switch (kind) {
    case 'at_least':
    case 'at_most':
    case 'more_than':
      return { kind, value: spec.value.value, year: spec.year ?? span.to };
    case 'about':
      return { kind, value: spec.value.value, tolerance: about(spec, text, unit), year: spec.year ?? span.to };
    case 'average_growth_about':
      return {
        kind,
        value: spec.value.value,
        tolerance: about(spec, text, unit),
        of: spec.of,
        span: spec.years ?? span,
      };
    case 'cumulative_at_least':
      return { kind, value: spec.value.value, span: spec.years ?? span, how: spec.how };
    case 'in_step_with_gdp': {
      const { of, gdp, tolerance = inStepTolerance } = spec;
      return { kind, tolerance, of, gdp, span: spec.years ?? span };
    }
    case 'hold': {
      const { value, tolerance, years = { from: base, to: span.to } } = spec;
      return { kind, value: value?.value, tolerance, span: years };
    }
    case 'falling': {
      const { tolerance = 0, years = { from: base, to: vision ?? span.to } } = spec;
      return { kind, tolerance, span: years };
    }
    case 'province':
      return { kind, value: spec.value, year: spec.year ?? span.to, then: spec.then };
    default:
      return kind satisfies never;
  }
}

function about(spec: { value: Printed; tolerance: number | undefined }, text: Text, unit: string): number {
  const { value, text: typed } = spec.value;
  return spec.tolerance ?? roundingHalf(value, text.zh, unit) ?? roundingHalf(value, typed, unit) ?? 0;
}
