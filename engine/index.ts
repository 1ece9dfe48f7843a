/** The engine's only door: `app/` and `cli/` import from here and from nowhere deeper. */
export * from './issue.ts';
export { whole, type Steps } from './steps.ts';
export { describeIssue } from './messages/index.ts';
export { nearest } from './read/nearest.ts';
export { notText, readTexts, textOf } from './read/text.ts';
export * from './plan/index.ts';
export * from './model/index.ts';
export * from './compile/index.ts';
export * from './simulate/index.ts';
export * from './analyse/index.ts';
export * from './present/index.ts';
export * from './notebook/index.ts';
