/** The functions of the language: how many arguments each takes, and what people call them elsewhere. */
import type { Text } from '../issue.ts';
import type { FunctionName } from './types.ts';

/** Fewest and most arguments. */
export const arities: Readonly<Record<FunctionName, readonly [number, number]>> = {
  min: [2, Infinity],
  max: [2, Infinity],
  exp: [1, 1],
  log: [1, 1],
  sqrt: [1, 1],
  abs: [1, 1],
  clamp: [3, 3],
  logistic: [1, 1],
  logit: [1, 1],
};

/** Every word that is followed by a bracket: the functions above, the conditional and the sum over a group. */
export const callable: readonly string[] = [...Object.keys(arities), 'if', 'sum'];

/** A word that is written with brackets behind it: how, and what it gives. */
export interface WordHelp {
  readonly word: string;
  readonly form: string;
  readonly means: Text;
}

const forms: Readonly<Record<FunctionName | 'if' | 'sum', Text & { readonly form: string }>> = {
  min: { form: 'min(a, b, …)', zh: '最小的一个', en: 'The smallest' },
  max: { form: 'max(a, b, …)', zh: '最大的一个', en: 'The largest' },
  exp: { form: 'exp(x)', zh: 'e 的 x 次方', en: 'e to the power x' },
  log: { form: 'log(x)', zh: '自然对数', en: 'Natural logarithm' },
  sqrt: { form: 'sqrt(x)', zh: '平方根', en: 'Square root' },
  abs: { form: 'abs(x)', zh: '绝对值', en: 'Absolute value' },
  clamp: { form: 'clamp(x, low, high)', zh: '限制在上下限之间', en: 'x kept between two limits' },
  logistic: { form: 'logistic(x)', zh: '1 / (1 + exp(−x))，在 0 与 1 之间', en: '1 / (1 + exp(−x)), between 0 and 1' },
  logit: { form: 'logit(p)', zh: 'log(p / (1 − p))', en: 'log(p / (1 − p))' },
  if: { form: 'if(condition, a, b)', zh: '条件成立时取 a，否则取 b', en: 'a where the condition holds, else b' },
  sum: { form: 'sum(group[t])', zh: '一组序列之和', en: 'The sum over a group of series' },
};

export const formulaWords: readonly WordHelp[] = Object.entries(forms).map(([word, { form, zh, en }]) => ({
  word,
  form,
  means: { zh, en },
}));

/** Words that no variable or parameter may have as its id. */
export const reservedIds: ReadonlySet<string> = new Set([
  ...callable,
  ...[
    't',
    'and',
    'or',
    'not',
    'to',
    'in',
    'mod',
    'xor',
    'end',
    'true',
    'false',
    'null',
    'undefined',
    'NaN',
    'Infinity',
  ],
]);

/** Same function, other name. */
export const synonyms: ReadonlyMap<string, string> = new Map([
  ['ln', 'log'],
  ['pow', 'x ^ y'],
  ['power', 'x ^ y'],
  ['ifelse', 'if'],
  ['iif', 'if'],
  ['maximum', 'max'],
  ['minimum', 'min'],
  ['sigmoid', 'logistic'],
  ['clip', 'clamp'],
]);

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(arities, name);
}
