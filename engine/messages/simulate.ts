import type { Message } from './sentence.ts';

export const simulateMessages = {} satisfies Record<string, Message>;
