export type * from './types.ts';
export { readPlan } from './read.ts';
export { targetWords } from './targetWords.ts';
export { rateKind } from './completePast.ts';
