/** Which targets fail most often in an ensemble, and together with which others: finished rows for a picture. */
import { allTargets } from '../../analyse/targets.ts';
import type { Text } from '../../issue.ts';
import type { Indicator, Nature, Plan } from '../../plan/types.ts';
import { failures, type Failure } from '../../simulate/summary/ask.ts';
import type { MetFlags } from '../../simulate/types.ts';
import { fewestDraws, probabilityWords } from '../probability.ts';

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
  /** Those that it makes likelier to be missed too, by how much likelier. */
  readonly together: readonly Companion[];
}

interface Companion {
  readonly id: string;
  readonly name: Text;
  /** Share missed among the draws that miss the first. */
  readonly share: number;
  /** That share over the share among all draws: 2 is twice as often as otherwise. */
  readonly lift: number;
  /** `约 60%（总体约 30%）`. */
  readonly words: Text;
}

export interface FailureView {
  /** The one that fails most often first; targets never missed are left out. */
  readonly rows: readonly FailureRow[];
  readonly sentence: Text;
}

/** Companions worth naming in a row. */
const named = 3;
/** Fewer draws that miss both tell nothing (Cochran's rule for counts). */
const fewestBoth = 5;
/** Less than a tenth more often is no news to a reader, however sure it is. */
const leastLift = 1.1;
/** Standard errors by which a share must stand above the usual one: chance alone does that to one pair in forty. */
const clearly = 2;

export function failureView(plan: Plan, flags: MetFlags): FailureView {
  const indicators = new Map(allTargets(plan).map((indicator) => [indicator.id, indicator]));
  const all = failures(flags);
  const usual = new Map(all.map(({ id, missed, of }) => [id, of > 0 ? missed / of : NaN]));
  const rows = all.flatMap((failure) => {
    const indicator = indicators.get(failure.id);
    return indicator && failure.missed > 0 ? [rowOf(indicator, failure, indicators, usual)] : [];
  });
  return { rows, sentence: sentenceOf(rows) };
}

function rowOf(
  { id, no, name, nature }: Indicator,
  failure: Failure,
  indicators: ReadonlyMap<string, Indicator>,
  usual: ReadonlyMap<string, number>,
): FailureRow {
  const { missed, of, alone } = failure;
  const share = of > 0 ? missed / of : NaN;
  const together = likelier(failure, usual).map(({ id: other, share: whenMissed, lift }) => ({
    ...{ id: other, share: whenMissed, lift },
    name: indicators.get(other)?.name ?? { zh: other, en: other },
    words: besideUsual(wordsOf(whenMissed, missed), wordsOf(usual.get(other) ?? NaN, of)),
  }));
  return { id, no, name, nature, share, words: wordsOf(share, of), alone: of > 0 ? alone / of : NaN, together };
}

/**
 * Those missed clearly more often when this one is. What is nearly always missed goes along with everything and is told
 * by no other, so the order is by lift, not by count.
 */
function likelier({ missed, together }: Failure, usual: ReadonlyMap<string, number>) {
  if (missed < fewestDraws) return [];
  return together
    .map(({ id, both, share }) => ({ id, both, share, base: usual.get(id) ?? NaN }))
    .filter(({ both, share, base }) => both >= fewestBoth && share - base > clearly * spread(base, missed))
    .map(({ id, share, base }) => ({ id, share, lift: share / base }))
    .filter(({ lift }) => lift >= leastLift)
    .sort((a, b) => b.lift - a.lift)
    .slice(0, named);
}

function spread(share: number, draws: number): number {
  return Math.sqrt((share * (1 - share)) / draws);
}

function besideUsual(given: Text, usual: Text): Text {
  return { zh: `${given.zh}（总体${usual.zh}）`, en: `${given.en} (overall ${usual.en})` };
}

function wordsOf(share: number, draws: number): Text {
  return probabilityWords({ probability: share, standardError: spread(share, draws), draws });
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
