/** Sentences about units, equations, models, parameters and scenarios, in the words of the person who wrote them. */
import type { Message } from './sentence.ts';

export const modelMessages = {
  'unit.unknown': {
    zh: (f) => `单位“${f('whole')}”中的“${f('found')}”不是已知单位${f('fix') && `，是否指“${f('fix')}”`}。可用的单位：${f('expected')}。`,
    en: (f) => `“${f('found')}” in the unit “${f('whole')}” is not a unit known here${f('fix') && `; did you mean “${f('fix')}”`}. Units: ${f('expected')}.`,
  },
  'unit.price-basis-missing': {
    zh: (f) => `“${f('found')}”没有写明价格口径。请写成“${f('fix')}”（2020 年价），或以“@current”表示现价。`,
    en: (f) => `“${f('found')}” does not say at which prices. Write “${f('fix')}” for 2020 prices, or “@current” for current prices.`,
  },
  'unit.price-basis-unknown': {
    zh: (f) => `“${f('found')}”的价格口径无效：只有元可以带口径，可用 ${f('expected')}。请写成“${f('fix')}”。`,
    en: (f) => `“${f('found')}” has no valid price basis: only 元 carries one, out of ${f('expected')}. Write “${f('fix')}”.`,
  },
} satisfies Record<string, Message>;
