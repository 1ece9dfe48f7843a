/** Every word of the notebook pages in Chinese. */
import type { NotebookWords } from './en.ts';
import { cells } from './zh/cells.ts';
import { desk } from './zh/desk.ts';
import { list } from './zh/list.ts';
import { panels } from './zh/panels.ts';

export const zh: NotebookWords = { ...list, ...desk, ...cells, ...panels };
