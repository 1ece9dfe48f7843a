import { describe, expect, test } from 'vitest';
import { notebookMessages } from '../../engine/messages/notebook.ts';
import { readBody } from '../../engine/notebook/kinds/body.ts';
import { kindOf } from '../../engine/notebook/kinds/registry.ts';
import { number, optional, record } from '../../engine/read/yaml.ts';
import { cells, open } from './small.ts';

const reader = record({ a: optional(number), b: optional(number) });
const codes = (body: string): string[] =>
  readBody(body, reader).issues.map(({ code, place }) => `${place.line} ${code}`);

describe('the body of a cell', () => {
  test('an unknown key warns at its line, and the others are read', () => {
    const { spec, issues } = readBody('a: 1\nbb: 2\nb: 3', reader);
    expect(spec).toEqual({ a: 1, b: 3 });
    expect(issues).toMatchObject([
      { code: 'notebook.unknown-key', severity: 'warning', found: 'bb', fix: 'b', place: { line: 2 } },
    ]);
  });

  test('an empty body, and one of remarks alone, is an empty map', () => {
    for (const body of ['', '  \n', '# remark']) expect(readBody(body, reader)).toEqual({ spec: {}, issues: [] });
  });

  test('nesting that would exhaust the parser is refused before it is read', () => {
    for (const body of [
      '['.repeat(20_000),
      '- '.repeat(20_000),
      '{a: '.repeat(20_000),
      '? '.repeat(20_000),
      `${' '.repeat(500)}a: 1`,
    ])
      expect(codes(body)).toEqual(['1 notebook.body-deep']);
    expect(codes(`a: 1\n${'[\n'.repeat(40)}`)).toEqual(['32 notebook.body-deep']);
  });

  test('anchors and aliases are not followed', () => {
    const bomb = ['a: &a [1, 1]', ...Array.from({ length: 20 }, (_, i) => `b${i}: &b${i} [*a, *a]`)].join('\n');
    expect(readBody(bomb, reader).issues.some(({ severity }) => severity === 'error')).toBe(true);
  });
});

describe('formulas', () => {
  const read = (body: string) => kindOf('formula')?.read(body) ?? { issues: [] };

  test('several stand in one cell, go on over indented lines, and have lines of their own', () => {
    const body = '# both\nx[t] = gdp[t] *\n  (1 +\n   0.1)\nunit: 亿元@2020\nname: 甲\n\ny[t] = x[t] / 2 # half';
    const { issues, spec } = read(body);
    expect(issues).toEqual([]);
    expect(spec).toMatchObject({
      lines: [
        { equation: { of: 'x' }, unit: '亿元@2020', name: { zh: '甲', en: '甲' }, place: { line: 2 } },
        { equation: { of: 'y' } },
      ],
    });
    expect(
      open(cells(['formula #f', body]))
        .result('f', 'formula')
        .formulas.map(({ value }) => value.text.zh),
    ).toEqual(['1,472 亿元', '736 亿元']);
  });

  test('a mistake is placed at its line, also in an equation that goes on', () => {
    expect(read('x[t] = gdp[t] +\n  gdp(t)').issues).toMatchObject([{ place: { line: 2 } }]);
    expect(read('name: A\nx[t] = 1').issues).toMatchObject([{ code: 'notebook.formula-order', place: { line: 1 } }]);
    expect(read('').issues.map(({ code }) => code)).toEqual(['notebook.formula-empty']);
    expect(read('x[t] = 1\ntarget: soon').issues).toMatchObject([
      { code: 'notebook.target-shape', place: { line: 2 } },
    ]);
  });

  test('the name of an equation that cannot be read is known all the same', () => {
    expect(read('人均[t] = gdp[t').spec).toMatchObject({ lines: [], unread: [{ name: '人均' }] });
  });
});

test('every issue of notebooks has words in both languages, whatever facts it is given', () => {
  for (const [code, message] of Object.entries(notebookMessages))
    for (const lang of ['zh', 'en'] as const) {
      expect(
        message[lang](() => ''),
        code,
      ).not.toMatch(/undefined/);
      expect(message[lang]((name) => `<${name}>`).length, code).toBeGreaterThan(8);
    }
});
