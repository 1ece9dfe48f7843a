/** The yearly rate that a target needs beside the rate that was reached before. */
import type { Lang } from '../../issue.ts';
import { formatRate } from '../format/value.ts';
import { pastRate, requiredRate } from '../rates.ts';
import type { Judgement, RatePerYear, Tension } from '../types.ts';
import { number, percent } from './arithmetic.ts';
import type { Facts, Rule, Targeted } from './facts.ts';
import { tension } from './finding.ts';

export const pastRates: Rule = {
  id: 'past_rates',
  title: { zh: '所需速度与过去速度', en: 'Rates needed against rates reached' },
  needs: { zh: '基数、目标，以及同口径的过去速度', en: 'a base, a target, and a past rate on the same definition' },
  find: (facts) =>
    facts.indicators.flatMap((indicator) => {
      const goal = facts.goalOf(indicator);
      const past = pastRate(indicator);
      const needed = goal && requiredRate(indicator, goal.target, goal.value, facts.plan.baseYear);
      return goal && past && needed && past.kind === needed.kind ? [beside(facts, goal, needed, past)] : [];
    }),
};

type Past = NonNullable<Judgement['pastRate']>;

function beside(facts: Facts, { indicator }: Targeted, needed: RatePerYear, past: Past): Tension {
  const unit = needed.kind === 'percent' ? '%' : indicator.unit;
  const years = `${past.span.from}—${past.span.to}`;
  const say = (rate: RatePerYear, lang: Lang): string => formatRate(rate, indicator.unit, lang);
  return tension('effort', {
    id: `past_rate_${indicator.id}`,
    targets: [indicator.id],
    title: { zh: `${indicator.name.zh}：所需与过去的速度`, en: `${indicator.name.en}: rate needed and rate reached` },
    sentence: {
      zh: `目标需要 ${say(needed, 'zh')}，${years} 年为 ${say(past, 'zh')}${timesWords(needed, past).zh}。`,
      en: `The target needs ${say(needed, 'en')}; ${past.span.from}-${past.span.to} reached ${say(past, 'en')}${timesWords(needed, past).en}.`,
    },
    working: [`${text(needed)} − ${text(past)} = ${text({ kind: needed.kind, value: needed.value - past.value })}`],
    implied: { name: { zh: '每年所需', en: 'needed a year' }, value: needed.value, unit, grade: 'derived' },
    beside: {
      name: { zh: `${years} 年每年`, en: `a year in ${past.span.from}-${past.span.to}` },
      value: past.value,
      unit,
      source: indicator.past?.source ?? facts.plan.document,
    },
    size: sizeOf(needed, past),
  });
}

function text({ kind, value }: RatePerYear): string {
  return kind === 'percent' ? percent(value) : number(value);
}

function timesWords(needed: RatePerYear, past: RatePerYear): { zh: string; en: string } {
  if (past.value <= 0 || needed.value <= past.value) return { zh: '', en: '' };
  const times = number(Math.round((needed.value / past.value) * 10) / 10);
  return { zh: `，前者是后者的 ${times} 倍`, en: `: ${times} times as much` };
}

/** Growth rates are compared as factors; amounts and points as multiples. Less than the past is no pull at all. */
function sizeOf(needed: RatePerYear, past: RatePerYear): number {
  if (needed.value <= past.value) return 0;
  if (needed.kind === 'percent') return (100 + needed.value) / (100 + past.value) - 1;
  return past.value > 0 ? needed.value / past.value - 1 : 1;
}
