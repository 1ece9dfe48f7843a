/** Figures per resident stand on a count of residents: what the same stock is per head on the other published counts. */
import type { Text } from '../../issue.ts';
import type { PublishedPoint } from '../../plan/history.ts';
import type { Figure, Indicator } from '../../plan/types.ts';
import type { Tension } from '../types.ts';
import { compact } from '../format/digits.ts';
import { valueWords } from '../format/value.ts';
import { addedTask, number, rate, yearlyGrowth } from './arithmetic.ts';
import type { Facts, Rule } from './facts.ts';
import { tension } from './finding.ts';
import { roles } from './roles.ts';

/** Units that count among residents. */
const amongResidents = /\/(千人|万人)$/;

export const perHead: Rule = {
  id: 'per_head',
  title: { zh: '人均指标与人口口径', en: 'Per-head figures against population counts' },
  needs: {
    zh: '按每千人或每万人计的指标，以及同一年的几个常住人口数',
    en: 'a figure per 1,000 or 10,000 residents, and several counts of residents for its year',
  },
  find: (facts) =>
    facts.indicators
      .filter(({ unit }) => amongResidents.test(unit))
      .flatMap((indicator) => {
        const figure = indicator.base ?? indicator.result;
        return figure ? restated(facts, indicator, figure) : [];
      }),
};

function restated(facts: Facts, indicator: Indicator, figure: Figure): readonly Tension[] {
  const year = figure.span.to;
  const counts = distinct(facts.points(roles.population, '万人').filter((point) => point.year === year));
  const own = counts.find(({ vintage }) => vintage.startsWith('plan'));
  const largest = counts.reduce<PublishedPoint | undefined>((a, b) => (a && a.value >= b.value ? a : b), undefined);
  if (!own || !largest || largest.value === own.value) return [];
  const implied = (figure.value * own.value) / largest.value;
  const words = goalWords(facts, indicator, implied, figure);
  const goal = facts.goalOf(indicator)?.value;
  return [
    tension('effort', {
      id: `per_head_${indicator.id}`,
      targets: [indicator.id],
      title: { zh: `${indicator.name.zh}：换一个人口数`, en: `${indicator.name.en}: on another count of residents` },
      sentence: {
        zh: `${figure.text} 是按 ${residents(own).zh}常住人口算的；同样的总量按 ${residents(largest).zh}算只有 ${compact(implied)}${words.zh}。`,
        en: `${figure.text} stands on ${residents(own).en}; the same stock over ${residents(largest).en} is ${compact(implied)}${words.en}.`,
      },
      working: counts.map(({ value, vintage }) => {
        return `${number(figure.value)} × ${number(own.value)} / ${number(value)} = ${number((figure.value * own.value) / value)} [${vintage}]`;
      }),
      implied: {
        name: { zh: '按较大人口数折算的基数', en: 'base on the larger count' },
        value: implied,
        unit: indicator.unit,
        grade: 'derived',
      },
      beside: {
        name: { zh: '规划印出的基数', en: 'base as printed' },
        value: figure.value,
        unit: indicator.unit,
        source: figure.source,
      },
      size: goal === undefined ? Math.abs(implied / figure.value - 1) : addedTask(goal, figure.value, implied),
    }),
  ];
}

/** What the smaller base does to the rate that the target needs. */
function goalWords(facts: Facts, indicator: Indicator, implied: number, figure: Figure): Text {
  const goal = facts.goalOf(indicator);
  const years = facts.plan.span.to - figure.span.to;
  if (!goal || years <= 0) return { zh: '', en: '' };
  const [before, after] = [yearlyGrowth(figure.value, goal.value, years), yearlyGrowth(implied, goal.value, years)];
  return {
    zh: `，目标所需的年均增速由 ${rate(before)} 变为 ${rate(after)}`,
    en: `, and the yearly growth that the target needs goes from ${rate(before)} to ${rate(after)}`,
  };
}

function residents({ value }: PublishedPoint): Text {
  return valueWords(value, '万人', { digits: 4 });
}

function distinct(points: readonly PublishedPoint[]): readonly PublishedPoint[] {
  const seen = new Set<number>();
  return points.filter(({ value }) => !seen.has(value) && seen.add(value)).sort((a, b) => a.value - b.value);
}
