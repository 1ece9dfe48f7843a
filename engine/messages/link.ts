/** Sentences about links that carry the state of a page. What was on the screen stays whenever one of these is an error. */
import type { Message } from './sentence.ts';

export const linkMessages = {
  'link.cut': {
    zh: (f) => `链接不完整：${f('found')}。屏幕上的内容没有改变；请向发送者要完整的链接（以“${f('expected')}”结尾）。`,
    en: (f) =>
      `The link is incomplete: ${f('found')}. Nothing on the screen was changed; ask the sender for the whole link (it ends in “${f('expected')}”).`,
  },
  'link.altered': {
    zh: (f) =>
      `链接的内容与校验码不符（校验码 ${f('found')}，按内容应为 ${f('expected')}），可能在传送中被改动。屏幕上的内容没有改变；如果改动是有意的，请删去“${f('fix')}”再打开。`,
    en: (f) =>
      `The link does not agree with its own checksum (${f('found')}; its content gives ${f('expected')}), so it was changed on the way. Nothing on the screen was changed; if the change was meant, remove “${f('fix')}” and open it again.`,
  },
  'link.version': {
    zh: (f) => `链接的格式版本是“${f('found')}”，这里能读的是 ${f('expected')}。请更新本软件后再打开。`,
    en: (f) =>
      `The link is of format version “${f('found')}”; this software reads ${f('expected')}. Update it and try again.`,
  },
  'link.unreadable': {
    zh: (f) => `链接中的“${f('found')}”读不出来。每一段应写成“${f('expected')}”。`,
    en: (f) => `“${f('found')}” in the link cannot be read. Each part is written “${f('expected')}”.`,
  },
  'link.unknown-part': {
    zh: (f) =>
      `链接中有不认识的部分“${f('found')}”${f('fix') && `，是否指“${f('fix')}”`}。可用的部分：${f('expected')}。`,
    en: (f) =>
      `The link has an unknown part “${f('found')}”${f('fix') && `; did you mean “${f('fix')}”`}. Known parts: ${f('expected')}.`,
  },
  'link.repeated': {
    zh: (f) => `链接中“${f('found')}”出现了不止一次，无法判断以哪一个为准。请只保留一处。`,
    en: (f) => `“${f('found')}” stands more than once in the link, so it is unclear which one counts. Keep only one.`,
  },
  'link.missing': {
    zh: (f) => `链接中缺少“${f('expected')}”。请补上，例如 ${f('fix')}。`,
    en: (f) => `The link lacks “${f('expected')}”. Add it, for example ${f('fix')}.`,
  },
  'link.value': {
    zh: (f) => `链接中“${f('name')}”的值“${f('found')}”不是${f('expected')}。例如可写 ${f('fix')}。`,
    en: (f) =>
      `The value “${f('found')}” of “${f('name')}” in the link is not ${f('expected')}. Write, for example, ${f('fix')}.`,
  },
  'link.plan': {
    zh: (f) =>
      `链接要打开的规划“${f('found')}”不在这里${f('fix') && `，是否指“${f('fix')}”`}。现有：${f('expected')}。`,
    en: (f) =>
      `The link asks for the plan “${f('found')}”, which is not here${f('fix') && `; did you mean “${f('fix')}”`}. Plans here: ${f('expected')}.`,
  },
  'link.scenario': {
    zh: (f) =>
      `链接要打开的情景“${f('found')}”不在这个规划里${f('fix') && `，是否指“${f('fix')}”`}。现有：${f('expected')}。`,
    en: (f) =>
      `The link asks for the scenario “${f('found')}”, which this plan does not have${f('fix') && `; did you mean “${f('fix')}”`}. Scenarios: ${f('expected')}.`,
  },
  'link.packed': {
    zh: (f) => `链接里的情景文件“${f('found')}”解不开，可能在传送中被改动。请向发送者要完整的链接。`,
    en: (f) =>
      `The scenario file “${f('found')}” in the link does not unpack, so it was probably changed on the way. Ask the sender for the whole link.`,
  },
  'link.outdated': {
    zh: () => '链接是按规划或模型的另一个版本写的，其中的方程或情景文件在这里可能给出不同的数。请与发送者核对版本。',
    en: () =>
      'The link was written for another version of the plan or the model, so its equations or scenario files may give other numbers here. Compare versions with the sender.',
  },
} satisfies Record<string, Message>;
