/** Every word of the notebook pages in English; the type that the Chinese dictionary fulfils. */
import { cells } from './en/cells.ts';
import { desk } from './en/desk.ts';
import { list } from './en/list.ts';
import { panels } from './en/panels.ts';

export const en = { ...list, ...desk, ...cells, ...panels };

export type NotebookWords = typeof en;
