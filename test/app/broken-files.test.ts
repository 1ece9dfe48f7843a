/** Files that are wrong, on the page: a shipped one names its file and line, one of the reader's own stops nothing. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { drop, open, tiles, toOtherLanguage } from './browser.ts';
import { leave } from './rest.ts';
import { stage } from './stage.ts';
import { visits } from './visit.ts';

const { browser, site } = await stage();
const visit = visits(browser, site);

/** What the page says to a file, and what it showed before. */
async function withFile(
  page: Page,
  text: string | Uint8Array,
  name = 'mine.yaml',
): Promise<{ before: string[]; alert: string }> {
  const before = await tiles(page);
  await page.locator('details.about summary').click();
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/yaml', buffer: Buffer.from(text) });
  await page.getByRole('alert').waitFor();
  return { before, alert: await page.getByRole('alert').innerText() };
}

describe('A scenario file that would end the reader', () => {
  it.each([
    {
      what: 'a thousand brackets',
      text: `name: x\nset: ${'['.repeat(1000)}`,
      says: { zh: /嵌套超过 64 层/, en: /64 levels deep/ },
    },
    {
      what: 'two million characters',
      text: `name: ${'x'.repeat(2_000_000)}`,
      says: { zh: /个字符，最多读/, en: /characters; at most/ },
    },
  ])('($what) is refused in both languages and leaves the page as it was', ({ text, says }) =>
    visit({ lang: 'zh' }, async ({ page }) => {
      const { before } = await withFile(page, text);
      expect(await tiles(page)).toEqual(before);
      for (const sentence of [says.zh, says.en]) {
        const alert = await page.getByRole('alert').innerText();
        expect(alert).toMatch(sentence);
        expect(alert).toMatch(/mine\.yaml/);
        await toOtherLanguage(page);
      }
    }),
  );
});

const head = `name: { zh: 我的, en: Mine }
extends: baseline
author: A
date: 2026-11-20
assumes: { zh: 无, en: Nothing }
leaves_out: { zh: 无, en: Nothing }
`;

describe('A scenario file as other editors write it', () => {
  it('is read in GB 18030 when picked and in UTF-16 when dropped; a picture opens nothing', () =>
    visit({ lang: 'zh' }, async ({ page }) => {
      const name = () => page.locator('.picker > select option:checked').innerText();
      await page.locator('details.about summary').click();
      // “我的” and “无” in GB 18030: CE D2 B5 C4, CE DE.
      const gb = head.replaceAll('我的', '\xce\xd2\xb5\xc4').replaceAll('无', '\xce\xde');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'gb.yaml', mimeType: '', buffer: Buffer.from(gb, 'latin1') });
      await page.waitForFunction(() => location.hash.includes('scenario=gb'));
      expect(await name()).toBe('我的');
      expect(await page.getByRole('alert').count()).toBe(0);

      await drop(page, 'wide.yaml', Buffer.from(`\ufeff${head.replace('我的', '宽的')}`, 'utf16le'));
      await page.waitForFunction(() => location.hash.includes('scenario=wide'));
      expect(await name()).toBe('宽的');

      await drop(page, '图.yaml', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]));
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').innerText()).toMatch(/这不是文本文件[\s\S]*图\.yaml/);
      expect(await name()).toBe('宽的');
      await drop(page, '空.yaml', [0xef, 0xbb, 0xbf]);
      await page.getByRole('alert').filter({ hasText: '文件是空的' }).waitFor();
      await drop(page, '笔记.nb.md', Buffer.from('# 题'));
      await page.getByRole('alert').filter({ hasText: '笔记本页面' }).waitFor();
      expect(await name()).toBe('宽的');
    }));
});

