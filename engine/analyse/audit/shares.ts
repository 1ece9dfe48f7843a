/** A rising share of output: how fast its part must grow, beside output itself or its own published past. */
import type { Observation } from '../../plan/types.ts';
import type { Tension } from '../types.ts';
import { growthText, money, number, percent, rate, yearlyGrowth } from './arithmetic.ts';
import type { Facts, Rule, Targeted } from './facts.ts';
import { tension } from './finding.ts';
import { outputOf, type Output } from './prices.ts';
import { observedRoles, roles } from './roles.ts';

export const shares: Rule = {
  id: 'shares',
  title: { zh: '占地区生产总值的比重', en: 'Parts of output' },
  needs: { zh: '比重目标和产出目标', en: 'targets for a share of GDP and for output' },
  find: (facts) => {
    const output = outputOf(facts);
    if (output === undefined) return [];
    return roles.shares.flatMap((series) => {
      const share = facts.targeted(series);
      if (share === undefined) return [];
      return [share.base ? growthImplied(facts, output, share) : amountImplied(output, share)];
    });
  },
};

function growthImplied(facts: Facts, output: Output, share: Targeted): Tension {
  const first = ((share.base?.value ?? NaN) / 100) * output.base;
  const [current, real] = [(share.value / 100) * output.level, (share.value / 100) * output.real];
  const nominal = yearlyGrowth(first, current, facts.years);
  const past = pastGrowth(facts, share.indicator.series);
  const gdp = yearlyGrowth(output.base, output.level, facts.years);
  const besideRate = past?.value ?? gdp;
  const { name } = share.indicator;
  return tension('effort', {
    id: `share_${share.indicator.id}`,
    targets: [...output.targets, share.indicator.id],
    title: { zh: `${name.zh}：分子所需增速`, en: `${name.en}: growth that its numerator needs` },
    sentence: {
      zh: `从 ${money(first).zh}到 ${money(current).zh}，名义年均要增长 ${rate(nominal)}（按 ${facts.plan.baseYear} 年价 ${rate(yearlyGrowth(first, real, facts.years))}）；${past ? `${past.span.from}—${past.span.to} 年已公布的年均增速为 ${rate(past.value)}` : `同期产出名义年均增长 ${rate(gdp)}`}。`,
      en: `From ${money(first).en} to ${money(current).en} takes ${rate(nominal)} a year at current prices (${rate(yearlyGrowth(first, real, facts.years))} at ${facts.plan.baseYear} prices); ${past ? `the rate published for ${past.span.from}-${past.span.to} is ${rate(past.value)}` : `output itself grows by ${rate(gdp)}`}.`,
    },
    working: [
      `${percent(share.base?.value ?? NaN)} × ${number(output.base)} = ${number(first)}`,
      `${percent(share.value)} × ${number(output.level)} = ${number(current)}`,
      growthText(first, current, facts.years),
      `${percent(share.value)} × ${number(output.real)} = ${number(real)}`,
      growthText(first, real, facts.years),
    ],
    implied: {
      name: { zh: '所需名义年均增速', en: 'nominal growth needed a year' },
      value: nominal,
      unit: '%',
      grade: 'derived',
    },
    beside: {
      name: past
        ? { zh: '过去的年均增速', en: 'yearly growth before' }
        : { zh: '产出的名义年均增速', en: 'nominal growth of output a year' },
      value: besideRate,
      unit: '%',
      source: past?.source ?? facts.plan.document,
    },
    size: Math.max(0, (100 + nominal) / (100 + besideRate) - 1),
  });
}

/** Without a base only the amount can be said. */
function amountImplied(output: Output, share: Targeted): Tension {
  const amount = (share.value / 100) * output.level;
  const { name } = share.indicator;
  return tension('effort', {
    id: `share_${share.indicator.id}`,
    targets: [output.targets[1] ?? '', share.indicator.id],
    title: { zh: `${name.zh}：隐含的总量`, en: `${name.en}: the amount implied` },
    sentence: {
      zh: `按总量目标，${percent(share.value)} 即 ${money(amount).zh}；规划没有给出基数，无法判断所需增速。`,
      en: `Of the level target, ${percent(share.value)} is ${money(amount).en}; the plan prints no base, so the growth needed cannot be told.`,
    },
    working: [`${percent(share.value)} × ${number(output.level)} = ${number(amount)}`],
    implied: { name: { zh: '隐含总量', en: 'amount implied' }, value: amount, unit: '亿元@current', grade: 'derived' },
    size: 0,
  });
}

function pastGrowth({ observed }: Facts, series: string): Observation | undefined {
  const name = observedRoles.shareGrowth[series];
  return name === undefined ? undefined : observed(name)[0];
}
