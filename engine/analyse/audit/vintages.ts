/** A base that statistics have since revised, or that other statistics of its own year contradict. */
import type { PublishedPoint } from '../../plan/history.ts';
import type { Figure, Indicator } from '../../plan/types.ts';
import type { Tension } from '../types.ts';
import { vintageWords } from '../format/vintage-words.ts';
import { addedTask, number } from './arithmetic.ts';
import type { Facts, Rule } from './facts.ts';
import { tension } from './finding.ts';

/** Nearer than this (relative) is the rounding of one and the same figure. */
const sameFigure = 0.002;

export const vintages: Rule = {
  id: 'vintages',
  title: { zh: '基数与其他口径', en: 'Bases against other vintages' },
  needs: {
    zh: '基数，以及同一年在另一口径下公布的数值',
    en: 'a base, and a value of its year published in another vintage',
  },
  find: (facts) =>
    facts.indicators.flatMap((indicator) => {
      const figure = indicator.base;
      const other = figure && otherValue(facts, indicator, figure);
      return other ? [revised(facts, indicator, figure, other)] : [];
    }),
};

/** The published value of the base's year that differs most from it. */
function otherValue(facts: Facts, { series, unit }: Indicator, base: Figure): PublishedPoint | undefined {
  if (base.span.from !== base.span.to) return undefined;
  const distance = ({ value }: PublishedPoint): number => Math.abs(value / base.value - 1);
  return facts
    .points(series, unit)
    .filter((point) => point.year === base.span.to && point.bound === undefined && distance(point) > sameFigure)
    .sort((a, b) => distance(b) - distance(a))[0];
}

function revised(facts: Facts, indicator: Indicator, base: Figure, other: PublishedPoint): Tension {
  const goal = facts.goalOf(indicator);
  const task = goal && goalWords(goal.value, base.value, other.value);
  const year = base.span.to;
  return tension('effort', {
    id: `vintage_${indicator.id}`,
    targets: [indicator.id],
    title: { zh: `${indicator.name.zh}：基数另有口径`, en: `${indicator.name.en}: the base in another vintage` },
    sentence: {
      zh: `规划的 ${year} 年基数是 ${base.text}，另一口径（${vintageWords(other.vintage).zh}）为 ${number(other.value)}${task?.zh ?? ''}。`,
      en: `The plan counts from ${base.text} in ${year}; another vintage (${vintageWords(other.vintage).en}) has ${number(other.value)}${task?.en ?? ''}.`,
    },
    working: goal
      ? [differenceText(goal.value, base.value), differenceText(goal.value, other.value)]
      : [differenceText(other.value, base.value)],
    implied: {
      name: { zh: `另一口径的 ${year} 年数值`, en: `value of ${year} in the other vintage` },
      value: other.value,
      unit: indicator.unit,
      grade: 'official',
    },
    beside: {
      name: { zh: '规划的基数', en: 'base of the plan' },
      value: base.value,
      unit: indicator.unit,
      source: base.source,
    },
    size: goal ? addedTask(goal.value, base.value, other.value) : Math.abs(other.value / base.value - 1),
  });
}

function differenceText(to: number, from: number): string {
  return `${number(to)} − ${number(from)} = ${number(to - from)}`;
}

function goalWords(goal: number, base: number, other: number): { zh: string; en: string } {
  const [before, after] = [number(goal - base), number(goal - other)];
  return {
    zh: `；距目标 ${number(goal)} 的差距由 ${before} 变为 ${after}`,
    en: `; the distance to the target of ${number(goal)} goes from ${before} to ${after}`,
  };
}
