/** The smallest parts of a phrase: numbers with units, names with years, calls, numbers to drag, brackets. */
import { nearest } from '../../read/nearest.ts';
import { FUNCTIONS, isFunctionWord, type Phrase } from './phrase.ts';
import { fail, take, unexpected, type Walk } from './walk.ts';
import type { Word } from './words.ts';

export function primary(walk: Walk): Phrase | undefined {
  const word = walk.words[walk.at];
  if (word?.kind === 'number') return numberPhrase(walk, word);
  if (word?.text === '(') return bracketed(walk);
  if (word?.kind !== 'name' || word.text === 'is' || word.text === 'and' || word.text === 'or') return unexpected(walk);
  const next = walk.words[walk.at + 1];
  if (word.text === 'drag' && next?.kind === 'name') return dragPhrase(walk);
  return next?.text === '(' ? callPhrase(walk, word) : namePhrase(walk, word);
}

function bracketed(walk: Walk): Phrase | undefined {
  walk.at++;
  const inner = walk.inner(walk);
  return inner && (take(walk, [')']) ? inner : unexpected(walk, ')', ')'));
}

/** Sizes stand before their English noun as words of their own: `1.2 trillion yuan`. */
const SIZE_WORDS = ['thousand', 'million', 'billion', 'trillion'];
const NO_UNITS = ['is', 'and', 'or', 'step'];

/** The unit is the word right after the number, with any `/` parts: `3.5 万亿元`, `20 万元/人`. */
function numberPhrase(walk: Walk, word: Word): Phrase {
  walk.at++;
  const parts = [takeUnit(walk)];
  while (
    parts[0] &&
    walk.words[walk.at]?.text === '/' &&
    walk.words[walk.at + 1]?.at === (walk.words[walk.at]?.at ?? 0) + 1
  ) {
    if (walk.words[walk.at + 1]?.kind !== 'name') break;
    walk.at++;
    parts.push(takeUnit(walk));
  }
  const unit = parts.filter((part) => part !== undefined).join('/');
  const last = walk.words[walk.at - 1] ?? word;
  return {
    kind: 'number',
    value: Number(word.text),
    ...(unit && { unit }),
    span: [word.at, last.at + last.text.length],
  };
}

function takeUnit(walk: Walk): string | undefined {
  const word = walk.words[walk.at];
  if (word?.kind !== 'name' || NO_UNITS.includes(word.text)) return undefined;
  walk.at++;
  const noun = SIZE_WORDS.includes(word.text.toLowerCase()) ? takeUnit(walk) : undefined;
  return noun === undefined ? word.text : `${word.text} ${noun}`;
}

function namePhrase(walk: Walk, word: Word): Phrase | undefined {
  walk.at++;
  const end = word.at + word.text.length;
  if (!take(walk, ['@'])) return { kind: 'name', name: word.text, span: [word.at, end] };
  const years = yearRange(walk);
  return years && { kind: 'name', name: word.text, years: [years.from, years.to], span: [word.at, years.end] };
}

function yearRange(walk: Walk): { from: number; to: number; end: number } | undefined {
  const from = takeYear(walk);
  if (!from) return unexpected(walk, '2025', '2025');
  if (!take(walk, ['..'])) return { from: from.value, to: from.value, end: from.end };
  const to = takeYear(walk);
  if (!to) return unexpected(walk, '2025', '2025');
  return { from: from.value, to: to.value, end: to.end };
}

function takeYear(walk: Walk): { value: number; end: number } | undefined {
  const word = walk.words[walk.at];
  if (word?.kind !== 'number' || !/^[0-9]{4}$/.test(word.text)) return undefined;
  walk.at++;
  return { value: Number(word.text), end: word.at + word.text.length };
}

function callPhrase(walk: Walk, word: Word): Phrase | undefined {
  const fn = word.text;
  const span: [number, number] = [word.at, word.at + fn.length];
  if (!isFunctionWord(fn)) {
    const words = Object.keys(FUNCTIONS);
    return fail(walk, 'notebook.phrase-function', span, { expected: words.join(' '), fix: nearest(fn, words) ?? '' });
  }
  walk.at += 2;
  const args: Phrase[] = [];
  while (!take(walk, [')'])) {
    if (args.length > 0 && !take(walk, [','])) return unexpected(walk, ', )', ')');
    const wants: string | undefined = FUNCTIONS[fn][args.length];
    const byFile = wants?.startsWith('scenario') || wants === 'finding';
    const arg = byFile ? hyphenated(walk) : walk.inner(walk);
    if (!arg) return undefined;
    args.push(arg);
  }
  const last = walk.words[walk.at - 1];
  return { kind: 'call', fn, args, span: [word.at, (last?.at ?? word.at) + 1] };
}

/** The name of a scenario is that of its file and may hold hyphens: `supply-side`. */
function hyphenated(walk: Walk): Phrase | undefined {
  const first = walk.words[walk.at];
  if (first?.kind !== 'name') return unexpected(walk, 'baseline', 'baseline');
  let name = '';
  let end = first.at;
  for (
    let word: Word | undefined = first;
    word && word.at === end && /^[\p{L}\p{N}_-]+$/u.test(word.text);
    word = walk.words[walk.at]
  ) {
    name += word.text;
    end = word.at + word.text.length;
    walk.at++;
  }
  return { kind: 'name', name, span: [first.at, end] };
}

function dragPhrase(walk: Walk): Phrase | undefined {
  const [drag, name] = [walk.words[walk.at], walk.words[walk.at + 1]];
  if (!drag || !name) return undefined;
  walk.at += 2;
  const nameSpan = [name.at, name.at + name.text.length] as const;
  const year = take(walk, ['@']) ? takeYear(walk) : null;
  if (year === undefined) return unexpected(walk, '2025', '2025');
  const range = dragRange(walk);
  if (walk.fault) return undefined;
  const step = take(walk, ['step']) ? takeNumber(walk) : null;
  if (step === undefined) return unexpected(walk, 'step 0.1', '0.1');
  const last = walk.words[walk.at - 1] ?? name;
  return {
    kind: 'drag',
    name: name.text,
    nameSpan,
    ...(year && { year: year.value }),
    ...(range && { range }),
    ...(step !== null && { step }),
    span: [drag.at, last.at + last.text.length],
  };
}

function dragRange(walk: Walk): readonly [number, number] | undefined {
  const from = takeNumber(walk);
  if (from === undefined) return undefined;
  const to = take(walk, ['..']) ? takeNumber(walk) : undefined;
  return to === undefined ? unexpected(walk, '3..8', '..') : [from, to];
}

function takeNumber(walk: Walk): number | undefined {
  const before = walk.at;
  const sign = take(walk, ['-']) ? -1 : 1;
  const word = walk.words[walk.at];
  if (word?.kind !== 'number') {
    walk.at = before;
    return undefined;
  }
  walk.at++;
  return sign * Number(word.text);
}
