/** What completion, help and the reference say of a cell's keys and words is what its reader takes. */
import { describe, expect, it } from 'vitest';
import { HEAD_KEYS } from '../../engine/notebook/file/settings.ts';
import { readNotebook, settingsOf } from '../../engine/notebook/index.ts';
import { cellKinds } from '../../engine/notebook/kinds/registry.ts';
import { parsePhrase } from '../../engine/notebook/sentence/parse.ts';
import { PHRASE_WORDS } from '../../engine/notebook/sentence/help.ts';

type AnyKind = (typeof cellKinds)[keyof typeof cellKinds];

/** A text that is whole but for a key that no kind knows; the reader then lists those that it does. */
const strange: Readonly<Record<string, string>> = {
  formula: 'x[t] = gdp[t]\nzzz: 1',
  scenario: 'extends: baseline\nzzz: 1',
};

/** One key alone is seldom a whole cell. */
const unfinished: ReadonlySet<string> = new Set([
  'read.missing-field',
  'notebook.target-shape',
  'notebook.question-open',
]);

function told(kind: AnyKind): string[] {
  return Object.keys(kind.keys ?? {}).toSorted();
}

/** The keys that the reader names when it meets one it does not know. */
function taken(kind: AnyKind): string[] {
  const { issues } = kind.read(strange[kind.kind] ?? 'zzz: 1');
  const { expected } = issues.find(({ code }) => code === 'notebook.unknown-key') ?? {};
  return String(expected).split(', ').toSorted();
}

const withKeys = Object.values(cellKinds).filter((kind) => kind.keys);

describe('The keys of a kind', () => {
  it.each(withKeys.filter(({ kind }) => kind !== 'target'))('$kind: are those its reader takes', (kind) => {
    // A choice of scenarios is another text than a scenario of one's own.
    expect(told(kind).filter((key) => key !== 'choose')).toEqual(taken(kind));
  });

  it.each(withKeys)('$kind: may each be followed by their example', (kind) => {
    for (const [key, { example }] of Object.entries(kind.keys ?? {})) {
      const before = kind.kind === 'formula' ? 'x[t] = gdp[t]\n' : '';
      const { issues } = kind.read(`${before}${key}: ${example}`);
      const wrong = issues.filter(({ code }) => !unfinished.has(code));
      expect([key, wrong]).toEqual([key, []]);
    }
  });

  it('of the head are those that are read, and may be followed by their example', () => {
    const head = Object.entries(HEAD_KEYS).map(([key, { example }]) => `${key}: ${example}`);
    const read = readNotebook('a.nb.md', `---\n${head.join('\n')}\nzzz: 1\n---\n`);
    if (!read.ok) throw new Error('not read');
    const { issues } = settingsOf(read.value);
    expect(issues.map(({ code, found }) => [code, found])).toEqual([['notebook.unknown-key', 'zzz']]);
    expect(String(issues[0]?.expected).split(', ')).toEqual(Object.keys(HEAD_KEYS));
  });
});

it('Words in braces: an example in their meaning can be read', () => {
  const examples = PHRASE_WORDS.flatMap(({ word, form, means }) => [
    ...(word === 'drag' ? [form] : []),
    ...[...means.en.matchAll(/[a-z_]+\([^)]*\)/g)].map(([example]) => example),
  ]);
  expect(examples.length).toBeGreaterThan(1);
  for (const example of examples) expect([example, parsePhrase(example).ok]).toEqual([example, true]);
});
