import type { Message } from './sentence.ts';

export const modelMessages = {} satisfies Record<string, Message>;
