import type { Message } from './sentence.ts';

export const analyseMessages = {} satisfies Record<string, Message>;
