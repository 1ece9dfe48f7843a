export type * from './types.ts';
export type { Published } from './published.ts';
export { judge } from './judge.ts';
export { allTargets, metSuffix, targetFinals } from './targets.ts';
