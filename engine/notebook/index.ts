export type * from './types.ts';
export { MARKDOWN, NO_ADJUSTMENTS } from './types.ts';
export { readNotebook } from './file/read.ts';
export { printNotebook } from './file/print.ts';
export { applyEdit, applyEdits, type Applied, type Draft, type Edit } from './edit/edits.ts';
export { newHistory, nextSteps, perform, redo, seal, undo, type Command, type EditHistory } from './edit/history.ts';
export * from './edit/commands.ts';
export * from './edit/reader-commands.ts';
export { compareVersions, mergeVersions, type Comparison, type Stretch } from './edit/reconcile.ts';
