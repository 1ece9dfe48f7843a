/** Plain words about an ensemble: what a probability here means, how many draws stand behind it, which of two is above. */
import { grouped } from '../../analyse/format/digits.ts';
import type { Text } from '../../issue.ts';
import type { Probability } from '../../simulate/summary/ask.ts';
import type { Ensemble, SamplingMethod } from '../../simulate/types.ts';
import { errorWords, joinedOn, probabilityWords } from '../probability.ts';

/** To be read once beside the first probability on a page. */
export const probabilityMeaning: Text = {
  zh: '这里的可能性，是把每项假设在其通常范围内随机取值、反复推演后，目标达到的次数所占的比例。它说明的是：若模型和这些范围成立，目标有多稳；它不包括模型本身可能有误，也不是对未来的承诺。',
  en: 'A probability here is the share of repeated runs, with every assumption drawn from its usual range, in which the target is met. It says how safe a target is if the model and those ranges hold; it does not include that the model may be wrong, and it is no promise about the future.',
};

const methods: Readonly<Record<SamplingMethod, Text>> = {
  random: { zh: '随机抽样', en: 'random draws' },
  lhs: { zh: '拉丁超立方抽样', en: 'Latin hypercube draws' },
  sobol: { zh: '准随机（Sobol）抽样', en: 'Sobol draws' },
};

/** `10,000 次随机抽样，种子 20210420`; a first, smaller count while dragging says so. */
export function drawsWords({ spec }: Pick<Ensemble, 'spec'>, full?: number): Text {
  const count = grouped(spec.draws, 0);
  const method = methods[spec.method];
  const isPartial = full !== undefined && spec.draws < full;
  const rest = isPartial
    ? { zh: `（停下后补足 ${grouped(full, 0)} 次）`, en: ` (${grouped(full, 0)} once you let go)` }
    : { zh: '', en: '' };
  return {
    zh: `${count} 次${method.zh}，种子 ${spec.seed}${rest.zh}`,
    en: `${count} ${method.en}, seed ${spec.seed}${rest.en}`,
  };
}

/** The probability that one scenario is above another on a series, draw by draw. */
export function aboveWords(above: Probability, a: Text, b: Text, what: Text): Text {
  const estimate = { probability: above.probability, standardError: above.standardError, draws: above.of };
  const [words, error] = [probabilityWords(estimate), errorWords(estimate)];
  return {
    zh: `${what.zh}：${a.zh}高于${b.zh}的可能性${joinedOn(words)}（${error.zh}）。`,
    en: `${what.en}: the probability that ${a.en} is above ${b.en} is ${words.en} (${error.en}).`,
  };
}