describe('A scenario file whose assumptions cannot be drawn', () => {
  const text = `${head}distributions:
  growth: { kind: normal, sd: -1 }
  growht: { kind: uniform, half_width: 1 }
  inflation: { kind: triangular, min: 3, max: 1 }
correlations:
  - { a: growth, b: inflation, rank: 1.5 }
`;
  it.each([
    { lang: 'zh', says: [/sd: -1 无效，应为 sd ≥ 0/, /是否指“growth”/, /上下限颠倒/, /1\.5 无效/], line: '第 8 行' },
    {
      lang: 'en',
      says: [/must have sd ≥ 0/, /did you mean “growth”/, /the wrong way round/, /1\.5 is not possible/],
      line: 'line 8',
    },
  ] as const)('names each with its line ($lang) and leaves the page as it was', ({ lang, says, line }) =>
    visit({ lang }, async ({ page }) => {
      const { before, alert } = await withFile(page, text);
      for (const sentence of says) expect(alert).toMatch(sentence);
      expect(alert).toContain('mine.yaml');
      expect(alert).toContain(line);
      expect(await tiles(page)).toEqual(before);
    }),
  );

  it('is opened with a note where its correlations had to be mended', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      // 0.95, 0.95 and −0.95 around a triangle: the smallest eigenvalue is 1 − 2 × 0.95 = −0.9.
      const pairs = [
        ['growth', 'inflation', 0.95],
        ['inflation', 'world_demand', 0.95],
        ['growth', 'world_demand', -0.95],
      ];
      const { alert } = await withFile(
        page,
        `${head}correlations:\n${pairs.map(([a, b, rank]) => `  - { a: ${a}, b: ${b}, rank: ${rank} }\n`).join('')}`,
      );
      expect(alert).toMatch(/The file was opened\.[\s\S]*contradict each other[\s\S]*mine\.yaml, line \d/);
    }));
});

describe('A scenario file with a spread of its own', () => {
  it('changes chances and not values, and travels in the link', async () => {
    const { page, faults } = await open(browser, site, '/', { lang: 'en' });
    const settled = () =>
      page.locator('[data-draws="10000"][data-stale="false"]').waitFor({ state: 'attached', timeout: 20_000 });
    await settled();
    const chance = () => page.locator('[data-tile=growth] .chance').innerText();
    const [values, before] = [await tiles(page), await chance()];
    await page.locator('details.about summary').click();
    const buffer = Buffer.from(`${head}distributions:\n  growth: { kind: normal, sd: 4 }\n`);
    await page.locator('input[type=file]').setInputFiles({ name: 'mine.yaml', mimeType: 'text/yaml', buffer });
    await page.waitForFunction(() => location.hash.includes('scenario=mine'));
    await page.waitForTimeout(400);
    await settled();
    expect(await tiles(page)).toEqual(values);
    const after = await chance();
    expect(after).not.toBe(before);
    const second = await open(browser, site, new URL(page.url()).pathname + new URL(page.url()).hash, { lang: 'en' });
    await second.page.locator('[data-draws="10000"][data-stale="false"]').waitFor({ state: 'attached' });
    expect(await second.page.locator('[data-tile=growth] .chance').innerText()).toBe(after);
    expect([...faults, ...second.faults]).toEqual([]);
    await leave(second.page);
    await leave(page);
  });
});

describe('A shipped scenario that is wrong', () => {
  /** The data of the site with the growth of one scenario out of all bounds. */
  async function spoilt(page: Page): Promise<void> {
    await page.route('**/plans.json', async (route) => {
      const text = await (await route.fetch()).text();
      const at = text.indexOf('guangzhou-14/slow-growth.yaml');
      const start = text.lastIndexOf('["slow-growth",{', at);
      const own = text.slice(start, at);
      const spoiled = own.replace(/\["growth",(?:\{"\$map":\[\[(\d+),)?[\d.]+/, (found) =>
        found.replace(/[\d.]+$/, '900'),
      );
      expect(spoiled).not.toBe(own);
      await route.fulfill({ body: text.slice(0, start) + spoiled + text.slice(at), contentType: 'application/json' });
    });
  }

  it('is named with its file and line when it is chosen, and the page stays', async () => {
    const { page } = await open(browser, site, '/', { lang: 'en' });
    await spoilt(page);
    await page.reload();
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    const before = await tiles(page);
    await page.evaluate(() => (location.hash = '#plan=guangzhou-14&scenario=slow-growth'));
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/900[\s\S]*guangzhou-14\/slow-growth\.yaml, line \d+/);
    expect(await tiles(page)).toEqual(before);
    await leave(page);
  });
});
