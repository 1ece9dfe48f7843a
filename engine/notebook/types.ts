/**
 * A notebook as a document: front matter and cells in visual order, with the text of each kept as it was typed. It
 * holds no outputs and nothing derived; what a cell means is found from its kind and text when it is needed.
 */
import type { Equation, Shock } from '../model/types.ts';

/** Lines between the two `---` of the head of the file, and how those lines were written when not plainly `---`. */
export interface Front {
  readonly text: string;
  readonly open?: string;
  readonly close?: string;
}

/**
 * How a cell stands in the file where that differs from how it would be printed: so that opening and saving without an
 * edit changes no byte. Dropped as soon as an edit makes it untrue.
 */
export interface CellFrame {
  /** Line ends before the cell, when not exactly one empty line. */
  readonly lead?: string;
  /** The opening line(s) as written. */
  readonly open?: string;
  /** The closing line as written; null where the file has none. */
  readonly close?: string | null;
}

export interface Cell {
  /** Unique in the notebook at any time: the written id, or one made up (never printed). */
  readonly key: string;
  /** The id as written: `#board`. */
  readonly id?: string;
  /** `markdown`, or the first word of the fence: a kind of the registry, or one that is unknown here. */
  readonly kind: string;
  /** Words after the id, kept verbatim; `fold` is understood. */
  readonly flags: readonly string[];
  /** Markdown source, or what stands between the fences; no line end at its end. */
  readonly text: string;
  readonly frame?: CellFrame;
}

export interface Notebook {
  readonly front?: Front;
  readonly cells: readonly Cell[];
  /** What follows the last cell when not exactly one line end. */
  readonly tail?: string;
}

export const MARKDOWN = 'markdown';

/** What a reader typed or dragged, kept beside the file until "save as defaults": never part of the document. */
export interface Adjustments {
  /** The scenario chosen instead of the notebook's. */
  readonly scenario?: string;
  /** Parameter → number, or year → number. */
  readonly set: Readonly<Record<string, number | Readonly<Record<number, number>>>>;
  readonly closure?: string;
  /** Target → the number that the reader gave it, where the plan leaves it to the province. */
  readonly targets?: Readonly<Record<string, number>>;
  /** Question cell → what the reader answered. */
  readonly answers?: Readonly<Record<string, string>>;
  /** What the reader changes of the model on a page that shows the notebook: these go before the notebook's own. */
  readonly equations?: readonly Equation[];
  readonly shocks?: readonly Shock[];
}

export const NO_ADJUSTMENTS: Adjustments = { set: {} };
