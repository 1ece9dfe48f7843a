/** Analyses that take their time: they show how far they are, stop when told, wait while something moves, and come back. */
import { describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { type Opened } from './browser.ts';
import { growth, linkTo, openNotebook } from './notebook-page.ts';
import { clean, stage } from './stage.ts';

const { browser, site } = await stage();

const fence = '```';

function notebook(kind: string, body: string): string {
  return `---
format: 1
title: 分析
lang: zh-CN
plan: guangzhou-14
scenario: baseline
---

增速 {{drag growth}}。

${fence}${kind} #it
${body}
${fence}
`;
}

async function opened(kind: string, body: string): Promise<Opened & { readonly cell: Locator }> {
  const one = await openNotebook(browser, site, linkTo(notebook(kind, body)));
  return { ...one, cell: one.page.locator('#cell-it') };
}

/** Done, and showing nothing of an earlier moment. */
async function done(cell: Locator): Promise<void> {
  await cell.locator('.result').first().waitFor();
  await expect.poll(() => cell.locator('progress, .state, .stale').count(), { timeout: 25_000 }).toBe(0);
}

/** Holds the number in the sentence `by` pixels from where it was, without letting it go. */
async function hold(page: Page, by: number): Promise<void> {
  const box = await growth(page).boundingBox();
  if (!box) throw new Error('the number is not on the page');
  await page.mouse.move(box.x + 10, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 10 + by, box.y + 8, { steps: 5 });
}

describe.each([
  {
    kind: 'montecarlo',
    body: 'draws: 40000\nseries: [gdp_current]\nyear: 2025',
    says: /40,000 次随机抽样，种子 20210420/,
  },
  { kind: 'sensitivity', body: 'of: gdp_level\ntop: 8', says: /增速/ },
  { kind: 'explain', body: 'of: gdp_current@2025\nfrom: baseline\nto: here', says: /→/ },
  { kind: 'seek', body: 'target: sei_share\nby: sei_push', says: /←/ },
])('$kind', ({ kind, body, says }) => {
  test('comes to its result by itself, waits while a number is held, and follows when it is let go', async () => {
    const one = await opened(kind, body);
    const { page, cell } = one;
    await done(cell);
    const before = await cell.innerText();
    expect(before).toMatch(says);
    await hold(page, 60);
    await cell.locator('.stale, .state').first().waitFor();
    await page.waitForTimeout(300);
    expect(await cell.locator('.stale, .state').count()).toBeGreaterThan(0);
    await page.mouse.up();
    await done(cell);
    const after = await cell.innerText();
    expect(after).toMatch(says);
    expect(after).not.toBe(before);
    await page.locator('[data-do=undo]').click();
    await done(cell);
    expect(await cell.innerText()).toBe(before);
    await clean(one);
  });
});

describe('a large sample', () => {
  test('says how far it is, stops when told, and goes on when asked', async () => {
    const one = await opened('montecarlo', 'draws: 200000\nseries: [gdp_current]\nyear: 2025');
    const { cell } = one;
    const progress = cell.locator('progress');
    await progress.waitFor();
    const first = Number(await progress.getAttribute('value'));
    await expect.poll(async () => Number(await progress.getAttribute('value'))).toBeGreaterThan(first);
    await cell.getByRole('button', { name: '取消' }).click();
    await progress.waitFor({ state: 'detached' });
    expect(await cell.innerText()).not.toMatch(/200,000 次随机抽样/);
    await cell.getByRole('button', { name: '计算' }).click();
    await progress.waitFor();
    await done(cell);
    expect(await cell.innerText()).toMatch(/200,000 次随机抽样/);
    await clean(one);
  });
});

describe('backtest', () => {
  test('sets the projection beside what was published later, and follows a number at once', async () => {
    const one = await opened('backtest', 'series: [gdp_current, airport_passengers, rd_intensity]');
    const { page, cell } = one;
    await done(cell);
    // Published for 2021: 4025; projected on the baseline: 5925; 4025 − 5925 = −1900.
    const passengers = cell.locator('tbody', { hasText: '机场旅客' }).locator('tr').first();
    const shown = (await passengers.locator('td').allInnerTexts()).map((text) => text.split('\n'));
    expect(shown.map(([number]) => number)).toEqual(['2021', '5,925 万人次', '4,025 万人次', '−1,900 万人次']);
    expect(shown[2]?.slice(1).map((words) => words.trim())).toEqual(['首次公布', '官方']);
    const before = await cell.innerText();
    await growth(page).focus();
    await page.keyboard.press('End');
    await expect.poll(() => cell.innerText()).not.toBe(before);
    await clean(one);
  });
});
