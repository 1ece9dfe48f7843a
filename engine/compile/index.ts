export type { Assignment, CompileOptions, Final, Program, ProgramInfo } from './types.ts';
export { compile } from './compile.ts';
export { shockStrengths } from './shock.ts';
