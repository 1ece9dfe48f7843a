/** Where a target starts: below or at its own base, or from a year that was not the last one known. */
import type { Lang } from '../../issue.ts';
import type { Figure, Indicator } from '../../plan/types.ts';
import { rateKind } from '../../plan/completePast.ts';
import { formatRate, formatValue } from '../format/value.ts';
import { rateBetween } from '../rates.ts';
import type { RatePerYear, Tension } from '../types.ts';
import { addedTask, number, percent } from './arithmetic.ts';
import type { Rule, Targeted } from './facts.ts';
import { tension } from './finding.ts';

export const belowBase: Rule = {
  id: 'below_base',
  title: { zh: '目标与基数', en: 'Targets against their own bases' },
  needs: { zh: '基数已经满足的下限目标', en: 'a floor that its base already meets' },
  find: (facts) =>
    facts.indicators.flatMap((indicator) => {
      const goal = facts.goalOf(indicator);
      const base = goal?.base;
      const isFloor = goal?.target.kind === 'at_least' && base?.span.from === base?.span.to;
      return goal && base && isFloor && base.value >= goal.value ? [alreadyMet(goal, base)] : [];
    }),
};

function alreadyMet({ indicator, value }: Targeted, base: Figure): Tension {
  return tension('effort', {
    id: `below_base_${indicator.id}`,
    targets: [indicator.id],
    title: { zh: `${indicator.name.zh}：目标不高于基数`, en: `${indicator.name.en}: the target is not above its base` },
    sentence: {
      zh: `目标 ${formatValue(value, indicator.unit, 'zh')} 不高于 ${base.span.to} 年的 ${formatValue(base.value, indicator.unit, 'zh')}：不要求改善，只要求不低于该线。`,
      en: `The target of ${formatValue(value, indicator.unit, 'en')} is not above the ${formatValue(base.value, indicator.unit, 'en')} of ${base.span.to}: it asks for no improvement, only for staying above that line.`,
    },
    working: [`${number(value)} − ${number(base.value)} = ${number(value - base.value)}`],
    implied: {
      name: { zh: '目标减基数', en: 'target minus base' },
      value: value - base.value,
      unit: indicator.unit,
      grade: 'derived',
    },
    beside: { name: { zh: '基数', en: 'base' }, value: base.value, unit: indicator.unit, source: base.source },
    size: Math.abs(value / base.value - 1),
  });
}

export const laterBase: Rule = {
  id: 'later_base',
  title: { zh: '基年之后的数值', en: 'Values after the base year' },
  needs: { zh: '规划同时印出的、晚于基年的数值', en: 'a later value that the plan prints beside its base' },
  find: (facts) =>
    facts.indicators.flatMap((indicator) => {
      const goal = facts.goalOf(indicator);
      const base = indicator.base;
      const later = base && indicator.bases.find(({ span }) => span.to > base.span.to);
      return goal && base && later ? fromLater(indicator, goal, base, later) : [];
    }),
};

function fromLater(indicator: Indicator, { target, value }: Targeted, base: Figure, later: Figure): readonly Tension[] {
  if (!('year' in target)) return [];
  const kind = rateKind(target, indicator.unit);
  const [before, after] = [base, later].map((each) => rateBetween(kind, each.value, value, target.year - each.span.to));
  if (!before || !after) return [];
  const say = (figure: Figure, lang: Lang): string => formatValue(figure.value, indicator.unit, lang);
  const ofRate = (each: RatePerYear, lang: Lang): string => formatRate(each, indicator.unit, lang);
  return [
    tension('effort', {
      id: `later_base_${indicator.id}`,
      targets: [indicator.id],
      title: {
        zh: `${indicator.name.zh}：从 ${later.span.to} 年算起`,
        en: `${indicator.name.en}: counted from ${later.span.to}`,
      },
      sentence: {
        zh: `规划从 ${base.span.to} 年的 ${say(base, 'zh')}算起，需要 ${ofRate(before, 'zh')}；从 ${later.span.to} 年的 ${say(later, 'zh')}算起，需要 ${ofRate(after, 'zh')}。`,
        en: `Counted from ${say(base, 'en')} in ${base.span.to}, the target needs ${ofRate(before, 'en')}; from ${say(later, 'en')} in ${later.span.to} it needs ${ofRate(after, 'en')}.`,
      },
      working: [stepText(base, value, target.year, before), stepText(later, value, target.year, after)],
      implied: {
        name: { zh: `从 ${later.span.to} 年起每年所需`, en: `needed a year from ${later.span.to}` },
        value: after.value,
        unit: kind === 'percent' ? '%' : indicator.unit,
        grade: 'derived',
      },
      beside: {
        name: { zh: `从 ${base.span.to} 年起每年所需`, en: `needed a year from ${base.span.to}` },
        value: before.value,
        unit: kind === 'percent' ? '%' : indicator.unit,
        source: base.source,
      },
      size: addedTask(value, base.value, later.value),
    }),
  ];
}

function stepText(from: Figure, to: number, year: number, rate: RatePerYear): string {
  const years = year - from.span.to;
  if (rate.kind === 'points') return `(${number(to)} − ${number(from.value)}) / ${years} = ${number(rate.value)}`;
  return `(${number(to)} / ${number(from.value)})^(1/${years}) − 1 = ${percent(rate.value)}`;
}
