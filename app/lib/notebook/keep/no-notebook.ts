/**
 * Whether a text that is opened is a notebook. By its name a Markdown file is; any other is where it begins with a head or
 * holds a cell. What else would become one long sentence, and is named instead.
 */
import { isCellKind } from '$engine';

export type NoNotebook = 'table' | 'json' | 'text';

/** What the text is where it is no notebook. */
export function noNotebook(name: string, text: string): NoNotebook | undefined {
  if (/\.(md|markdown)$/i.test(name) || hasHead(text) || hasCell(text)) return undefined;
  if (/\.(csv|tsv)$/i.test(name)) return 'table';
  return isJson(text) ? 'json' : 'text';
}

function hasHead(text: string): boolean {
  return /^---[ \t]*\r?\n(?:.*\r?\n)*?---[ \t]*(?:\r?\n|$)/.test(text.replace(/^\uFEFF/, ''));
}

function hasCell(text: string): boolean {
  return [...text.matchAll(/^ {0,3}(?:`{3,}|~{3,})[ \t]*(\w+)/gm)].some(([, kind = '']) => isCellKind(kind));
}

function isJson(text: string): boolean {
  if (!/^\uFEFF?\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}
