/** A walk over the words of a phrase: what has been read, and the first thing that went wrong. */
import { error, type Issue, type Place } from '../../issue.ts';
import type { Phrase } from './phrase.ts';
import type { Word } from './words.ts';

/** Deeper than any sentence that a person reads; keeps the parser's own stack small. */
export const DEEPEST = 40;

export interface Walk {
  readonly text: string;
  readonly place: Place;
  readonly words: readonly Word[];
  at: number;
  depth: number;
  fault?: Issue;
  /** A whole phrase again, inside brackets and arguments. */
  readonly inner: (walk: Walk) => Phrase | undefined;
}

export function take(walk: Walk, texts: readonly string[]): Word | undefined {
  const word = walk.words[walk.at];
  if (!word || word.kind === 'number' || !texts.includes(word.text)) return undefined;
  walk.at++;
  return word;
}

export function over(left: Phrase, right: Phrase): readonly [number, number] {
  return [left.span[0], right.span[1]];
}

export function spanHere(walk: Walk): readonly [number, number] {
  const word = walk.words[walk.at];
  return word ? [word.at, word.at + word.text.length] : [walk.text.length, walk.text.length];
}

export function unexpected(walk: Walk, expected = '', fix = ''): undefined {
  const span = spanHere(walk);
  const code = span[0] === walk.text.length ? 'notebook.phrase-unfinished' : 'notebook.phrase-unexpected';
  return fail(walk, code, span, { expected, fix });
}

type PhraseCode = Extract<Issue['code'], `notebook.phrase-${string}`>;

export function fail(
  walk: Walk,
  code: PhraseCode,
  span: readonly [number, number],
  facts: { expected?: string; fix?: string } = {},
): undefined {
  const found = walk.text.slice(span[0], span[1]) || walk.text;
  walk.fault ??= error(code, { ...walk.place, equation: walk.text, span }, { found, expected: '', fix: '', ...facts });
  return undefined;
}
