/**
 * Chinese input: while a word is being composed its letters belong to it. No shortcut fires, nothing half-written is
 * taken, and the word arrives whole; in every text field there is.
 */
import { describe, expect, test } from 'vitest';
import type { CDPSession, Locator, Page } from 'playwright-core';
import { tiles } from './browser.ts';
import { edit, growth, linkTo, openNotebook, output } from './notebook-page.ts';
import { clean, stage } from './stage.ts';
import { sampleVisits, visits } from './visit.ts';

const { browser, site } = await stage();
const visit = sampleVisits(browser, site);
const visitHome = visits(browser, site);

/** Letters under an input method: composed, not yet written. The keys come as such methods send them. */
async function compose(page: Page, field: Locator, letters: string): Promise<CDPSession> {
  await field.focus();
  const client = await page.context().newCDPSession(page);
  for (let i = 1; i <= letters.length; i++) {
    const text = letters.slice(0, i);
    await client.send('Input.imeSetComposition', { text, selectionStart: i, selectionEnd: i });
  }
  for (const key of ['Enter', 'Escape', 'ArrowDown', 'Backspace', '?', 'k', 'z'])
    await page.evaluate((pressed) => {
      const more = { bubbles: true, cancelable: true, composed: true, ctrlKey: pressed === 'k' || pressed === 'z' };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, isComposing: true, ...more }));
      const late = new KeyboardEvent('keydown', { key: pressed, keyCode: 229, ...more });
      document.activeElement?.dispatchEvent(late);
    }, key);
  return client;
}

async function commit(client: CDPSession, text: string): Promise<void> {
  await client.send('Input.insertText', { text });
}

describe('in a notebook', () => {
  test('the typed number of a sentence waits for the word', () =>
    visit('', {}, async ({ page }) => {
      await output(page).waitFor();
      const before = await output(page).textContent();
      await growth(page).focus();
      await page.keyboard.press('Enter');
      const field = page.locator('input.typed');
      await field.fill('');
      const client = await compose(page, field, '7');
      expect(await field.count()).toBe(1);
      expect(await output(page).textContent()).toBe(before);
      await commit(client, '7.5');
      await page.keyboard.press('Enter');
      await expect.poll(() => growth(page).getAttribute('aria-valuenow')).toBe('7.5');
    }));

  test('a letter composed on a number in a sentence does not move it', () =>
    visit('', {}, async ({ page }) => {
      await output(page).waitFor();
      await compose(page, growth(page), 'l');
      expect(await growth(page).getAttribute('aria-valuenow')).toBe('6');
      expect(await page.locator('dialog[open], input.typed').count()).toBe(0);
    }));

  test('the field of an assumption takes the number when it is written, not before', () =>
    visit('', {}, async ({ page }) => {
      await output(page).waitFor();
      const before = await output(page).textContent();
      const field = page.locator('#cell-assumptions input[type=text]').first();
      await field.fill('');
      await field.press('Escape');
      await field.selectText();
      const client = await compose(page, field, '8');
      expect(await output(page).textContent()).toBe(before);
      expect(await page.locator('#cell-assumptions [aria-invalid]').count()).toBe(0);
      await commit(client, '8');
      await expect.poll(() => growth(page).getAttribute('aria-valuenow')).toBe('8');
    }));

  test('a formula and a text take the word whole, and the editor stays open', () =>
    visit('&mode=edit', {}, async ({ page }) => {
      await output(page).waitFor();
      const undo = page.locator('[data-do=undo]');
      for (const key of ['markdown-1', 'per_head']) {
        const editor = await edit(page, key);
        await page.keyboard.press('Control+End');
        const before = await page.locator('[data-cell]').count();
        const step = await undo.getAttribute('title');
        const client = await compose(page, editor, 'renjun');
        // Half a word is no step of the history, so nobody reads it as a mistake.
        expect(await undo.getAttribute('title'), key).toBe(step);
        expect(await editor.count(), key).toBe(1);
        expect(await page.locator('[data-cell]').count(), key).toBe(before);
        expect(await page.locator('dialog[open]').count(), key).toBe(0);
        await commit(client, '人均');
        expect(await editor.textContent(), key).toContain('人均');
        expect(await editor.textContent(), key).not.toContain('renjun');
        await expect.poll(() => undo.getAttribute('title')).toContain('键入');
        await page.keyboard.press('Escape');
        await editor.waitFor({ state: 'detached' });
      }
    }));

  test('a Chinese word finds the names that mean it', () =>
    visit('&mode=edit', {}, async ({ page }) => {
      await output(page).waitFor();
      const editor = await edit(page, 'per_head');
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('End');
      await page.keyboard.type(' + ');
      const client = await compose(page, editor, 'changzhu');
      await commit(client, '常住');
      await page.locator('.cm-tooltip-autocomplete [aria-selected=true]', { hasText: 'population' }).waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => editor.textContent()).toMatch(/\+ population\w*name/);
      // In words for readers nothing is offered, so Enter ends the line.
      await page.keyboard.press('Control+End');
      await commit(await compose(page, editor, 'changzhu'), '常住');
      await page.keyboard.press('Control+Space');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('#cell-per_head .cm-line').count()).toBe(3);
      expect(await editor.textContent()).toMatch(/人均产值常住$/);
    }));

  test('find, the palette and the menu of kinds stay open and take the word', () =>
    visit('&mode=edit', {}, async ({ page }) => {
      await output(page).waitFor();
      const fields = [
        { open: () => page.keyboard.press('Control+Shift+F'), field: page.locator('search input') },
        { open: () => page.keyboard.press('Control+K'), field: page.locator('dialog[open] input[role=combobox]') },
        { open: () => page.locator('[data-insert="1"]').click(), field: page.locator('.menu input[type=search]') },
      ];
      const before = await page.locator('[data-cell]').count();
      const list = page.locator('dialog[open] [role=option], .menu [role=option]');
      for (const { open: show, field } of fields) {
        await show();
        await field.waitFor();
        const offered = await list.count();
        const client = await compose(page, field, 'tubiao');
        expect(await field.count()).toBe(1);
        expect(await list.count()).toBe(offered);
        expect(await page.locator('search [aria-live]').allTextContents()).not.toContain('没有找到');
        expect(await page.locator('[data-cell]').count()).toBe(before);
        await commit(client, '图表');
        expect(await field.inputValue()).toBe('图表');
        await page.keyboard.press('Escape');
        await field.waitFor({ state: 'detached' });
      }
    }));

  test('the title of the notebook is the whole word, in one step', () =>
    visit('&mode=edit', {}, async ({ page }) => {
      await page.locator('[data-do=more]').click();
      await page.locator('[data-action=head]').click();
      const field = page.locator('dialog[open] input').first();
      await field.selectText();
      const client = await compose(page, field, 'biaoti');
      expect(await page.locator('h1').innerText()).toBe('试用');
      await commit(client, '标题');
      await expect.poll(() => page.locator('h1').innerText()).toBe('标题');
      await page.keyboard.press('Escape');
      await page.locator('[data-do=undo]').click();
      await expect.poll(() => page.locator('h1').innerText()).toBe('试用');
    }));

  test('the name of a cell and the summary are the whole word', () =>
    visit('&mode=edit', {}, async ({ page }) => {
      await page.locator('#cell-per_head [data-do=menu]').click();
      const name = page.locator('#cell-per_head header input');
      await name.selectText();
      const first = await compose(page, name, 'renjun');
      expect(await page.locator('#cell-per_head header .menu').count()).toBe(1);
      await commit(first, '人均');
      await name.press('Enter');
      await page.locator('#cell-人均').waitFor();
      await page.locator('[data-do=more]').click();
      await page.locator('[data-action=head]').click();
      const summary = page.locator('dialog[open] textarea');
      const second = await compose(page, summary, 'zhaiyao');
      expect(await page.locator('[data-do=undo]').getAttribute('title')).toContain('更改名称');
      await commit(second, '摘要');
      await expect.poll(() => page.locator('[data-do=undo]').getAttribute('title')).toContain('更改笔记本信息');
      expect(await summary.inputValue()).toBe('摘要');
    }));

  test('the answer to a question is given when it is written', async () => {
    const asked = `---
format: 1
title: 问
lang: zh-CN
plan: guangzhou-14
scenario: baseline
---

\`\`\`question #number
ask: 二加二等于几？
answer: 4
\`\`\`

\`\`\`question #open
ask: 为什么？
open: true
\`\`\`
`;
    const opened = await openNotebook(browser, site, linkTo(asked));
    const { page } = opened;
    const number = page.locator('#cell-number input');
    const first = await compose(page, number, '4');
    expect(await page.locator('#cell-number .said.right, #cell-number .said.wrong').count()).toBe(0);
    await commit(first, '4');
    await number.press('Enter');
    await page.locator('#cell-number .said.right').waitFor();
    const open = page.locator('#cell-open textarea');
    const second = await compose(page, open, 'yinwei');
    await commit(second, '因为');
    expect(await open.inputValue()).toBe('因为');
    await clean(opened);
  });
});

