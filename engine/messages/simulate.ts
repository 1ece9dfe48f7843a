/** Sentences about distributions, correlations, sampling, ensembles and the parts of a divided ensemble. */
import type { Message } from './sentence.ts';

export const simulateMessages = {
  'simulate.spread': {
    zh: (f) => `分布的“${f('field')}”是 ${f('found')}，它必须是不小于 0 的有限数。`,
    en: (f) => `The distribution's “${f('field')}” is ${f('found')}; it must be a finite number, zero or above.`,
  },
  'simulate.concentration': {
    zh: (f) => `分布的“${f('field')}”是 ${f('found')}，它必须大于 0，且不超过 ${f('most')}（更集中时请改用 normal）。`,
    en: (f) =>
      `The distribution's “${f('field')}” is ${f('found')}; it must be above 0 and at most ${f('most')} (use normal for anything narrower).`,
  },
  'simulate.support': {
    zh: (f) => `分布的范围是 ${f('found')}，min 必须小于 max，且两者都是有限数。`,
    en: (f) => `The distribution's range is ${f('found')}; min must be below max, and both finite.`,
  },
  'simulate.empty-list': {
    zh: () => `分布的 values 是空的。请至少写一个数。`,
    en: () => `The distribution's values are empty. Give at least one number.`,
  },
  'simulate.list-value': {
    zh: (f) => `分布的 values 中有 ${f('found')}，每一项都必须是有限数。`,
    en: (f) => `The distribution's values contain ${f('found')}; each must be a finite number.`,
  },
  'simulate.weights-length': {
    zh: (f) => `weights 有 ${f('found')} 项，values 有 ${f('expected')} 项。两者必须一一对应。`,
    en: (f) => `There are ${f('found')} weights for ${f('expected')} values. Give one weight for each value.`,
  },
  'simulate.weight': {
    zh: (f) => `weights 中有 ${f('found')}。权重必须是不小于 0 的有限数，且不能全为 0。`,
    en: (f) => `The weights contain ${f('found')}. Weights are finite, zero or above, and not all zero.`,
  },
  'simulate.value': {
    zh: (f) => `取值 ${f('found')} 不是有限数，无法围绕它抽样。`,
    en: (f) => `The value in force is ${f('found')}; a distribution needs a finite number as its centre.`,
  },
  'simulate.default-outside': {
    zh: (f) => `默认值 ${f('found')} 不在所声明的分布范围 ${f('expected')} 之内。请改默认值或改 min、max。`,
    en: (f) =>
      `The default ${f('found')} lies outside the declared range ${f('expected')} of its distribution. Change the default, or min and max.`,
  },
  'simulate.support-widened': {
    zh: (f) => `取值 ${f('found')} 超出分布范围 ${f('expected')}，抽样时范围放宽为 ${f('used')}。`,
    en: (f) =>
      `The value ${f('found')} lies outside the distribution's range ${f('expected')}; draws use ${f('used')} instead.`,
  },
  'simulate.spread-gives-way': {
    zh: (f) =>
      `取值 ${f('found')} 太靠近范围 ${f('expected')} 的一端，容不下所声明的离散程度；抽样时保持均值和范围，离散程度减小。`,
    en: (f) =>
      `The value ${f('found')} is too close to an end of ${f('expected')} for the declared spread; draws keep the mean and the range with a smaller spread.`,
  },
  'simulate.not-positive': {
    zh: (f) => `对数正态分布的中位数必须大于 0，这里是 ${f('found')}；抽样时固定为该值。`,
    en: (f) =>
      `A log-normal distribution needs a median above 0, here ${f('found')}; it is held at that value in every draw.`,
  },
  'simulate.beyond-bounds': {
    zh: (f) =>
      `分布在千分之一的情形下达到 ${f('found')}，超出参数的可能范围 ${f('expected')}。请改用 truncated_normal 或减小离散程度。`,
    en: (f) =>
      `One draw in a thousand reaches ${f('found')}, outside what is possible for this parameter (${f('expected')}). Use truncated_normal or a smaller spread.`,
  },
  'simulate.correlation-self': {
    zh: (f) => `“${f('found')}”不能与自己声明相关。`,
    en: (f) => `“${f('found')}” is declared as correlated with itself.`,
  },
  'simulate.correlation-range': {
    zh: (f) => `“${f('a')}”与“${f('b')}”的秩相关系数是 ${f('found')}，应在 -1 与 1 之间。`,
    en: (f) => `The rank correlation of “${f('a')}” and “${f('b')}” is ${f('found')}; it must lie from -1 to 1.`,
  },
  'simulate.correlation-twice': {
    zh: (f) => `“${f('found')}”的相关系数声明了两次。请只保留一次。`,
    en: (f) => `The correlation of “${f('found')}” is declared twice. Keep one.`,
  },
  'simulate.correlation-repaired': {
    zh: (f) =>
      `“${f('found')}”之间的相关系数互相矛盾（矩阵不正定），抽样时改用最接近的可行矩阵，最大改动 ${f('moved')}。`,
    en: (f) =>
      `The correlations among “${f('found')}” contradict each other (not positive definite); draws use the nearest matrix that is possible, largest change ${f('moved')}.`,
  },
  'simulate.noise': {
    zh: (f) => `“${f('id')}”的年度冲击中 ${f('field')} 是 ${f('found')}，应为${f('expected')}。`,
    en: (f) => `In the yearly shocks of “${f('id')}”, ${f('field')} is ${f('found')}; expected ${f('expected')}.`,
  },
  'simulate.draws': {
    zh: (f) => `抽样次数是 ${f('found')}，应为 1 到 ${f('expected')} 之间的整数。`,
    en: (f) => `The number of draws is ${f('found')}; give a whole number from 1 to ${f('expected')}.`,
  },
  'simulate.seed': {
    zh: (f) => `随机种子是 ${f('found')}，应为 0 到 ${f('expected')} 之间的整数。`,
    en: (f) => `The seed is ${f('found')}; give a whole number from 0 to ${f('expected')}.`,
  },
  'simulate.method': {
    zh: (f) => `未知的抽样方法“${f('found')}”${f('fix') && `，是否指“${f('fix')}”`}。可用：${f('expected')}。`,
    en: (f) =>
      `Unknown sampling method “${f('found')}”${f('fix') && `; did you mean “${f('fix')}”`}. Available: ${f('expected')}.`,
  },
  'simulate.quantile': {
    zh: (f) => `分位数 ${f('found')} 不在 0 与 1 之间（不含两端）。`,
    en: (f) => `The quantile ${f('found')} does not lie between 0 and 1 (ends excluded).`,
  },
  'simulate.quantiles-many': {
    zh: (f) => `要了 ${f('found')} 个分位数，最多 ${f('expected')} 个。`,
    en: (f) => `${f('found')} quantiles are asked for; give at most ${f('expected')}.`,
  },
  'simulate.unknown-series': {
    zh: (f) => `没有名为“${f('found')}”的序列${f('fix') && `，是否指“${f('fix')}”`}。`,
    en: (f) => `There is no series “${f('found')}”${f('fix') && `; did you mean “${f('fix')}”`}.`,
  },
  'simulate.unknown-year': {
    zh: (f) => `“${f('id')}”没有 ${f('found')} 年，可用 ${f('expected')}。`,
    en: (f) => `“${f('id')}” has no year ${f('found')}; available: ${f('expected')}.`,
  },
  'simulate.unknown-target': {
    zh: (f) => `联合概率中的“${f('found')}”不是可以判定的目标${f('fix') && `，是否指“${f('fix')}”`}。`,
    en: (f) =>
      `“${f('found')}” in a joint probability is not a target that can be judged${f('fix') && `; did you mean “${f('fix')}”`}.`,
  },
  'simulate.part': {
    zh: (f) =>
      `抽样区间是 ${f('found')}，应在 0 到 ${f('draws')} 之内，且两端是 ${f('block')} 的倍数（终点也可以是 ${f('draws')}）。`,
    en: (f) =>
      `The range of draws is ${f('found')}; it must lie from 0 to ${f('draws')}, with both ends multiples of ${f('block')} (the end may also be ${f('draws')}).`,
  },
  'simulate.sobol-dimensions': {
    zh: (f) => `不确定的量有 ${f('found')} 维，Sobol 点只有 ${f('expected')} 维；其余 ${f('rest')} 维改用独立随机数。`,
    en: (f) =>
      `There are ${f('found')} uncertain dimensions and Sobol points for ${f('expected')}; the other ${f('rest')} are drawn independently.`,
  },
  'simulate.memory': {
    zh: (f) => `内存不足：需要约 ${f('found')} MB。请减少抽样次数或所求的序列。`,
    en: (f) => `Not enough memory: about ${f('found')} MB are needed. Ask for fewer draws or fewer series.`,
  },
  'simulate.cancelled': {
    zh: () => `抽样已取消，没有结果。`,
    en: () => `The ensemble was cancelled; there is no result.`,
  },
  'simulate.shard': {
    zh: (f) => `没有第 ${f('found')} 份。请写成 i/n，i 从 1 到 n，n 最多 ${f('expected')}。`,
    en: (f) => `There is no shard ${f('found')}. Write i/n with i from 1 to n, and n at most ${f('expected')}.`,
  },
  'simulate.parts-none': {
    zh: () => `没有可以合并的部分。`,
    en: () => `There are no parts to merge.`,
  },
  'simulate.parts-differ': {
    zh: (f) =>
      `第 ${f('found')} 次抽样的部分与第 ${f('expected')} 次的部分不属于同一次运行：${f('what')}不同。请用同一版本、同一情景重新计算。`,
    en: (f) =>
      `The part with draws ${f('found')} does not belong with the part with draws ${f('expected')}: different ${f('what')}. Compute it again from the same version and scenario.`,
  },
  'simulate.parts-foreign': {
    zh: (f) =>
      `这一部分是用别的${f('what')}算出的，与所说的情景不符。合并时的情景与 --set 等要和抽样时一样，文件也要是同一版本。`,
    en: (f) =>
      `This part was computed with other ${f('what')} than the scenario has here. Merge with the scenario, the --set and the like of the sampling, and with the same version of the files.`,
  },
  'simulate.parts-missing': {
    zh: (f) => `缺少第 ${f('found')} 次抽样。请补上相应的部分。`,
    en: (f) => `Draws ${f('found')} are missing. Add the part that holds them.`,
  },
  'simulate.parts-overlap': {
    zh: (f) => `第 ${f('found')} 次抽样出现了不止一次。每一部分只合并一次。`,
    en: (f) => `Draws ${f('found')} occur more than once. Merge each part once.`,
  },
  'simulate.part-format': {
    zh: (f) => `“${f('found')}”不是抽样结果的一部分${f('why')}。请重新计算这一部分。`,
    en: (f) => `“${f('found')}” is not a part of an ensemble${f('why')}. Compute this part again.`,
  },
} satisfies Record<string, Message>;
