/** New jobs that the plan counts on against the workers that its output targets need. */
import { valueWords } from '../format/value.ts';
import { number } from './arithmetic.ts';
import type { Rule } from './facts.ts';
import { tension } from './finding.ts';
import { outputOf } from './prices.ts';
import { roles } from './roles.ts';

export const jobs: Rule = {
  id: 'jobs',
  title: { zh: '新增就业与从业人员', en: 'New jobs against workers' },
  needs: {
    zh: '新增就业累计目标、劳动生产率的基数与目标、产出目标',
    en: 'a five-year target for new jobs, a base and a target for output per worker, targets for output',
  },
  find: (facts) => {
    const [output, productivity, target] = [
      outputOf(facts),
      facts.targeted(roles.productivity),
      facts.targeted(roles.jobs),
    ];
    if (!output || !productivity?.base || target?.target.kind !== 'cumulative_at_least') return [];
    const [before, after] = [output.base / productivity.base.value, output.real / productivity.value];
    const needed = after - before;
    if (needed <= 0) return [];
    const [need, goal] = [valueWords(needed, '万人'), valueWords(target.value, target.indicator.unit)];
    return [
      tension('effort', {
        id: 'jobs',
        targets: [...output.targets, productivity.indicator.id, target.indicator.id],
        title: { zh: '新增就业目标与所需从业人员', en: 'New jobs against the workers needed' },
        sentence: {
          zh: `增速与劳动生产率两个目标同时恰好实现，从业人员要净增约 ${need.zh}；五年新增城镇就业的目标是 ${goal.zh}，而且还未扣除退出就业的人。`,
          en: `Growth and productivity both just met take about ${need.en} more at work; the five-year target for new urban jobs is ${goal.en}, before those who leave work are taken off.`,
        },
        working: [
          `${number(output.base)} / ${number(productivity.base.value)} = ${number(before)}`,
          `${number(output.real)} / ${number(productivity.value)} = ${number(after)}`,
          `${number(after)} − ${number(before)} = ${number(needed)}`,
        ],
        implied: {
          name: { zh: '所需净增从业人员', en: 'additional workers needed' },
          value: needed,
          unit: '万人',
          grade: 'derived',
        },
        beside: {
          name: target.indicator.name,
          value: target.value,
          unit: target.indicator.unit,
          source: facts.plan.document,
        },
        size: Math.max(0, needed / target.value - 1),
      }),
    ];
  },
};
