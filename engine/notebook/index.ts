export type * from './types.ts';
export { MARKDOWN, NO_OVERRIDES } from './types.ts';
export { readNotebook } from './file/read.ts';
export { printNotebook } from './file/print.ts';
