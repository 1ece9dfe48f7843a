/** The notebook's words in the reader's language; a component derives them as `const w = $derived(words())`. */
import { settings } from '../../state/settings.svelte.ts';
import { en, type NotebookWords } from './en.ts';
import { zh } from './zh.ts';

const dictionaries = { zh, en } as const;

export function words(): NotebookWords {
  return dictionaries[settings.lang];
}
