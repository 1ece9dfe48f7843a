/** The level of output against its growth: together they imply a rise in prices. */
import type { Observation } from '../../plan/types.ts';
import { grown, grownText, growthText, number, percent, rate, yearlyGrowth } from './arithmetic.ts';
import type { Facts, Rule } from './facts.ts';
import { tension } from './finding.ts';
import { observedRoles, roles } from './roles.ts';

export const prices: Rule = {
  id: 'prices',
  title: { zh: '总量目标与增速目标', en: 'Level of output against its growth' },
  needs: { zh: '地区生产总值的基数、总量目标和年均增速目标', en: 'a base, a level target and a growth target for GDP' },
  find: (facts) => {
    const output = outputOf(facts);
    if (output === undefined) return [];
    const { base, growth, level, real } = output;
    const implied = yearlyGrowth(real, level, facts.years);
    const working = [grownText(base, growth, facts.years), growthText(real, level, facts.years)];
    const past = consumerPrices(facts);
    const span = past && `${past.from}—${past.to}`;
    return [
      tension('effort', {
        id: 'prices',
        targets: output.targets,
        title: { zh: '总量与增速隐含的物价涨幅', en: 'The price rise that level and growth imply' },
        sentence: {
          zh: `总量目标与年均 ${rate(growth)} 的实际增速并用，意味着价格每年平均上涨约 ${percent(implied)}${past ? `；${span} 年已公布的居民消费价格涨幅平均为 ${percent(past.mean)}` : ''}。`,
          en: `The level target beside real growth of ${rate(growth)} a year implies that prices rise by about ${percent(implied)} a year${past ? `; published consumer-price rises of ${past.from}-${past.to} average ${percent(past.mean)}` : ''}.`,
        },
        working: past ? [...working, meanText(past), levelAt(output, past.mean, facts.years)] : working,
        implied: {
          name: { zh: '年均价格涨幅', en: 'yearly price rise' },
          value: implied,
          unit: '%',
          grade: 'derived',
        },
        beside: past && {
          name: { zh: '居民消费价格平均涨幅', en: 'average rise of consumer prices' },
          value: past.mean,
          unit: '%',
          source: past.source,
        },
        size: past ? Math.abs(grown(real, past.mean, facts.years) / level - 1) : 0,
      }),
    ];
  },
};

/** Output in the base year, in the last year at both prices, and the growth between. */
export interface Output {
  readonly base: number;
  readonly growth: number;
  /** The level target, at the prices of its year. */
  readonly level: number;
  /** Last year's output at base-year prices when the growth target is just met. */
  readonly real: number;
  readonly targets: readonly string[];
}

export function outputOf(facts: Facts): Output | undefined {
  const level = facts.targeted(roles.gdpLevel);
  const growth = facts.targeted(roles.gdpGrowth);
  if (!level?.base || !growth) return undefined;
  const real = grown(level.base.value, growth.value, facts.years);
  const targets = [growth.indicator.id, level.indicator.id];
  return { base: level.base.value, growth: growth.value, level: level.value, real, targets };
}

interface Mean {
  readonly from: number;
  readonly to: number;
  readonly values: readonly Observation[];
  readonly mean: number;
  readonly source: Observation['source'];
}

/** The published yearly rises of the five years up to the base year; years without one are left out, not filled. */
function consumerPrices({ plan, years, observed }: Facts): Mean | undefined {
  const [from, to] = [plan.baseYear - years + 1, plan.baseYear];
  const values = observed(observedRoles.consumerPrices)
    .filter(({ span }) => span.from === span.to && span.from >= from && span.to <= to)
    .sort((a, b) => a.span.from - b.span.from);
  const last = values[values.length - 1];
  if (last === undefined) return undefined;
  const mean = values.reduce((sum, { value }) => sum + value, 0) / values.length;
  return { from, to, values, mean, source: last.source };
}

function meanText({ values, mean }: Mean): string {
  const terms = values.map(({ span, value }) => `${value} [${span.from}]`).join(' + ');
  return `(${terms}) / ${values.length} = ${percent(mean)}`;
}

function levelAt({ real }: Output, mean: number, years: number): string {
  return `${number(real)} × (1 + ${percent(mean)})^${years} = ${number(grown(real, mean, years))}`;
}
