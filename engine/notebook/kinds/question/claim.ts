/** A claim to be made true, in parts: which of them hold, and where each stands. */
import { allTargets } from '../../../analyse/index.ts';
import { showValue } from '../../../present/index.ts';
import { shownTargetWords } from '../../../present/target-words.ts';
import type { Shown } from '../../../present/types.ts';
import type { At } from '../../evaluate.ts';
import { evaluatePhrase } from '../../sentence/evaluate.ts';
import type { Phrase } from '../../sentence/phrase.ts';
import { showPhrase } from '../../sentence/show.ts';

export interface ClaimPart {
  /** As written. */
  readonly claim: string;
  readonly holds: boolean;
  /** Of a comparison; of a target, what it is judged by and its own words. */
  readonly sides: readonly Shown[];
}

/** Taken apart at its `and`; `source`: the text in which its spans count. */
export function partsOf(claim: Phrase, source: string, at: At): readonly ClaimPart[] {
  if (claim.kind === 'logic' && claim.op === 'and')
    return [...partsOf(claim.left, source, at), ...partsOf(claim.right, source, at)];
  const value = evaluatePhrase(claim, at);
  return [
    { claim: source.slice(...claim.span), holds: value.kind === 'truth' && value.truth, sides: sidesOf(claim, at) },
  ];
}

/** The two sides of a comparison; what a target is judged by and its own words. */
function sidesOf(claim: Phrase, at: At): readonly Shown[] {
  if (claim.kind === 'is') return judgedBy(claim.target, at);
  const compared = claim.kind === 'compare' ? [claim.left, claim.right] : [];
  return compared
    .map((part) => showPhrase(evaluatePhrase(part, at), { kind: 'meaning' }, {}))
    .map(({ text: words, full }) => ({ text: words, full }));
}

/** Nothing where it is not judged. */
function judgedBy(id: string, { here, home }: At): readonly Shown[] {
  const judgement = here?.judgements.find((each) => each.id === id);
  const target = allTargets(home.plan).find((each) => each.id === id);
  if (judgement?.value === undefined || !target || !Number.isFinite(judgement.value)) return [];
  const aim = shownTargetWords(target, here?.scenario.targets);
  const words = { zh: `目标 ${aim.zh}`, en: `target ${aim.en}` };
  return [showValue(judgement.value, judgement.unit), { text: words, full: words }];
}
