/** What the command line knows of its surroundings: language, colours, folders, and the meaning of exit codes. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lang } from '../engine/index.ts';

/** 0 done; 1 the files, the notebook or the request have issues; 2 the call is off; 70 our own fault. */
export const exit = { done: 0, issues: 1, usage: 2, fault: 70 } as const;

export interface Terminal {
  readonly lang: Lang;
  readonly colour: boolean;
  out(line: string): void;
  err(line: string): void;
}

export const scenariosFolder = fileURLToPath(new URL('../scenarios', import.meta.url));

/** A path as the person typed it, from the folder in which they typed it (npm changes to the project's). */
export function fromHere(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** Chinese when the surroundings say so. */
export function surroundingLang(env: NodeJS.ProcessEnv): Lang {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^zh/i.test(locale) ? 'zh' : 'en';
}

export function wantsColour(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  return isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

const codes = { red: 31, green: 32, yellow: 33, blue: 36, grey: 90, bold: 1 } as const;
export type Colour = keyof typeof codes;

export function painter(terminal: Terminal, colour: Colour): (text: string) => string {
  return terminal.colour ? (text) => `\u001b[${codes[colour]}m${text}\u001b[0m` : (text) => text;
}
