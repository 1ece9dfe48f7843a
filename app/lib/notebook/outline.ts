/** Headings of a notebook, in order: the outline, and where a presentation turns its pages. */
import { MARKDOWN, type Cell, type Notebook } from '$engine';

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly key: string;
}

/** Level of the highest heading. */
export function topLevelOf(notebook: Notebook): number {
  return Math.min(6, ...headingsOf(notebook).map(({ level }) => level));
}

/** `#` lines outside code blocks; live parts show as an ellipsis. */
export function headingsOf({ cells }: Notebook): readonly Heading[] {
  return cells.flatMap((cell) => (cell.kind === MARKDOWN ? headingsIn(cell) : []));
}

function headingsIn({ text, key }: Cell): readonly Heading[] {
  let fenced = false;
  return text.split('\n').flatMap((line) => {
    if (/^ {0,3}(```|~~~)/.test(line)) fenced = !fenced;
    const [, marks, words] = fenced ? [] : (/^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*$/.exec(line) ?? []);
    return marks && words ? [{ level: marks.length, text: plain(words), key }] : [];
  });
}

function plain(words: string): string {
  return words.replace(/\{\{.*?\}\}/g, '…').replace(/[*_`]/g, '');
}

/** A cell, or the stretch of a text that stands between two headings. */
export interface Part {
  readonly cell: Cell;
  readonly stretch?: { readonly from: number; readonly to: number };
}

/** What a presentation shows at once: a new section begins with each heading of the first two levels. */
export function sectionsOf({ cells }: Notebook): readonly (readonly Part[])[] {
  const sections: Part[][] = [[]];
  for (const cell of cells) {
    const cuts = cell.kind === MARKDOWN ? openingsIn(cell.text) : [];
    if (cuts.length === 0) {
      sections.at(-1)?.push({ cell });
      continue;
    }
    const edges = [0, ...cuts.filter((at) => at > 0), cell.text.length];
    edges.slice(1).forEach((to, i) => {
      const from = edges[i] ?? 0;
      if (cell.text.slice(from, to).trim() === '') return;
      const part = { cell, stretch: { from, to } };
      if (cuts.includes(from)) sections.push([part]);
      else sections.at(-1)?.push(part);
    });
  }
  return sections.filter((parts) => parts.some(({ cell }) => cell.kind !== 'notes'));
}

/** Where headings of the first two levels begin. */
function openingsIn(text: string): readonly number[] {
  let [at, fenced] = [0, false];
  return text.split('\n').flatMap((line) => {
    const from = at;
    at += line.length + 1;
    if (/^ {0,3}(```|~~~)/.test(line)) fenced = !fenced;
    return !fenced && /^ {0,3}#{1,2}[ \t]/.test(line) ? [from] : [];
  });
}
