import type { Message } from './sentence.ts';

export const notebookMessages = {} satisfies Record<string, Message>;
