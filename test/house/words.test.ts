/** Every word of the dictionaries is said somewhere: what nobody says is not translated for nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { en as page } from '../../app/lib/i18n/en.ts';
import { en as notebook } from '../../app/lib/notebook/words/en.ts';

const root = fileURLToPath(new URL('../../app', import.meta.url));

const source = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte)$/.test(name) && !/(i18n|words)[\\/](en|zh)\b/.test(name))
  .map((name) => inFull(readFileSync(`${root}/${name}`, 'utf8')))
  .join('\n');

/** `const k = $derived(w.help.keys)` … `k.undo` → `keys.undo`; a name for all words goes by the name `words`. */
function inFull(text: string): string {
  const names = [...text.matchAll(/const (\w+) = (?:\$derived\()?((?:\w+(?:\(\))?\.)*)(\w+)(?:\(\))?\)?;/g)];
  return names.reduce((all, [, name = '', , last = '']) => {
    return last.length > 1 ? all.replace(new RegExp(`\\b${name}\\.`, 'g'), `${last}.`) : all;
  }, text);
}

function leaves(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]));
}

/** By its group and its name, or by a name that is only known when the page runs: `w.verdict[one.level]`. */
function isSaid(path: readonly string[]): boolean {
  const [key = '', group] = path.toReversed();
  if (group === undefined) return new RegExp(`\\b(?:words|w)(?:\\(\\))?\\.${key}\\b`).test(source);
  return new RegExp(`\\b${group}(?:\\.${key}\\b|\\[)`).test(source);
}

describe('no word is left over', () => {
  it.each([
    ['the page', page],
    ['the notebook', notebook],
  ])('in the dictionary of %s', (_, words) => {
    const all = leaves(words);
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((path) => !isSaid(path)).map((path) => path.join('.'))).toEqual([]);
  });
});
