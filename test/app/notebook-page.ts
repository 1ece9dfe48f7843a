/** A notebook to try the pages with, as a link; and the few gestures that the tests share. */
import { deflateSync, strToU8 } from 'fflate';
import type { Browser, Locator, Page } from 'playwright-core';
import { open, type Look, type Opened } from './browser.ts';
import type { Site } from './site.ts';

const fence = '```';

export const sample = `---
format: 1
title: 试用
lang: zh-CN
plan: guangzhou-14
scenario: baseline
---

## 结论

如果增速是 {{drag growth}}，2025 年将达到 **{{gdp_current@2025 | 0.00 万亿元}}**，目标{{verdict(gdp_level)}}，可能性 {{p(gdp_level)}}。

${fence}parameters #assumptions
growth: 6.0
rd_premium: 2.5
${fence}

${fence}chart #trend
series: [gdp_current]
years: 2015..2030
${fence}

## 推导

公式 $g = a + b$。

${fence}formula #per_head
人均产值[t] = gdp_current[t] / population[t]
name: 人均产值
${fence}

${fence}path #prices
inflation:
  2021: 2.0
  2023: 1.5
${fence}

${fence}question #ask
ask: 二加二等于几？
choices: [三, 四]
answer: 四
${fence}

${fence}notes
只给演讲者。
${fence}

${fence}mystery #later
kept: as written
${fence}
`;

export function linkTo(text: string, more = ''): string {
  const parcel = JSON.stringify({ text, plan: '', model: '', seen: [] });
  return `/notebook/#doc=1.${Buffer.from(deflateSync(strToU8(parcel))).toString('base64url')}${more}`;
}

/** The sample in a fresh browser, without the help of the first visit. */
export async function openSample(browser: Browser, site: Site, more = '', look: Look = {}): Promise<Opened> {
  return openNotebook(browser, site, linkTo(sample, more), look);
}

export async function openNotebook(browser: Browser, site: Site, path: string, look: Look = {}): Promise<Opened> {
  const opened = await open(browser, site, path, { known: true, ...look });
  opened.page.setDefaultTimeout(15_000);
  await opened.page.locator('[data-cell], [data-present], [role=alert]').first().waitFor();
  return opened;
}

/** The bold number of the first sentence. */
export function output(page: Page): Locator {
  return page.locator('strong .value').first();
}

export function growth(page: Page): Locator {
  return page.locator('[data-drag=growth]').first();
}

/** Opens the text of a cell and answers its editor. */
export async function edit(page: Page, key: string): Promise<Locator> {
  await page.locator(`#cell-${key}`).click({ position: { x: 30, y: 14 } });
  await page.locator(`#cell-${key} [data-do=edit]`).click();
  const editor = page.locator(`#cell-${key} .cm-content`);
  await editor.waitFor();
  return editor;
}

/** By the keys for printing: every cell is computed, seen or not, slow ones too, and then the browser would print. */
export async function toPrint(page: Page): Promise<void> {
  await page.evaluate(() => {
    delete document.documentElement.dataset.printed;
    window.print = () => (document.documentElement.dataset.printed = '');
  });
  await page.keyboard.press('Control+p');
  await page.locator('html[data-printed]').waitFor({ state: 'attached', timeout: 30_000 });
}

/** Kept when the page says so. */
export async function kept(page: Page): Promise<void> {
  await page.locator('[data-keeping=saved]').waitFor();
}
