import type { Message } from './sentence.ts';

/** What is said of stretches of years, where one was written. */
const stretch = (found: string, words: string): string => (found.includes('..') ? words : '');

export const notebookMessages = {
  'notebook.fence-open': {
    zh: (f) => `单元“${f('found')}”没有收尾的围栏。请在其末尾加一行 ${f('fix')}`,
    en: (f) => `The cell “${f('found')}” has no closing fence. Add a line ${f('fix')} at its end.`,
  },
  'notebook.full-width': {
    zh: (f) => `“${f('found')}”里有全角的符号或数字，读不出来。请改为半角：${f('fix')}`,
    en: (f) => `“${f('found')}” has full-width signs or digits, which cannot be read. Write: ${f('fix')}`,
  },
  'notebook.cell-empty': {
    zh: (f) => `这个单元还是空的。可以这样开头：${f('fix').split('\n')[0] ?? ''}`,
    en: (f) => `This cell is still empty. It may begin: ${f('fix').split('\n')[0] ?? ''}`,
  },
  'notebook.percent-typed': {
    zh: (f) =>
      `“${f('found')}”带了百分号；这里只写数${f('expected') && `（${f('expected')}）`}${f('fix') && `，即 ${f('fix')}`}。`,
    en: (f) =>
      `“${f('found')}” has a per-cent sign; write the number alone${f('expected') && ` (${f('expected')})`}${f('fix') && `: ${f('fix')}`}.`,
  },
  'notebook.not-assumption': {
    zh: (f) =>
      `“${f('found')}”（${f('name')}）由方程算出，不是可以变动的假设${f('fix') && `；它由“${f('fix')}”等决定`}。请换成一个假设。`,
    en: (f) =>
      `“${f('found')}” (${f('name')}) comes out of an equation and is no assumption that could be moved${f('fix') && `; “${f('fix')}” is among what goes into it`}. Name an assumption.`,
  },
  'notebook.not-yearly': {
    zh: (f) => `“${f('found')}”各年只有一个值，没有逐年的分布。请换成逐年的序列。`,
    en: (f) => `“${f('found')}” has one value for all years, and so no spread by year. Name a series by year.`,
  },
  'notebook.number-range': {
    zh: (f) => `这里是 ${f('found')}，应为 ${f('expected')} 的数，例如 ${f('fix')}。`,
    en: (f) => `Found ${f('found')}; it should be ${f('expected')}, for example ${f('fix')}.`,
  },
  'notebook.target-unit': {
    zh: (f) =>
      `目标的单位是“${f('found')}”，而这个序列按“${f('expected')}”计。请按“${f('fix')}”写目标值，或删去 unit。`,
    en: (f) =>
      `The target is in “${f('found')}” but its series is in “${f('expected')}”. Write the target in “${f('fix')}”, or remove unit.`,
  },
  'notebook.answer-claim': {
    zh: (f) => `“${f('found')}”是一个断言，不是数。若要学生调整假设直到它成立，请写 check: ${f('found')}`,
    en: (f) =>
      `“${f('found')}” is a claim and no number. To have the assumptions moved until it holds, write check: ${f('found')}`,
  },
  'notebook.check-empty': {
    zh: () => `“check:”后面没有断言。例如：check: gdp_level is met`,
    en: () => `There is no claim after “check:”. For example: check: gdp_level is met`,
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
  'notebook.body-deep': {
    zh: () => `这个单元嵌套得太深，无法读取。请减少括号或缩进的层数。`,
    en: () => `This cell is nested too deep to be read. Use fewer levels of brackets or indentation.`,
  },
  'notebook.unknown-key': {
    zh: (f) =>
      `不认识“${f('found')}”，它会原样保留，但不起作用${f('fix') && `；是否指“${f('fix')}”`}。可用的键：${f('expected')}。`,
    en: (f) =>
      `“${f('found')}” is not known here; it is kept as written and has no effect${f('fix') && `; did you mean “${f('fix')}”`}. Keys: ${f('expected')}.`,
  },
  'notebook.years': {
    zh: (f) => `“${f('found')}”不是年份。可写一年（2025）、一段（${f('fix')}）或列表（[2020, 2025]）。`,
    en: (f) => `“${f('found')}” is not years. Write one year (2025), a range (${f('fix')}) or a list ([2020, 2025]).`,
  },
  'notebook.newer-format': {
    zh: (f) =>
      `这个笔记本的格式是第 ${f('found')} 版，这里完全读懂的是第 ${f('expected')} 版。不认识的内容会原样保留。`,
    en: (f) =>
      `This notebook has format ${f('found')}; format ${f('expected')} is fully understood here. What is unknown is kept as written.`,
  },
  'notebook.seed': {
    zh: (f) => `随机种子“${f('found')}”无效，应为 0 到 4294967295 之间的整数，例如 ${f('fix')}。`,
    en: (f) => `The seed “${f('found')}” is not valid: a whole number from 0 to 4294967295, for example ${f('fix')}.`,
  },
  'notebook.drag-inside': {
    zh: (f) => `“drag ${f('found')}”只能单独放在“{{ }}”中，不能参与运算。`,
    en: (f) => `“drag ${f('found')}” stands alone between “{{” and “}}”; it cannot be part of a calculation.`,
  },
  'notebook.phrase-range': {
    zh: (f) => `“${f('found')}”给出了一段年份，这里需要一个数。可写成 ${f('fix')}，或用 average、growth_of、change。`,
    en: (f) =>
      `“${f('found')}” has a range of years where one number is needed. Write ${f('fix')}, or use average, growth_of or change.`,
  },
  'notebook.phrase-year': {
    zh: (f) =>
      `模型里没有年份“${f('found')}”：应在 ${f('expected')} 之间${stretch(f('found'), '；写一段年份时先早后晚')}。`,
    en: (f) =>
      `“${f('found')}” is not in the model, which has the years ${f('expected')}${stretch(f('found'), '; a stretch of years begins with the earlier one')}.`,
  },
  'notebook.phrase-arguments': {
    zh: (f) => `“${f('found')}”不合用法：${f('expected')}${f('fix') && `，例如 ${f('fix')}`}。`,
    en: (f) => `“${f('found')}” does not fit: ${f('expected')}${f('fix') && `, for example ${f('fix')}`}.`,
  },
  'notebook.format-unit': {
    zh: (f) => `这个数的单位是${f('expected')}，不能写成“${f('found')}”。`,
    en: (f) => `This number is in ${f('expected')}; it cannot be shown in “${f('found')}”.`,
  },
  'notebook.settings-shape': {
    zh: (f) => `这里应是一行一个假设，例如 ${f('fix')}`,
    en: (f) => `This should be one assumption a line, for example ${f('fix')}`,
  },
  'notebook.constant-path': {
    zh: (f) => `“${f('found')}”不随年份变化，只能给一个数，请放进 parameters 单元。`,
    en: (f) => `“${f('found')}” does not vary by year: give it one number, in a parameters cell.`,
  },
  'notebook.target-shape': {
    zh: (f) => `“${f('found')}”不是目标的写法。例如：${f('fix')}`,
    en: (f) => `“${f('found')}” is not how a target is written. For example: ${f('fix')}`,
  },
  'notebook.target-not-open': {
    zh: (f) =>
      `规划已经给出“${f('found')}”的目标值，或没有这个目标；可以填入的是：${f('expected')}${f('fix') && `。是否指“${f('fix')}”`}。`,
    en: (f) =>
      `“${f('found')}” has its number from the plan, or is no target; numbers can be given for: ${f('expected')}${f('fix') && `. Did you mean “${f('fix')}”`}.`,
  },
  'notebook.formula-empty': {
    zh: (f) => `这里还没有公式。例如：${f('fix')}`,
    en: (f) => `There is no formula here yet. For example: ${f('fix')}`,
  },
  'notebook.formula-order': {
    zh: (f) => `“${f('found')}”前面没有公式。请先写一行公式，例如 ${f('fix')}`,
    en: (f) => `“${f('found')}” stands before any formula. Write the formula first, for example ${f('fix')}`,
  },
  'notebook.formula-constant': {
    zh: (f) => `“${f('found')}”不随年份变化，不能写成公式。请在 ${f('fix')} 单元里给它一个数。`,
    en: (f) =>
      `“${f('found')}” does not vary by year and cannot have a formula. Give it a number in a ${f('fix')} cell.`,
  },
  'notebook.override-attribute': {
    zh: (f) => `“${f('id')}”是模型已有的变量，公式只改写它的方程，不能改它的 ${f('found')}。请删去这一行。`,
    en: (f) =>
      `“${f('id')}” is a variable of the model: a formula replaces its equation and cannot change its ${f('found')}. Remove that line.`,
  },
  'notebook.unknown-group': {
    zh: (f) => `规划没有“${f('found')}”这个组${f('fix') && `，是否指“${f('fix')}”`}。可用：${f('expected')}。`,
    en: (f) =>
      `The plan has no group “${f('found')}”${f('fix') && `; did you mean “${f('fix')}”`}. Groups: ${f('expected')}.`,
  },
  'notebook.targets-year': {
    zh: (f) => `目标在 ${f('expected')} 年判断，不能改成 ${f('found')} 年。请写 year: ${f('fix')} 或删去这一行。`,
    en: (f) =>
      `Targets are judged in ${f('expected')}, not in ${f('found')}. Write year: ${f('fix')} or remove the line.`,
  },
  'notebook.answer-not-choice': {
    zh: (f) => `答案“${f('found')}”不在选项之中：${f('expected')}。`,
    en: (f) => `The answer “${f('found')}” is not among the choices: ${f('expected')}.`,
  },
  'notebook.question-open': {
    zh: (f) => `这个问题没有答案，也没有检查。请加一行，例如 ${f('fix')}；若不设答案，写 open: true。`,
    en: (f) =>
      `This question has neither an answer nor a check. Add a line, for example ${f('fix')}; or write open: true.`,
  },
  'notebook.defined-twice': {
    zh: (f) => `“${f('found')}”在 #${f('other')} 中也有定义。请只保留一处，或改名。`,
    en: (f) => `“${f('found')}” is also defined in #${f('other')}. Keep one of them, or rename one.`,
  },
  'notebook.id-twice': {
    zh: (f) => `编号 #${f('found')} 用了不止一次，这里暂称 #${f('fix')}。请改成不同的编号。`,
    en: (f) =>
      `The id #${f('found')} is used more than once; this cell goes by #${f('fix')} for now. Give it an id of its own.`,
  },
  'notebook.name-taken': {
    zh: (f) => `“${f('found')}”已经是${f('what')}的名称。请改名，例如“${f('fix')}”。`,
    en: (f) => `“${f('found')}” is already the name of ${f('what')}. Choose another, for example “${f('fix')}”.`,
  },
  'notebook.unknown-name': {
    zh: (f) => `没有${f('what')}“${f('found')}”${f('fix') && `，是否指“${f('fix')}”`}。`,
    en: (f) => `There is no ${f('what')} “${f('found')}”${f('fix') && `; did you mean “${f('fix')}”`}.`,
  },
  'notebook.cycle': {
    zh: (f) => `公式在同一年里互相依赖：${f('found')}。请在其中一处改用上一年的值，例如 ${f('fix')}。`,
    en: (f) =>
      `Formulas depend on each other within one year: ${f('found')}. Use last year's value in one of them, for example ${f('fix')}.`,
  },
  'notebook.unknown-kind': {
    zh: (f) => `不认识单元类型“${f('found')}”，内容原样保留${f('fix') && `。是否指“${f('fix')}”`}。`,
    en: (f) =>
      `The kind of cell “${f('found')}” is not known here; its text is kept as written${f('fix') && `. Did you mean “${f('fix')}”`}.`,
  },
  'notebook.near-kind': {
    zh: (f) => `代码块“${f('found')}”看起来像单元“${f('fix')}”，现在只当作代码显示。`,
    en: (f) => `The code block “${f('found')}” looks like a “${f('fix')}” cell; as it is, it is shown as code.`,
  },
  'notebook.no-plan': {
    zh: (f) => `笔记本要用的规划“${f('found')}”不在这里；现用“${f('expected')}”。`,
    en: (f) => `The plan “${f('found')}” that the notebook stands on is not here; “${f('expected')}” is used.`,
  },
  'notebook.no-model': {
    zh: (f) => `规划“${f('found')}”没有模型，这个单元无法计算。`,
    en: (f) => `The plan “${f('found')}” has no model, so this cell cannot be computed.`,
  },
  'notebook.internal': {
    zh: (f) => `计算这个单元时软件自身出错：${f('found')}。请报告此问题；其他单元不受影响。`,
    en: (f) =>
      `The software itself failed on this cell: ${f('found')}. Please report it; other cells are not affected.`,
  },
  'notebook.check-false': {
    zh: (f) => `这句话不再成立：“${f('sentence')}”（${f('found')}${f('sides') && `；${f('sides')}`}）`,
    en: (f) => `This sentence is no longer true: “${f('sentence')}” (${f('found')}${f('sides') && `; ${f('sides')}`})`,
  },
  'notebook.check-open': {
    zh: (f) => `断言“${f('found')}”无法判断：${f('why')}。`,
    en: (f) => `The claim “${f('found')}” cannot be decided: ${f('why')}.`,
  },
  'notebook.value-missing': {
    zh: (f) => `“${f('found')}”没有值：${f('why')}。`,
    en: (f) => `“${f('found')}” has no value: ${f('why')}.`,
  },
  'notebook.no-finding': {
    zh: (f) => `审计中没有“${f('found')}”这一条。`,
    en: (f) => `The audit has no finding “${f('found')}”.`,
  },
} satisfies Record<string, Message>;
