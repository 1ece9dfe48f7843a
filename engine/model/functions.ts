/** The functions of the language: how many arguments each takes, and what people call them elsewhere. */
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
