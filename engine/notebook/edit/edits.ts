/**
 * Edits as data: four ways to change a document and one to change what the reader set. Applying one gives the new
 * draft and the edit that takes it back, so that undoing is the same as doing.
 */
import type { Cell, Front, Notebook, Adjustments } from '../types.ts';

/** What a person is working on: the document, and what they dragged or typed as readers beside it. */
export interface Draft {
  readonly notebook: Notebook;
  readonly adjustments: Adjustments;
}

export type Edit =
  /** Cells from `at` on: `remove` of them give way to the inserted ones. */
  | { readonly kind: 'splice'; readonly at: number; readonly remove: number; readonly insert: readonly Cell[] }
  /** One cell becomes another, in its place; the new one may have a new key. */
  | { readonly kind: 'cell'; readonly key: string; readonly to: Cell }
  /** The cell at `from` comes to stand at `to`, counted without it. */
  | { readonly kind: 'move'; readonly from: number; readonly to: number }
  | { readonly kind: 'front'; readonly to: Front | undefined }
  | { readonly kind: 'adjustments'; readonly to: Adjustments };

export interface Applied {
  readonly draft: Draft;
  readonly inverse: Edit;
}

/** Positions outside the document are moved to its nearest end; an edit of a cell that is gone changes nothing. */
export function applyEdit(edit: Edit, draft: Draft): Applied {
  const { notebook, adjustments } = draft;
  switch (edit.kind) {
    case 'splice':
      return splice(draft, edit.at, edit.remove, edit.insert);
    case 'cell':
      return replace(draft, edit.key, edit.to);
    case 'move':
      return move(draft, edit.from, edit.to);
    case 'front':
      return {
        draft: { notebook: withFront(notebook, edit.to), adjustments },
        inverse: { kind: 'front', to: notebook.front },
      };
    case 'adjustments':
      return { draft: { notebook, adjustments: edit.to }, inverse: { kind: 'adjustments', to: adjustments } };
    default:
      return edit satisfies never;
  }
}

/** All in order; the inverses come in the order in which they take it back. */
export function applyEdits(edits: readonly Edit[], draft: Draft): { draft: Draft; inverses: readonly Edit[] } {
  const inverses: Edit[] = [];
  let now = draft;
  for (const edit of edits) {
    const { draft: next, inverse } = applyEdit(edit, now);
    now = next;
    inverses.unshift(inverse);
  }
  return { draft: now, inverses };
}

function splice(draft: Draft, at: number, remove: number, insert: readonly Cell[]): Applied {
  const { cells } = draft.notebook;
  const from = Math.max(0, Math.min(at, cells.length));
  const removed = cells.slice(from, from + Math.max(0, remove));
  const next = [...cells.slice(0, from), ...insert, ...cells.slice(from + removed.length)];
  return {
    draft: withCells(draft, next),
    inverse: { kind: 'splice', at: from, remove: insert.length, insert: removed },
  };
}

function replace(draft: Draft, key: string, to: Cell): Applied {
  const old = draft.notebook.cells.find((cell) => cell.key === key);
  const next = draft.notebook.cells.map((cell) => (cell.key === key ? to : cell));
  return { draft: withCells(draft, next), inverse: { kind: 'cell', key: old ? to.key : key, to: old ?? to } };
}

function move(draft: Draft, from: number, to: number): Applied {
  const { cells } = draft.notebook;
  const moved = cells[from];
  if (!moved) return { draft, inverse: { kind: 'move', from, to: from } };
  const rest = cells.filter((_, index) => index !== from);
  const place = Math.max(0, Math.min(to, rest.length));
  return {
    draft: withCells(draft, [...rest.slice(0, place), moved, ...rest.slice(place)]),
    inverse: { kind: 'move', from: place, to: from },
  };
}

function withCells(draft: Draft, cells: readonly Cell[]): Draft {
  return { ...draft, notebook: { ...draft.notebook, cells } };
}

function withFront(notebook: Notebook, front: Front | undefined): Notebook {
  const { front: _, ...rest } = notebook;
  return front ? { ...rest, front } : rest;
}
