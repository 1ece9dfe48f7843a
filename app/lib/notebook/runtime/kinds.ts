/** What of the engine's notebook room the page uses, in one place. */
export { cellKinds, isCellKind, kindOf, type CellKindName, type ResultOf } from '../../../../engine/notebook/kinds/registry.ts';
export { settingsOf, withField, type Settings } from '../../../../engine/notebook/file/settings.ts';
export type { Assumption } from '../../../../engine/notebook/kinds/assumption.ts';
export type { LiveResult, MarkdownResult } from '../../../../engine/notebook/kinds/markdown/index.ts';
export type { CheckResult } from '../../../../engine/notebook/kinds/markdown/check.ts';
export type { ChartLine } from '../../../../engine/notebook/kinds/chart/index.ts';
export { nothingKept, overridesOf, studiesOf } from '../../../../engine/notebook/evaluate.ts';
export { openSheet, type Sheet, type SheetCell } from '../../../../engine/notebook/runtime/sheet.ts';
export { contentKeys, momentOf, readerIssues, type Moment } from '../../../../engine/notebook/runtime/moment.ts';
export { evaluatorOf, type Evaluator, type Outcome } from '../../../../engine/notebook/runtime/evaluate.ts';
export { newLanes, step, type LaneEffect, type LaneEvent, type Lanes, type Work } from '../../../../engine/notebook/runtime/lanes.ts';
export { standingOf } from '../../../../engine/notebook/runtime/standing.ts';
export type { Problem } from '../../../../engine/notebook/runtime/problem.ts';
