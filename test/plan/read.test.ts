import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Issue } from '../../engine/issue.ts';
import { describeIssue } from '../../engine/messages/index.ts';
import { readPlan } from '../../engine/plan/index.ts';
import { textOf } from './files.ts';

const small = textOf('test/plan/small.plan.yaml');
const lines = small.split('\n').slice(0, -1);

/** A field of the small plan as its text shows it: nothing here comes from the reader under test. */
interface Field {
  readonly line: number;
  readonly end: number;
  readonly key: string;
  readonly path: string;
  readonly parentLine: number;
}

/** Keys that authors choose themselves. */
const freeKeys = /^(texts|sources|places|groups|indicators|text_targets|vintages|history)\.[^.]+$/;

/** What may be left out, by the last two keys of the path. */
const optional =
  /^(vision_year|texts|text_targets|vintages|history)$|(doc\.(where|address|vintage|formula|note)|table\.(section|box)|\.(row|series|star|base|other_bases|result|other_results|past|note|tolerance|years|unit|vintages|joins|breaks)|growth\.place|base\.(text|year|source)|result\.year|other_\w+\[\]\.year|(growth|jobs|level)\.target\.text|target\.(year|value))$/;
/** …except where the same names must stand. */
const required =
  /^years$|^(indicators|text_targets)\.\w+\.unit$|past\.years$|land\.target\.tolerance$|(growth|jobs|level)\.target\.value$|breaks\[\]\.year$|(from|to)\.year$/;

/** `past: {kind: total}` needs its base; a map without its only field is an empty value. */
const onlyChild = /jobs\.(base|past\.kind)$|^(texts|sources|places|groups|vintages|history)\.\w+$/;

function fieldsOf(): readonly Field[] {
  const stack: { indent: number; key: string; line: number }[] = [];
  return lines.flatMap((text, index) => {
    const [, spaces = '', dash = '', key] = /^( *)(- )?(\w+):/.exec(text) ?? [];
    if (key === undefined) return [];
    const indent = spaces.length + dash.length;
    while ((stack.at(-1)?.indent ?? -1) >= indent) stack.pop();
    const parent = stack.at(-1);
    /** An item of a list stands where its first field stands. */
    const inItem = dash === '' && /^ *- /.test(lines[index - 1] ?? '');
    const path = [...stack.map((each) => each.key), key].join('.');
    stack.push({ indent, key, line: index + 1 });
    const end = lines.findIndex((other, i) => i > index && (/^ */.exec(other)?.[0].length ?? 0) <= spaces.length);
    return [
      {
        line: index + 1,
        end: end < 0 ? lines.length : end,
        key,
        path,
        parentLine: inItem ? index : (parent?.line ?? 1),
      },
    ];
  });
}

const fields = fieldsOf();
const named = fields.map((field) => [`line ${field.line}: ${field.path}`, field] as const);

function read(edited: readonly string[]): readonly Issue[] {
  return readPlan('small.yaml', edited.join('\n')).issues;
}

const without = ({ line, end }: Field): readonly string[] => [...lines.slice(0, line - 1), ...lines.slice(end)];
const edited = ({ line }: Field, change: (text: string) => string): readonly string[] =>
  lines.map((text, i) => (i === line - 1 ? change(text) : text));

test('the small plan has nothing wrong with it', () => {
  expect(readPlan('small.yaml', small)).toMatchObject({ ok: true, issues: [] });
  expect(fields.length).toBeGreaterThan(150);
});

describe.each(named)('%s', (_, field) => {
  const isFree = freeKeys.test(field.path);
  const path = field.path.replace(/(other_bases|other_results|breaks)\./, '$1[].');
  const isOptional = optional.test(path) && !required.test(path);

  test('left out', () => {
    const issues = read(without(field));
    const missing = issues.find(({ code, expected }) => code === 'read.missing-field' && expected === field.key);
    // A list item that loses its first line is another text.
    if (/^ *- /.test(lines[field.line - 1] ?? '') || onlyChild.test(path)) expect(issues).not.toEqual([]);
    else if (isFree || isOptional) expect(missing).toBeUndefined();
    else {
      expect(missing?.place.line).toBe(field.parentLine);
      expect(String(missing?.fix)).toMatch(new RegExp(`^${field.key}: .`));
    }
  });

  test('misspelt', () => {
    const typo = field.key + field.key.slice(-1);
    const issues = read(edited(field, (text) => text.replace(`${field.key}:`, `${typo}:`)));
    const unknown = issues.find(({ code, found }) => code === 'read.unknown-field' && found === typo);
    if (isFree) return expect(unknown).toBeUndefined();
    expect(unknown?.place.line).toBe(field.line);
    expect(unknown?.fix).toBe(field.key);
  });

  test('written twice', () => {
    if (/^ *- /.test(lines[field.line - 1] ?? '')) return;
    const block = lines.slice(field.line - 1, field.end);
    const issues = read([...lines.slice(0, field.end), ...block, ...lines.slice(field.end)]);
    const twice = issues.find(({ code }) => code === 'read.duplicate');
    expect(twice?.found).toBe(field.key);
    expect(twice?.place.line).toBe(field.end + 1);
  });

  test('of the wrong kind', () => {
    const isList = ['other_bases', 'other_results', 'vintages', 'joins', 'breaks'].includes(field.key);
    const wrong = isList ? '{what: 1}' : '[what, 1]';
    const start = lines[field.line - 1]?.replace(/:.*/, `: ${wrong}`) ?? '';
    const issues = read([...lines.slice(0, field.line - 1), start, ...lines.slice(field.end)]);
    expect(issues.some(({ severity, place }) => severity === 'error' && place.line === field.line)).toBe(true);
  });
});

