import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { describeIssue } from '../../engine/messages/index.ts';
import { parsePhrase } from '../../engine/notebook/sentence/parse.ts';
import { digitsOf, parseFormat, spokenUnit } from '../../engine/notebook/sentence/pattern.ts';
import { piecesOf } from '../../engine/notebook/sentence/pieces.ts';
import type { Phrase } from '../../engine/notebook/sentence/phrase.ts';

/** Laws are tried on many cases: slow machines are given time. */
vi.setConfig({ testTimeout: 120_000 });

/** Prints a phrase with all brackets, to see how it was understood. */
function shape(phrase: Phrase): string {
  switch (phrase.kind) {
    case 'number':
      return `${phrase.value}${phrase.unit ?? ''}`;
    case 'name':
      return phrase.name + (phrase.years ? `@${phrase.years.join('..')}` : '');
    case 'call':
      return `${phrase.fn}(${phrase.args.map(shape).join(', ')})`;
    case 'drag':
      return `drag ${phrase.name} ${phrase.year ?? ''} ${phrase.range?.join('..') ?? ''} ${phrase.step ?? ''}`.trim();
    case 'negate':
    case 'not':
      return `(${phrase.kind} ${shape(phrase.arg)})`;
    case 'is':
      return `(${phrase.target} is${phrase.not ? ' not' : ''} ${phrase.verdict})`;
    case 'binary':
    case 'compare':
    case 'logic':
      return `(${shape(phrase.left)} ${phrase.op} ${shape(phrase.right)})`;
    default:
      return phrase satisfies never;
  }
}

function parsed(text: string): string {
  const read = parsePhrase(text);
  return read.ok
    ? shape(read.value)
    : read.issues.map((issue) => `${issue.code}@${issue.place.span?.join('-')}`).join();
}

