export type * from './types.ts';
export { readPlan } from './read.ts';
export { rateKind } from './completePast.ts';
export { readObservations } from './observations.ts';
