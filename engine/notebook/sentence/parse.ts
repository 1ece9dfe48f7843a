/**
 * Text of a phrase → phrase, or the first thing that is not in the little language, with its place and what may stand
 * there. Never throws; nesting is bounded.
 *
 * @example parsePhrase('gdp_current@2025 > 3.5 万亿元')
 */
import { error, type Issue, type Place, type Reading } from '../../issue.ts';
import { nearest } from '../../read/nearest.ts';
import { FUNCTIONS, isFunctionWord, VERDICTS, type Phrase, type PhraseCompare, type PhraseOp } from './phrase.ts';
import { wordsOf, type Word } from './words.ts';

/** Deeper than any sentence that a person reads; keeps the parser's own stack small. */
const DEEPEST = 40;

interface Walk {
  readonly text: string;
  readonly place: Place;
  readonly words: readonly Word[];
  at: number;
  depth: number;
  fault?: Issue;
}

export function parsePhrase(text: string, place: Place = {}): Reading<Phrase> {
  const { words, bad } = wordsOf(text);
  const walk: Walk = { text, place, words, at: 0, depth: 0 };
  if (bad !== undefined) fail(walk, 'notebook.phrase-character', [bad, bad + 1]);
  else if (words.length === 0) fail(walk, 'notebook.phrase-empty', [0, text.length]);
  const phrase = walk.fault ? undefined : orPhrase(walk);
  if (phrase && !walk.fault && walk.at < words.length) unexpected(walk);
  return phrase && !walk.fault
    ? { ok: true, value: phrase, issues: [] }
    : { ok: false, issues: walk.fault ? [walk.fault] : [] };
}

function orPhrase(walk: Walk): Phrase | undefined {
  if (walk.depth >= DEEPEST) return fail(walk, 'notebook.phrase-deep', spanHere(walk));
  walk.depth++;
  const phrase = chain(walk, andPhrase, ['or'], (left, _, right) => ({
    kind: 'logic',
    op: 'or',
    left,
    right,
    span: over(left, right),
  }));
  walk.depth--;
  return phrase;
}

function andPhrase(walk: Walk): Phrase | undefined {
  return chain(walk, comparison, ['and'], (left, _, right) => ({
    kind: 'logic',
    op: 'and',
    left,
    right,
    span: over(left, right),
  }));
}

function sum(walk: Walk): Phrase | undefined {
  return chain(walk, product, ['+', '-'], binary);
}

function product(walk: Walk): Phrase | undefined {
  return chain(walk, unary, ['*', '/'], binary);
}

function binary(left: Phrase, op: string, right: Phrase): Phrase {
  return { kind: 'binary', op: op as PhraseOp, left, right, span: over(left, right) };
}

type Join = (left: Phrase, op: string, right: Phrase) => Phrase;

function chain(
  walk: Walk,
  part: (walk: Walk) => Phrase | undefined,
  ops: readonly string[],
  join: Join,
): Phrase | undefined {
  let left = part(walk);
  for (let op = take(walk, ops); left && op; op = take(walk, ops)) {
    const right = part(walk);
    left = right && join(left, op.text, right);
  }
  return left;
}

const COMPARES = ['<', '<=', '>', '>=', '=', '!='];

function comparison(walk: Walk): Phrase | undefined {
  const no = take(walk, ['not']);
  if (no) return nested(walk, no, 'not', comparison);
  const left = sum(walk);
  if (!left) return undefined;
  if (take(walk, ['is'])) return isVerdict(walk, left);
  const op = take(walk, COMPARES);
  const right = op && sum(walk);
  if (!op) return left;
  return right && { kind: 'compare', op: op.text as PhraseCompare, left, right, span: over(left, right) };
}

function isVerdict(walk: Walk, left: Phrase): Phrase | undefined {
  const not = take(walk, ['not']) !== undefined;
  const word = walk.words[walk.at];
  const verdict = VERDICTS.find((name) => name === word?.text);
  if (left.kind !== 'name' || left.years)
    return fail(walk, 'notebook.phrase-is', left.span, { fix: 'gdp_level is met' });
  if (!word || !verdict) return unexpected(walk, VERDICTS.join(' / '), nearest(word?.text ?? '', VERDICTS) ?? 'met');
  walk.at++;
  return { kind: 'is', target: left.name, verdict, not, span: [left.span[0], word.at + word.text.length] };
}

function unary(walk: Walk): Phrase | undefined {
  const minus = take(walk, ['-']);
  return minus ? nested(walk, minus, 'negate', unary) : primary(walk);
}

function nested(
  walk: Walk,
  op: Word,
  kind: 'negate' | 'not',
  part: (walk: Walk) => Phrase | undefined,
): Phrase | undefined {
  if (walk.depth >= DEEPEST) return fail(walk, 'notebook.phrase-deep', [op.at, op.at + op.text.length]);
  walk.depth++;
  const arg = part(walk);
  walk.depth--;
  return arg && { kind, arg, span: [op.at, arg.span[1]] };
}

function primary(walk: Walk): Phrase | undefined {
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
  const inner = orPhrase(walk);
  return inner && (take(walk, [')']) ? inner : unexpected(walk, ')', ')'));
}

/** The unit is the word right after the number, with any `/` parts: `3.5 万亿元`, `20 万元/人`. */
function numberPhrase(walk: Walk, word: Word): Phrase {
  walk.at++;
  let end = word.at + word.text.length;
  let unit = '';
  for (;;) {
    const [first, second] = [walk.words[walk.at], walk.words[walk.at + 1]];
    const part = unit === '' ? first : first?.text === '/' && second?.at === first.at + 1 ? second : undefined;
    if (part?.kind !== 'name' || ['is', 'and', 'or', 'step'].includes(part.text)) break;
    unit += unit === '' ? part.text : `/${part.text}`;
    walk.at += unit === part.text ? 1 : 2;
    end = part.at + part.text.length;
  }
  return { kind: 'number', value: Number(word.text), ...(unit && { unit }), span: [word.at, end] };
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
    const arg = byFile ? hyphenated(walk) : orPhrase(walk);
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

function take(walk: Walk, texts: readonly string[]): Word | undefined {
  const word = walk.words[walk.at];
  if (!word || word.kind === 'number' || !texts.includes(word.text)) return undefined;
  walk.at++;
  return word;
}

function over(left: Phrase, right: Phrase): readonly [number, number] {
  return [left.span[0], right.span[1]];
}

function spanHere(walk: Walk): readonly [number, number] {
  const word = walk.words[walk.at];
  return word ? [word.at, word.at + word.text.length] : [walk.text.length, walk.text.length];
}

function unexpected(walk: Walk, expected = '', fix = ''): undefined {
  const span = spanHere(walk);
  const code = span[0] === walk.text.length ? 'notebook.phrase-unfinished' : 'notebook.phrase-unexpected';
  return fail(walk, code, span, { expected, fix });
}

type PhraseCode = Extract<Issue['code'], `notebook.phrase-${string}`>;

function fail(
  walk: Walk,
  code: PhraseCode,
  span: readonly [number, number],
  facts: { expected?: string; fix?: string } = {},
): undefined {
  const found = walk.text.slice(span[0], span[1]) || walk.text;
  walk.fault ??= error(code, { ...walk.place, equation: walk.text, span }, { found, expected: '', fix: '', ...facts });
  return undefined;
}
