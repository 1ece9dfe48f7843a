import type { Message } from './sentence.ts';

export const notebookMessages = {
  'notebook.fence-open': {
    zh: (f) => `单元“${f('found')}”没有收尾的围栏。请在其末尾加一行 ${f('fix')}`,
    en: (f) => `The cell “${f('found')}” has no closing fence. Add a line ${f('fix')} at its end.`,
  },
  'notebook.phrase-empty': {
    zh: () => `“{{ }}”中没有内容。请写一个数，例如 gdp_current@2025。`,
    en: () => `There is nothing between “{{” and “}}”. Write a number, for example gdp_current@2025.`,
  },
  'notebook.phrase-character': {
    zh: (f) => `“${f('found')}”不属于句中公式。可用名称、年份（@2025）、数、运算符和括号。`,
    en: (f) =>
      `“${f('found')}” has no meaning in a live sentence. Use names, years (@2025), numbers, operators and brackets.`,
  },
  'notebook.phrase-unexpected': {
    zh: (f) =>
      `读到“${f('found')}”处读不下去${f('expected') && `，这里应为 ${f('expected')}`}${f('fix') && `，例如“${f('fix')}”`}。`,
    en: (f) =>
      `Cannot read on at “${f('found')}”${f('expected') && `; expected ${f('expected')}`}${f('fix') && `, for example “${f('fix')}”`}.`,
  },
  'notebook.phrase-unfinished': {
    zh: (f) => `“${f('found')}”没有写完${f('expected') && `，还应有 ${f('expected')}`}。`,
    en: (f) => `“${f('found')}” is unfinished${f('expected') && `; still expected: ${f('expected')}`}.`,
  },
  'notebook.phrase-deep': {
    zh: (f) => `“${f('found')}”处的括号嵌套太深。请拆成几句。`,
    en: (f) => `Brackets are nested too deep at “${f('found')}”. Split it into several.`,
  },
  'notebook.phrase-function': {
    zh: (f) => `没有“${f('found')}”这个函数${f('fix') && `，是否指“${f('fix')}”`}。可用：${f('expected')}。`,
    en: (f) =>
      `There is no function “${f('found')}”${f('fix') && `; did you mean “${f('fix')}”`}. Known: ${f('expected')}.`,
  },
  'notebook.phrase-is': {
    zh: (f) => `“is”的左边应是一个目标，这里是“${f('found')}”。例如：${f('fix')}`,
    en: (f) => `A target must stand before “is”, not “${f('found')}”. For example: ${f('fix')}`,
  },
  'notebook.format': {
    zh: (f) => `看不懂格式“${f('found')}”。格式由数位和单位组成，例如“${f('fix')}”“+0.0”“0,0”，或 full。`,
    en: (f) =>
      `The format “${f('found')}” is not known. Write digits and a unit, for example “${f('fix')}”, “+0.0”, “0,0”, or full.`,
  },
  'notebook.live-open': {
    zh: (f) => `“${f('found')}”缺少收尾的“${f('fix')}”。`,
    en: (f) => `“${f('found')}” has no closing “${f('fix')}”.`,
  },
  'notebook.check-not-claim': {
    zh: (f) => `“${f('found')}”不是一个可真可假的断言。例如：check: gdp_level is met，或 check: gdp@2025 > 33000`,
    en: (f) =>
      `“${f('found')}” is nothing that could be true or false. For example: check: gdp_level is met, or check: gdp@2025 > 33000`,
  },
} satisfies Record<string, Message>;
