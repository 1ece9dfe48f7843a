/** Value added of the emerging industries against their share: the two targets imply each other through output. */
import type { Tension } from '../types.ts';
import { money, number, percent } from './arithmetic.ts';
import type { Facts, Rule, Targeted } from './facts.ts';
import { tension } from './finding.ts';
import { outputOf, type Output } from './prices.ts';
import { roles } from './roles.ts';

export const emerging: Rule = {
  id: 'emerging',
  title: { zh: '新兴产业的占比与增加值', en: 'Emerging industries: share against value added' },
  needs: {
    zh: '新兴产业占比和增加值的目标、产出目标',
    en: 'targets for the share and the value added of the emerging industries, and for output',
  },
  find: (facts) => {
    const [output, share, value] = [
      outputOf(facts),
      facts.targeted(roles.emergingShare),
      facts.targeted(roles.emergingValue),
    ];
    return output && share && value
      ? [shareImplied(facts, output, share, value), valueImplied(facts, output, share, value)]
      : [];
  },
};

function shareImplied(facts: Facts, output: Output, share: Targeted, value: Targeted): Tension {
  const implied = (100 * value.value) / output.level;
  return tension('identity', {
    id: 'emerging_share',
    targets: [output.targets[1] ?? '', share.indicator.id, value.indicator.id],
    title: { zh: '增加值目标隐含的占比', en: 'The share that the value-added target implies' },
    sentence: {
      zh: `增加值 ${money(value.value).zh} 除以总量目标 ${money(output.level).zh}，占比为 ${percent(implied)}；占比目标是 ${percent(share.value)}。`,
      en: `Value added of ${money(value.value).en} over output of ${money(output.level).en} is a share of ${percent(implied)}; the share target is ${percent(share.value)}.`,
    },
    working: [`${number(value.value)} / ${number(output.level)} = ${percent(implied)}`],
    implied: { name: { zh: '隐含占比', en: 'implied share' }, value: implied, unit: '%', grade: 'derived' },
    beside: { name: share.indicator.name, value: share.value, unit: '%', source: facts.plan.document },
    size: Math.abs(implied / share.value - 1),
  });
}

/** Growth alone, without a rise in prices, may not carry the value added. */
function valueImplied(facts: Facts, output: Output, share: Targeted, value: Targeted): Tension {
  const [current, real] = [(share.value / 100) * output.level, (share.value / 100) * output.real];
  return tension('identity', {
    id: 'emerging_value',
    targets: [...output.targets, share.indicator.id, value.indicator.id],
    title: { zh: '占比目标隐含的增加值', en: 'The value added that the share target implies' },
    sentence: {
      zh: `占比 ${percent(share.value)} 在总量目标下是 ${money(current).zh}；若价格不涨，只有 ${money(real).zh}，${real < value.value ? '达不到' : '仍达到'}增加值目标 ${money(value.value).zh}。`,
      en: `A share of ${percent(share.value)} is ${money(current).en} of the level target; with no rise in prices it is ${money(real).en}, which ${real < value.value ? 'falls short of' : 'still meets'} the value-added target of ${money(value.value).en}.`,
    },
    working: [
      `${percent(share.value)} × ${number(output.level)} = ${number(current)}`,
      `${percent(share.value)} × ${number(output.real)} = ${number(real)}`,
    ],
    implied: {
      name: { zh: '隐含增加值', en: 'implied value added' },
      value: current,
      unit: '亿元@current',
      grade: 'derived',
    },
    beside: { name: value.indicator.name, value: value.value, unit: value.indicator.unit, source: facts.plan.document },
    size: Math.max(0, 1 - Math.min(current, real) / value.value),
  });
}
