export type * from './types.ts';
export { audit, auditPlan, type Audit } from './audit/audit.ts';
export type { Published } from './published.ts';
export { judge } from './judge.ts';
export { allTargets, metSuffix, targetFinals } from './targets.ts';
