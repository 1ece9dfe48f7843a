import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { readTree } from '../../cli/load.ts';
import { call } from './call.ts';

const shipped = Object.entries(readTree(fileURLToPath(new URL('../../scenarios', import.meta.url))));
const made: string[] = [];
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** Of the plan with a model, what it needs and one scenario that goes on from another: every check reads all there is. */
const needed = /^guangzhou-14\/((plan|model|parameters|baseline|slow-growth)\.yaml|observations\.csv)$/;

/** A copy of a plan folder with one file changed. */
function copyWith(path: string, change: (text: string) => string | Uint8Array): string {
  return copyOf(needed, (name, text) => (name === path ? change(text) : text));
}

function copyOf(wanted: RegExp, content: (name: string, text: string) => string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'suisuan-'));
  made.push(folder);
  for (const [name, text] of shipped) {
    if (!wanted.test(name)) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content(name, text));
  }
  return folder;
}

describe('a call that is off exits with 2 and says the nearest fix', () => {
  it.each([
    [['rnu'], 'did you mean run'],
    [['run'], 'lacks its <scenario>'],
    [['run', 'baseline', '--formt', 'json'], 'did you mean --format'],
    [['run', 'baseline', '--format', 'xml'], 'expected table, json or csv'],
    [['run', 'baseline', '--set'], '--set needs a value'],
    [['run', 'baseline', '--lang', 'fr'], 'expected zh or en'],
    [['sample', 'baseline', '--draws', '0'], 'expected a whole number from 1'],
    [['sample', 'baseline', '--draws', '1000000000'], 'expected a whole number from 1'],
    [['sample', 'baseline', '--seed', 'abc'], 'expected a whole number'],
    [['sample', 'baseline', '--draws', '1e9'], 'expected a whole number from 1'],
    [['targets', '--draws', 'many'], 'expected a whole number from 1'],
    [['sample', 'baseline', '--shard', '5/3'], 'for example --shard 1/4'],
    [['sample', 'baseline', '--out', 'bands.xyz'], 'must end in .csv'],
    [['merge', 'a.part', '--out', 'bands.xyz'], 'must end in .csv'],
    [['sample', 'baseline', '--quantiles', '0.5,2'], 'between 0 and 1'],
  ])('%j', async (words, sentence) => {
    const { code, err, out } = await call(...words, ...(words.includes('--lang') ? [] : ['--lang', 'en']));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
  });
});

describe('a request that cannot be met exits with 1, in both languages', () => {
  it.each([
    [['run', 'baselin'], 'did you mean “baseline”', '是否指“baseline”'],
    [['run', 'baseline', '--set', 'growht=6'], 'did you mean “growth”', '是否指“growth”'],
    [['run', 'baseline', '--set', 'growth=2019:6'], 'outside the model', '不在模型的年份'],
    [['run', 'baseline', '--set', 'growth=99'], 'The nearest allowed value is 30', '最近的可用值是 30'],
    [['run', 'baseline', '--set', 'growth=six'], 'six', 'six'],
    [['run', 'supply-side', '--set', 'growth=6'], 'endogenous', '由方程算出'],
    [['run', 'baseline', '--plan', 'shenzhen'], 'no plan “shenzhen”', '没有规划“shenzhen”'],
    [['equation', 'gpd'], 'did you mean gdp', '是否指 gdp'],
    [['equation', 'gdp', '--year', '2050'], '2020 to 2035', '2020 到 2035'],
    [['sample', 'baseline', '--series', 'gpd'], 'did you mean gdp', '是否指 gdp'],
    [['run', 'baseline', '--scenarios', '/no/such/folder'], 'it does not exist', '不存在'],
    [
      ['sample', 'baseline', '--draws', '10', '--out', '/proc/bands.csv'],
      '“/proc/bands.csv” cannot be used',
      '无法读写“/proc/bands.csv”',
    ],
    [['merge', 'no-such-file.part'], 'no-such-file.part', 'no-such-file.part'],
  ])('%j', async (words, en, zh) => {
    const english = await call(...words, '--lang', 'en');
    const chinese = await call(...words, '--lang', 'zh');
    expect([english.code, chinese.code]).toEqual([1, 1]);
    expect(english.err).toContain(en);
    expect(chinese.err).toContain(zh);
  });
});

