/** A claim held against the run: whether it holds, the two sides, and the sentence that it stands under with its numbers. */
import type { Text } from '../../../issue.ts';
import type { Shown } from '../../../present/types.ts';
import type { At } from '../../evaluate.ts';
import { evaluatePhrase } from '../../sentence/evaluate.ts';
import { needsOf } from '../../sentence/names.ts';
import type { Phrase } from '../../sentence/phrase.ts';
import type { Check, Live } from '../../sentence/pieces.ts';
import { showPhrase } from '../../sentence/show.ts';
import type { Value } from '../../sentence/value.ts';

export interface CheckResult {
  /** Range of the `check:` line in the Markdown text. */
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly claim: string;
  /** Undefined where it cannot be decided; `why` says why. */
  readonly holds?: boolean;
  readonly why?: Text;
  /** The sentence with its live numbers filled in; the claim itself where it stands alone. */
  readonly sentence: Text;
  /** The two sides of a comparison, as computed; or the one value that was judged. */
  readonly sides: readonly Shown[];
}

export function checkResult(check: Check, lives: readonly Live[], text: string, at: At): CheckResult {
  const decided = decide(check, at);
  return {
    ...decided,
    // Made when a claim fails and somebody is told: a drag decides claims over and over.
    get sentence() {
      const [start, end] = check.sentence;
      return start < end ? filled(lives, text, start, end, at) : { zh: decided.claim, en: decided.claim };
    },
  };
}

function decide({ from, to, source: claim, phrase, place }: Check, at: At): Omit<CheckResult, 'sentence'> {
  const base = { from, to, line: place.line ?? 1, claim };
  if (!phrase) return { ...base, sides: [], why: { zh: '断言读不懂', en: 'the claim cannot be read' } };
  const missing = at.missing(needsOf(phrase, place));
  if (missing) return { ...base, sides: [], why: missing };
  const value = evaluatePhrase(phrase, at);
  const parts = phrase.kind === 'compare' ? [phrase.left, phrase.right] : [];
  const values = inOneUnit(parts.map((part) => evaluatePhrase(part, at)));
  const sides = values.map((side) => showPhrase(side, { kind: 'full' }, place));
  const shown = sides.map(({ text: words, full }) => ({ text: words, full }));
  if (value.kind === 'truth') return { ...base, sides: shown, holds: value.truth };
  return {
    ...base,
    sides: shown,
    why: value.kind === 'hole' ? value.why : { zh: '这不是断言', en: 'this is no claim' },
  };
}

/** A bare number takes the unit of what it stands beside. */
function inOneUnit(sides: readonly Value[]): readonly Value[] {
  const unit = sides.flatMap((side) => (side.kind === 'quantity' ? (side.unit ?? []) : []))[0];
  return sides.map((side) => (side.kind === 'quantity' && side.unit === undefined ? { ...side, unit } : side));
}

function filledWords(live: Live, phrase: Phrase, at: At): Text {
  const missing = at.missing(needsOf(phrase, live.place));
  return missing ? { zh: '—', en: '—' } : showPhrase(evaluatePhrase(phrase, at), live.format, live.place).text;
}

/** The sentence with the words of its live numbers in their places. */
function filled(lives: readonly Live[], text: string, start: number, end: number, at: At): Text {
  const inside = lives
    .filter((each) => each.from >= start && each.to <= end)
    .map((live) => ({ ...live, words: live.phrase ? filledWords(live, live.phrase, at) : { zh: '?', en: '?' } }));
  const said = (lang: 'zh' | 'en'): string => {
    let out = '';
    let done = start;
    for (const { from, to, words } of inside) {
      out += text.slice(done, from) + words[lang];
      done = to;
    }
    return (out + text.slice(done, end)).replace(/\s*\n\s*/g, lang === 'zh' ? '' : ' ');
  };
  return { zh: said('zh'), en: said('en') };
}
