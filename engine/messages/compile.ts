import type { Message } from './sentence.ts';

export const compileMessages = {} satisfies Record<string, Message>;
