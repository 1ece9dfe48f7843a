import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../engine/issue.ts';
import {
  bilingual,
  childOf,
  flag,
  keysOf,
  listOf,
  mapOf,
  number,
  oneOf,
  openYaml,
  optional,
  placed,
  record,
  required,
  scalarOr,
  tagged,
  text,
  wholeNumber,
  type Reader,
} from '../../engine/read/yaml.ts';

function read<T>(reader: Reader<T>, source: string): { value: T | undefined; issues: Issue[] } {
  const issues: Issue[] = [];
  const at = openYaml('f.yaml', source, issues);
  return { value: at && reader(at, issues), issues };
}

const person = record({
  name: required(text, 'Ann'),
  age: optional(wholeNumber),
  likes: optional(listOf(oneOf(['tea', 'coffee']))),
});

describe('records', () => {
  it('have their fields, and undefined for optional ones that are absent', () => {
    expect(read(person, 'name: Ann\nlikes: [tea]')).toEqual({ value: { name: 'Ann', likes: ['tea'] }, issues: [] });
  });
  it('report a missing, an unknown and a wrong field together, each with its line', () => {
    const { value, issues } = read(person, 'nmae: Ann\nage: 1.5\nlikes: [tee]');
    expect(value).toBeUndefined();
    expect(issues.map(({ code, place, fix }) => [code, place.line, fix])).toEqual([
      ['read.unknown-field', 1, 'name'],
      ['read.missing-field', 1, 'name: Ann'],
      ['read.wrong-kind', 2, '2025'],
      ['read.wrong-kind', 3, 'tea'],
    ]);
  });
  it('tell a text cut at its comma from an unknown field', () => {
    expect(read(bilingual, '{ zh: 甲, en: one, and two }').issues).toMatchObject([
      { code: 'read.comma-in-text', found: 'and two' },
    ]);
  });
  it('find a repeated key and still read the rest', () => {
    const { issues } = read(person, 'name: Ann\nname: Bob\nage: old');
    expect(issues.map(({ code, place }) => [code, place.line])).toEqual([['read.duplicate', 2], ['read.wrong-kind', 3]]); // prettier-ignore
  });
  it('say that the colon of a Chinese keyboard is none, where it stands', () => {
    for (const [source, line, column] of [
      ['name：Ann', 1, 5],
      ['name: Ann\nage：3', 2, 4],
      ['name：Ann\nage: 3', 1, 5],
      ['likes:\n  tea：2\n  coffee: 3', 2, 6],
    ] as const)
      expect(read(person, source).issues).toMatchObject([
        { code: 'read.syntax', place: { line, column }, found: { en: 'a full-width colon “：” after a key' } },
      ]);
    expect(read(person, 'name: 甲：乙').issues).toEqual([]);
  });
  it('are not made of a list, a scalar or nothing', () => {
    for (const source of ['[a]', 'a', ''])
      expect(read(person, source).issues).toMatchObject([{ code: 'read.wrong-kind' }]);
  });
  it('have dotted paths', () => {
    expect(
      read(record({ a: required(record({ b: required(listOf(number)) })) }), 'a:\n  b: [1, x]').issues,
    ).toMatchObject([{ place: { path: 'a.b[1]', line: 2, column: 10 } }]);
  });
});

describe('values', () => {
  it('a text is as typed, also when it looks like a number', () => {
    expect(read(listOf(text), '[3.10, 2020, yes, "7339*"]').value).toEqual(['3.10', '2020', 'yes', '7339*']);
  });
  it('a number is a number as YAML has it, and finite', () => {
    expect(read(listOf(number), '[1, -2.5, 1e3]').value).toEqual([1, -2.5, 1000]);
    expect(read(listOf(number), '["1", .inf, .nan, 1e999, x, ~]').issues).toHaveLength(6);
  });
  it('a flag is true or false', () => {
    expect(read(flag, 'true').value).toBe(true);
    expect(read(flag, 'yes').issues).toMatchObject([{ code: 'read.wrong-kind', found: 'yes' }]);
  });
  it('a map keeps the written order and its places', () => {
    const { value } = read(mapOf(placed(number)), 'b: 1\na: 2');
    expect([...(value ?? [])].map(([key, { place }]) => [key, place.line])).toEqual([['b', 1], ['a', 2]]); // prettier-ignore
  });
  it('a tagged record is read as its kind says', () => {
    const shape = tagged<unknown>('kind', {
      round: record({ kind: required(text), radius: required(number) }),
      square: record({ kind: required(text), side: required(number) }),
    });
    expect(read(shape, '{ kind: square, side: 2 }').value).toEqual({ kind: 'square', side: 2 });
    expect(read(shape, '{ kind: sqare, side: 2 }').issues).toMatchObject([{ found: 'sqare', fix: 'square' }]);
    expect(read(shape, '{ side: 2 }').issues).toMatchObject([{ code: 'read.missing-field', expected: 'kind' }]);
  });
  it('a scalar or something else is read by its shape', () => {
    const either = scalarOr(number, listOf(number));
    expect([read(either, '1').value, read(either, '[1, 2]').value]).toEqual([1, [1, 2]]);
  });
  it('one can look ahead without reading', () => {
    const at = openYaml('f.yaml', 'a: 1\nb: {c: 2}', []);
    expect(keysOf(at)).toEqual(['a', 'b']);
    expect(childOf(childOf(at, 'b'), 'c')?.place).toMatchObject({ line: 2, path: 'b.c' });
    expect([childOf(at, 'z'), keysOf(childOf(at, 'a'))]).toEqual([undefined, []]);
  });
});

describe('texts that are no YAML', () => {
  it('are one issue with its line, not one for each stumble after it', () => {
    const { value, issues } = read(person, 'name: "Ann\nage: [1\nlikes: {');
    expect(value).toBeUndefined();
    expect(issues.map(({ code }) => code)).toEqual(['read.syntax']);
    expect(issues[0]?.place).toMatchObject({ file: 'f.yaml' });
  });
  it('never throw, and are either read or reported', () => {
    const soup = fc.string({ unit: fc.constantFrom(...':{}[],-?&*!|>%@`"\'# \n\tab1~.<=中'), maxLength: 30 });
    const deep = record({
      a: optional(mapOf(listOf(bilingual))),
      b: optional(person),
      ab: optional(scalarOr(text, listOf(number))),
    });
    fc.assert(
      fc.property(fc.oneof(soup, fc.string()), (source) => {
        for (const reader of [deep, person, mapOf(text), listOf(listOf(text)), bilingual]) {
          const { value, issues } = read<unknown>(reader, source);
          expect(value !== undefined || issues.length > 0).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
