export type * from './types.ts';
export { checkFolders } from './check.ts';
export { audit, auditPlan, type Audit } from './audit/audit.ts';
export { compareRuns, type Compared, type RunComparison } from './compare.ts';
export { rankAssumptions, type Influence, type Ranked, type TargetEffect } from './influence.ts';
export { judge } from './judge.ts';
export type { Published } from './published.ts';
export { openStudy, type Study, type StudyOptions } from './study.ts';
export { allTargets, metSuffix, targetFinals } from './targets.ts';
