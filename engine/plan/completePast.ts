/**
 * The yearly rate of the past: growth as printed; between two published values of one definition (compound for levels,
 * difference for shares and the like); a five-year total over its years. No rate is made where the file gives none.
 */
import { pow } from '../simulate/math.ts';
import type { PastSpec } from './targetSpec.ts';
import type { Figure, Indicator, PastRate, Source, Target } from './types.ts';

type RateKind = NonNullable<PastRate['kind']>;
type Past = Pick<Indicator, 'past' | 'pastMissing'>;

/** Units in which a change is a difference, not a growth rate. */
const pointUnits: readonly string[] = ['%', '‰', '1', '岁'];

/**
 * How a yearly rate of an indicator is told: compound % for levels and for cumulative cuts, the unit itself for shares,
 * ages and sums. Growth targets are rates already.
 *
 * @example rateKind({ kind: 'at_least', value: 87.5, year: 2025 }, '%') // 'points'
 */
export function rateKind(target: Target, unit: string): RateKind {
  if (target.kind === 'average_growth_about' || target.kind === 'in_step_with_gdp' || isCut(target)) return 'percent';
  return target.kind === 'cumulative_at_least' || pointUnits.includes(unit) ? 'points' : 'percent';
}

/** A total change since the base year, in %: it compounds from year to year. */
function isCut(target: Target): boolean {
  if (target.kind === 'province') return target.then === 'cumulative_last_at_least';
  return target.kind === 'cumulative_at_least' && target.how === 'last';
}

export function completePast(
  spec: PastSpec,
  target: Target,
  unit: string,
  base: Figure | undefined,
  sourceOf: (name: string) => Source,
): Past {
  switch (spec.kind) {
    case 'printed': {
      const { rate, years: span, source, note } = spec;
      return { past: { rate, kind: 'percent', span, source: sourceOf(source), note } };
    }
    case 'between':
      return { past: between(spec, rateKind(target, unit), sourceOf(spec.source)) };
    case 'total':
      return base ? { past: overItsYears(base, isCut(target), spec.note) } : {};
    case 'none':
      return { pastMissing: spec.why };
    default:
      return spec satisfies never;
  }
}

function between(spec: Extract<PastSpec, { kind: 'between' }>, kind: RateKind, source: Source): PastRate {
  const from = seen(spec.from, source);
  const to = seen(spec.to, source);
  const count = spec.to.year - spec.from.year;
  const rate = kind === 'percent' ? (pow(to.value / from.value, 1 / count) - 1) * 100 : (to.value - from.value) / count;
  const formula =
    kind === 'percent' ? `(${to.text} / ${from.text})^(1/${count}) - 1` : `(${to.text} - ${from.text}) / ${count}`;
  const span = { from: spec.from.year + 1, to: spec.to.year };
  const { observed, note } = spec;
  return { rate, kind, span, source: { ...source, grade: 'derived', formula }, note, between: { observed, from, to } };
}

function seen({ value, year }: { value: { value: number; text: string }; year: number }, source: Source): Figure {
  return { ...value, span: { from: year, to: year }, source };
}

/** A sum is divided; a cut of v % in n years is 1 - (1 - v/100)^(1/n) a year: 19.4 % in five years is 4.2 %. */
function overItsYears(base: Figure, cut: boolean, note: PastRate['note']): PastRate {
  const count = base.span.to - base.span.from + 1;
  const rate = cut ? (1 - pow(1 - base.value / 100, 1 / count)) * 100 : base.value / count;
  const formula = cut ? `1 - (1 - ${base.value} / 100)^(1/${count})` : `${base.value} / ${count}`;
  const source: Source = { ...base.source, grade: 'derived', formula };
  return { rate, kind: cut ? 'percent' : 'points', span: base.span, source, note };
}
