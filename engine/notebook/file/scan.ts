/**
 * Lines → the stretches that cells come from: Markdown runs and fenced bodies, with the line ranges they hold. Linear
 * in the size of the text, whatever the text.
 */
import { whole, type Steps } from '../../steps.ts';
import { closes, fenceOf, interrupts, markOf, openerOf, type IsKind, type Mark, type Opener } from './lines.ts';

/** Half-open ranges of line numbers, from 0. `end` is past the block's last line. */
export type Block =
  | {
      readonly kind: 'markdown';
      readonly start: number;
      readonly textStart: number;
      readonly end: number;
      readonly mark?: Mark;
    }
  /** `close` is the closing line; undefined where the fence was left open. */
  | {
      readonly kind: 'fenced';
      readonly start: number;
      readonly end: number;
      readonly opener: Opener;
      readonly close?: number;
    };

/** All blocks from a line on; what lies between them is blank. */
export function scanBlocks(lines: readonly string[], from: number, isKind: IsKind): readonly Block[] {
  return whole(scanSteps(lines, from, isKind));
}

/** The same, a step each. */
export function* scanSteps(lines: readonly string[], from: number, isKind: IsKind): Steps<readonly Block[]> {
  const find = closerFinder(lines, isKind);
  const blocks: Block[] = [];
  for (let at = skipBlank(lines, from); at < lines.length; at = skipBlank(lines, at)) {
    const opener = openerOf(lines[at] ?? '', isKind);
    const block = opener ? fencedBlock(lines, at, opener, find) : markdownBlock(lines, at, isKind, find);
    blocks.push(block);
    at = block.end;
    yield;
  }
  return blocks;
}

export function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line);
}

function skipBlank(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && isBlank(lines[at] ?? '')) at++;
  return at;
}

function fencedBlock(lines: readonly string[], start: number, opener: Opener, find: FindCloser): Block {
  const { line, closed } = find(start, opener);
  if (closed) return { kind: 'fenced', start, end: line + 1, opener, close: line };
  return { kind: 'fenced', start, end: trimEnd(lines, start, line), opener };
}

function markdownBlock(lines: readonly string[], start: number, isKind: IsKind, find: FindCloser): Block {
  const mark = markOf(lines[start] ?? '');
  let at = mark ? start + 1 : start;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (openerOf(line, isKind) || (at > start && markOf(line))) break;
    const fence = fenceOf(line);
    const closer = fence && find(at, fence);
    at = closer?.closed ? closer.line + 1 : at + 1;
  }
  const end = trimEnd(lines, start, at);
  const textStart = mark ? Math.min(skipBlank(lines, start + 1), end) : start;
  return { kind: 'markdown', start, textStart, end, ...(mark && { mark }) };
}

/** Past the last line that is not blank; a block keeps at least its first line. */
function trimEnd(lines: readonly string[], start: number, end: number): number {
  let at = end;
  while (at > start + 1 && isBlank(lines[at - 1] ?? '')) at--;
  return at;
}

/** From an opening fence: its closing line, or the line that shows that it was left open (the end of all lines too). */
type FindCloser = (
  open: number,
  fence: { readonly char: string; readonly length: number },
) => { line: number; closed: boolean };

/** Remembers, for each fence, up to where there is no closer, so that many open fences do not make the scan quadratic. */
function closerFinder(lines: readonly string[], isKind: IsKind): FindCloser {
  const openUntil = new Map<string, number>();
  return (open, fence) => {
    const same = `${fence.char}${fence.length}`;
    const known = openUntil.get(same) ?? -1;
    if (known > open) return { line: known, closed: false };
    for (let line = open + 1; line < lines.length; line++) {
      const text = lines[line] ?? '';
      if (closes(text, fence)) return { line, closed: true };
      if (!interrupts(text, fence.length, isKind)) continue;
      openUntil.set(same, line);
      return { line, closed: false };
    }
    openUntil.set(same, lines.length);
    return { line: lines.length, closed: false };
  };
}
