/** The kinds of cells as the engine lists them, with the results that their components show. */
export { cellKinds, isCellKind, kindOf, type CellKindName, type ResultOf } from '../../../../engine/notebook/kinds/registry.ts';
export { settingsOf, withField, type Settings } from '../../../../engine/notebook/file/settings.ts';
export type { Assumption } from '../../../../engine/notebook/kinds/assumption.ts';
export type { LiveResult, MarkdownResult } from '../../../../engine/notebook/kinds/markdown/index.ts';
export type { CheckResult } from '../../../../engine/notebook/kinds/markdown/check.ts';
export type { ChartLine } from '../../../../engine/notebook/kinds/chart/index.ts';
