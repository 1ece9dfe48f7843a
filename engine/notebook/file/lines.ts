/**
 * The lines that give a notebook its structure: fences, cell openers, the mark that separates two Markdown cells.
 * Everything else is somebody's text. All patterns are linear in the length of the line.
 */

/** Opening line of a fenced cell: "```chart #trend fold". */
export interface Opener {
  readonly char: '`' | '~';
  readonly length: number;
  readonly kind: string;
  readonly id?: string;
  readonly flags: readonly string[];
}

/** Any line that CommonMark may take for a fence. */
export interface Fence {
  readonly char: '`' | '~';
  readonly length: number;
  /** Nothing after the fence characters: it can close one. */
  readonly bare: boolean;
}

export interface Mark {
  readonly id?: string;
  readonly flags: readonly string[];
}

export type IsKind = (word: string) => boolean;

const FENCE = /^ {0,3}(`{3,}|~{3,})([^\n]*)$/;
const WORD = /^[\p{L}\p{N}_][\p{L}\p{N}_.~-]*$/u;
const KIND = /^\p{L}[\p{L}\p{N}_-]*$/u;
const MARK = /^<!-- cell((?: [^ >]+)*) -->[ \t]*$/;

/** A fence of CommonMark (a backtick fence has no backtick in its info), or undefined. */
export function fenceOf(line: string): Fence | undefined {
  const match = FENCE.exec(line);
  const run = match?.[1] ?? '';
  const info = match?.[2] ?? '';
  if (!match || (run.startsWith('`') && info.includes('`'))) return undefined;
  return { char: run.startsWith('`') ? '`' : '~', length: run.length, bare: info.trim() === '' };
}

/** A fence at the margin whose info is `kind`, `kind #id` or `kind #id flags`, of a known kind or with an id. */
export function openerOf(line: string, isKind: IsKind): Opener | undefined {
  const fence = line.startsWith(' ') ? undefined : fenceOf(line);
  if (!fence || fence.bare) return undefined;
  const [kind = '', ...rest] = line
    .slice(fence.length)
    .trim()
    .split(/[ \t]+/);
  const tags = tagsOf(rest);
  if (!KIND.test(kind) || kind === 'markdown' || !tags) return undefined;
  return tags.id !== undefined || isKind(kind) ? { ...fence, kind, ...tags } : undefined;
}

/** `<!-- cell -->`, `<!-- cell #intro fold -->`: starts a Markdown cell, invisible wherever Markdown is shown. */
export function markOf(line: string): Mark | undefined {
  const match = MARK.exec(line);
  return match ? tagsOf((match[1] ?? '').split(' ').filter(Boolean)) : undefined;
}

function tagsOf(words: readonly string[]): Mark | undefined {
  const [first = '', ...rest] = words;
  if (!first.startsWith('#')) return words.every((word) => WORD.test(word)) ? { flags: words } : undefined;
  const id = first.slice(1);
  return WORD.test(id) && rest.every((word) => WORD.test(word)) ? { id, flags: rest } : undefined;
}

export function closes(line: string, open: { readonly char: string; readonly length: number }): boolean {
  const fence = fenceOf(line);
  return fence !== undefined && fence.bare && fence.char === open.char && fence.length >= open.length;
}

/**
 * Whether a line says that the fence above it was left open: the opener of another cell with a fence no shorter, or a
 * mark. A longer fence (4 and more) hides marks, and a longer one than the opener's hides openers: that is how a
 * notebook shows the source of a notebook.
 */
export function interrupts(line: string, openLength: number, isKind: IsKind): boolean {
  const opener = openerOf(line, isKind);
  if (opener) return opener.length >= openLength;
  return openLength === 3 && markOf(line) !== undefined;
}

/** An id as it may be written after `#`. */
export function isId(word: string): boolean {
  return WORD.test(word);
}
