/** Notebooks in a real browser: reading them, moving numbers, changing them, taking it back. */
import { describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { edit, growth, openNotebook, openSample, output } from './notebook-page.ts';
import { clean, stage } from './stage.ts';
import { sampleVisits } from './visit.ts';

const { browser, site } = await stage();
const visit = sampleVisits(browser, site);

describe('reading', () => {
  test('a number in a sentence is dragged, stepped, sent to its end, typed and taken back', () =>
    visit('', {}, async ({ page }) => {
      await output(page).waitFor();
      const before = await output(page).textContent();
      expect(await growth(page).getAttribute('aria-valuetext')).toMatch(/^6(\.0+)?%$/);

      const box = await growth(page).boundingBox();
      if (!box) throw new Error('the number is not on the page');
      await page.mouse.move(box.x + 10, box.y + 8);
      await page.mouse.down();
      await page.mouse.move(box.x + 60, box.y + 8, { steps: 10 });
      await page.mouse.up();
      const dragged = Number(await growth(page).getAttribute('aria-valuenow'));
      expect(dragged).toBeGreaterThan(6);
      expect(await output(page).textContent()).not.toBe(before);

      await page.locator('[data-do=undo]').click();
      expect(await growth(page).getAttribute('aria-valuenow')).toBe('6');
      expect(await output(page).textContent()).toBe(before);

      await growth(page).focus();
      await page.keyboard.press('ArrowRight');
      const step = Number(await growth(page).getAttribute('aria-valuenow')) - 6;
      await page.keyboard.press('Shift+ArrowRight');
      expect(Number(await growth(page).getAttribute('aria-valuenow')) - 6).toBeCloseTo(11 * step, 9);
      await page.keyboard.press('Home');
      expect(await growth(page).getAttribute('aria-valuenow')).toBe(await growth(page).getAttribute('aria-valuemin'));

      await page.keyboard.type('7.5');
      await page.keyboard.press('Enter');
      await expect.poll(() => growth(page).getAttribute('aria-valuenow')).toBe('7.5');
      await page.keyboard.press('Backspace');
      await expect.poll(() => output(page).textContent()).toBe(before);
    }));

  test('a value that cannot be is refused beside the number, and the sentence stays true', () =>
    visit('', {}, async ({ page }) => {
      await output(page).waitFor();
      const before = await output(page).textContent();
      await growth(page).focus();
      await page.keyboard.type('999');
      await page.keyboard.press('Enter');
      await page.locator('.refused').waitFor();
      expect(await output(page).textContent()).toBe(before);
    }));

  test('sliders are in the address, so that a reload shows them again', async () => {
    const opened = await openSample(browser, site, '&set.growth=8');
    const { page } = opened;
    await expect.poll(() => growth(page).getAttribute('aria-valuenow')).toBe('8');
    await growth(page).focus();
    await page.keyboard.press('ArrowLeft');
    const now = await growth(page).getAttribute('aria-valuenow');
    await expect.poll(() => page.url(), { timeout: 5000 }).toContain(`set.growth=${now}`);
    await page.reload();
    await expect.poll(() => growth(page).getAttribute('aria-valuenow')).toBe(now);
    await clean(opened);
  });

  test('a question is answered, wrongly and rightly', () =>
    visit('', {}, async ({ page }) => {
      const question = page.locator('#cell-ask');
      await question.scrollIntoViewIfNeeded();
      await question.getByLabel('三').check();
      await question.locator('.said.wrong').waitFor();
      await question.getByLabel('四').check();
      await question.locator('.said.right').waitFor();
    }));

  test('the number that the province assigns is set at its tile; the question that asks for it is solved', async () => {
    const opened = await openNotebook(browser, site, '/notebook/#open=guangzhou-14/mayor.zh');
    const { page } = opened;
    const besideIt = (target: string): Locator => page.locator(`#cell-province_board [data-tile=${target}]`);
    await page.locator('#cell-province_board').scrollIntoViewIfNeeded();
    for (const [target, number] of [
      ['energy_intensity_cut', '16'],
      ['co2_intensity_cut', '21'],
    ] as const) {
      await besideIt(target).click();
      await page.getByLabel('填入省下达的目标值').fill(number);
      await expect.poll(() => besideIt(target).getAttribute('data-verdict')).toBe('missed');
      await page.keyboard.press('Escape');
    }
    // The levers of the question stand in the sentence above it, at 3 and at 1: what is typed begins with that digit.
    const question = page.locator('#cell-province');
    await question.scrollIntoViewIfNeeded();
    for (const [id, value] of [
      ['energy_saving', '3.4'],
      ['decarbonisation', '1.4'],
    ] as const) {
      await page.locator(`[data-drag=${id}]`).first().focus();
      await page.keyboard.type(value);
      await page.keyboard.press('Enter');
    }
    await expect.poll(() => question.innerText()).toContain('正确');
    for (let step = 0; step < 4; step++) await page.keyboard.press('Control+z');
    await besideIt('co2_intensity_cut').scrollIntoViewIfNeeded();
    await expect.poll(() => besideIt('co2_intensity_cut').getAttribute('data-verdict')).toBe('not_set');
    await clean(opened);
  });

  test('a path is drawn with the mouse and with the keys', () =>
    visit('', {}, async ({ page }) => {
      const picture = page.locator('#cell-prices svg[role=group]');
      await picture.scrollIntoViewIfNeeded();
      const point = picture.locator('[role=slider]').first();
      await point.waitFor();
      const before = Number(await point.getAttribute('aria-valuenow'));
      await point.focus();
      await page.keyboard.press('ArrowUp');
      await expect.poll(async () => Number(await point.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
      await page.keyboard.press('Backspace');
      await expect.poll(async () => Number(await point.getAttribute('aria-valuenow'))).toBe(before);
      await picture.hover({ position: { x: 50, y: 30 } });
      await page.mouse.down();
      await picture.hover({ position: { x: 200, y: 24 } });
      await page.mouse.up();
      await expect.poll(async () => Number(await point.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
    }));
});

async function cells(page: Page): Promise<readonly (string | null)[]> {
  return page.locator('[data-cell]').evaluateAll((all) => all.map((one) => one.getAttribute('data-kind')));
}

describe('editing', () => {
  test('every kind is inserted from the menu, shows something or says what is wrong, and one undo each takes it away', () =>
    visit('&mode=edit', {}, async ({ page }) => {
      const before = await cells(page);
      await page.locator('[data-insert="0"]').click();
      const kinds = await page
        .locator('.menu [role=option]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-kind') ?? ''));
      expect(kinds.length).toBe(20);
      await page.keyboard.press('Escape');
      for (const kind of kinds) {
        await page.locator('[data-insert="0"]').click();
        await page.locator(`.menu [data-kind=${kind}]`).click();
        await expect.poll(async () => (await cells(page))[0]).toBe(kind);
        await page.keyboard.press('Escape');
      }
      expect(await page.locator('.trouble[role=alert]').count()).toBe(0);
      for (const _ of kinds) await page.locator('[data-do=undo]').click();
      expect(await cells(page)).toEqual(before);
    }));

  test('a mistake stays in its cell, says what would be right, and one press mends it', () =>
    visit('&mode=edit', {}, async ({ page }) => {
      const editor = await edit(page, 'per_head');
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText('人均产值[t] = gdp_curent[t] / population[t]');
      await page.locator('#cell-per_head[data-state=error]').waitFor();
      await editor.locator('.cm-lintRange-error').waitFor();
      expect(await output(page).textContent()).toMatch(/万亿元/);
      await page.locator('#cell-per_head [data-fix]').first().click();
      await page.locator('#cell-per_head[data-state=ok]').waitFor();
      expect(await editor.textContent()).toContain('gdp_current[t]');
    }));

  test('text, structure and numbers are taken back and done again in one order', () =>
    visit('&mode=edit', {}, async ({ page }) => {
      await output(page).waitFor();
      const before = await cells(page);
      await edit(page, 'trend');
      await page.keyboard.press('Control+End');
      await page.keyboard.insertText('\ntitle: 我的图');
      await page.keyboard.press('Escape');
      await page.locator('#cell-trend figcaption', { hasText: '我的图' }).waitFor();
      await growth(page).focus();
      await page.keyboard.press('ArrowRight');
      await page.locator('#cell-trend').focus();
      await page.keyboard.press('Delete');
      expect(await page.locator('#cell-trend').count()).toBe(0);
      const undo = page.locator('[data-do=undo]');
      await undo.click();
      expect(await cells(page)).toEqual(before);
      await undo.click();
      await expect.poll(() => growth(page).getAttribute('aria-valuenow')).toBe('6');
      await undo.click();
      await expect.poll(() => page.locator('#cell-trend figcaption').textContent()).not.toBe('我的图');
      for (let i = 0; i < 3; i++) await page.locator('[data-do=redo]').click();
      expect(await page.locator('#cell-trend').count()).toBe(0);
    }));

  test('cells are chosen and moved with the keys, and the new place is said', () =>
    visit('&mode=edit', {}, async ({ page }) => {
      await page.locator('#cell-trend').focus();
      await page.keyboard.press('Alt+ArrowUp');
      await page.getByText('已移到第 2 位').waitFor({ state: 'attached' });
      expect((await cells(page))[1]).toBe('chart');
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('cell-assumptions');
      await page.keyboard.press('d');
      expect((await cells(page)).filter((kind) => kind === 'parameters').length).toBe(2);
    }));

  test('a word of an input method is neither a shortcut nor a command', () =>
    visit('&mode=edit', {}, async ({ page }) => {
      const editor = await edit(page, 'markdown-1');
      await page.keyboard.press('Control+End');
      const client = await page.context().newCDPSession(page);
      await client.send('Input.imeSetComposition', { text: 'gui', selectionStart: 3, selectionEnd: 3 });
      await page.keyboard.down('Shift');
      await editor.dispatchEvent('keydown', { key: 'Escape', keyCode: 229, isComposing: true });
      await editor.dispatchEvent('keydown', { key: '?', keyCode: 229, isComposing: true });
      await page.keyboard.up('Shift');
      await client.send('Input.insertText', { text: '规划' });
      expect(await editor.count()).toBe(1);
      expect(await page.locator('dialog[open]').count()).toBe(0);
      expect(await editor.textContent()).toContain('规划');
      await page.keyboard.press('Escape');
      await page.locator('#cell-markdown-1 .text', { hasText: '规划' }).waitFor();
      await page.keyboard.press('Control+Shift+F');
      const find = page.locator('search input');
      await find.dispatchEvent('keydown', { key: 'Escape', keyCode: 229, isComposing: true });
      expect(await find.count()).toBe(1);
    }));

  test('names are offered with their unit and meaning', () =>
    visit('&mode=edit', {}, async ({ page }) => {
      await edit(page, 'per_head');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('人均产值[t] = gdp_cur');
      const offer = page.locator('.cm-tooltip-autocomplete li', { hasText: 'gdp_current' }).first();
      await offer.waitFor();
      expect(await offer.textContent()).toMatch(/地区生产总值.*亿元/);
    }));
});
