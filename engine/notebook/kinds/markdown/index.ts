/** Prose with live numbers, and claims about them that can be checked. */
import type { Issue, Text } from '../../../issue.ts';
import { drawsWords } from '../../../present/index.ts';
import type { Shown } from '../../../present/types.ts';
import type { At } from '../../evaluate.ts';
import { evaluatePhrase } from '../../sentence/evaluate.ts';
import { PHRASE_WORDS } from '../../sentence/help.ts';
import { checkPhrase, isRandom, needsOf, speaksOfAll } from '../../sentence/names.ts';
import { piecesOf, type Check, type Live, type Pieces } from '../../sentence/pieces.ts';
import { showPhrase } from '../../sentence/show.ts';
import type { Value } from '../../sentence/value.ts';
import { assumptionOf, type Assumption } from '../assumption.ts';
import { cellKind } from '../kind.ts';
import { checkResult, type CheckResult } from './check.ts';
import { markdownFaults } from './faults.ts';

/** One `{{…}}`, finished: the words to show and their full value, and a control where it can be dragged. */
export interface LiveResult {
  /** Half-open range in the Markdown text, braces included. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'value' | 'verdict' | 'probability' | 'drag' | 'hole';
  readonly shown: Shown;
  readonly verdict?: string;
  readonly drag?: Assumption & {
    readonly year?: number;
    readonly range?: readonly [number, number];
    readonly step?: number;
  };
  /** What an unreadable or impossible phrase says instead. */
  readonly issues: readonly Issue[];
}

export interface MarkdownResult {
  readonly text: string;
  readonly lives: readonly LiveResult[];
  readonly checks: readonly CheckResult[];
  /** Behind its chances, where it says any. */
  readonly draws?: Text;
}

export const markdown = cellKind<Pieces & { readonly text: string }, MarkdownResult>({
  kind: 'markdown',
  name: { zh: '文字', en: 'Text' },
  hint: { zh: '带活数字的正文，支持 Markdown 与公式', en: 'Prose with live numbers; Markdown and formulas' },
  group: 'write',
  inline: true,
  words: PHRASE_WORDS,
  blank: () => '',
  read: (text) => {
    const pieces = piecesOf(text);
    return { spec: { ...pieces, text }, issues: [...pieces.lives, ...pieces.checks].flatMap((piece) => piece.issues) };
  },
  names: ({ lives, checks }) => {
    const pieces = [...lives.map(inBraces), ...checks];
    const phrases = pieces.flatMap(({ phrase, place }) => (phrase ? [{ phrase, place }] : []));
    return {
      defines: [],
      needs: phrases.flatMap(({ phrase, place }) => needsOf(phrase, place)),
      all: phrases.some(({ phrase }) => speaksOfAll(phrase)),
      random: phrases.some(({ phrase }) => isRandom(phrase)),
    };
  },
  check: ({ lives, checks }, home) =>
    [...lives.map(inBraces), ...checks].flatMap(({ phrase, place, source }) =>
      phrase ? checkPhrase(phrase, home, place, source) : [],
    ),
  wrong: markdownFaults,
  evaluate: ({ lives, checks, text }, at) => {
    const results = lives.map((live) => liveResult(live, at));
    const sampled = results.some(({ kind }) => kind === 'probability') ? at.ensemble() : undefined;
    return {
      text,
      lives: results,
      checks: checks.map((check) => checkResult(check, lives, text, at)),
      ...(sampled && { draws: drawsWords(sampled) }),
    };
  },
});

/** Spans of a live phrase count from after the braces. */
function inBraces(live: Live): Pick<Check, 'phrase' | 'place' | 'source'> {
  return {
    ...(live.phrase && { phrase: live.phrase }),
    place: { ...live.place, column: (live.place.column ?? 1) + 2 },
    source: live.source,
  };
}

const UNREADABLE: Text = { zh: '？', en: '?' };

export function liveResult(live: Live, at: At): LiveResult {
  const { from, to, phrase } = live;
  if (!phrase || live.issues.length > 0)
    return { from, to, kind: 'hole', shown: { text: UNREADABLE, full: UNREADABLE }, issues: live.issues };
  const missing = at.missing(needsOf(phrase, live.place));
  const value: Value = missing ? { kind: 'hole', why: missing } : evaluatePhrase(phrase, at);
  const { issues, text, full } = showPhrase(value, live.format, live.place);
  const done = { from, to, shown: { text, full }, issues };
  if (phrase.kind === 'drag') {
    const assumption = assumptionOf(phrase.name, at);
    const { year, range, step } = phrase;
    if (assumption) return { ...done, kind: 'drag', drag: { ...assumption, year, range, step } };
  }
  if (value.kind === 'verdict') return { ...done, kind: 'verdict', verdict: value.verdict };
  return { ...done, kind: value.kind === 'probability' || value.kind === 'hole' ? value.kind : 'value' };
}
