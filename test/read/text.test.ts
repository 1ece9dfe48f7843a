import { describe, expect, it } from 'vitest';
import { readTexts, textOf } from '../../engine/read/text.ts';

const bytes = (...all: number[]): Uint8Array => new Uint8Array(all);

describe('the text of a file', () => {
  // The same two characters, by the code charts: 广 U+5E7F, 州 U+5DDE; GB 18030 B9E3 D6DD.
  it.each([
    ['UTF-8', bytes(0xe5, 0xb9, 0xbf, 0xe5, 0xb7, 0x9e)],
    ['UTF-8 with its mark', bytes(0xef, 0xbb, 0xbf, 0xe5, 0xb9, 0xbf, 0xe5, 0xb7, 0x9e)],
    ['GB 18030', bytes(0xb9, 0xe3, 0xd6, 0xdd)],
    ['UTF-16, little end first', bytes(0xff, 0xfe, 0x7f, 0x5e, 0xde, 0x5d)],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0x5e, 0x7f, 0x5d, 0xde)],
  ])('in %s is the same', (_, file) => {
    expect(textOf(file)).toBe('广州');
  });

  it('of four bytes a character in GB 18030 is read: 㐀 is U+3400, 81 39 EE 39', () => {
    expect(textOf(bytes(0x81, 0x39, 0xee, 0x39))).toBe('㐀');
  });

  it('is empty where there is nothing, or nothing but a mark', () => {
    expect(textOf(bytes())).toBe('');
    expect(textOf(bytes(0xef, 0xbb, 0xbf))).toBe('');
    expect(textOf(bytes(0xff, 0xfe))).toBe('');
  });

  it('is none where the bytes are a picture or half a UTF-16 character', () => {
    expect(textOf(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBeUndefined();
    expect(textOf(bytes(0xff, 0xfe, 0x7f))).toBeUndefined();
  });
});

describe('files by path', () => {
  it('that are no text are named, and the others stand', () => {
    const { files, issues } = readTexts({ 'p/plan.yaml': bytes(0x61), 'p/mine.yaml': bytes(0) });
    expect(files).toEqual({ 'p/plan.yaml': 'a' });
    expect(issues.map(({ code, place }) => [code, place.file])).toEqual([['read.not-text', 'p/mine.yaml']]);
  });
});
