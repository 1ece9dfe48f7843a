/** Sentences about values that a run could not work out: the equation, the year and the part of it at fault. */
import type { Message } from './sentence.ts';

export const compileMessages = {
  'compile.divided-by-zero': {
    zh: (f) =>
      `“${f('variable')}”在 ${f('year')} 年无法计算：“${f('found')}”的除数为 0。请检查除数的取值，或用 if(…) 避开这一年。`,
    en: (f) =>
      `“${f('variable')}” has no value in ${f('year')}: “${f('found')}” divides by zero. Check what it divides by, or step around that year with if(…).`,
  },
  'compile.not-a-number': {
    zh: (f) =>
      `“${f('variable')}”在 ${f('year')} 年无法计算：“${f('found')}”的结果不是有限的数（如负数的对数、平方根，或数值过大）。请检查其中各项的取值。`,
    en: (f) =>
      `“${f('variable')}” has no value in ${f('year')}: “${f('found')}” is not a finite number (a logarithm or root of a negative number, or too large). Check the values that go into it.`,
  },
} satisfies Record<string, Message>;
