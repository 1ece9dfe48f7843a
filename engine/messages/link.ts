import type { Message } from './sentence.ts';

export const linkMessages = {} satisfies Record<string, Message>;
