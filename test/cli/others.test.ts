import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { call } from './call.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'suisuan-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('suisuan --version', () => {
  it('is the version that a citation names', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(await call('--version')).toEqual({ code: 0, out: `suisuan ${version}\n`, err: '' });
  });
});

describe('suisuan targets', () => {
  it('gives the probability of each target when draws are asked for, the same as the sample of that seed', async () => {
    const asked = ['baseline', '--draws', '500', '--seed', '7'];
    const { code, out } = await call('targets', ...asked, '--format', 'json');
    expect(code).toBe(0);
    const { probabilities, spec } = JSON.parse(out);
    expect(spec).toMatchObject({ draws: 500, seed: 7 });
    const file = join(folder, 'targets.json');
    await call('sample', ...asked, '--series', 'gdp', '--out', file);
    expect(probabilities).toEqual(JSON.parse(readFileSync(file, 'utf8')).targets);
    expect((await call('targets', ...asked, '--lang', 'en')).out).toContain('Probability');
  });

  it('gives each target as `run` does: levels, with the movement beside its tolerance', async () => {
    const of = async (name: string) => JSON.parse((await call(name, 'baseline', '--format', 'json')).out).targets;
    const [listed, run] = [await of('targets'), await of('run')];
    const fields = Object.keys(run[0]);
    const bare = listed.map((one: Record<string, unknown>) =>
      Object.fromEntries(fields.map((name) => [name, one[name]])),
    );
    expect(bare).toEqual(run);
    const share = listed.find(({ id }: { id: string }) => id === 'manufacturing_share');
    // The share falls from 21 % to 19.4 %: a movement of 1.6 points, of which 1 is allowed.
    expect(share).toMatchObject({ base: 21, target: 21, tolerance: 1, verdict: 'missed' });
    expect(share.value + share.movement).toBeCloseTo(21, 9);
  });

  it('judges the plan that is over from its outcomes, 47 series', async () => {
    const { code, out } = await call('targets', '--plan', 'guangzhou-13', '--format', 'json');
    const { targets } = JSON.parse(out);
    expect(code).toBe(0);
    expect(targets).toHaveLength(47);
    expect(targets.find((one: { id: string }) => one.id.includes('gdp_growth') || one.id === 'growth')).toMatchObject({
      verdict: 'missed',
    });
  });
});

describe('suisuan audit', () => {
  it('computes the price rise that 3.5 trillion and about 6 % imply: (35000 / 33481.07)^(1/5) − 1 = 0.89 %', async () => {
    const { out } = await call('audit', '--format', 'json');
    const { tensions } = JSON.parse(out);
    // 35000 / 33481.0657 = 1.0453669; fifth root: ln = 0.0443678, / 5 = 0.00887356, exp = 1.0089130
    const implied = tensions.map((one: { implied: { value: number } }) => one.implied.value);
    expect(implied.some((value: number) => Math.abs(value - 0.8913) < 5e-4)).toBe(true);
  });
});

describe('suisuan compare', () => {
  it('puts two scenarios side by side', async () => {
    const { code, out } = await call('compare', 'baseline', 'slow-growth', '--lang', 'zh');
    expect(code).toBe(0);
    expect(out).toContain('全员劳动生产率');
  });

  it('says with draws how likely the second is above the first, and on what', async () => {
    const asked = ['compare', 'baseline', 'slow-growth', '--draws', '400'];
    const { targets } = JSON.parse((await call(...asked, '--format', 'json')).out);
    const growth = targets.find(({ id }: { id: string }) => id === 'growth');
    expect(growth).toMatchObject({
      above: { met: 0, of: 400, equal: 0, probability: 0 },
      measure: { zh: '2021—2025 年年均增速', en: 'average growth 2021–2025' },
    });
    const { out } = await call(...asked, '--lang', 'en');
    expect(out).toContain('Probability: Slow growth above Baseline');
    expect(out).toContain('the number by which the target is judged');
    expect((await call('compare', 'baseline', 'slow-growth', '--draws', '200000', '--lang', 'en')).code).toBe(2);
  });
});

describe('suisuan equation', () => {
  it('shows equation, numbers put in, upstream and sources', async () => {
    const { out } = await call('equation', 'gdp', '--year', '2021', '--lang', 'en');
    expect(out).toContain('gdp[t] = gdp[t-1] * (1 + growth[t] / 100)');
    expect(out).toContain('25019 * (1 + 6 / 100)');
    expect(out).toContain('2.652014 trillion yuan');
  });
});

describe('suisuan sample and merge', () => {
  const file = (name: string) => join(folder, name);

  it('gives the same bytes in one thread and from three shards', async () => {
    const common = ['sample', 'baseline', '--draws', '2000', '--series', 'gdp,rd_intensity'];
    expect((await call(...common, '--out', file('whole.csv'))).code).toBe(0);
    for (const part of [1, 2, 3]) await call(...common, '--shard', `${part}/3`, '--out', file(`${part}.part`));
    const merged = await call('merge', file('2.part'), file('3.part'), file('1.part'), '--out', file('merged.csv'));
    expect(merged).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(file('merged.csv'), 'utf8')).toBe(readFileSync(file('whole.csv'), 'utf8'));
  });

  it('shows people the bands of the last year of the plan that the file has', async () => {
    const rows = readFileSync(file('whole.csv'), 'utf8').split('\n');
    const cells = rows.find((row) => row.startsWith('rd_intensity,%,2025,'))?.split(',') ?? [];
    const { out } = await call('sample', 'baseline', '--draws', '2000', '--series', 'gdp,rd_intensity', '--lang', 'zh');
    const shown = out.split('\n').find((line) => /^研发经费支出占地区生产总值比重 +% +[\d.]+ /.test(line));
    // The file's mean, sd and seven quantiles (between them the draws without a value), with two decimals.
    const [mean, sd, , ...quantiles] = cells.slice(3).map((cell) => Number(cell).toFixed(2));
    expect(shown?.trim().split(/ +/).slice(2)).toEqual([mean, sd, ...quantiles]);
    expect(quantiles).toHaveLength(7);
  });

  it('refuses parts that do not belong together', async () => {
    await call(
      'sample',
      'baseline',
      '--draws',
      '2000',
      '--series',
      'gdp',
      '--seed',
      '7',
      '--shard',
      '1/2',
      '--out',
      file('other.part'),
    );
    const { code, err } = await call('merge', file('1.part'), file('other.part'), '--lang', 'en');
    expect(code).toBe(1);
    expect(err).not.toBe('');
  });
});

describe('the launcher', () => {
  it('works as a process of its own, with two worker threads, from another folder', () => {
    const out = execFileSync(
      'node',
      [
        join(root, 'cli/suisuan.mjs'),
        'sample',
        'baseline',
        '--draws',
        '1024',
        '--series',
        'gdp',
        '--workers',
        '2',
        '--out',
        'two.json',
      ],
      {
        cwd: folder,
        env: { ...process.env, INIT_CWD: folder },
      },
    );
    expect(out.toString()).toBe('');
    const { targets, series } = JSON.parse(readFileSync(join(folder, 'two.json'), 'utf8'));
    expect(targets.length).toBeGreaterThan(25);
    expect(series.gdp.columns).toHaveLength(16);
  }, 120_000);
});
