/** Presenting, printing, and what assistive technology meets, in every mode, language and theme. */
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { violations } from './axe.ts';
import { cellKinds } from '../../engine/index.ts';
import { growth, linkTo, openNotebook, openSample, output } from './notebook-page.ts';
import { clean, stage } from './stage.ts';

const { browser, site } = await stage();

describe('shipped notebooks', () => {
  test('every one in the list opens without a mistake, a fault or a claim that fails', async () => {
    for (const lang of ['zh', 'en'] as const) {
      const opened = await openNotebook(browser, site, '/notebook/#open=nowhere', { lang });
      const { page } = opened;
      const ids = await page
        .locator('[data-notebook]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-notebook') ?? ''));
      expect(ids.length).toBeGreaterThan(0);
      for (const id of ids) {
        await page.evaluate((to) => (location.hash = `open=${to}`), id);
        await page.locator('[data-cell]').first().waitFor();
        await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
        await expect.poll(() => page.locator('.waiting').count()).toBe(0);
        const wrong = page.locator('.issues, .trouble, .claim.fails, .blocked');
        expect(await wrong.evaluateAll((all) => all.map((one) => one.textContent)), id).toEqual([]);
        await page.evaluate(() => (location.hash = 'list'));
        await page.locator('[data-notebook]').first().waitFor();
      }
      await clean(opened);
    }
  });
});

describe('presenting', () => {
  test('a section a screen, turned by keys, with live numbers and the speaker’s words', async () => {
    const opened = await openSample(browser, site, '&mode=present');
    const { page } = opened;
    await output(page).waitFor();
    expect(await page.locator('[data-page]').textContent()).toBe('1 / 2');
    const before = await output(page).textContent();
    await growth(page).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => output(page).textContent()).not.toBe(before);
    expect(await page.locator('[data-page]').textContent()).toBe('1 / 2');
    await page.keyboard.press('PageDown');
    await page.locator('.stage').focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: '推导' }).waitFor();
    await page.keyboard.press('n');
    await page.getByText('只给演讲者。').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-mode=read][aria-pressed=true]').waitFor();
    await clean(opened);
  });
});

describe('sections of a presentation', () => {
  test('begin at a heading in the middle of a text too, each with its own live numbers', async () => {
    const opened = await openNotebook(browser, site, '/notebook/#open=guangzhou-14/growth-accounting.zh&mode=present');
    const { page } = opened;
    const headings: (string | undefined)[] = [];
    for (let section = 1; section <= 4; section++) {
      await expect.poll(() => page.locator('[data-page]').textContent()).toBe(`${section} / 4`);
      await page.locator('.stage .text').first().waitFor();
      headings.push((await page.locator('.stage :is(h1, h2)').allInnerTexts()).at(-1));
      if (section < 4) await page.keyboard.press('PageDown');
    }
    expect(headings).toEqual(['6% 需要什么', '需要什么', '得到什么', '这笔账没有算什么']);
    await page.locator('.stage [data-drag=capital_share]').waitFor();
    await clean(opened);
  });
});

describe('printing', () => {
  test('paper has the whole text and every chart, no control, and the sources at the end', async () => {
    const opened = await openSample(browser, site);
    const { page } = opened;
    await output(page).waitFor();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await page.locator('.sources table').waitFor();
    const controls = page.locator(
      'button:not(.result, .tile, .link):visible, input:visible, select:visible, summary:visible, textarea:visible',
    );
    expect(await controls.evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 120)))).toEqual([]);
    expect(await page.locator('.waiting').count()).toBe(0);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(1);
    expect(pages).toBeLessThanOrEqual(4);
    await clean(opened);
  });
});

/** One cell of every kind there is, and a title for each section. */
const everyKind = `---
format: 1
title: 全部类型
lang: zh-CN
plan: guangzhou-14
scenario: baseline
---

## 一

增速 {{drag growth}}，目标{{verdict(gdp_level)}}，可能性 {{p(gdp_level)}}。

${Object.values(cellKinds)
  .filter(({ kind }) => kind !== 'markdown')
  .map(({ kind, blank }, i) => `\`\`\`${kind} #k${i}\n${blank('zh')}\n\`\`\``)
  .join('\n\n')}
`;

/** Every cell in sight and computed, the slow ones too. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect.poll(() => page.locator('.waiting, progress').count(), { timeout: 25_000 }).toBe(0);
}

describe('assistive technology', () => {
  const looks = (['read', 'edit', 'present'] as const).flatMap((mode) =>
    (['zh', 'en'] as const).map((lang) => ({ mode, lang })),
  );
  for (const { mode, lang } of looks) {
    test(`finds nothing to object to in a cell of any kind: ${mode}, ${lang}, light and dark`, async () => {
      const opened = await openNotebook(browser, site, linkTo(everyKind, `&mode=${mode}`), { lang });
      const { page } = opened;
      await growth(page).waitFor();
      await settled(page);
      if (mode === 'edit') {
        await page.locator('[data-insert="1"]').click();
        await page.locator('.menu [role=option]').first().waitFor();
      }
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page), colorScheme).toEqual([]);
      }
      await clean(opened);
    });
  }

  test('finds nothing to object to in the list, on a phone, and in the panels', async () => {
    const list = await openNotebook(browser, site, '/notebook/#open=nowhere', { lang: 'en' });
    expect(await violations(list.page)).toEqual([]);
    await list.page.context().close();
    const phone = await openSample(browser, site, '', { width: 375 });
    await output(phone.page).waitFor();
    expect(await violations(phone.page)).toEqual([]);
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await phone.page.locator('[data-mode=edit]').click();
    await phone.page.locator('[data-do=menu]').first().waitFor();
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await phone.page.context().close();
    const { page } = await openSample(browser, site);
    await output(page).waitFor();
    for (const keys of ['?', 'Control+K']) {
      await page.keyboard.press(keys);
      await page.locator('dialog[open]').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
    }
    await page.context().close();
  });
});
