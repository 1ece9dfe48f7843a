/**
 * Text of a phrase → phrase, or the first thing that is not in the little language, with its place and what may stand
 * there. Never throws; nesting is bounded.
 *
 * @example parsePhrase('gdp_current@2025 > 3.5 万亿元')
 */
import type { Place, Reading } from '../../issue.ts';
import { nearest } from '../../read/nearest.ts';
import { VERDICTS, type Phrase, type PhraseCompare, type PhraseOp } from './phrase.ts';
import { primary } from './terms.ts';
import { DEEPEST, fail, over, spanHere, take, unexpected, type Walk } from './walk.ts';
import { wordsOf, type Word } from './words.ts';

export function parsePhrase(text: string, place: Place = {}): Reading<Phrase> {
  const { words, bad } = wordsOf(text);
  const walk: Walk = { text, place, words, at: 0, depth: 0, inner: orPhrase };
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
