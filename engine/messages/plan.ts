/** Sentences about plan files and observed statistics. */
import type { Message } from './sentence.ts';

export const planMessages = {
  'plan.unknown-name': {
    zh: (f) => `没有名为“${f('found')}”的${f('what')}${f('fix') && `，是否指“${f('fix')}”`}。可用：${f('expected')}。`,
    en: (f) =>
      `There is no ${f('what')} “${f('found')}”${f('fix') && `; did you mean “${f('fix')}”`}. Defined: ${f('expected')}.`,
  },
  'plan.bad-id': {
    zh: (f) => `“${f('found')}”不能作为标识：以小写字母开头，只用小写字母、数字和连接符。可写作 ${f('fix')}。`,
    en: (f) =>
      `“${f('found')}” cannot be an id: start with a lower-case letter, then lower-case letters, digits and joiners. Write ${f('fix')}.`,
  },
  'plan.id-twice': {
    zh: (f) => `“${f('found')}”既是专栏指标又是正文目标。请给正文目标另取标识，用 series 指向同一序列。`,
    en: (f) =>
      `“${f('found')}” is both a row of the box and a target from the prose. Give the latter its own id, and point to the series with “series”.`,
  },
  'plan.number-twice': {
    zh: (f) => `序号 ${f('found')} 用了两次。一行含两个序列时写作 8a、8b。`,
    en: (f) => `Row number ${f('found')} is used twice. Where a row holds two series, write 8a and 8b.`,
  },
  'plan.year-outside': {
    zh: (f) => `年份 ${f('found')} 超出范围，应为 ${f('expected')}，例如 ${f('fix')}。`,
    en: (f) => `The year ${f('found')} is out of range: expected ${f('expected')}, for example ${f('fix')}.`,
  },
  'plan.years-order': {
    zh: (f) => `${f('found')}：起始年应早于终止年。请对调 from 与 to。`,
    en: (f) => `${f('found')}: the first year must come before the last. Swap “from” and “to”.`,
  },
  'plan.text-disagrees': {
    zh: (f) => `数值 ${f('found')} 与印刷文字“${f('expected')}”（单位 ${f('unit')}）不符。请核对原文，改正其一。`,
    en: (f) =>
      `The value ${f('found')} does not agree with the printed text “${f('expected')}” (unit ${f('unit')}). Look at the document and correct one of them.`,
  },
  'plan.kind-disagrees': {
    zh: (f) => `“${f('expected')}”不是“${f('found')}”类目标，应为 ${f('fix')}。`,
    en: (f) => `“${f('expected')}” does not say “${f('found')}”; the kind should be ${f('fix')}.`,
  },
  'plan.star': {
    zh: (f) => `“${f('found')}”带星号，但本行没有 star: true。请补上，并写明注释。`,
    en: (f) => `“${f('found')}” carries a star, but the row does not say star: true. Add it, with its note.`,
  },
  'plan.one-language': {
    zh: (f) => `“${f('found')}”只有一种语言。请写成 ${f('fix')}。`,
    en: (f) => `“${f('found')}” is in one language only. Write ${f('fix')}.`,
  },
  'observed.duplicate': {
    zh: (f) => `${f('found')} 与第 ${f('expected')} 行重复：同一指标、年份、版本和来源。请只保留一行。`,
    en: (f) =>
      `${f('found')} repeats line ${f('expected')}: same indicator, year, vintage and source. Keep only one row.`,
  },
  'observed.unknown': {
    zh: (f) => `observations.csv 中没有“${f('found')}”${f('fix') && `，是否指“${f('fix')}”`}。`,
    en: (f) => `observations.csv has no “${f('found')}”${f('fix') && `; did you mean “${f('fix')}”`}.`,
  },
  'observed.vintage': {
    zh: (f) =>
      `“${f('name')}”没有版本“${f('found')}”${f('fix') && `，是否指“${f('fix')}”`}。已有版本：${f('expected')}。`,
    en: (f) =>
      `“${f('name')}” has no vintage “${f('found')}”${f('fix') && `; did you mean “${f('fix')}”`}. Vintages: ${f('expected')}.`,
  },
  'observed.unit': {
    zh: (f) => `“${f('name')}”公布的单位“${f('found')}”不能换算为 ${f('expected')}。请在 history 中写明 unit。`,
    en: (f) =>
      `The published unit “${f('found')}” of “${f('name')}” does not convert to ${f('expected')}. State it under history as “unit”.`,
  },
  'observed.value': {
    zh: (f) =>
      `“${f('name')}”${f('year')} 年在 observations.csv 中为 ${f('expected')}，这里写作 ${f('found')}。请核对。`,
    en: (f) =>
      `“${f('name')}” of ${f('year')} is ${f('expected')} in observations.csv and ${f('found')} here. Check which is right.`,
  },
} satisfies Record<string, Message>;
