/** Which targets fail most often in an ensemble, and together with which others: finished rows for a picture. */
import { allTargets } from '../../analyse/targets.ts';
import type { Text } from '../../issue.ts';
import type { Indicator, Nature, Plan } from '../../plan/types.ts';
import { failures, type Failure } from '../../simulate/summary/ask.ts';
import type { MetFlags } from '../../simulate/types.ts';
import { probabilityWords } from '../probability.ts';

export interface FailureRow {
  readonly id: string;
  readonly no: string;
  readonly name: Text;
  readonly nature?: Nature;
  /** Share of the draws in which it is missed. */
  readonly share: number;
  readonly words: Text;
  /** Share of the draws in which it is the only one missed. */
  readonly alone: number;
  /** Those missed along with it most often, with how often when it is missed. */
  readonly together: readonly {
    readonly id: string;
    readonly name: Text;
    readonly share: number;
    readonly words: Text;
  }[];
}

export interface FailureView {
  /** The one that fails most often first; targets never missed are left out. */
  readonly rows: readonly FailureRow[];
  readonly sentence: Text;
}

/** Companions worth naming in a row. */
const named = 3;

export function failureView(plan: Plan, flags: MetFlags): FailureView {
  const indicators = new Map(allTargets(plan).map((indicator) => [indicator.id, indicator]));
  const rows = failures(flags).flatMap((failure) => {
    const indicator = indicators.get(failure.id);
    return indicator && failure.missed > 0 ? [rowOf(indicator, failure, indicators)] : [];
  });
  return { rows, sentence: sentenceOf(rows) };
}

function rowOf(
  { id, no, name, nature }: Indicator,
  { missed, of, alone, together }: Failure,
  indicators: ReadonlyMap<string, Indicator>,
): FailureRow {
  const share = of > 0 ? missed / of : NaN;
  const others = together.slice(0, named).map((other) => ({
    id: other.id,
    name: indicators.get(other.id)?.name ?? { zh: other.id, en: other.id },
    share: other.share,
    words: wordsOf(other.share, missed),
  }));
  return { id, no, name, nature, share, words: wordsOf(share, of), alone: of > 0 ? alone / of : NaN, together: others };
}

function wordsOf(share: number, draws: number): Text {
  return probabilityWords({ probability: share, standardError: Math.sqrt((share * (1 - share)) / draws), draws });
}

function sentenceOf(rows: readonly FailureRow[]): Text {
  const [first] = rows;
  if (first === undefined) return { zh: '没有一次抽样出现未达标的目标。', en: 'No target is missed in any draw.' };
  const [other] = first.together;
  return {
    zh: `最常未达标的是${first.name.zh}（${first.words.zh}）${other ? `；它未达标时，${other.name.zh}也未达标的可能性${other.words.zh}` : ''}。`,
    en: `Missed most often: ${first.name.en} (${first.words.en})${other ? `; when it is, the probability that ${other.name.en} is missed too is ${other.words.en}` : ''}.`,
  };
}
