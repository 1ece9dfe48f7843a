import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { compareVersions, mergeVersions } from '../../engine/notebook/edit/reconcile.ts';
import { printNotebook } from '../../engine/notebook/file/print.ts';
import { readNotebook } from '../../engine/notebook/file/read.ts';
import type { Notebook } from '../../engine/notebook/types.ts';
import { content, notebooks } from './arbitrary.ts';

/** Laws are tried on many cases: slow machines are given time. */
vi.setConfig({ testTimeout: 120_000 });

function cells(...names: string[]): Notebook {
  const read = readNotebook(
    't.nb.md',
    names.map((name) => `\`\`\`chart #${name.replace(/\W/g, '')}\n${name}\n\`\`\`\n`).join('\n'),
  );
  if (!read.ok) throw new Error('the reader refused a text');
  return read.value;
}

const texts = (notebook: Notebook): string => notebook.cells.map((cell) => cell.text).join(' ');

describe('a shipped notebook that has changed', () => {
  test('changes in different places go together', () => {
    const [base, mine, theirs] = [
      cells('a', 'b', 'c', 'd'),
      cells('a', 'b!', 'c', 'd'),
      cells('a', 'b', 'c', 'new', 'd'),
    ];
    const { stretches, conflicts } = compareVersions(base, mine, theirs);
    expect(conflicts).toBe(0);
    expect(stretches.map((each) => each.kind)).toEqual(['same', 'mine', 'same', 'theirs', 'same']);
    expect(texts(mergeVersions(base, mine, theirs, 'mine'))).toBe('a b! c new d');
  });

  test('two changes of one place are a conflict, settled by the named side', () => {
    const [base, mine, theirs] = [cells('a', 'b', 'c'), cells('a', 'b!', 'c'), cells('a', 'b?', 'c')];
    expect(compareVersions(base, mine, theirs).conflicts).toBe(1);
    expect(texts(mergeVersions(base, mine, theirs, 'mine'))).toBe('a b! c');
    expect(texts(mergeVersions(base, mine, theirs, 'theirs'))).toBe('a b? c');
  });

  test('the same change on both sides is no conflict', () => {
    const [base, both] = [cells('a', 'b'), cells('a', 'x', 'b')];
    expect(compareVersions(base, both, both).stretches.map((each) => each.kind)).toEqual(['same', 'both', 'same']);
  });

  test('a deletion meets an edit of the deleted cell as a conflict, never silently', () => {
    expect(compareVersions(cells('a', 'b'), cells('a'), cells('a', 'b!')).conflicts).toBe(1);
  });

  test('when one side changed nothing, merging gives the other side', () => {
    fc.assert(
      fc.property(notebooks, notebooks, (base, other) => {
        expect(content(mergeVersions(base, base, other, 'mine'))).toEqual(content(other));
        expect(content(mergeVersions(base, other, base, 'theirs'))).toEqual(content(other));
        expect(compareVersions(base, other, other).conflicts).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test('merging keeps keys apart, so that the result prints and reads as itself', () => {
    fc.assert(
      fc.property(notebooks, notebooks, notebooks, (base, mine, theirs) => {
        const merged = mergeVersions(base, mine, theirs, 'theirs');
        expect(new Set(merged.cells.map((cell) => cell.key)).size).toBe(merged.cells.length);
        const read = readNotebook('t', printNotebook(merged));
        expect(read.ok && content(read.value)).toEqual(content(merged));
      }),
      { numRuns: 300 },
    );
  });
});
