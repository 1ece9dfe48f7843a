/** Fields to type in: what stands in them is the declared number in a unit that the reader of a language expects. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { error } from '../../engine/issue.ts';
import { describeIssue } from '../../engine/messages/index.ts';
import { fieldIssues, fieldUnit, fromField, toField } from '../../engine/present/index.ts';

describe('the unit of a field', () => {
  it.each([
    // 0.4 million people at most: thousands are typed. 24 × 10,000 = 240,000 = 240 thousand.
    ['万人', [0, 40], '万人', 'thousand people', 24, '240'],
    ['万人', [1800, 1874.03], '万人', 'million people', 1800, '18'],
    ['万人', [0.35, 0.6], '万人', 'people', 0.44, '4400'],
    ['亿吨', [0, 0.3], '亿吨', 'million tonnes', 0.12, '12'],
    ['万标箱', [0, 600], '万标箱', 'million TEU', 490, '4.9'],
    ['万个', [3, 9], '万个', 'thousand units', 6.5, '65'],
    ['亿元@2020', [0, 4000], '亿元（2020 年价）', 'billion yuan (2020 prices)', 250, '25'],
    ['万元@2020/人', [20, 30], '万元/人（2020 年价）', 'thousand yuan per person (2020 prices)', 26, '260'],
    ['%', [4, 8], '%', '%', 6, '6'],
    ['件/万人', [5, 20], '件/万人', 'items per 10,000 people', 8, '8'],
    ['1', [0, 1], '', '', 0.3, '0.3'],
  ] as const)('of %s with usual values %j', (unit, usual, zh, en, declared, typed) => {
    const [chinese, english] = [fieldUnit(unit, 'zh', usual), fieldUnit(unit, 'en', usual)];
    expect([chinese.name, english.name]).toEqual([zh, en]);
    expect(toField(declared, chinese)).toBe(String(declared));
    expect(toField(declared, english)).toBe(typed);
    expect(Number(fromField(typed, english))).toBe(declared);
  });
});

describe('between what is typed and what is declared', () => {
  const thousands = fieldUnit('万人', 'en', [0, 40]);

  it('only the point moves: 0.7 ÷ 10 in binary is 0.06999999999999999, here it is 0.07', () => {
    expect(fromField('0.7', thousands)).toBe('0.07');
    expect(toField(0.07, thousands)).toBe('0.7');
    expect(toField(1e-7, thousands)).toBe('0.000001');
    expect(fromField('1.5e3', thousands)).toBe('150');
  });

  it('years of a path stay, and numbers may be grouped as English does', () => {
    expect(fromField('2021:240, 2026: 200', thousands)).toBe('2021:24, 2026: 20');
    expect(toField('2021:24,2026:20', thousands)).toBe('2021:240,2026:200');
    expect(fromField('1,240.5', thousands)).toBe('124.05');
  });

  it('wide digits and signs of a Chinese keyboard are the same number, and its full stop is the point', () => {
    const plain = { name: '', places: 0 };
    expect(fromField('７．５', plain)).toBe('7.5');
    expect(fromField('。5', plain)).toBe('.5');
    expect(fromField('－2', thousands)).toBe('-0.2');
    expect(fromField('２０２１：２４０，2026：200', thousands)).toBe('2021:24,2026:20');
    expect(fromField('5²', plain)).toBe('5²');
  });

  it('what is no number is left for its reader to refuse', () => {
    for (const text of ['six', '六', '', '-', '1e999', '2021:six']) expect(fromField(text, thousands)).toBe(text);
  });

  it('every number comes back as the same bits, in every scale', () => {
    const places = fc.integer({ min: -8, max: 12 });
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
        places,
        (value, shift) => {
          const field = { name: '', places: shift };
          expect(Number(fromField(toField(value, field), field))).toBe(value === 0 ? 0 : value);
        },
      ),
      // The smallest number there is has 324 places before any move.
      { examples: [[5e-324, -8]] },
    );
  });
});

it('what stands against a typed value is said in the unit in which it was typed', () => {
  const refused = error(
    'parameter.beyond-bounds',
    {},
    {
      found: 500,
      expected: '-100 … 150',
      fix: 150,
      more: { unit: { zh: '万人', en: '10,000 people' }, name: { zh: '净迁入', en: 'Net migration' } },
    },
  );
  const [issue = refused] = fieldIssues([refused], fieldUnit('万人', 'en', [0, 40]));
  expect(describeIssue(issue, 'en')).toBe(
    'Net migration cannot be 5000: what is possible is -1000 … 1500 (thousand people). The nearest allowed value is 1500.',
  );
});
