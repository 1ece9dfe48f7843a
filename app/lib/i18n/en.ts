/** Every word of the page in English; its shape is the dictionary's type, so a missing Chinese word does not compile. */
import { pages } from './en/pages.ts';
import { projection } from './en/projection.ts';
import { shell } from './en/shell.ts';

export const en = { ...shell, ...projection, ...pages };

export type Words = typeof en;
