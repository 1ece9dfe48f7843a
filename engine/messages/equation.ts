/** Sentences about units and about texts that are no equation, in the words of the person who wrote them. */
import type { Message } from './sentence.ts';

export const equationMessages = {
  'unit.unknown': {
    zh: (f) =>
      `单位“${f('whole')}”中的“${f('found')}”不是已知单位${f('fix') ? `，是否指“${f('fix')}”？` : '。'}可用的单位：${f('expected')}。`,
    en: (f) =>
      `“${f('found')}” in the unit “${f('whole')}” is not a unit known here${f('fix') ? `; did you mean “${f('fix')}”?` : '.'} Units: ${f('expected')}.`,
  },
  'unit.price-basis-missing': {
    zh: (f) => `“${f('found')}”没有写明价格口径。请写成“${f('fix')}”（2020 年价），或以“@current”表示现价。`,
    en: (f) =>
      `“${f('found')}” does not say at which prices. Write “${f('fix')}” for 2020 prices, or “@current” for current prices.`,
  },
  'unit.price-basis-unknown': {
    zh: (f) => `“${f('found')}”的价格口径无效：只有元可以带口径，可用 ${f('expected')}。请写成“${f('fix')}”。`,
    en: (f) =>
      `“${f('found')}” has no valid price basis: only 元 carries one, out of ${f('expected')}. Write “${f('fix')}”.`,
  },
  'equation.empty': {
    zh: () => `这里缺少表达式。`,
    en: () => `An expression is missing here.`,
  },
  'equation.no-equals': {
    zh: (f) => `方程应写成“变量[t] = 表达式”${f('fix') && `，请使用“${f('fix')}”`}。`,
    en: (f) => `An equation is written “variable[t] = expression”${f('fix') && `; use “${f('fix')}”`}.`,
  },
  'equation.left-side': {
    zh: (f) => `等号左边是“${f('found')}”，左边只能是一个变量在当年的值。请写成“${f('fix')}”。`,
    en: (f) => `The left side has “${f('found')}”; it can only be one variable in year t. Write “${f('fix')}”.`,
  },
  'equation.second-equals': {
    zh: (f) => `“${f('found')}”处又出现了赋值。一个方程只有一个等号；比较是否相等请用“==”。`,
    en: (f) => `Another assignment begins at “${f('found')}”. An equation has one equals sign; to compare, write “==”.`,
  },
  'equation.syntax': {
    zh: (f) => `方程在“${f('found')}”处读不通。请检查这里前后是否缺少运算符、数值或括号。`,
    en: (f) =>
      `The equation cannot be read at “${f('found')}”. Look for a missing operator, value or bracket just before it.`,
  },
  'equation.unfinished': {
    zh: () => `方程没有写完：末尾缺少一个数值或一个右括号。`,
    en: () => `The equation is unfinished: a value or a closing bracket is missing at the end.`,
  },
  'equation.too-long': {
    zh: (f) => `方程太长（${f('found')} 个字符，最多 ${f('expected')} 个字符、1000 个记号）。请拆成几个变量。`,
    en: (f) =>
      `The equation is too long (${f('found')} characters; at most ${f('expected')} characters or 1000 tokens). Split it into several variables.`,
  },
  'equation.nested': {
    zh: () => `括号嵌套超过 64 层。请拆成几个变量。`,
    en: () => `Brackets are nested more than 64 deep. Split the equation into several variables.`,
  },
  'equation.sign': {
    zh: (f) => `方程中不能使用“${f('found')}”${f('fix') && `，请改用“${f('fix')}”`}。`,
    en: (f) => `“${f('found')}” is not used in equations${f('fix') && `; write “${f('fix')}”`}.`,
  },
  'equation.text': {
    zh: (f) => `方程中不能有引号（${f('found')}）：方程只处理数。请删去引号，直接写变量名。`,
    en: (f) =>
      `Quotes (${f('found')}) cannot stand in an equation, which only handles numbers. Remove them and write the variable's name.`,
  },
  'equation.update': {
    zh: (f) => `不能用“${f('found')}”更新变量。请写明上一年的值，例如 x[t] = x[t-1] ${f('found').charAt(0)} …`,
    en: (f) =>
      `“${f('found')}” does not update a variable here. Write last year's value out, for example x[t] = x[t-1] ${f('found').charAt(0)} …`,
  },
  'equation.implicit-product': {
    zh: (f) => `“${f('found')}”处缺少乘号。请写成“${f('fix')}”。`,
    en: (f) => `A multiplication sign is missing at “${f('found')}”. Write “${f('fix')}”.`,
  },
  'equation.reserved': {
    zh: (f) => `“${f('found')}”是保留词，不能在方程中作名称使用。请换一个名称。`,
    en: (f) => `“${f('found')}” is a reserved word and cannot be a name in an equation. Choose another name.`,
  },
  'equation.not-in-language': {
    zh: (f) =>
      `“${f('found')}”处的写法不属于方程语言：这里没有矩阵、范围、文字、函数定义和多条语句。请只用数、变量、四则运算、乘方、比较和内置函数。`,
    en: (f) =>
      `What stands at “${f('found')}” is not part of the equation language: there are no matrices, ranges, texts, function definitions or several statements. Use numbers, variables, + - * / ^, comparisons and the built-in functions.`,
  },
  'equation.chained': {
    zh: (f) => `不能连写两个比较。请拆开，写成“${f('fix')}”。`,
    en: (f) => `Two comparisons cannot be chained. Write them apart: “${f('fix')}”.`,
  },
  'equation.year-indexed': {
    zh: () => `“t”就是年份本身，不带方括号。请直接写“t”。`,
    en: () => `“t” is the year itself and takes no brackets. Write just “t”.`,
  },
  'equation.future': {
    zh: (f) => `“${f('found')}”指向未来的年份，而模型逐年向前计算。请用当年或以前的值，例如“${f('fix')}”。`,
    en: (f) =>
      `“${f('found')}” points into the future, and the model goes forward year by year. Use this year or an earlier one, for example “${f('fix')}”.`,
  },
  'equation.index': {
    zh: (f) => `方括号中的“${f('found')}”不是年份。可以写：${f('expected')}。`,
    en: (f) => `“${f('found')}” is no year. What may stand in the brackets: ${f('expected')}.`,
  },
  'equation.arguments': {
    zh: (f) => `这里给了 ${f('found')} 个参数，应为 ${f('expected')} 个。写法：${f('fix')}。`,
    en: (f) => `${f('found')} arguments were given, ${f('expected')} expected. Write ${f('fix')}.`,
  },
  'equation.sum': {
    zh: (f) => `求和要写一个已声明的分组，例如“${f('fix')}”，这里是“${f('found')}”。`,
    en: (f) => `A sum is over a declared group, such as “${f('fix')}”; found “${f('found')}”.`,
  },
  'equation.round-brackets': {
    zh: (f) => `年份要用方括号。请把“${f('found')}(t)”写成“${f('fix')}”。`,
    en: (f) => `Years go in square brackets. Write “${f('fix')}” instead of “${f('found')}(t)”.`,
  },
  'equation.function': {
    zh: (f) => `没有函数“${f('found')}”${f('fix') ? `，是否指“${f('fix')}”？` : '。'}可用的函数：${f('expected')}。`,
    en: (f) =>
      `There is no function “${f('found')}”${f('fix') ? `; did you mean “${f('fix')}”?` : '.'} Functions: ${f('expected')}.`,
  },
} satisfies Record<string, Message>;
