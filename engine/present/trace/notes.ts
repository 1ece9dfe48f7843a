/** What a scenario did to a number besides its equation, in words. */
import { valueWords } from '../../analyse/format/value.ts';
import type { Text } from '../../issue.ts';
import type { Parameter, Shock } from '../../model/types.ts';
import { pow } from '../../simulate/math.ts';
import { variableOf, type Traced } from './numbers.ts';
import { plainDigits } from './substitute.ts';

/** Shocks that were at work on a number in a year, after its equation. */
export function adjustments(traced: Traced, id: string, year: number): readonly Text[] {
  const shocks = variableOf(traced, id)?.shocks ?? traced.linked.exogenousShocks?.get(id) ?? [];
  return shocks.flatMap((shock) => shockWords(shock, year) ?? []);
}

function shockWords(shock: Shock, year: number): Text | undefined {
  const { kind, span, value, fade } = shock;
  if (year < span.from || (year > span.to && (kind === 'hold' || fade === 0))) return undefined;
  const left = pow(fade, Math.max(0, year - span.to));
  switch (kind) {
    case 'add':
      return {
        zh: `情景扰动：加 ${plainDigits(value * left)}`,
        en: `Scenario shock: plus ${plainDigits(value * left)}`,
      };
    case 'multiply': {
      const factor = plainDigits(1 + (value - 1) * left);
      return { zh: `情景扰动：乘以 ${factor}`, en: `Scenario shock: times ${factor}` };
    }
    case 'hold':
      return { zh: `情景扰动：定为 ${plainDigits(value)}`, en: `Scenario shock: held at ${plainDigits(value)}` };
    default:
      return kind satisfies never;
  }
}

/** An assumption that is not the model's own: what it was, and why it was that. */
export function changedNote({ linked }: Traced, parameter: Parameter, year: number): Text {
  const { default: own, unit, why } = parameter;
  const before = own.length === 1 ? own[0] : own[year - linked.years.from];
  const words = valueWords(before ?? NaN, unit, { digits: 4 });
  return {
    zh: `由情景或使用者设定；模型的默认值是 ${words.zh}：${why.zh}`,
    en: `Set by the scenario or the reader; the model's own value is ${words.en}: ${why.en}`,
  };
}
