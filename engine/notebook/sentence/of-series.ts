/** What a phrase may ask about series and parameters: a value in a year, and growth, change, sum or average over years. */
import { pow } from '../../simulate/math.ts';
import type { At, Study } from '../evaluate.ts';
import { symbolOf } from '../symbols.ts';
import type { Phrase } from './phrase.ts';
import { hole, quantity, type Hole, type Value } from './value.ts';

export function noStudy(): Hole {
  return hole('这个情景没有算出来', 'this scenario was not run');
}

export function valueOf(name: string, year: number | undefined, at: At, study: Study | undefined): Value {
  if (!study) return noStudy();
  const symbol = symbolOf(name, study);
  if (!symbol) return hole(`没有“${name}”`, `there is no “${name}”`);
  if (symbol.varies === 'constant') return quantity(study.scenario.values.get(name)?.[0] ?? NaN, symbol.unit);
  return quantity(pointOf(study, name, year ?? at.home.plan.span.to), symbol.unit);
}

/** The value of a series in a year; NaN when the run has none. */
function pointOf(study: Study, name: string, year: number): number {
  return study.run.series.get(name)?.[study.run.years.indexOf(year)] ?? NaN;
}

export function overYears(
  fn: 'growth_of' | 'change' | 'sum' | 'average',
  arg: Phrase | undefined,
  study: Study | undefined,
): Value {
  if (!study) return noStudy();
  if (arg?.kind !== 'name' || !arg.years) return hole('需要一段年份', 'a range of years is needed');
  const { name, years } = arg;
  const [from, to] = years;
  const unit = symbolOf(name, study)?.unit;
  const [start, end] = [pointOf(study, name, from), pointOf(study, name, to)];
  if (fn === 'change') return quantity(end - start, unit, { difference: true });
  if (fn === 'growth_of') return quantity(100 * (pow(end / start, 1 / (to - from)) - 1), '%');
  const values = study.run.years.flatMap((year) => (year >= from && year <= to ? [pointOf(study, name, year)] : []));
  const total = values.reduce((sum, value) => sum + value, 0);
  return quantity(fn === 'sum' ? total : total / values.length, unit);
}
