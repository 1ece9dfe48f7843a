/** Sentences about units, equations, models, parameters and scenarios, in the words of the person who wrote them. */
import type { Message } from './sentence.ts';

export const modelMessages = {
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
  'model.bad-id': {
    zh: (f) =>
      `“${f('found')}”不能作为标识：须以字母、汉字或下划线开头，只含字母、汉字、数字和下划线，且不是保留词。可写作“${f('fix')}”。`,
    en: (f) =>
      `“${f('found')}” cannot be an id: it begins with a letter, a Chinese character or _, continues with those and digits, and is not a reserved word. Write “${f('fix')}”.`,
  },
  'model.years-order': {
    zh: (f) => `${f('found')}：起始年晚于终止年。请改为 ${f('fix')}。`,
    en: (f) => `${f('found')}: the first year comes after the last. Write ${f('fix')}.`,
  },
  'model.equation-of-other': {
    zh: (f) => `这里应是“${f('expected')}”的方程，左边却是“${f('found')}”。请写成“${f('fix')}”。`,
    en: (f) =>
      `This should be the equation of “${f('expected')}”, but its left side is “${f('found')}”. Write “${f('fix')}”.`,
  },
  'model.name-twice': {
    zh: (f) => `“${f('found')}”已是另一个变量、参数或分组的标识。请改名。`,
    en: (f) => `“${f('found')}” is already the id of another variable, parameter or group. Rename one of them.`,
  },
  'model.unknown-name': {
    zh: (f) => `没有名为“${f('found')}”的变量或参数${f('fix') ? `，是否指“${f('fix')}”？` : '。'}`,
    en: (f) => `There is no variable or parameter “${f('found')}”${f('fix') ? `; did you mean “${f('fix')}”?` : '.'}`,
  },
  'model.empty-group': {
    zh: (f) => `分组“${f('found')}”没有成员。请至少列出一个变量。`,
    en: (f) => `The group “${f('found')}” has no members. List at least one variable.`,
  },
  'model.equation-of-constant': {
    zh: (f) => `“${f('found')}”是不随年份变化的参数，不能有方程。请将它声明为 varies: yearly，或给出一个数值。`,
    en: (f) =>
      `“${f('found')}” is a parameter that does not vary by year and cannot have an equation. Declare it varies: yearly, or give it a number.`,
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
      `分布（${f('kind')}）以默认值 ${f('found')} 为中心，但它不在上下限 ${f('expected')} 之内。请放宽上下限或改默认值。`,
    en: (f) =>
      `The distribution (${f('kind')}) is centred on the default ${f('found')}, which lies outside its limits ${f('expected')}. Widen the limits or change the default.`,
  },
  'distribution.beyond-bounds': {
    zh: (f) => `分布（${f('kind')}）会取到 ${f('found')}，超出可能范围 ${f('expected')}。请收窄分布或放宽 bounds。`,
    en: (f) =>
      `The distribution (${f('kind')}) reaches ${f('found')}, beyond what is possible, ${f('expected')}. Narrow it, or widen the bounds.`,
  },
  'distribution.not-positive': {
    zh: (f) => `对数正态分布要求默认值大于 0，这里是 ${f('found')}。请改用其他分布。`,
    en: (f) => `A log-normal distribution needs a default above 0; found ${f('found')}. Use another distribution.`,
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
  'shock.fade': {
    zh: (f) => `冲击的消退系数 ${f('found')} 无效，应在 ${f('expected')} 之内（0：到期即止；0.5：每年减半）。`,
    en: (f) =>
      `A fade of ${f('found')} is not possible; it lies in ${f('expected')} (0: ends at once; 0.5: halves each year).`,
  },
  'shock.hold-fades': {
    zh: (f) => `固定数值（hold）的冲击到期即止，不能消退（fade: ${f('found')}）。请写 fade: 0 或删去。`,
    en: (f) =>
      `A shock that holds a value simply ends and cannot fade (fade: ${f('found')}). Write fade: 0 or leave it out.`,
  },
  'model.missing-brackets': {
    zh: (f) => `“${f('found')}”每年取值不同，须写明年份。请写成“${f('fix')}”。`,
    en: (f) => `“${f('found')}” has a value for each year, so say which. Write “${f('fix')}”.`,
  },
  'model.constant-with-brackets': {
    zh: (f) => `“${f('found')}”不随年份变化，不带方括号。请写成“${f('fix')}”。`,
    en: (f) => `“${f('found')}” does not vary by year and takes no brackets. Write “${f('fix')}”.`,
  },
  'model.group-without-sum': {
    zh: (f) => `“${f('found')}”是一个分组，只能求和。请写成“${f('fix')}”。`,
    en: (f) => `“${f('found')}” is a group and can only be summed. Write “${f('fix')}”.`,
  },
  'model.function-without-brackets': {
    zh: (f) => `“${f('found')}”是函数，后面须有圆括号。请写成“${f('fix')}”。`,
    en: (f) => `“${f('found')}” is a function and needs round brackets. Write “${f('fix')}”.`,
  },
  'model.unknown-group': {
    zh: (f) =>
      `没有名为“${f('found')}”的分组${f('fix') ? `，是否指“${f('fix')}”？` : '。'}已声明的分组：${f('expected') || '无'}。`,
    en: (f) =>
      `There is no group “${f('found')}”${f('fix') ? `; did you mean “${f('fix')}”?` : '.'} Declared groups: ${f('expected') || 'none'}.`,
  },
  'model.sum-of-one': {
    zh: (f) =>
      `“${f('found')}”是单个变量，不是分组。请去掉 sum，直接写“${f('found')}[t]”；或声明一个分组（已有：${f('expected') || '无'}）。`,
    en: (f) =>
      `“${f('found')}” is one variable, not a group. Drop the sum and write “${f('found')}[t]”, or declare a group (there are: ${f('expected') || 'none'}).`,
  },
  'model.start-by-year': {
    zh: (f) => `起始表达式只算一次，“${f('found')}”须写明是哪一年。请写成“${f('fix')}”。`,
    en: (f) => `A start is computed once, so “${f('found')}” must say which year. Write “${f('fix')}”.`,
  },
  'model.lag-without-start': {
    zh: (f) => `“${f('found')}”在第一年要用 ${f('year')} 年的值，而它在模型之外。请给变量加上起始值：${f('fix')}。`,
    en: (f) =>
      `In the first year “${f('found')}” needs a value of ${f('year')}, before the model begins. Give the variable a start: ${f('fix')}.`,
  },
  'model.lag-too-long': {
    zh: (f) =>
      `“${f('found')}”在 ${f('first')} 年要用 ${f('year')} 年的值，而它在模型之外。请加条件，例如 ${f('fix')}。`,
    en: (f) =>
      `In ${f('first')}, “${f('found')}” needs a value of ${f('year')}, before the model begins. Make it conditional, for example ${f('fix')}.`,
  },
  'model.year-outside': {
    zh: (f) => `“${f('found')}”的年份不在模型的年份 ${f('expected')} 之内。最近的是“${f('fix')}”。`,
    en: (f) => `“${f('found')}” is outside the model's years ${f('expected')}. The nearest is “${f('fix')}”.`,
  },
  'model.year-not-known-yet': {
    zh: (f) =>
      `模型逐年向前计算，从 ${f('year')} 年起就要用“${f('found')}”，那时它还没有算出。请加条件，例如 ${f('fix')}。`,
    en: (f) =>
      `The model goes forward year by year and would need “${f('found')}” from ${f('year')} on, before it is known. Make it conditional, for example ${f('fix')}.`,
  },
  'model.loop': {
    zh: (f) =>
      `同一年内循环引用：${f('found')}。请在其中一处改用上一年的值，例如在“${f('before')}”的方程中用“${f('fix')}”。`,
    en: (f) =>
      `These need each other within one year: ${f('found')}. Use last year's value in one of them, for example “${f('fix')}” in the equation of “${f('before')}”.`,
  },
  'model.loop-in-first-year': {
    zh: (f) => `第一年的起始值循环引用：${f('found')}。请给其中一个变量一个数值作起点。`,
    en: (f) => `In the first year these need each other: ${f('found')}. Give one of them a figure to start from.`,
  },
  'model.unit-needed': {
    zh: (f) => `从方程看不出“${f('found')}”的单位。请声明，例如 ${f('fix')}。`,
    en: (f) => `The unit of “${f('found')}” does not follow from its equation. Declare it, for example ${f('fix')}.`,
  },
  'model.unit-clash': {
    zh: (f) =>
      `单位不一致：${f('where')}不是同一种量。“${f('part')}”的单位是“${f('found')}”，应为“${f('expected')}”：${f('fix')}。`,
    en: (f) =>
      `Units do not agree: ${f('where')} are different things. “${f('part')}” comes out in “${f('found')}”, expected “${f('expected')}”: ${f('fix')}.`,
  },
  'model.unit-size': {
    zh: (f) =>
      `单位大小不一致：“${f('part')}”以“${f('found')}”计，应以“${f('expected')}”计（相差 ${f('factor')} 倍）。可以这样改：${f('fix')}。`,
    en: (f) =>
      `Units differ in size: “${f('part')}” is in “${f('found')}”, expected “${f('expected')}” (a factor of ${f('factor')}). What to do: ${f('fix')}.`,
  },
  'model.price-bases': {
    zh: (f) =>
      `混用了价格口径：“${f('part')}”的单位是“${f('found')}”，应为“${f('expected')}”。请用平减指数换算：现价 = 2020 年价 × 平减指数（单位 元@current/元@2020）。`,
    en: (f) =>
      `Price bases are mixed: “${f('part')}” is in “${f('found')}”, expected “${f('expected')}”. Convert with the deflator: current prices = 2020 prices × deflator (unit 元@current/元@2020).`,
  },
  'model.truth-as-number': {
    zh: (f) => `“${f('found')}”是判断（真或假），不能当数用。请写成 ${f('fix')}。`,
    en: (f) => `“${f('found')}” is true or false and cannot be used as a number. Write ${f('fix')}.`,
  },
  'model.number-as-truth': {
    zh: (f) => `“${f('found')}”是数，这里需要判断（真或假）。请写成比较，例如 ${f('fix')}。`,
    en: (f) => `“${f('found')}” is a number where a condition is needed. Write a comparison, for example ${f('fix')}.`,
  },
  'model.sum-units': {
    zh: (f) => `分组成员的单位不一致：${f('found')}，其他成员为“${f('expected')}”。求和的成员须用同一单位。`,
    en: (f) =>
      `The members of the group have different units: ${f('found')}, the others “${f('expected')}”. Members of a sum share one unit.`,
  },
  'model.not-pure': {
    zh: (f) => `“${f('user')}”只能用于纯数，而“${f('part')}”的单位是“${f('found')}”。请改为：${f('fix')}。`,
    en: (f) => `“${f('user')}” takes a pure number, but “${f('part')}” is in “${f('found')}”. Change it: ${f('fix')}.`,
  },
  'folder.parameters-alone': {
    zh: (f) => `有参数文件 ${f('found')}，却没有模型。请补上 ${f('fix')}，或删去参数文件。`,
    en: (f) => `There are parameters, ${f('found')}, but no model. Add ${f('fix')}, or remove the parameters.`,
  },
  'scenario.no-model': {
    zh: (f) => `规划“${f('found')}”没有可用的模型，无法推演。请检查 ${f('fix')} 与 parameters.yaml。`,
    en: (f) => `The plan “${f('found')}” has no usable model to run. Look at ${f('fix')} and parameters.yaml.`,
  },
  'scenario.unknown': {
    zh: (f) =>
      `没有名为“${f('found')}”的情景${f('fix') ? `，是否指“${f('fix')}”？` : '。'}可用：${f('expected') || '无'}。`,
    en: (f) =>
      `There is no scenario “${f('found')}”${f('fix') ? `; did you mean “${f('fix')}”?` : '.'} There are: ${f('expected') || 'none'}.`,
  },
  'scenario.extends-loop': {
    zh: (f) => `情景互相继承，成了循环：${f('found')}。请删去其中一个 extends。`,
    en: (f) => `Scenarios extend each other in a loop: ${f('found')}. Remove one of the “extends”.`,
  },
  'scenario.unknown-closure': {
    zh: (f) =>
      `没有名为“${f('found')}”的闭合方式${f('fix') ? `，是否指“${f('fix')}”？` : '。'}可用：${f('expected')}。`,
    en: (f) =>
      `There is no closure “${f('found')}”${f('fix') ? `; did you mean “${f('fix')}”?` : '.'} There are: ${f('expected')}.`,
  },
  'scenario.unknown-parameter': {
    zh: (f) => `没有名为“${f('found')}”的参数${f('fix') ? `，是否指“${f('fix')}”？` : '。'}`,
    en: (f) => `There is no parameter “${f('found')}”${f('fix') ? `; did you mean “${f('fix')}”?` : '.'}`,
  },
  'scenario.set-variable': {
    zh: (f) =>
      `“${f('found')}”（${f('name')}）由方程算出，不能直接设定。请改其参数，或用 equations 换掉方程、用 shocks 施加冲击。`,
    en: (f) =>
      `“${f('found')}” (${f('name')}) comes out of an equation and cannot be set. Change its parameters, replace its equation under “equations”, or add a shock.`,
  },
  'scenario.set-endogenous': {
    zh: (f) =>
      `“${f('found')}”（${f('name')}）${f('closure') ? `在闭合方式“${f('closure')}”下由方程算出` : '已另有方程'}，不能设定。请换闭合方式，或删去这项设定。`,
    en: (f) =>
      `“${f('found')}” (${f('name')}) ${f('closure') ? `is endogenous under the closure “${f('closure')}”` : 'has an equation of its own'} and cannot be set. Choose another closure, or remove this setting.`,
  },
  'scenario.unknown-target': {
    zh: (f) => `规划中没有目标“${f('found')}”${f('fix') ? `，是否指“${f('fix')}”？` : '。'}可用：${f('expected')}。`,
    en: (f) =>
      `The plan has no target “${f('found')}”${f('fix') ? `; did you mean “${f('fix')}”?` : '.'} There are: ${f('expected')}.`,
  },
  'shock.on-constant': {
    zh: (f) => `“${f('found')}”不随年份变化，不能受冲击。请在 set 中改它的值。`,
    en: (f) => `“${f('found')}” does not vary by year and cannot receive a shock. Change its value under “set”.`,
  },
} satisfies Record<string, Message>;
