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

/** Cells in sections: a new one begins with each cell whose text opens with a heading of the first two levels. */
export function sectionsOf(notebook: Notebook): readonly (readonly Cell[])[] {
  const sections: Cell[][] = [];
  for (const cell of notebook.cells) {
    const opens = cell.kind === MARKDOWN && /^\s*#{1,2}[ \t]/.test(cell.text);
    const last = sections.at(-1);
    if (opens || !last) sections.push([cell]);
    else last.push(cell);
  }
  return sections;
}