describe('phrases', () => {
  test.each([
    ['gdp_current@2025', 'gdp_current@2025..2025'],
    ['p(gdp_level)', 'p(gdp_level)'],
    ['drag growth', 'drag growth'],
    ['drag growth@2023 3..8 step 0.1', 'drag growth 2023 3..8 0.1'],
    ['drag migration -5..5', 'drag migration  -5..5'],
    ['1 + 2 * 3 - 4', '((1 + (2 * 3)) - 4)'],
    ['-gdp@2025 / 2', '((negate gdp@2025..2025) / 2)'],
    ['gdp_current@2025 > 3.5 万亿元', '(gdp_current@2025..2025 > 3.5万亿元)'],
    ['人均产值@2025 ≥ 20 万元/人', '(人均产值@2025..2025 >= 20万元/人)'],
    ['gdp@2025 > 3.5 trillion yuan and 1 = 1', '((gdp@2025..2025 > 3.5trillion yuan) and (1 = 1))'],
    ['gdp_level is met and not a is missed', '((gdp_level is met) and (not (a is missed)))'],
    ['gdp_level is not met', '(gdp_level is not met)'],
    ['p(all) > 0.5 or growth_of(gdp@2020..2025) > 6 %', '((p(all) > 0.5) or (growth_of(gdp@2020..2025) > 6%))'],
    ['first(gdp_current >= 35000)', 'first((gdp_current >= 35000))'],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toBe(expected);
  });

  test.each([
    ['', 'notebook.phrase-empty@0-0'],
    ['gdp@2025 >', 'notebook.phrase-unfinished@10-10'],
    ['gdp@20', 'notebook.phrase-unexpected@4-6'],
    ['verdit(gdp_level)', 'notebook.phrase-function@0-6'],
    ['gdp_level is mett', 'notebook.phrase-unexpected@13-17'],
    ['gdp; drop', 'notebook.phrase-character@3-4'],
    ['(1 + 2', 'notebook.phrase-unfinished@6-6'],
    ['1 2', 'notebook.phrase-unexpected@2-3'],
  ])('“%s” is refused where it goes wrong', (text, expected) => {
    expect(parsed(text)).toBe(expected);
  });

  test('an unknown function offers the nearest one in both languages', () => {
    const read = parsePhrase('verdit(gdp_level)');
    expect(read.issues.map((issue) => describeIssue(issue, 'en'))[0]).toContain('did you mean “verdict”');
    expect(read.issues.map((issue) => describeIssue(issue, 'zh'))[0]).toContain('是否指“verdict”');
  });

  test('no text crashes the parser, however deep its brackets', () => {
    expect(parsed('('.repeat(100_000))).toContain('notebook.phrase-deep');
    expect(parsed('-'.repeat(100_000))).toContain('notebook.phrase-deep');
    expect(parsed('p('.repeat(100_000))).toContain('notebook.phrase-deep');
    const word = fc.constantFrom(
      'gdp',
      '@',
      '2025',
      '..',
      '(',
      ')',
      'is',
      'met',
      'not',
      'and',
      '+',
      '-',
      '/',
      ',',
      'p',
      'drag',
      '万元',
      '3.',
      '.5',
      'step',
      '%',
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (source) => {
        const read = parsePhrase(source);
        expect(read.ok || read.issues.length === 1).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('formats', () => {
  const show = (value: number, format: string): string => {
    const read = parseFormat(format, {});
    return read.ok && read.value.kind === 'pattern' ? digitsOf(value, read.value) : '?';
  };

  test.each([
    [3.34811, '0.00', '3.35'],
    [0.285, '0.00', '0.29'],
    [-0.285, '0.00', '−0.29'],
    [2.5, '0', '3'],
    [-0.001, '0.0', '0.0'],
    [1234567.891, '0,0.0', '1,234,567.9'],
    [0.04, '+0.0', '0.0'],
    [0.4, '+0.0', '+0.4'],
    [1e-9, '0.00', '0.00'],
    [2 ** 66, '0', '73786976294838206464'],
  ])('%d as %s is %s', (value, format, expected) => {
    expect(show(value, format)).toBe(expected);
  });

  test('a unit in a sentence is read without its price basis, in Chinese and in English', () => {
    expect(spokenUnit('万亿元')?.scale).toBe(1e12);
    expect(spokenUnit('trillion yuan')?.scale).toBe(1e12);
    expect(spokenUnit('万元/人')?.dims).toEqual({ 'yuan@current': 1, person: -1 });
    expect(spokenUnit('million people')?.dims).toEqual({ person: 1 });
    expect(spokenUnit('parsecs')).toBeUndefined();
  });

  test('a format that is none says what one looks like', () => {
    const read = parseFormat('0.00.0', {});
    expect(read.issues.map((issue) => issue.code)).toEqual(['notebook.format']);
  });
});

describe('live parts of Markdown', () => {
  const sources = (text: string): string[] => piecesOf(text).lives.map((live) => live.source);

  test('live parts are found with line and column, and with the range that they hold', () => {
    const text = '# A\n\n如果 {{drag growth}}，则 {{gdp@2025 | 0.0}}。';
    const { lives } = piecesOf(text);
    expect(lives.map((live) => [live.place.line, live.place.column, text.slice(live.from, live.to)])).toEqual([
      [3, 4, '{{drag growth}}'],
      [3, 22, '{{gdp@2025 | 0.0}}'],
    ]);
  });

  test('code, formulas and escapes are left alone', () => {
    expect(sources('`{{a}}` ``{{b}} ` `` $x^{{2}}$ $$y_{{3}}$$ \\{{c}} {{d}}')).toEqual(['d']);
    expect(sources('```\n{{a}}\n```\n{{b}}')).toEqual(['b']);
    expect(sources('costs $5 or $6: {{a}}')).toEqual(['a']);
  });

  test('braces left open are an issue at their place', () => {
    const [live] = piecesOf('x {{gdp@2025').lives;
    expect(live?.issues).toMatchObject([{ code: 'notebook.live-open', place: { line: 1, column: 3 } }]);
  });

  test('a check belongs to the last sentence of the paragraph above it', () => {
    const text = '总量增长。增速为 3.5，2025 年达到 {{gdp@2025}}。\ncheck: gdp@2025 > 33000\ncheck: growth@2025 > 5\n';
    const { checks, lives } = piecesOf(text);
    expect(checks.map((check) => check.source)).toEqual(['gdp@2025 > 33000', 'growth@2025 > 5']);
    expect(checks.map((check) => text.slice(...check.sentence))).toEqual(
      Array(2).fill('增速为 3.5，2025 年达到 {{gdp@2025}}。'),
    );
    expect(lives.length).toBe(1);
  });

  test('a check may stand one empty line under its sentence, and is refused when it claims nothing', () => {
    const { checks } = piecesOf('First. Second is 1.5 high.\n\ncheck: gdp@2025 + 1');
    expect(checks[0]?.sentence).toEqual([7, 26]);
    expect(checks[0]?.issues.map((issue) => issue.code)).toEqual(['notebook.check-not-claim']);
  });

  test('a line full of openers is read in linear work, and no text crashes', () => {
    expect(sources('{{'.repeat(100_000)).length).toBe(1);
    expect(sources('$a '.repeat(100_000)).length).toBe(0);
    expect(sources('`a'.repeat(100_001)).length).toBe(0);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{{', '}}', '`', '``', '$', '\\', 'a', '\n', 'check: ', '```\n', '。', ' '), {
          maxLength: 20,
        }),
        (parts) => {
          const text = parts.join('');
          for (const live of piecesOf(text).lives) expect(text.slice(live.from, live.from + 2)).toBe('{{');
        },
      ),
      { numRuns: 2000 },
    );
  });
});
