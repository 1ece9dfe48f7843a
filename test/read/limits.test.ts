/** Texts that would end or stall a reader: deep nests, long lines, repeated keys by the thousand, alias bombs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../engine/issue.ts';
import { describeIssue } from '../../engine/messages/index.ts';
import { parseEquation, parseExpression, readScenario } from '../../engine/model/index.ts';
import { readNotebook } from '../../engine/notebook/index.ts';
import { readCsv } from '../../engine/read/csv.ts';
import { openYaml } from '../../engine/read/yaml.ts';
import { tooDeepAt } from '../../engine/read/yamlDepth.ts';

function opened(text: string): { at: unknown; issues: readonly Issue[] } {
  const issues: Issue[] = [];
  return { at: openYaml('f.yaml', text, issues), issues };
}

/** Maps in maps, two columns a level. */
const staircase = (levels: number): string =>
  Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}a:`).join('\n') + ' 1';

describe('a YAML text that nests deep', () => {
  it.each([
    ['- '.repeat(20_000) + 'x', 1],
    ['['.repeat(20_000), 1],
    ['{a: '.repeat(20_000), 1],
    ['? '.repeat(20_000) + 'x', 1],
    [`name: x\nset: ${'['.repeat(70)}`, 2],
    [`${'- '.repeat(5000)}x\n${'- '.repeat(5000)}x`, 1],
    [staircase(100), 65],
  ])('is refused on the line where it grows too deep (%#)', (text, line) => {
    const { at, issues } = opened(text);
    expect(at).toBeUndefined();
    expect(issues.map(({ code, place }) => [code, place.line])).toEqual([['read.too-deep', line]]);
  });

  it('is told in both languages, with what to look for', () => {
    const [issue] = opened('['.repeat(1000)).issues;
    expect(issue && describeIssue(issue, 'zh')).toBe('从这一行起嵌套超过 64 层。请检查是否多写了“- ”、“[”或“{”。');
    expect(issue && describeIssue(issue, 'en')).toMatch(/^From this line on the file nests more than 64 levels deep\./);
  });

  it.each([
    ['60 levels', staircase(60)],
    ['many brackets, none inside another', `b: [${'[1], '.repeat(500)}]`],
    [
      'brackets and dashes in texts and comments',
      `a: "${'['.repeat(500)}" # ${'[- '.repeat(200)}\nb: |\n  ${'[ - '.repeat(200)}`,
    ],
    ['a long list', '- x\n'.repeat(2000)],
  ])('is read when it only looks deep: %s', (_, text) => expect(opened(text).issues).toEqual([]));
});

describe('a text that is large', () => {
  it('is refused as YAML from half a million characters on', () => {
    expect(opened(`a: ${'x'.repeat(500_000)}`).issues.map(({ code }) => code)).toEqual(['read.too-long']);
  });

  it('may repeat a key ten thousand times, each an issue with its line', () => {
    const { issues } = opened('a: 1\n'.repeat(10_000));
    expect(issues.length).toBe(9_999);
    expect(issues[9_998]?.place.line).toBe(10_000);
  });

  it('that is an alias bomb is never unfolded', () => {
    const layers = Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(20)}]`);
    const { at, issues } = opened(`a0: &a0 x\n${layers.join('\n')}`);
    expect([at === undefined, issues]).toEqual([false, []]);
    const read = readScenario('bomb', 'bomb.yaml', `a0: &a0 x\n${layers.join('\n')}\nset: *a20`);
    expect(read.issues.some(({ code, found }) => code === 'read.wrong-kind' && found === '*a20')).toBe(true);
  });

  it('is refused as CSV when it has one line of ten million characters, and read when it has one of a million', () => {
    const log: Issue[] = [];
    expect(readCsv('f.csv', `a,b\n${'x'.repeat(10_000_000)},1`, ['a', 'b'], log)).toEqual([]);
    expect(log.map(({ code }) => code)).toEqual(['read.too-long']);
    const rows = readCsv('f.csv', `a,b\n${'x'.repeat(1_000_000)},1`, ['a', 'b'], []);
    expect(rows[0]?.cells['a']?.length).toBe(1_000_000);
  });

  it('of stray quotes as CSV gives a hundred issues, not a million', () => {
    const log: Issue[] = [];
    readCsv('f.csv', `a,b\n${'x"y,'.repeat(500_000)}`, ['a', 'b'], log);
    expect(log.length).toBeLessThanOrEqual(101);
  });
});

describe('an equation or a notebook that nests deep', () => {
  it.each(['(', '[', '-(', 'exp(', 'a ? '])('is an issue, not an end: 2000 × “%s”', (piece) => {
    const body = `${piece.repeat(2000)}x`;
    for (const read of [parseEquation(`y[t] = ${body}`), parseExpression(body), parseEquation(body)])
      expect([read.ok, read.issues.length > 0]).toEqual([false, true]);
  });

  it('in its head or in a cell is read without throwing, and says so', () => {
    for (const deep of ['- '.repeat(2000) + 'x', '['.repeat(2000)]) {
      const text = `---\ntitle: x\nset: ${deep}\n---\n\n\`\`\`parameters #p\n${deep}\n\`\`\`\n`;
      expect(() => readNotebook('n.nb.md', text)).not.toThrow();
    }
  });
});

describe('no text', () => {
  const pieces = fc.constantFrom('- ', '? ', ': ', 'a: ', '[', ']', '{', '}', '\n', '  ', '&a ', '*a ', '"', "'", '#', '|\n', ',', '%', '---\n', '!', '\t', '万'); // prettier-ignore
  const text = fc
    .array(fc.tuple(pieces, fc.integer({ min: 1, max: 400 })), { maxLength: 30 })
    .map((parts) => parts.map(([piece, times]) => piece.repeat(times)).join(''));

  it('makes the YAML reader throw', () => {
    fc.assert(
      fc.property(text, (each) => {
        const { at, issues } = opened(each);
        expect(at !== undefined || issues.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('of fewer than 64 openings is called deep', () => {
    const shallow = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(fc.property(shallow, (each) => void expect(tooDeepAt(each)).toBeUndefined()));
  });
});
