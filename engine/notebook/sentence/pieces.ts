/**
 * Markdown text → its live parts: `{{…}}` in running text and `check:` lines. Code blocks, inline code, formulas
 * between dollar signs and `\{{` are left alone. Offsets count characters of the text from 0.
 */
import { error, type Issue, type Place } from '../../issue.ts';
import { closes, fenceOf, type Fence } from '../file/lines.ts';
import { parseFormat, type Format } from './pattern.ts';
import type { Phrase } from './phrase.ts';
import { bracesIn } from './braces.ts';
import { parsePhrase } from './parse.ts';

export interface Live {
  /** Half-open range in the Markdown text, braces included. */
  readonly from: number;
  readonly to: number;
  /** What stands between the braces. */
  readonly source: string;
  readonly place: Place;
  /** Absent when it could not be read; then `issues` say why. */
  readonly phrase?: Phrase;
  readonly format: Format;
  readonly issues: readonly Issue[];
}

/** `check: gdp_level is met`: a claim about the sentence before it. */
export interface Check {
  readonly from: number;
  readonly to: number;
  readonly source: string;
  readonly place: Place;
  /** Range of the sentence that the claim stands under; empty when it stands alone. */
  readonly sentence: readonly [number, number];
  readonly phrase?: Phrase;
  readonly issues: readonly Issue[];
}

export interface Pieces {
  readonly lives: readonly Live[];
  readonly checks: readonly Check[];
}

interface Line {
  readonly text: string;
  readonly start: number;
  readonly number: number;
  readonly code: boolean;
}

export function piecesOf(markdown: string): Pieces {
  const lines = linesOf(markdown);
  const checks = lines.flatMap((line, index) => checkOf(lines, index, line, markdown));
  const checked = new Set(checks.map((check) => check.place.line));
  const prose = lines.filter((line) => !line.code && !checked.has(line.number));
  return { lives: prose.flatMap(livesOf), checks };
}

/** Lines with their offsets; those inside a code block are marked. */
function linesOf(markdown: string): readonly Line[] {
  let start = 0;
  let open: Fence | undefined;
  return markdown.split('\n').map((text, index) => {
    const fence = fenceOf(text);
    const code = open !== undefined || fence !== undefined;
    if (open) open = closes(text, open) ? undefined : open;
    else open = fence;
    const line = { text, start, number: index + 1, code };
    start += text.length + 1;
    return line;
  });
}

const CHECK = /^check[:：][ \t]*(.*)$/;

function checkOf(lines: readonly Line[], index: number, line: Line, markdown: string): readonly Check[] {
  const source = line.code ? undefined : CHECK.exec(line.text)?.[1]?.trimEnd();
  if (source === undefined) return [];
  const column = line.text.length - (CHECK.exec(line.text)?.[1] ?? '').length + 1;
  const place = { line: line.number, column };
  const read: ReturnType<typeof parsePhrase> =
    source === '' ? { ok: false, issues: [error('notebook.check-empty', place)] } : parsePhrase(source, place);
  const claim = read.ok && !isClaim(read.value) ? [error('notebook.check-not-claim', place, { found: source })] : [];
  const phrase = read.ok && claim.length === 0 ? { phrase: read.value } : {};
  const issues = [...read.issues, ...claim];
  const sentence = sentenceBefore(lines, index, markdown);
  return [{ from: line.start, to: line.start + line.text.length, source, place, sentence, ...phrase, issues }];
}

export function isClaim(phrase: Phrase): boolean {
  return ['compare', 'logic', 'not', 'is'].includes(phrase.kind);
}

/** The last sentence of the paragraph that the check stands under. */
function sentenceBefore(lines: readonly Line[], index: number, markdown: string): readonly [number, number] {
  let last = index - 1;
  while (
    CHECK.test(lines[last]?.text ?? '') ||
    (last >= 0 && last === index - 1 && (lines[last]?.text ?? '').trim() === '')
  )
    last--;
  const end = lines[last];
  if (!end || end.text.trim() === '') return [0, 0];
  let first = last;
  while ((lines[first - 1]?.text ?? '').trim() !== '' && !CHECK.test(lines[first - 1]?.text ?? '')) first--;
  const from = lines[first]?.start ?? end.start;
  const to = end.start + end.text.length;
  return [from + lastSentence(markdown.slice(from, to)), to];
}

/** Where the last sentence begins; a full stop inside braces or a number ends nothing. */
function lastSentence(paragraph: string): number {
  const hidden = paragraph.replace(/\{\{[^}]*\}\}/g, (live) => ' '.repeat(live.length));
  const ends = [...hidden.trimEnd().matchAll(/[。！？]|[.!?](?=\s)/g)].map((match) => match.index + 1);
  const inner = ends.filter((end) => hidden.slice(end).trim() !== '');
  const start = inner.at(-1) ?? 0;
  return start + (/^\s*/.exec(paragraph.slice(start))?.[0].length ?? 0);
}

function livesOf(line: Line): readonly Live[] {
  return bracesIn(line.text).map(({ from, to, closed }) => {
    const place = { line: line.number, column: from + 1 };
    const range = { from: line.start + from, to: line.start + to, place };
    const source = closed ? line.text.slice(from + 2, to - 2) : '';
    return {
      ...range,
      source,
      ...(closed ? readLive(source, place) : leftOpen(line.text.slice(from, from + 24), place)),
    };
  });
}

function leftOpen(found: string, place: Place): Pick<Live, 'format' | 'issues'> {
  return { format: { kind: 'meaning' }, issues: [error('notebook.live-open', place, { found, fix: '}}' })] };
}

/** `phrase | format`. */
export function readLive(source: string, place: Place): Pick<Live, 'phrase' | 'format' | 'issues'> {
  const bar = source.indexOf('|');
  const text = bar < 0 ? source : source.slice(0, bar);
  const column = (place.column ?? 1) + 2;
  const phrase = parsePhrase(text, { ...place, column });
  const format = parseFormat(bar < 0 ? '' : source.slice(bar + 1), { ...place, column: column + bar + 1 });
  return {
    ...(phrase.ok && { phrase: phrase.value }),
    format: format.ok ? format.value : { kind: 'meaning' },
    issues: [...phrase.issues, ...format.issues],
  };
}
