export type * from './types.ts';
export { compile } from './compile.ts';
export { shockStrengths } from './shock.ts';