describe('suisuan check names file, line, what was found and the fix', () => {
  it('finds the shipped files right', async () => {
    // Of the notebooks one pair: test/notebook/shipped.test.ts finds every one right, by the function that is used here.
    const folder = copyOf(/^(?!.*\/notebooks\/)|\/tutorial\./, (_, text) => text);
    expect(readdirSync(join(folder, 'guangzhou-14/notebooks'))).toHaveLength(2);
    expect((await call('check', folder)).code).toBe(0);
  });

  it('a typo in an equation', async () => {
    const folder = copyWith('guangzhou-14/model.yaml', (text) =>
      text.replace('gdp[t-1] * (1 + growth[t] / 100)', 'gdp[t-1] * (1 + growht[t] / 100)'),
    );
    const { code, err } = await call('check', folder, '--lang', 'en');
    const line =
      readFileSync(join(folder, 'guangzhou-14/model.yaml'), 'utf8')
        .split('\n')
        .findIndex((one) => one.includes('growht')) + 1;
    expect(code).toBe(1);
    expect(err).toContain(`guangzhou-14/model.yaml:${line}`);
    expect(err).toContain('growht');
    expect(err).toContain('did you mean');
  });

  it('a unit clash', async () => {
    const folder = copyWith('guangzhou-14/model.yaml', (text) =>
      text.replace('gdp[t] * deflator[t]', 'gdp[t] * population[t]'),
    );
    const { code, err } = await call('check', folder, '--lang', 'zh');
    expect(code).toBe(1);
    expect(err).toMatch(/亿元/);
  });

  it('a value outside hard bounds in a scenario, and an unknown field beside it, both at once', async () => {
    const folder = copyWith('guangzhou-14/slow-growth.yaml', (text) =>
      text.replace(/^set:/m, 'colour: red\nset:').replace(/growth: .*/, 'growth: 200'),
    );
    const { code, err } = await call('check', folder, '--lang', 'en');
    expect(code).toBe(1);
    expect(err).toContain('colour');
  });

  it('a file that is no text', async () => {
    const folder = copyWith('guangzhou-14/slow-growth.yaml', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]));
    for (const [lang, sentence] of [
      ['en', 'This is no text'],
      ['zh', '这不是文本文件'],
    ] as const) {
      const { code, err } = await call('check', folder, '--lang', lang);
      expect(code).toBe(1);
      expect(err).toContain('guangzhou-14/slow-growth.yaml');
      expect(err).toContain(sentence);
    }
  });

  it('a folder without any plan is not called right', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'suisuan-'));
    made.push(folder);
    for (const [lang, sentence] of [
      ['en', 'There is no plan in'],
      ['zh', '里没有规划'],
    ] as const) {
      const { code, out, err } = await call('check', folder, '--lang', lang);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain(sentence);
    }
  });

  it('a folder that does not exist', async () => {
    expect(await call('check', '/no/such/folder', '--lang', 'en')).toMatchObject({
      code: 1,
      err: expect.stringContaining('does not exist'),
    });
  });
});