describe('a fault in what a field says', () => {
  const cases: readonly (readonly [string, string, string, object])[] = [
    ['a misspelt group', 'group: economy', 'group: econmy', { code: 'plan.unknown-name', fix: 'economy' }],
    ['a misspelt source', 'document: doc', 'document: dox', { code: 'plan.unknown-name', fix: 'doc' }],
    ['a misspelt place', 'box: table', 'box: tabel', { code: 'plan.unknown-name', fix: 'table' }],
    [
      'a misspelt shared text',
      'note: shared_note',
      'note: shard_note',
      { code: 'plan.unknown-name', fix: 'shared_note' },
    ],
    ['a misspelt kind', 'kind: hold', 'kind: hodl', { code: 'read.wrong-kind', fix: 'hold' }],
    ['a misspelt nature', 'nature: binding', 'nature: bindng', { code: 'read.wrong-kind', fix: 'binding' }],
    ['a misspelt grade', 'grade: official', 'grade: offical', { code: 'read.wrong-kind', fix: 'official' }],
    ['a unit that is none', 'unit: 平方公里', 'unit: 平方公理', { code: 'unit.unknown', fix: '平方公里' }],
    ['money without its prices', 'unit: 亿元@current', 'unit: 亿元', { code: 'unit.price-basis-missing' }],
    ['years that run backwards', 'years: 2021-2025', 'years: 2025-2021', { code: 'read.wrong-kind', fix: '2021-2025' }],
    [
      'a base after the base year',
      'year: 2016-2020',
      'year: 2016-2021',
      { code: 'plan.year-outside', expected: '≤ 2020' },
    ],
    ['a base year inside the plan', 'base_year: 2020', 'base_year: 2021', { code: 'plan.year-outside', fix: '2020' }],
    [
      'a vision before the plan ends',
      'vision_year: 2035',
      'vision_year: 2024',
      { code: 'plan.year-outside', fix: '2025' },
    ],
    [
      'a target after the vision',
      'years: 2020-2035',
      'years: 2020-2036',
      { code: 'plan.year-outside', expected: '2020-2035' },
    ],
    [
      'a result outside the plan',
      '      year: 2025',
      '      year: 2026',
      { code: 'plan.year-outside', expected: '2021-2025' },
    ],
    ['a value that its text denies', 'value: 35000', 'value: 36000', { code: 'plan.text-disagrees', found: 36000 }],
    ['a base that its text denies', 'text: 6*', 'text: 7*', { code: 'plan.text-disagrees', expected: '7*' }],
    [
      'an English text that denies it',
      'about 3.5 trillion',
      'about 3.6 trillion',
      { code: 'plan.text-disagrees', found: 35000 },
    ],
    ['words of another kind', 'zh: 6左右', 'zh: 6以上', { code: 'plan.kind-disagrees', expected: '6以上' }],
    ['a star without its mark', 'star: true', 'star: false', { code: 'plan.star', found: '6*' }],
    ['a row number twice', 'no: 3b', 'no: 3a', { code: 'plan.number-twice', found: '3a' }],
    ['a row number that is none', 'no: 3b', 'no: third', { code: 'read.wrong-kind', fix: '8a' }],
    ['an id that is none', '  jobs:', '  New-Jobs:', { code: 'plan.bad-id', fix: 'new_jobs' }],
    ['a plan id that is none', 'id: small-1', 'id: Small 1', { code: 'plan.bad-id', fix: 'small-1' }],
    ['an id used twice', '  level:', '  growth:', { code: 'plan.id-twice', found: 'growth' }],
    ['a series id that is none', 'series: gdp_current', 'series: GDP', { code: 'plan.bad-id', fix: 'gdp' }],
    ['one language only', "text: '[≥30]'", 'text: 30以上', { code: 'plan.one-language', fix: '{zh: 30以上, en: …}' }],
    [
      'a total without a base',
      '    base:\n      value: 40\n      year: 2016-2020\n',
      '',
      { code: 'read.missing-field', expected: 'base' },
    ],
    [
      'past years in the wrong order',
      '        year: 2015',
      '        year: 2020',
      { code: 'plan.years-order', found: '2020-2020' },
    ],
    [
      'a joined vintage that is not shown',
      '[final, revised]',
      '[final, first]',
      { code: 'plan.unknown-name', found: 'first' },
    ],
    ['a tab', '  zh: 小城', '\tzh: 小城', { code: 'read.syntax' }],
    ['a text with a colon', 'en: Small plan', 'en: Small: plan', { code: 'read.syntax' }],
  ];

  test.each(cases)('%s', (_, from, to, expected) => {
    expect(small).toContain(from);
    const text = small.replace(from, to);
    const { issues } = readPlan('small.yaml', text);
    expect(issues).toEqual(expect.arrayContaining([expect.objectContaining(expected)]));
    const issue = issues.find((each) => Object.entries(expected).every(([name, fact]) => each[name as 'fix'] === fact));
    const changed = text.split('\n');
    const first = changed.findIndex((line, i) => line !== lines[i]);
    const line = issue?.place.line ?? 0;
    // Two faults stand where the other half of the contradiction is: the printed star, the total that lacks a base.
    const other = { 'plan.star': 'base:', 'read.missing-field': 'past:' }[String(issue?.code)];
    if (other) expect(changed[line - 1]?.trim()).toBe(other);
    else expect(enclosing(changed, first)).toContain(line);
    for (const lang of ['zh', 'en'] as const) {
      const sentence = issue ? describeIssue(issue, lang) : '';
      expect(sentence.length).toBeGreaterThan(8);
      expect(sentence).not.toMatch(/undefined|NaN|\[object/);
      expect(sentence).toMatch(lang === 'zh' ? /\p{Script=Han}{2}/u : /[A-Za-z]{2,} [a-z]+/);
    }
  });
});

/** The line itself and the keys that it stands under, up to its row. */
function enclosing(text: readonly string[], index: number): readonly number[] {
  const indent = (line: string | undefined) => /^ */.exec(line ?? '')?.[0].length ?? 0;
  const above = [index];
  for (let i = index - 1; i >= 0 && indent(text[above[0] ?? 0]) > 4; i--)
    if (indent(text[i]) < indent(text[above[0] ?? 0])) above.unshift(i);
  return above.map((i) => i + 1);
}

test('all faults of a file are found in one reading', () => {
  const faults: readonly (readonly [string, string])[] = [
    ['vision_year: 2035', 'vision_year: soon'],
    ['grade: official', 'grade: offical'],
    ['unit: 万人', 'unit: 万从'],
    ['no: 3b', 'no: 3a'],
    ['value: 35000', 'value: 36000'],
    ['document: doc', 'document: dox'],
    ['kind: falling', 'kind: fallng'],
    ['observed: share_observed\n    unit', 'obsrved: share_observed\n    unit'],
  ];
  const text = faults.reduce((now, [from, to]) => now.replace(from, to), small) + 'city: {zh: 又一城, en: Another}\n';
  const codes = readPlan('small.yaml', text).issues.map(({ code }) => code);
  expect(codes.sort()).toEqual(
    [
      'read.wrong-kind', // vision_year
      'read.wrong-kind', // grade
      'unit.unknown',
      'plan.number-twice',
      'plan.text-disagrees',
      'plan.unknown-name',
      'read.wrong-kind', // kind
      'read.unknown-field', // obsrved
      'read.missing-field', // observed
      'read.duplicate', // city
    ].sort(),
  );
});

describe('random edits of the real files', () => {
  test.each(['guangzhou-14', 'guangzhou-13'])(
    '%s: reading never throws; it fails exactly when there is an error',
    (id) => {
      const text = textOf(`scenarios/${id}/plan.yaml`);
      const put = fc.string({
        unit: fc.constantFrom(':', '-', ' ', '\n', '{', ']', "'", '#', 'a', '9', '目', '*', '&', '!', '|', '\t'),
      });
      const edit = fc.record({ at: fc.nat(text.length), drop: fc.nat(60), put });
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
          const changed = edits.reduce(
            (now, each) => now.slice(0, each.at) + each.put + now.slice(each.at + each.drop),
            text,
          );
          const { ok, issues } = readPlan('plan.yaml', changed);
          expect(ok).toBe(!issues.some(({ severity }) => severity === 'error'));
          for (const issue of issues) {
            expect(issue.place.line).toBeLessThanOrEqual(changed.split('\n').length);
            expect(describeIssue(issue, 'zh') + describeIssue(issue, 'en')).not.toMatch(/undefined|NaN/);
          }
        }),
        { numRuns: 40 },
      );
    },
  );

  test('a byte-order mark and CRLF change nothing', () => {
    const plain = readPlan('p', small);
    expect(readPlan('p', `\uFEFF${small.replaceAll('\n', '\r\n')}`)).toMatchObject({
      ok: true,
      value: { ...(plain.ok && { indicators: plain.value.indicators.map(({ id, base }) => ({ id, base })) }) },
    });
  });

  test('no text at all, a list, a number, an alias: refused, never thrown', () => {
    for (const text of ['', '[]', '5', 'a: *b', '&a a: *a', '---\n---', '\uFEFF', 'id: !!binary x', '? [a]\n: b'])
      expect(readPlan('plan.yaml', text).ok).toBe(false);
  });
});
