/** Which of two scenarios is above on a target: the chance, in what quantity, and the whole of it as a sentence. */
import type { Text } from '../../issue.ts';
import type { Span, Target } from '../../plan/types.ts';
import type { Above } from '../../simulate/summary/ask.ts';
import { joinedOn, probabilityWords } from '../probability.ts';
import { aboveWords } from './meaning.ts';

export interface AboveView {
  /** `约 62%`, or that the two are the same. */
  readonly words: Text;
  /** The same in a column beside that of the other. */
  readonly beside: Text;
  /** What is held against what: `2021—2025 年年均增速`. */
  readonly measure: Text;
  /** With names and sampling error. */
  readonly sentence: Text;
}

/** The first of the two names is the one that may be above. Undefined where no draw could be measured. */
export function aboveView(
  found: Above | undefined,
  target: Target,
  { name, a, b }: { readonly name: Text; readonly a: Text; readonly b: Text },
): AboveView | undefined {
  if (!found || found.of === 0) return undefined;
  const measure = measureWords(target);
  const what = { zh: `${name.zh}，${measure.zh}`, en: `${name.en}, ${measure.en}` };
  if (found.equal === found.of) return { ...alwaysEqual, measure, sentence: equalWords(a, b, what) };
  const words = probabilityWords({ ...found, draws: found.of });
  const beside = { zh: `高于首列的可能性${joinedOn(words)}`, en: `above the first: ${words.en}` };
  return { words, beside, measure, sentence: aboveWords(found, a, b, what) };
}

const alwaysEqual = {
  words: { zh: '相同', en: 'the same' },
  beside: { zh: '与首列相同', en: 'same as the first' },
} as const;

function equalWords(a: Text, b: Text, what: Text): Text {
  return {
    zh: `${what.zh}：${a.zh}与${b.zh}每次抽样都相同。`,
    en: `${what.en}: ${a.en} and ${b.en} are the same in every draw.`,
  };
}

/** The number that a target is judged by. */
export function measureWords(target: Target): Text {
  switch (target.kind) {
    case 'at_least':
    case 'at_most':
    case 'more_than':
    case 'about':
    case 'province':
      return { zh: `${target.year} 年的数`, en: `its value in ${target.year}` };
    case 'average_growth_about':
    case 'in_step_with_gdp':
      return over(target.span, { zh: '年均增速', en: 'average growth' });
    case 'cumulative_at_least':
      return target.how === 'sum'
        ? over(target.span, { zh: '合计', en: 'sum' })
        : { zh: `到 ${target.span.to} 年的累计`, en: `the total by ${target.span.to}` };
    case 'hold':
      return over(target.span, { zh: '偏离起点最多多少', en: 'farthest from where it began' });
    case 'falling':
      return over(target.span, { zh: '峰值之后最大的年升幅', en: 'largest yearly rise after the peak' });
    default:
      return target satisfies never;
  }
}

function over({ from, to }: Span, { zh, en }: Text): Text {
  return { zh: `${from}—${to} 年${zh}`, en: `${en} ${from}–${to}` };
}

/** To be read once beside such chances. */
export const aboveMeaning: Text = {
  zh: '两个情景用同一组随机数逐次推演、逐次比较，所以差别来自假设，不是运气。比的是评判该目标所用的数：有的是某一年的数，有的是几年的平均增速、合计或变动。',
  en: 'Both scenarios are run with the same random numbers and compared run by run, so that a difference is the assumptions’ doing and not luck. What is compared is the number by which the target is judged: the value of one year, or the average growth, the sum or the movement over several.',
};