describe('a scenario file as other editors write it', () => {
  const text = `name: { zh: 我的, en: Mine }
extends: baseline
author: A
date: 2026-11-20
assumes: { zh: 我的, en: Nothing }
leaves_out: { zh: 我的, en: Nothing }
set: { growth: 6 }
`;
  it.each([
    // “我的” in GB 18030: CE D2 B5 C4.
    ['GB 18030', Buffer.from(text.replaceAll('我的', '\xce\xd2\xb5\xc4'), 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('is read in %s', async (_, file) => {
    const folder = copyWith('guangzhou-14/slow-growth.yaml', () => file);
    const { code, out, err } = await call('run', 'slow-growth', '--scenarios', folder, '--lang', 'zh');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n')[0]).toBe('广州市“十四五”规划 · 我的');
  });
});

describe('suisuan check finds assumptions that cannot be drawn', () => {
  const normal = 'distribution: { kind: normal, sd: 0.7 }';
  it.each([
    ['a spread below zero', '{ kind: normal, sd: -1 }', 'must have', '无效，应为'],
    ['limits the wrong way round', '{ kind: triangular, min: 9, max: 3 }', 'the wrong way round', '上下限颠倒'],
    ['a mode outside the limits', '{ kind: triangular, min: 7, max: 9 }', 'lies outside its limits', '不在上下限'],
    ['an empty list', '{ kind: empirical, values: [] }', 'is empty', '取值列表为空'],
    [
      'weights that do not fit',
      '{ kind: discrete, values: [5, 6], weights: [1] }',
      'one weight for each',
      '每个取值要有一个权重',
    ],
    ['a field too few', '{ kind: uniform }', 'is missing', '缺少字段'],
    ['no such kind', '{ kind: gauss, sd: 1 }', 'expected normal', '应为normal'],
  ])('%s', async (_, distribution, en, zh) => {
    const path = 'guangzhou-14/parameters.yaml';
    const folder = copyWith(path, (text) => text.replace(normal, `distribution: ${distribution}`));
    const lines = readFileSync(join(folder, path), 'utf8').split('\n');
    const line = lines.findIndex((one) => one.includes(distribution)) + 1;
    for (const [lang, sentence] of [
      ['en', en],
      ['zh', zh],
    ] as const) {
      const { code, err } = await call('check', folder, '--lang', lang);
      expect(code).toBe(1);
      expect(err.split('\n').find((one) => one.startsWith(`${path}:${line}`))).toContain(sentence);
    }
  });

  it.each([
    ['rank: 0.25', 'rank: 1.25', 1, 'is not possible', '秩相关系数 1.25 无效'],
    // 0.95, 0.95 and −0.95 around a triangle: the smallest eigenvalue of the matrix is 1 − 2 × 0.95 = −0.9.
    [
      '  - { a: growth, b: world_demand, rank: 0.4 }',
      '  - { a: inflation, b: world_demand, rank: 0.95 }\n  - { a: growth, b: world_demand, rank: -0.95 }',
      0,
      'contradict each other',
      '互相矛盾',
    ],
  ])('correlations: %s → %s', async (from, to, exit, en, zh) => {
    const folder = copyWith('guangzhou-14/model.yaml', (text) =>
      (exit === 0 ? text.replace('b: inflation, rank: 0.25', 'b: inflation, rank: 0.95') : text).replace(from, to),
    );
    for (const [lang, sentence] of [
      ['en', en],
      ['zh', zh],
    ] as const) {
      const { code, err } = await call('check', folder, '--lang', lang);
      expect(code).toBe(exit);
      expect(err).toContain(sentence);
      expect(err).toContain('guangzhou-14/model.yaml:');
    }
  });
});

describe('a scenario file that spreads assumptions as they cannot be', () => {
  it.each([
    [
      'values',
      [
        ['growth: { kind: normal, sd: -1 }', 'must have sd ≥ 0', '应为 sd ≥ 0'],
        ['inflation: { kind: truncated_normal, sd: 1, min: 9, max: 3 }', 'the wrong way round', '上下限颠倒'],
        ['world_demand: { kind: pert, min: 8, max: 9 }', 'lies outside its limits', '不在上下限'],
        ['migration: { kind: discrete, values: [], weights: [] }', 'is empty', '取值列表为空'],
        ['growht: { kind: normal, sd: 1 }', 'did you mean “growth”', '是否指“growth”'],
      ],
    ],
    ['kinds', [['growth: { kind: nromal, sd: 1 }', 'expected normal', '应为normal']]],
    [
      'what only drawing meets',
      [['growth: { kind: beta, min: 0, max: 12, concentration: 1.0e+9 }', '1000000', '1000000']],
    ],
  ])('%s', async (_, lines) => {
    const path = 'guangzhou-14/slow-growth.yaml';
    const added = lines.map(([line]) => `  ${line}\n`).join('');
    const folder = copyWith(path, (text) => `${text.trimEnd()}\ndistributions:\n${added}`);
    const first = readFileSync(join(folder, path), 'utf8').trimEnd().split('\n').length - lines.length + 1;
    for (const lang of ['en', 'zh'] as const) {
      const checked = await call('check', folder, '--lang', lang);
      const sampled = await call('sample', 'slow-growth', '--scenarios', folder, '--lang', lang);
      for (const { code, out, err } of [checked, sampled]) {
        expect({ code, out }).toEqual({ code: 1, out: '' });
        lines.forEach(([, en, zh], i) => {
          const said = err.split('\n').find((one) => one.startsWith(`${path}:${first + i}`));
          expect(said).toContain(lang === 'en' ? en : zh);
        });
      }
    }
  });

  it('is said once, and is no fault of the program, where several threads draw', async () => {
    const line = 'distributions: { growth: { kind: beta, min: 0, max: 12, concentration: 1.0e+9 } }';
    const folder = copyWith('guangzhou-14/slow-growth.yaml', (text) => `${text.trimEnd()}\n${line}\n`);
    const words = ['sample', 'slow-growth', '--draws', '512', '--workers', '2', '--scenarios', folder, '--lang', 'en'];
    const { code, out, err } = await call(...words);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain('slow-growth.yaml');
  }, 120_000);
});
