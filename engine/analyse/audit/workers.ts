/** Output against output per worker: together they imply a number of workers, at either price basis. */
import type { Text } from '../../issue.ts';
import type { Tension } from '../types.ts';
import { valueWords } from '../format/value.ts';
import { grownText, growthText, number, rate, yearlyGrowth } from './arithmetic.ts';
import type { Facts, Rule, Targeted } from './facts.ts';
import { tension } from './finding.ts';
import { outputOf } from './prices.ts';
import { roles } from './roles.ts';

interface Basis {
  readonly id: string;
  readonly output: number;
  readonly words: Text;
  readonly working: readonly string[];
}

export const workers: Rule = {
  id: 'workers',
  title: { zh: '劳动生产率与产出', en: 'Output per worker against output' },
  needs: {
    zh: '劳动生产率的基数与目标、产出目标和从业人员统计',
    en: 'a base and a target for output per worker, targets for output, published employment',
  },
  find: (facts) => {
    const [output, productivity] = [outputOf(facts), facts.targeted(roles.productivity)];
    const now = facts.published(roles.employment, '万人', facts.plan.baseYear);
    if (!output || !productivity || !now) return [];
    const bases: readonly Basis[] = [
      {
        id: 'workers_real',
        output: output.real,
        words: { zh: `按 ${facts.plan.baseYear} 年价`, en: `at ${facts.plan.baseYear} prices` },
        working: [grownText(output.base, output.growth, facts.years)],
      },
      { id: 'workers_current', output: output.level, words: { zh: '按当年价', en: 'at current prices' }, working: [] },
    ];
    return bases.map((basis) => atBasis(facts, basis, productivity, now, output.targets));
  },
};

type Published = NonNullable<ReturnType<Facts['published']>>;

function atBasis(
  facts: Facts,
  basis: Basis,
  productivity: Targeted,
  now: Published,
  targets: readonly string[],
): Tension {
  const implied = basis.output / productivity.value;
  const growth = yearlyGrowth(now.value, implied, facts.years);
  const { zh, en } = basis.words;
  return tension('effort', {
    id: basis.id,
    targets: [...targets, productivity.indicator.id],
    title: {
      zh: `劳动生产率目标隐含的从业人员（${zh}）`,
      en: `Workers that the productivity target implies (${en})`,
    },
    sentence: sentenceOf(facts, basis, productivity, { implied, growth, now: now.value }),
    working: [
      ...basis.working,
      `${number(basis.output)} / ${number(productivity.value)} = ${number(implied)}`,
      growthText(now.value, implied, facts.years),
      `${number(basis.output)} / ${number(now.value)} = ${number(basis.output / now.value)}`,
    ],
    implied: { name: { zh: '隐含的从业人员', en: 'implied workers' }, value: implied, unit: '万人', grade: 'derived' },
    beside: {
      name: { zh: `${facts.plan.baseYear} 年从业人员`, en: `workers in ${facts.plan.baseYear}` },
      value: now.value,
      unit: '万人',
      source: now.source,
    },
    size: Math.abs(implied / now.value - 1),
  });
}

interface Count {
  readonly implied: number;
  readonly growth: number;
  readonly now: number;
}

function sentenceOf(facts: Facts, { output, words }: Basis, { value, indicator }: Targeted, count: Count): Text {
  const year = facts.plan.baseYear;
  const [needed, had] = [count.implied, count.now].map((each) => valueWords(each, '万人', { digits: 4 }));
  const [goal, steady] = [value, output / count.now].map((each) => valueWords(each, indicator.unit));
  return {
    zh: `${words.zh}，产出目标除以 ${goal?.zh}，需要约 ${needed?.zh}从业，而 ${year} 年为 ${had?.zh}：每年要增加 ${rate(count.growth)}；从业人员不增加时，劳动生产率应为 ${steady?.zh}。`,
    en: `Output over ${goal?.en} (${words.en}) takes about ${needed?.en} at work; ${year} had ${had?.en}: ${rate(count.growth)} more every year. With no more workers productivity would be ${steady?.en}.`,
  };
}
