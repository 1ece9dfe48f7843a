/** Parts, files and machines that are not as they should be: each is said, in both languages, and nothing is left half done. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOutOfMemory } from '../../cli/faults.ts';
import { call } from './call.ts';

const folder = mkdtempSync(join(tmpdir(), 'suisuan-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string): string => join(folder, name);

const asked = ['--draws', '600', '--series', 'gdp'];
const part = (scenario: string, shard: string, name: string, ...more: string[]) =>
  call('sample', scenario, ...asked, '--shard', shard, '--out', file(name), ...more);

beforeAll(async () => {
  await part('baseline', '1/2', '1.part');
  await part('baseline', '2/2', '2.part');
  await part('baseline', '2/2', 'set.part', '--set', 'growth=5');
  await part('baseline', '2/2', 'seed.part', '--seed', '7');
  const whole = readFileSync(file('2.part'));
  writeFileSync(file('cut.part'), whole.subarray(0, -800));
  writeFileSync(file('empty.part'), '');
  writeFileSync(file('foreign.part'), '%PDF-1.7 and what follows in such a file, for as long as it takes');
  writeFileSync(
    file('damaged.part'),
    whole.map((byte, i) => (i === whole.length - 9 ? byte ^ 1 : byte)),
  );
  mkdirSync(file('folder.csv'));
});

/** The same words in both languages; the answer's code and its error stream. */
async function refused(words: readonly string[], code: number, en: string, zh: string): Promise<void> {
  const english = await call(...words, '--lang', 'en');
  const chinese = await call(...words, '--lang', 'zh');
  expect([english.code, english.out, chinese.code, chinese.out]).toEqual([code, '', code, '']);
  expect(english.err).toContain(en);
  expect(chinese.err).toContain(zh);
}

describe('suisuan merge', () => {
  it.each([
    ['cut.part', 'not written to the end', '没有写完'],
    ['empty.part', 'its beginning is not that of one', '开头不对'],
    ['foreign.part', 'its beginning is not that of one', '开头不对'],
    ['damaged.part', 'its content is damaged', '内容已损坏'],
    ['set.part', 'different values or distributions', '参数取值或分布不同'],
    ['seed.part', 'different seed, method, number of draws', '种子、方法、次数或所求结果不同'],
  ])('refuses %s, by its name', async (name, en, zh) => {
    await refused(['merge', file('1.part'), file(name), '--out', file('m.csv')], 1, en, zh);
    const { err } = await call('merge', file('1.part'), file(name), '--lang', 'en');
    expect(err).toContain(`${name}: error: `);
    expect(existsSync(file('m.csv'))).toBe(false);
  });

  it('wants every part once', async () => {
    await refused(['merge', file('1.part')], 1, 'Draws 256 … 599 are missing', '缺少第 256 … 599 次抽样');
    const twice = ['merge', file('1.part'), file('1.part'), file('2.part')];
    await refused(twice, 1, 'Draws 0 … 255 occur more than once', '第 0 … 255 次抽样出现了不止一次');
  });

  it('does not call parts of one scenario the result of another, nor of other values', async () => {
    const parts = ['merge', file('1.part'), file('2.part'), '--out', file('m.json')];
    const [en, zh] = ['with other values or distributions than the scenario has here', '用别的参数取值或分布算出'];
    await refused([...parts, '--scenario', 'high-growth'], 1, en, zh);
    await refused([...parts, '--set', 'growth=5'], 1, en, zh);
    expect(existsSync(file('m.json'))).toBe(false);
    expect((await call(...parts)).code).toBe(0);
  });
});

describe('what is to be written', () => {
  it.each([
    ['folder.csv', 'it is a folder', '是文件夹'],
    ['/proc/bands.csv', '“/proc/bands.csv” cannot be used', '无法读写“/proc/bands.csv”'],
  ])('is tried before ten million draws are made: %s', async (name, en, zh) => {
    const out = name.startsWith('/') ? name : file(name);
    await refused(['sample', 'baseline', '--draws', '10000000', '--out', out], 1, en, zh);
    await refused(['merge', file('1.part'), file('2.part'), '--out', out], 1, en, zh);
  });

  it.runIf(existsSync('/dev/full'))('is refused by a full disk with a sentence', async () => {
    const words = ['sample', 'baseline', ...asked, '--shard', '1/2', '--out', '/dev/full'];
    await refused(words, 1, '“/dev/full” cannot be used: the disk is full', '无法读写“/dev/full”：磁盘已满');
  });

  it('takes the place of an older file whole, and leaves nothing beside it', async () => {
    writeFileSync(file('old.csv'), 'old');
    await call('sample', 'baseline', ...asked, '--out', file('old.csv'));
    expect(readFileSync(file('old.csv'), 'utf8')).toMatch(/^series,unit,year,mean/);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('too much', () => {
  it('more quantiles than say anything', async () => {
    const list = Array.from({ length: 1000 }, (_, i) => (i + 1) / 1001).join(',');
    await refused(['sample', 'baseline', '--quantiles', list], 2, 'lists 1000; at most 999', '有 1000 个，最多 999 个');
  });

  it('more draws to compare than stand in memory', async () => {
    const words = ['compare', 'baseline', 'plan', '--draws', '100001'];
    await refused(words, 2, 'from 1 to 100000', '1 到 100000 之间');
  });

  it('more parts than there can be', async () => {
    const words = ['sample', 'baseline', '--shard', '1/1000000', '--out', file('x.part')];
    await refused(words, 1, 'n at most 100000', 'n 最多 100000');
  });

  it('memory that the machine does not give is known for what it is', () => {
    const thrown = (act: () => unknown): unknown => {
      try {
        return act();
      } catch (fault) {
        return fault;
      }
    };
    expect(isOutOfMemory(thrown(() => new ArrayBuffer(2 ** 52)))).toBe(true);
    expect(isOutOfMemory(thrown(() => new Float64Array(2 ** 50)))).toBe(true);
    expect(isOutOfMemory(thrown(() => 'x'.repeat(2 ** 30)))).toBe(true);
    expect(isOutOfMemory(thrown(() => (1).toFixed(200)))).toBe(false);
  });
});
