import type { Message } from './sentence.ts';

export const notebookMessages = {
  'notebook.fence-open': {
    zh: (f) => `单元“${f('found')}”没有收尾的围栏。请在其末尾加一行 ${f('fix')}`,
    en: (f) => `The cell “${f('found')}” has no closing fence. Add a line ${f('fix')} at its end.`,
  },
} satisfies Record<string, Message>;
