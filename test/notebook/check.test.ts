import { describe, expect, test } from 'vitest';
import { describeIssue } from '../../engine/messages/index.ts';
import { checkNotebookText } from '../../engine/notebook/check.ts';
import { textLines } from '../../engine/notebook/file/print.ts';
import { settingsOf } from '../../engine/notebook/file/settings.ts';
import { folder, read } from './small.ts';

const check = (text: string) => checkNotebookText(folder, 'a.nb.md', text);
const told = (text: string): string[] => check(text).map(({ code, place }) => `${place.line} ${code}`);

describe('checking a notebook', () => {
  test('one that holds has nothing to tell', () => {
    expect(check('---\ntitle: A\nplan: small\n---\n\nUp to {{gdp@2025 | 0}}.\ncheck: gdp@2025 > 1300\n')).toEqual([]);
  });

  test('a claim that no longer holds is told with its line, its sentence and both sides', () => {
    const [issue] = check('# Title\n\nOutput reaches {{gdp@2025 | 0.0}}. That is enough.\ncheck: gdp@2025 > 1400\n');
    expect(issue).toMatchObject({
      code: 'notebook.check-false',
      severity: 'error',
      place: { file: 'a.nb.md', line: 4 },
    });
    expect(issue && describeIssue(issue, 'en')).toBe(
      'This sentence is no longer true: “That is enough.” (gdp@2025 > 1400; 133.8225578 billion yuan (2020 prices) / 140 billion yuan (2020 prices))',
    );
    expect(issue && describeIssue(issue, 'zh')).toContain('这句话不再成立');
  });

  test('lines count in the file, whatever stands before a cell', () => {
    const text =
      '---\ntitle: A\n---\n\none\n\n<!-- cell #two -->\ntwo\n{{nothing@2025}}\n\n```chart #c\nseries: [gdp]\nyears: soon\n```\n\n```parameters\ngrowth: 60\n```\n\n```audit\nshow: [ghost]\n```\n';
    expect(told(text)).toEqual([
      '9 notebook.unknown-name',
      '9 notebook.value-missing',
      '13 notebook.years',
      '17 parameter.beyond-bounds',
      '21 notebook.no-finding',
    ]);
    expect([...textLines(read(text))]).toEqual([
      ['markdown-1', 5],
      ['two', 8],
      ['c', 12],
      ['parameters-1', 17],
      ['audit-1', 21],
    ]);
  });

  test('a claim that cannot be resolved is told once, by its reason', () => {
    expect(told('x\n\ncheck: nothing@2025 > 3\n')).toEqual(['3 notebook.unknown-name']);
    expect(told('x\n\ncheck: gdp@2040 > 3\n')).toEqual(['3 notebook.phrase-year']);
    expect(told('x\n\ncheck: gdp@2025\n')).toEqual(['3 notebook.check-not-claim']);
    expect(told('x\n\ncheck:\n')).toEqual(['3 notebook.check-empty']);
    expect(told('x\n\ncheck: cut is met\n')).toEqual(['3 notebook.check-false']);
  });

  test('the head is checked too', () => {
    expect(told('---\ntitle: A\nplan: other\nseed: -1\ncolour: red\nformat: 9\n---\n\nx\n')).toEqual([
      '5 notebook.unknown-key',
      '1 notebook.newer-format',
      '1 notebook.seed',
      '1 notebook.no-plan',
    ]);
    expect(settingsOf(read('---\ntitle: A\nlang: en\nseed: 7\n---\n')).settings).toEqual({
      title: 'A',
      lang: 'en',
      seed: 7,
    });
    expect(settingsOf(read('---\ntitle: [\n---\n')).issues.map(({ code }) => code)).toContain('read.syntax');
  });

  test('a cell that only waits for another is not told twice', () => {
    expect(
      told('```formula #f\nx[t] = gdp[t\n```\n\n```chart\nseries: [x]\n```\n').map((line) => line.split('.')[0]),
    ).toEqual(['2 equation']);
  });

  test('claims about probabilities are decided with the notebook’s own seed', () => {
    expect(check('Likely.\ncheck: p(growth) > 0.8 and p(growth) < 0.9\n')).toEqual([]);
  });
});
