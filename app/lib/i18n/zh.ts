/** Every word of the page in Chinese. */
import type { Words } from './en.ts';
import { pages } from './zh/pages.ts';
import { projection } from './zh/projection.ts';
import { shell } from './zh/shell.ts';

export const zh: Words = { ...shell, ...projection, ...pages };
