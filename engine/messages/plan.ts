import type { Message } from './sentence.ts';

export const planMessages = {} satisfies Record<string, Message>;
