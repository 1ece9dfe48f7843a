/** Sentences about assumptions: values and paths, ranges, distributions, yearly shocks, correlations. */
import type { Message } from './sentence.ts';

export const assumptionMessages = {
  'path.unreadable': {
    zh: (f) => `“${f('found')}”不是一个数，也不是“年份: 数值”。可写作 ${f('fix')}。`,
    en: (f) => `“${f('found')}” is neither a number nor “year: value”. Write, for example, ${f('fix')}.`,
  },
  'path.year-twice': {
    zh: (f) => `年份 ${f('found')} 给了两次。请只保留一个值。`,
    en: (f) => `The year ${f('found')} is given twice. Keep only one value.`,
  },
  'path.year-outside': {
    zh: (f) => `年份 ${f('found')} 不在模型的年份 ${f('expected')} 之内。最近的年份是 ${f('fix')}。`,
    en: (f) => `The year ${f('found')} is outside the model's years ${f('expected')}. The nearest is ${f('fix')}.`,
  },
  'parameter.constant-path': {
    zh: (f) => `“${f('found')}”不随年份变化，只能给一个数。若要逐年给值，请写 ${f('fix')}。`,
    en: (f) =>
      `“${f('found')}” does not vary by year and takes one number. To give values by year, declare ${f('fix')}.`,
  },
  'parameter.constant-yearly-field': {
    zh: (f) => `“${f('found')}”只适用于逐年变化的参数。请删去，或改为 ${f('fix')}。`,
    en: (f) => `“${f('found')}” is only for parameters that vary by year. Remove it, or declare ${f('fix')}.`,
  },
  'parameter.plausible-beyond-bounds': {
    zh: (f) => `通常范围 ${f('found')} 超出了可能范围 ${f('expected')}。请缩小前者或放宽后者。`,
    en: (f) =>
      `The usual range ${f('found')} reaches beyond what is possible, ${f('expected')}. Narrow the one or widen the other.`,
  },
  'parameter.beyond-bounds': {
    zh: (f) =>
      `${f('name')}取值 ${f('found')} 不可能：应在 ${f('expected')}（${f('unit')}）之内。最近的可用值是 ${f('fix')}。`,
    en: (f) =>
      `${f('name')} cannot be ${f('found')}: what is possible is ${f('expected')} (${f('unit')}). The nearest allowed value is ${f('fix')}.`,
  },
  'parameter.unusual': {
    zh: (f) =>
      `${f('name')}取值 ${f('found')} 少见：通常在 ${f('expected')}（${f('unit')}）之内。仍按此值计算；若非有意，可改为 ${f('fix')}。`,
    en: (f) =>
      `${f('name')} at ${f('found')} is unusual: the usual range is ${f('expected')} (${f('unit')}). It is used as given; if not intended, try ${f('fix')}.`,
  },
  'distribution.negative': {
    zh: (f) => `分布（${f('kind')}）的 ${f('found')} 无效，应为 ${f('expected')}。`,
    en: (f) => `The distribution (${f('kind')}) has ${f('found')}; it must have ${f('expected')}.`,
  },
  'distribution.limits': {
    zh: (f) => `分布（${f('kind')}）的上下限颠倒或相等：${f('found')}，应为 ${f('expected')}。`,
    en: (f) =>
      `The limits of the distribution (${f('kind')}) are the wrong way round or equal: ${f('found')}, expected ${f('expected')}.`,
  },
  'distribution.centre-outside': {
    zh: (f) =>
      `分布（${f('kind')}）以取值 ${f('found')} 为中心，但它不在上下限 ${f('expected')} 之内。请放宽上下限或改取值。`,
    en: (f) =>
      `The distribution (${f('kind')}) is centred on the value ${f('found')}, which lies outside its limits ${f('expected')}. Widen the limits or change the value.`,
  },
  'distribution.beyond-bounds': {
    zh: (f) => `分布（${f('kind')}）会取到 ${f('found')}，超出可能范围 ${f('expected')}。请收窄分布或放宽 bounds。`,
    en: (f) =>
      `The distribution (${f('kind')}) reaches ${f('found')}, beyond what is possible, ${f('expected')}. Narrow it, or widen the bounds.`,
  },
  'distribution.not-positive': {
    zh: (f) => `对数正态分布要求取值大于 0，这里是 ${f('found')}。请改用其他分布。`,
    en: (f) => `A log-normal distribution needs a value above 0; found ${f('found')}. Use another distribution.`,
  },
  'distribution.empty': {
    zh: (f) => `分布（${f('kind')}）的取值列表为空。请至少给一个值，例如 ${f('expected')}。`,
    en: (f) =>
      `The list of values of the distribution (${f('kind')}) is empty. Give at least one, for example ${f('expected')}.`,
  },
  'distribution.weights': {
    zh: (f) => `有 ${f('expected')} 个取值，却有 ${f('found')} 个权重。每个取值要有一个权重。`,
    en: (f) => `There are ${f('expected')} values but ${f('found')} weights. Give one weight for each value.`,
  },
  'distribution.weights-sum': {
    zh: (f) => `权重之和是 ${f('found')}，应为 1。请按比例调整。`,
    en: (f) => `The weights sum to ${f('found')}, expected 1. Scale them.`,
  },
  'noise.persistence': {
    zh: (f) => `扰动的持续性 ${f('found')} 无效，应为 ${f('expected')}：否则扰动不会消退。`,
    en: (f) => `A persistence of ${f('found')} is not possible; it must be ${f('expected')}, or shocks never die out.`,
  },
  'noise.loadings': {
    zh: (f) => `公共因子的份额之和是 ${f('found')}，应 ${f('expected')}：它们是扰动方差的份额。`,
    en: (f) =>
      `The loadings on common factors sum to ${f('found')}; they are shares of the variance and must sum to ${f('expected')}.`,
  },
  'correlation.with-itself': {
    zh: (f) => `“${f('found')}”不能与自身相关。请写两个不同的参数。`,
    en: (f) => `“${f('found')}” cannot be correlated with itself. Name two different parameters.`,
  },
  'correlation.rank': {
    zh: (f) => `秩相关系数 ${f('found')} 无效，应在 ${f('expected')} 之内。`,
    en: (f) => `A rank correlation of ${f('found')} is not possible; it lies in ${f('expected')}.`,
  },
  'correlation.no-distribution': {
    zh: (f) => `参数“${f('found')}”没有分布，无法与其他参数相关。请为它加上 distribution，或删去这条相关。`,
    en: (f) =>
      `The parameter “${f('found')}” has no distribution and cannot be correlated. Give it one, or remove this correlation.`,
  },
} satisfies Record<string, Message>;
