/** Links: what goes in comes out; what is broken says so in both languages and never throws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeIssue } from '../../engine/messages/index.ts';
import { decodeLink, encodeLink, type LinkState } from '../../engine/present/index.ts';

const example: LinkState = {
  plan: 'guangzhou-14',
  scenario: 'baseline',
  compared: 'high-growth',
  set: new Map<string, number | ReadonlyMap<number, number>>([
    ['growth', 6.5],
    [
      'inflation',
      new Map([
        [2021, 2],
        [2023, 1.5],
      ]),
    ],
  ]),
  targets: new Map([['energy_intensity_cut', 14]]),
  equations: new Map(),
  files: new Map(),
  closure: 'supply',
};

/** With everything that a link can carry. */
const full: LinkState = {
  ...example,
  equations: new Map([['gdp', 'gdp[t-1] * (1 + growth[t] / 100)']]),
  files: new Map([['我的 情景', '1.q1YqLi-x_9']]),
  written: '0a1b2c3d-4e5f6071',
  seed: 7,
};

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
const path = fc
  .array(fc.tuple(fc.integer({ min: 1000, max: 9999 }), number), { minLength: 1, maxLength: 5 })
  .map((points) => new Map(points));
const name = fc.string({ minLength: 1, unit: 'grapheme' });
const state: fc.Arbitrary<LinkState> = fc.record({
  plan: name,
  scenario: name,
  compared: fc.option(name, { nil: undefined }),
  set: fc.array(fc.tuple(name, fc.oneof(number, path))).map((entries) => new Map(entries)),
  targets: fc.array(fc.tuple(name, number)).map((entries) => new Map(entries)),
  equations: fc
    .array(
      fc.tuple(
        name,
        name.filter((text) => text.trim() !== ''),
      ),
    )
    .map((entries) => new Map(entries)),
  files: fc.array(fc.tuple(name, fc.stringMatching(/^1\.[A-Za-z0-9_-]{0,40}$/))).map((entries) => new Map(entries)),
  written: fc.option(name, { nil: undefined }),
  closure: fc.option(name, { nil: undefined }),
  seed: fc.option(fc.integer(), { nil: undefined }),
});

function codes(text: string): readonly string[] {
  const read = decodeLink(text);
  return read.ok ? [] : read.issues.map(({ code }) => code);
}

describe('a link', () => {
  it('is readable: names and numbers, no words of a language', () => {
    expect(encodeLink(example)).toMatch(
      /^v=1&plan=guangzhou-14&scenario=baseline&compare=high-growth&closure=supply&set\.growth=6\.5&set\.inflation=2021:2,2023:1\.5&target\.energy_intensity_cut=14&sum=[0-9a-f]{8}$/,
    );
  });

  it('keeps equations readable by their names, and files by theirs', () => {
    const link = decodeURIComponent(encodeLink(full));
    expect(link).toContain('&equation.gdp=gdp[t-1] * (1 + growth[t] / 100)&file.我的 情景=1.q1YqLi-x_9&written=');
    const read = decodeLink(encodeLink(full));
    expect(read.ok && read.value).toEqual(full);
  });

  it('gives back exactly the state that went in, whatever the names and numbers', () => {
    fc.assert(
      fc.property(state, (each) => {
        const read = decodeLink(encodeLink(each));
        expect(read.ok && read.value).toEqual(each);
      }),
      { numRuns: 500 },
    );
  });

  it('uses only characters that stay as they are in a fragment', () => {
    fc.assert(
      fc.property(state, (each) => {
        expect(encodeLink(each)).toMatch(/^[A-Za-z0-9\-_.!~*'():,=&%]*$/);
      }),
    );
  });

  it('survives a mail program that encodes colons and commas, and a leading hash', () => {
    const mailed = `#${encodeLink(example).replaceAll(':', '%3A').replaceAll(',', '%2C')}`;
    const read = decodeLink(mailed);
    expect(read.ok && read.value).toEqual(example);
  });

  it('may be written by hand, without version and checksum', () => {
    const read = decodeLink('#plan=guangzhou-14&scenario=baseline&set.growth=6.5');
    expect(read.ok && read.value.set.get('growth')).toBe(6.5);
  });
});

describe('a broken link', () => {
  const whole = encodeLink(example);

  it.each([
    ['plain', whole],
    ['with equations and files', encodeLink(full)],
  ])('(%s) that is cut anywhere opens nothing', (_, link) => {
    for (let end = 4; end < link.length; end++) expect([end, decodeLink(link.slice(0, end)).ok]).toEqual([end, false]);
    for (let start = 1; start < link.length - 13; start++)
      expect([start, decodeLink(link.slice(start)).ok]).toEqual([start, false]);
  });

  it('with one character changed gives the same state or an issue, never another state', () => {
    const link = encodeLink(full);
    const change = fc.tuple(fc.nat(link.length - 1), fc.constantFrom(...'0aZ.,:&=%-_+ \u0000[é万'));
    fc.assert(
      fc.property(change, ([at, letter]) => {
        const read = decodeLink(link.slice(0, at) + letter + link.slice(at + 1));
        if (read.ok) expect(read.value).toEqual(full);
        else expect(read.issues.length).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });

  it('cut in half says which end is missing', () => {
    expect(codes(whole.slice(0, whole.length / 2))).toEqual(['link.cut']);
    expect(codes(whole.slice(4))).toEqual(['link.cut']);
  });

  it('whose number was changed on the way says so, and how to open it on purpose', () => {
    expect(codes(whole.replace('6.5', '7.5'))).toEqual(['link.altered']);
  });

  it.each([
    ['v=9&plan=a&scenario=b&sum=00000000', ['link.version']],
    ['plan=a&scenario=b&scenaro=c', ['link.unknown-part']],
    ['plan=a&plan=b&scenario=c', ['link.repeated']],
    ['plan=a', ['link.missing']],
    ['plan=a&scenario=%zz', ['link.unreadable']],
    ['plan=a&scenario=b&noise', ['link.unreadable']],
    ['plan=a&scenario=b&set.growth=six', ['link.value']],
    ['plan=a&scenario=b&set.growth=2021:6,2021:7', ['link.value']],
    ['plan=a&scenario=b&target.x=', ['link.value']],
    ['plan=a&scenario=b&equation.gdp=', ['link.value']],
    ['plan=a&scenario=b&file.mine=%20%20', ['link.value']],
    ['', ['link.missing', 'link.missing']],
  ])('“%s” is named: %j', (text, wanted) => {
    expect(codes(text)).toEqual(wanted);
  });

  it('names the nearest known part', () => {
    const read = decodeLink('plan=a&scenario=b&scenaro=c');
    expect(read.issues[0]?.fix).toBe('scenario');
  });

  it('of any kind is described in both languages and never throws', () => {
    const mutated = fc.tuple(state, fc.nat(), fc.nat(), fc.string()).map(([each, at, length, text]) => {
      const link = encodeLink(each);
      const start = at % (link.length + 1);
      return link.slice(0, start) + text + link.slice(start + (length % 9));
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), mutated), (text) => {
        for (const issue of decodeLink(text).issues) {
          expect(describeIssue(issue, 'zh')).toMatch(/[\u4e00-\u9fff].*。$/s);
          expect(describeIssue(issue, 'en')).toMatch(/\.$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
