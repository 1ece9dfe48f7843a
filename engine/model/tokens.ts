/**
 * An equation's text as tokens with their places. Everything outside the language is refused here, with the fix, before
 * the grammar sees it: full-width signs of a Chinese keyboard, `+=`, quotes, `%`, `2x`.
 */
import { error, type Issue, type Place } from '../issue.ts';

export interface Token {
  readonly kind: 'number' | 'name' | 'sign';
  readonly text: string;
  readonly span: readonly [number, number];
}

/** More than the longest equation that a person can read; keeps every recursion over a tree shallow. */
const limits = { characters: 4000, tokens: 1000, nesting: 64 };

const number = /(?:\d+(?:\.(?![*/^])\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const name = /[A-Za-z_\p{Script=Han}][A-Za-z0-9_\p{Script=Han}]*/uy;
const sign = /[=!<>]=|[-+*/^()[\],=<>?:]/y;
const update = /[-+*/^]=/y;
const refused = /\*\*|&&|\|\||\?\?|<>|<<|>>|[^\s]/uy;

/** What was probably meant by a sign that is not in the language. */
const meant: ReadonlyMap<string, string> = new Map([
  ['（', '('], ['）', ')'], ['［', '['], ['］', ']'], ['【', '['], ['】', ']'], ['，', ','], ['、', ','], ['。', '.'], ['：', ':'], ['？', '?'],
  ['＋', '+'], ['－', '-'], ['−', '-'], ['–', '-'], ['—', '-'], ['×', '*'], ['＊', '*'], ['·', '*'], ['÷', '/'], ['／', '/'], ['＾', '^'], ['＝', '='],
  ['＜', '<'], ['＞', '>'], ['≤', '<='], ['≥', '>='], ['≠', '!='], ['<>', '!='], ['**', '^'], ['&&', 'and'], ['||', 'or'], ['&', 'and'], ['|', 'or'], ['!', 'not'],
  ['%', '/ 100'], ['％', '/ 100'],
]); // prettier-ignore

/** Words that the grammar would read as operators or constants. */
const reserved = new Set(['to', 'in', 'mod', 'xor', 'end', 'true', 'false', 'null', 'undefined', 'NaN', 'Infinity']);

/** Tokens in order, or undefined when anything was refused; white space of any kind separates. */
export function tokenise(text: string, place: Place, log: Issue[]): readonly Token[] | undefined {
  const before = log.length;
  const tokens: Token[] = [];
  if (text.length > limits.characters) log.push(tooLong(place, text));
  for (let at = skipSpace(text, 0); at < text.length && log.length === before; at = skipSpace(text, at)) {
    const token = nextToken(text, at, place, log);
    if (!token) break;
    tokens.push(token);
    at = token.span[1];
  }
  if (log.length === before) checkShape(tokens, text, place, log);
  return log.length === before ? tokens : undefined;
}

/** The same text with every kind of white space as a blank, so that places stay and a line break means nothing. */
export function blankSpaces(text: string): string {
  return text.replace(/\s/g, ' ');
}

function skipSpace(text: string, at: number): number {
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at;
}

function nextToken(text: string, at: number, place: Place, log: Issue[]): Token | undefined {
  const updated = matchAt(update, text, at);
  if (updated && text.charAt(at + 2) !== '=') return refuse(log, 'equation.update', place, text, at, updated);
  if (matchAt(/\*\*|\?\?|<>|<<|>>/y, text, at)) return refuseSign(text, at, place, log);
  const kinds = [
    ['number', number],
    ['name', name],
    ['sign', sign],
  ] as const;
  for (const [kind, pattern] of kinds) {
    const found = matchAt(pattern, text, at);
    if (found !== undefined) return { kind, text: found, span: [at, at + found.length] };
  }
  return refuseSign(text, at, place, log);
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function refuseSign(text: string, at: number, place: Place, log: Issue[]): undefined {
  const found = matchAt(refused, text, at) ?? text.charAt(at);
  if (found === '"' || found === "'" || found === '“' || found === '”')
    return refuse(log, 'equation.text', place, text, at, found);
  return refuse(log, 'equation.sign', place, text, at, found, meant.get(found));
}

type TokenCode =
  | 'equation.update'
  | 'equation.text'
  | 'equation.sign'
  | 'equation.implicit-product'
  | 'equation.reserved'
  | 'equation.nested';

function refuse(
  log: Issue[],
  code: TokenCode,
  place: Place,
  equation: string,
  at: number,
  found: string,
  fix?: string,
): undefined {
  log.push(error(code, { ...place, equation, span: [at, at + found.length] }, { found, fix: fix ?? '' }));
  return undefined;
}

function tooLong(place: Place, text: string): Issue {
  return error('equation.too-long', place, { found: text.length, expected: limits.characters });
}

function checkShape(tokens: readonly Token[], text: string, place: Place, log: Issue[]): void {
  if (tokens.length > limits.tokens) log.push(tooLong(place, text));
  let depth = 0;
  for (const [i, token] of tokens.entries()) {
    if ('(['.includes(token.text)) depth++;
    if (')]'.includes(token.text)) depth--;
    if (depth > limits.nesting) return refuse(log, 'equation.nested', place, text, token.span[0], token.text);
    checkNeighbours(token, tokens[i + 1], text, place, log);
  }
}

function checkNeighbours(token: Token, next: Token | undefined, text: string, place: Place, log: Issue[]): void {
  if (token.kind === 'name' && reserved.has(token.text))
    refuse(log, 'equation.reserved', place, text, token.span[0], token.text);
  if (token.kind !== 'number' || !next || (next.kind === 'sign' && next.text !== '(')) return;
  if (next.kind === 'name' && operators.has(next.text)) return;
  const found = text.slice(token.span[0], next.span[1]);
  refuse(log, 'equation.implicit-product', place, text, token.span[0], found, `${token.text} * ${next.text}`);
}

const operators = new Set(['and', 'or', 'not']);
