import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeIssue } from '../../engine/messages/index.ts';
import { readObservations } from '../../engine/plan/index.ts';
import { observationsOf, table, textOf } from './files.ts';

const file = 'scenarios/guangzhou-14/observations.csv';
const observations = observationsOf('guangzhou-14');
const published = table('observations-as-published');

test('all 359 published values are here, in order, with their unit, vintage, bound, grade and address untouched', () => {
  expect(observations).toHaveLength(359);
  observations.forEach((each, i) => {
    const row = published[i] ?? {};
    const part = each.months ? ` ${['Jan-Oct', 'Jan-Nov'].find((words) => row['year']?.endsWith(words))}` : '';
    const year = each.span.from === each.span.to ? `${each.span.from}${part}` : `${each.span.from}-${each.span.to}`;
    expect([each.indicator, year, each.value, each.unit, each.vintage, each.bound ?? '', each.sourceGrade]).toEqual([
      row['indicator'],
      row['year'],
      Number(row['value']),
      row['unit'],
      row['vintage'],
      row['bound'],
      row['source_grade'],
    ]);
    expect(each.source.address ?? '').toBe(row['source_url']);
  });
});

test('the title of a source stays as it was in one language and is given in the other', () => {
  const plain = (title: string) => title.replace(/[（(]/g, ' (').replace(/[）)]/g, ')').replace(/\s+/g, ' ').trim();
  const isChinese = (title: string) => /\p{Script=Han}/u.test(title);
  observations.forEach(({ source }, i) => {
    const original = plain(published[i]?.['source_title'] ?? '');
    const words = [plain(source.title.zh), plain(source.title.en)];
    const kept = words.includes(original) || isRenderedTwice(original);
    expect(kept, original).toBe(true);
    expect(isChinese(source.title.en), source.title.en).toBe(false);
  });
});

/** Titles that mixed both languages, `2022年… (copy)`, are in one language now in each column. */
function isRenderedTwice(original: string): boolean {
  return (
    (/\p{Script=Han}/u.test(original) &&
      /\((copy|maigoo|fsou|news copy|.*project|.*mirror.*|.*copy.*)\)| copy|news$/u.test(original)) ||
    /R&D/.test(original) ||
    original.startsWith('七普')
  );
}

test('a note is a note in both languages, and none is lost', () => {
  observations.forEach(({ source }, i) => expect(source.note !== undefined).toBe(published[i]?.['note'] !== ''));
});

test('a weak page is no official source', () => {
  for (const { sourceGrade, source } of observations)
    expect(source.grade).toBe(sourceGrade === 'D' ? 'assumption' : 'official');
});

const header = 'indicator,year,value,unit,vintage,bound,source_grade,title_zh,title_en,address,note_zh,note_en';
const row = (changes: Record<string, string> = {}) => {
  const cells = {
    indicator: 'gdp',
    year: '2020',
    value: '1.5',
    unit: '亿元',
    vintage: 'final',
    bound: '',
    source_grade: 'A',
    title_zh: '年鉴',
    title_en: 'Yearbook',
    address: '',
    note_zh: '',
    note_en: '',
  };
  return Object.values({ ...cells, ...changes }).join(',');
};
const faults = (...rows: string[]) =>
  readObservations('o.csv', [header, ...rows].join('\n')).issues.map(({ code, place, found, fix }) => [
    code,
    place.line,
    place.path,
    found,
    fix,
  ]);

describe('a wrong cell is an issue with its line, its column and a fix', () => {
  test.each([
    ['an id with capitals', { indicator: 'GDP' }, ['read.wrong-kind', 2, 'indicator', 'GDP', 'gdp']],
    ['a value with a thousands comma', { value: '"1,500"' }, ['read.wrong-kind', 2, 'value', '1,500', '1500']],
    ['a value that is empty: a hole is a missing row', { value: '' }, ['read.wrong-kind', 2, 'value', '', '6.0']],
    ['an infinite value', { value: 'Infinity' }, ['read.wrong-kind', 2, 'value', 'Infinity', '6.0']],
    ['a year of two digits', { year: '20' }, ['read.wrong-kind', 2, 'year', '20', '2020 / 2016-2020 / 2023 Jan-Nov']],
    [
      'years that run backwards',
      { year: '2020-2016' },
      ['read.wrong-kind', 2, 'year', '2020-2016', '2020 / 2016-2020 / 2023 Jan-Nov'],
    ],
    [
      'months that do not exist',
      { year: '2023 Foo-Bar' },
      ['read.wrong-kind', 2, 'year', '2023 Foo-Bar', '2020 / 2016-2020 / 2023 Jan-Nov'],
    ],
    ['an unknown bound', { bound: 'lowr' }, ['read.wrong-kind', 2, 'bound', 'lowr', 'lower']],
    ['an unknown grade', { source_grade: 'E' }, ['read.wrong-kind', 2, 'source_grade', 'E', 'A']],
    ['no unit', { unit: '' }, ['read.wrong-kind', 2, 'unit', '', '…']],
    ['no vintage', { vintage: ' ' }, ['read.wrong-kind', 2, 'vintage', ' ', '…']],
    ['a title in one language', { title_en: '' }, ['read.wrong-kind', 2, 'title_en', '', '…']],
    ['a note in one language', { note_zh: '旧口径' }, ['plan.one-language', 2, 'note_en', '旧口径', 'note_en']],
  ])('%s', (_, changes, expected) => expect(faults(row(changes))).toEqual([expected]));

  test('the same year twice from one source', () =>
    expect(faults(row(), row())).toEqual([['observed.duplicate', 3, 'value', 'gdp 2020', undefined]]));
  test('the same year from two sources is no fault', () =>
    expect(faults(row(), row({ title_zh: '公报' }))).toEqual([]));
  test('all faults of a file come at once', () =>
    expect(
      faults(row({ value: 'x' }), row({ year: 'x', unit: '' }), row({ bound: 'x' })).map(([, line]) => line),
    ).toEqual([2, 3, 3, 4]));
});

test('random edits of the real file never throw; a failed reading names a line of the file', () => {
  const text = textOf(file);
  const edit = fc.record({
    at: fc.nat(text.length),
    drop: fc.nat(40),
    put: fc.string({ unit: fc.constantFrom(',', '"', '\n', 'x', '9', '-', '年') }),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const edited = edits.reduce((now, { at, drop, put }) => now.slice(0, at) + put + now.slice(at + drop), text);
      const read = readObservations(file, edited);
      expect(read.ok).toBe(!read.issues.some(({ severity }) => severity === 'error'));
      for (const issue of read.issues) {
        expect(issue.place.line).toBeLessThanOrEqual(edited.split('\n').length);
        expect(describeIssue(issue, 'zh') + describeIssue(issue, 'en')).not.toMatch(/undefined|NaN/);
      }
    }),
    { numRuns: 60 },
  );
});