describe('on the first page', () => {
  test('a year of an assumption, an equation in the model’s place and the search of assumptions take the word whole', () =>
    visitHome({ lang: 'zh' }, async ({ page }) => {
      const before = await tiles(page);
      await page.locator('[data-parameter=growth] .more button').first().click();
      const year = page.locator('[data-parameter=growth] .years input').first();
      await year.selectText();
      const first = await compose(page, year, '9');
      expect(await tiles(page)).toEqual(before);
      await commit(first, '9');
      await year.press('Enter');
      await expect.poll(() => tiles(page)).not.toEqual(before);
      await page.locator('[data-tile=labour_productivity]').click();
      await page.locator('.try summary').click();
      const equation = page.locator('.try textarea');
      const second = await compose(page, equation, 'zhongwen');
      expect(await equation.getAttribute('aria-invalid')).toBeNull();
      await commit(second, '中文');
      expect(await equation.inputValue()).toMatch(/中文/);
      await equation.and(page.locator('[aria-invalid]')).waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.levers .which button').last().click();
      const search = page.locator('.levers input[type=search]');
      const last = await compose(page, search, 'touzi');
      await commit(last, '投资');
      expect(await search.inputValue()).toBe('投资');
    }));

  test('the field of an assumption and of an assigned target take nothing half-written', () =>
    visitHome({ lang: 'zh' }, async ({ page }) => {
      const before = await tiles(page);
      const field = page.locator('[data-parameter=growth] input[type=text]').first();
      await field.selectText();
      const first = await compose(page, field, '3');
      expect(await tiles(page)).toEqual(before);
      expect(await field.getAttribute('aria-invalid')).toBeNull();
      await commit(first, '3');
      await expect.poll(() => tiles(page)).not.toEqual(before);
      await page.locator('[data-tile=energy_intensity_cut]').click();
      const target = page.getByRole('dialog').getByLabel('填入省下达的目标值');
      const second = await compose(page, target, '1');
      expect(await page.locator('[data-tile=energy_intensity_cut]').getAttribute('data-verdict')).toBe('not_set');
      await commit(second, '1');
      await expect
        .poll(() => page.locator('[data-tile=energy_intensity_cut]').getAttribute('data-verdict'))
        .toBe('met');
    }));
});
