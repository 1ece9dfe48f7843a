import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { describeIssue } from '../../engine/messages/index.ts';
import type { Issue } from '../../engine/issue.ts';
import { readCsv } from '../../engine/read/csv.ts';

function read(text: string, columns = ['a', 'b']) {
  const issues: Issue[] = [];
  const rows = readCsv('t.csv', text, columns, issues);
  return { rows: rows.map(({ cells }) => cells), lines: rows.map(({ place }) => place('a').line), issues };
}

const faults = (text: string) => read(text).issues.map(({ code, place, found, fix }) => [code, place.line, found, fix]);

describe('what CSV allows is read', () => {
  test('quoted commas, doubled quotes and line breaks inside quotes; lines count the file, not the rows', () => {
    const { rows, lines, issues } = read('a,b\n"1,5","say ""yes"""\n"two\nlines",x\n3,\n');
    expect(issues).toEqual([]);
    expect(rows).toEqual([
      { a: '1,5', b: 'say "yes"' },
      { a: 'two\nlines', b: 'x' },
      { a: '3', b: '' },
    ]);
    expect(lines).toEqual([2, 3, 5]);
  });

  test('a byte-order mark, CRLF, columns in another order, and no line end at the end', () => {
    expect(read('\uFEFFb,a\r\n2,1').rows).toEqual([{ b: '2', a: '1' }]);
  });
});

describe('what is wrong is an issue with its line and the nearest fix', () => {
  test('a misspelt column', () =>
    expect(faults('a,bb\n1,2')).toEqual([
      ['read.unknown-field', 1, 'bb', 'b'],
      ['read.missing-column', 1, undefined, 'a,b'],
    ]));
  test('a column that stands twice', () =>
    expect(faults('a,b,a\n1,2,3')).toEqual([['read.duplicate', 1, 'a', undefined]]));
  test('an empty file lacks every column', () =>
    expect(faults('').map(([code]) => code)).toEqual(['read.missing-column', 'read.missing-column']));
  test('a row with too many cells is left out, the others stay', () => {
    expect(faults('a,b\n1,2,3\n4,5')).toEqual([['read.csv-width', 2, 3, '"…, …"']]);
    expect(read('a,b\n1,2,3\n4,5').rows).toEqual([{ a: '4', b: '5' }]);
  });
  test('an empty line between rows is a row of one cell only when more cells are due', () =>
    expect(faults('a,b\n\n1,2')).toEqual([]));
  test('a quote that never closes', () =>
    expect(faults('a,b\n"1,2\n3,4\n')[0]?.slice(0, 2)).toEqual(['read.csv-quote', 2]));
  test('a quote inside a bare cell', () => expect(faults('a,b\n1"2,3')[0]?.slice(0, 2)).toEqual(['read.csv-quote', 2]));
  test('text behind a closing quote', () =>
    expect(faults('a,b\n"1"2,3')[0]?.slice(0, 2)).toEqual(['read.csv-quote', 2]));
});

test('any table written by another CSV writer reads back the same', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', ' ', '万', '\r\n') });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (cells) => {
      const { rows, issues } = read(Papa.unparse({ fields: ['a', 'b'], data: cells }, { newline: '\n' }));
      expect(issues).toEqual([]);
      expect(rows).toEqual(cells.map(([a, b]) => ({ a, b })));
    }),
  );
});

test('no text makes it throw, and every issue has a sentence in both languages', () => {
  const noise = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', '\r', '\uFEFF', '万') });
  fc.assert(
    fc.property(noise, (text) => {
      for (const issue of read(text).issues)
        for (const lang of ['zh', 'en'] as const) expect(describeIssue(issue, lang).length).toBeGreaterThan(5);
    }),
  );
});
