export type * from './types.ts';
export { judge } from './judge.ts';
export { allTargets, metSuffix, targetFinals } from './targets.ts';
