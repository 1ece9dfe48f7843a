/** Sentences about models, scenarios and folders; those about equations and assumptions are joined in. */
import { assumptionMessages } from './assumption.ts';
import { equationMessages } from './equation.ts';
import type { Message } from './sentence.ts';

export const modelMessages = {
  ...equationMessages,
  ...assumptionMessages,
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
  'scenario.unreadable': {
    zh: (f) => `情景“${f('found')}”的文件有错误，不能推演。请先改正 ${f('fix')} 中的错误。`,
    en: (f) =>
      `The file of the scenario “${f('found')}” has errors, so it cannot be run. Correct those in ${f('fix')} first.`,
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
