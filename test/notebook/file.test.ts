import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { printNotebook, textLines } from '../../engine/notebook/file/print.ts';
import { readNotebook } from '../../engine/notebook/file/read.ts';
import type { Notebook } from '../../engine/notebook/types.ts';
import { content, lineSoup, notebooks } from './arbitrary.ts';

/** Laws are tried on many cases: slow machines are given time. */
vi.setConfig({ testTimeout: 120_000 });

function read(text: string): Notebook {
  const result = readNotebook('t.nb.md', text);
  if (!result.ok) throw new Error('the reader refused a text');
  return result.value;
}

const kindsOf = (text: string): string[] => read(text).cells.map((cell) => `${cell.kind}:${cell.key}`);

const SHIPPED = `---
format: 1
title: 2025 年目标能否实现
lang: zh-CN
plan: guangzhou-14
scenario: baseline
seed: 20210420
---

如果年均增长 {{drag growth}}，2025 年将达到 **{{gdp_current@2025 | 0.00 万亿元}}**。

\`\`\`parameters #assumptions
growth: 6.0
rd_premium: 2.5
\`\`\`

\`\`\`formula #per_head
gdp_per_head[t] = gdp_current[t] / population[t]
\`\`\`

\`\`\`chart
series: [gdp_current, gdp_per_head]
years: 2015..2035
\`\`\`
`;

describe('reading a notebook', () => {
  test('head, Markdown and fenced cells come in visual order with their text untouched', () => {
    const notebook = read(SHIPPED);
    expect(notebook.front?.text.split('\n')[1]).toBe('title: 2025 年目标能否实现');
    expect(notebook.cells.map((cell) => [cell.kind, cell.id, cell.text.split('\n')[0]])).toEqual([
      ['markdown', undefined, '如果年均增长 {{drag growth}}，2025 年将达到 **{{gdp_current@2025 | 0.00 万亿元}}**。'],
      ['parameters', 'assumptions', 'growth: 6.0'],
      ['formula', 'per_head', 'gdp_per_head[t] = gdp_current[t] / population[t]'],
      ['chart', undefined, 'series: [gdp_current, gdp_per_head]'],
    ]);
    expect(notebook.cells.some((cell) => cell.frame)).toBe(false);
  });

  test('byte-order mark and CRLF are read as if they were not there, and LF is written', () => {
    expect(printNotebook(read(`\uFEFF${SHIPPED.replaceAll('\n', '\r\n')}`))).toBe(SHIPPED);
  });

  test('a cell without an id has a key of its own that is not written', () => {
    const text = '```chart\na: 1\n```\n\n```chart\na: 2\n```\n\n```chart #chart-1\na: 3\n```\n';
    expect(kindsOf(text)).toEqual(['chart:chart-2', 'chart:chart-3', 'chart:chart-1']);
    expect(printNotebook(read(text))).toBe(text);
  });

  test('a repeated id leaves two cells that can be told apart', () => {
    expect(kindsOf('```chart #a\n```\n\n```table #a\n```\n')).toEqual(['chart:a', 'table:a-1']);
  });

  test('a fence of an unknown kind is a cell when it has an id, and a code block of the prose when not', () => {
    expect(kindsOf('```fancy #f\nx: 1\n```\n')).toEqual(['fancy:f']);
    expect(kindsOf('text\n\n```js\nx = 1\n```\n')).toEqual(['markdown:markdown-1']);
  });

  test('the source of a cell inside a longer fence stays prose', () => {
    expect(kindsOf('````markdown\n```chart #a\n```\n````\n')).toEqual(['markdown:markdown-1']);
  });

  test('a body with fences keeps its longer fence', () => {
    const text = '````question #q\nask: |\n  ```\n  code\n  ```\n````\n';
    expect(kindsOf(text)).toEqual(['question:q']);
    expect(printNotebook(read(text))).toBe(text);
  });

  test('a cell left open ends where the next begins, and the warning names its line', () => {
    const result = readNotebook('t.nb.md', 'a\n\n```chart #one\nseries: x\n\n```table #two\n```\n');
    expect(result.ok && result.value.cells.map((cell) => cell.key)).toEqual(['markdown-1', 'one', 'two']);
    expect(result.issues).toMatchObject([{ code: 'notebook.fence-open', severity: 'warning', place: { line: 3 } }]);
  });

  test('a code block left open in the prose does not swallow the cells after it', () => {
    expect(kindsOf('```\nleft open\n\n```chart #a\nx: 1\n```\n')).toEqual(['markdown:markdown-1', 'chart:a']);
  });

  test('the end of a code block inside a list does not swallow the cells after it', () => {
    expect(kindsOf('- ```\n  x\n  ```\n\n```chart #a\n```\n')).toEqual(['markdown:markdown-1', 'chart:a']);
  });

  test('two Markdown cells are kept apart by a mark that Markdown does not show', () => {
    const text = 'one\n\n<!-- cell #two -->\ntwo\n\n<!-- cell -->\nthree\n';
    expect(kindsOf(text)).toEqual(['markdown:markdown-1', 'markdown:two', 'markdown:markdown-2']);
    expect(printNotebook(read(text))).toBe(text);
  });

  test('a hundred thousand fences that are never closed are read in linear work', () => {
    const text = '```x\n'.repeat(100_000);
    expect(read(text).cells.length).toBe(1);
  });
});

describe('laws of the file', () => {
  test('printing what was read gives back any text with plain line ends', () => {
    fc.assert(
      fc.property(lineSoup, (text) => {
        expect(printNotebook(read(text))).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  test('what was printed before never shows: cells that stand elsewhere are printed as ones that nobody has printed', () => {
    const texts = fc.oneof(lineSoup.map(read), notebooks);
    const orders = fc.array(fc.array(fc.nat(), { maxLength: 8 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(texts, texts, orders, (one, other, all) => {
        const cells = [...one.cells, ...other.cells];
        for (const order of all) {
          const now = { ...one, cells: order.flatMap((n) => cells[n % cells.length] ?? []) };
          expect(printNotebook(now)).toBe(printNotebook(structuredClone(now)));
          expect(textLines(now)).toEqual(textLines(structuredClone(now)));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('reading what was printed gives back any notebook', () => {
    fc.assert(
      fc.property(notebooks, (notebook) => {
        expect(content(read(printNotebook(notebook)))).toEqual(content(notebook));
      }),
      { numRuns: 2000 },
    );
  });

  test('no text crashes the reader, and its printed form is stable', () => {
    const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }), lineSoup);
    fc.assert(
      fc.property(any, (text) => {
        const once = printNotebook(read(text));
        expect(printNotebook(read(once))).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });
});
