/** A notebook by keys alone: written, moved, drawn, found, presented; and the focus is never lost on the way. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { open } from './browser.ts';
import { growth, openSample, output } from './notebook-page.ts';
import { clean, stage } from './stage.ts';

const { browser, site } = await stage();

/** Keys one after the other; after each, something has the focus. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await expect
      .poll(() => page.evaluate(() => document.activeElement === document.body), { message: key })
      .toBe(false);
  }
}

async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let i = 0; i < 120; i++) {
    if (await hasFocus(page, selector)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never came to ${selector}`);
}

function hasFocus(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
}

async function focused(page: Page, selector: string): Promise<void> {
  await expect.poll(() => hasFocus(page, selector), { message: selector }).toBe(true);
}

function order(page: Page): Promise<string> {
  return page.locator('[data-cell]').evaluateAll((all) => all.map((one) => one.getAttribute('data-cell')).join());
}

async function said(page: Page, words: string): Promise<void> {
  await expect.poll(() => page.locator('[role=status].sr-only').textContent()).toContain(words);
}

const plain = 'markdown-1,assumptions,trend,markdown-2,per_head,prices,ask,notes-1,later';

describe('cells', () => {
  test('are moved, copied, joined, deleted and brought back; each is said', async () => {
    const opened = await openSample(browser, site, '&mode=edit');
    const { page } = opened;
    await output(page).waitFor();
    await tabTo(page, '#cell-markdown-1');
    await press(page, 'Alt+ArrowDown');
    await said(page, '已移到第 2 位');
    await press(page, 'Control+z');
    await said(page, '已撤销：移动单元');
    await focused(page, '#cell-markdown-1');
    // What cannot be done is said, and seen until something is done.
    for (const [key, why] of [
      ['Control+z', '没有可撤销的操作'],
      ['Alt+ArrowUp', '已经是第一个单元'],
      ['m', '下面的单元是“假设”，同类的单元才能合并'],
    ] as const) {
      await press(page, key);
      await said(page, why);
      expect(await page.locator('[data-refused]').innerText()).toContain(why);
    }
    await press(page, 'd', 'm');
    expect(await page.locator('[data-refused]').count()).toBe(0);
    await said(page, '合并单元');
    await press(page, 'Control+z', 'Control+z');
    expect(await order(page)).toBe(plain);
    await press(page, 'ArrowDown', 'Delete');
    await focused(page, '#cell-trend');
    await press(page, 'Control+z');
    expect(await order(page)).toBe(plain);
    await tabTo(page, '#cell-trend [data-do=menu]');
    await press(page, 'Enter', 'Tab', 'Escape');
    await focused(page, '#cell-trend [data-do=menu]');
    await press(page, 'Enter', 'Tab', 'Enter');
    await focused(page, '#cell-trend [data-do=menu]');
    expect(await page.locator('[data-cell]').count()).toBe(10);
    await page.keyboard.press('Control+k');
    await page.locator('[role=dialog] [role=combobox], dialog [role=combobox]').first().waitFor();
    await page.keyboard.type('montecarlo');
    await page.keyboard.press('Enter');
    await focused(page, '#cell-montecarlo-1 .cm-content');
    await clean(opened);
  });

  test('a formula is put in by its kind’s name, completed, explained and left; a way out of the list leads back', async () => {
    const opened = await openSample(browser, site, '&mode=edit', { lang: 'en' });
    const { page } = opened;
    await output(page).waitFor();
    await tabTo(page, '#cell-trend');
    await press(page, 'a', 'Escape');
    await focused(page, '#cell-trend');
    await press(page, 'b');
    await page.keyboard.type('formula');
    await page.keyboard.press('Enter');
    await focused(page, '#cell-formula-1 .cm-content');
    await press(page, 'Control+a');
    for (const [begun, key] of [
      ['twice[t] = 2 * deflat', 'Tab'],
      [' * gdp_curr', 'Enter'],
    ] as const) {
      await page.keyboard.type(begun);
      await page.locator('.cm-tooltip-autocomplete li').first().waitFor();
      // For a moment the editor takes no key for the list, lest it meet one that was meant for the text.
      await page.waitForTimeout(150);
      await press(page, key);
    }
    expect(await page.locator('.cm-content').innerText()).toContain('2 * deflator * gdp_current');
    await press(page, 'ArrowLeft', 'F1');
    await said(page, 'GDP at current prices');
    expect(await page.locator('.cm-explain').innerText()).toContain('100 million yuan');
    // At the head of a line the keys of the kind are offered beside names; at the next key they are explained.
    await press(page, 'Control+End', 'Enter');
    await page.keyboard.type('not');
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'note' }).waitFor();
    await page.waitForTimeout(150);
    await press(page, 'Enter');
    await page.keyboard.type('as an example');
    await press(page, 'Home', 'F1');
    await said(page, 'a note');
    await press(page, 'Escape');
    await focused(page, '#cell-formula-1');
    expect(await page.locator('#cell-formula-1').innerText()).toContain('twice');
    await press(page, 'b');
    await page.keyboard.type('qqq');
    await expect.poll(() => page.locator('.cells .menu [role=status]').textContent()).toBe('No such kind of cell.');
    expect((await page.locator('.cells .menu').boundingBox())?.y).toBeGreaterThan(0);
    // A second cell of assumptions begins with one that the first does not set, or both would stop.
    await press(page, 'Control+a');
    await page.keyboard.type('assumptions');
    await page.keyboard.press('Enter');
    await focused(page, '#cell-parameters-1 .cm-content');
    await press(page, 'Escape');
    await expect.poll(() => page.locator('#cell-parameters-1').getAttribute('data-state')).toBe('ok');
    await press(page, 'b');
    const kinds = page.locator('.cells .menu [role=combobox]');
    await kinds.waitFor();
    await page.locator('#cell-trend').click({ position: { x: 30, y: 14 } });
    await kinds.waitFor({ state: 'detached' });
    await clean(opened);
  });
});

test('a number in a sentence and a path by years are set by keys; going back keeps the place', async () => {
  const opened = await openSample(browser, site);
  const { page } = opened;
  await output(page).waitFor();
  await tabTo(page, '[data-drag=growth]');
  await press(page, 'ArrowRight', 'Shift+ArrowRight');
  expect(await growth(page).getAttribute('aria-valuenow')).toBe('7.1');
  await press(page, '7');
  await page.keyboard.type('.5');
  await press(page, 'Enter');
  expect(await growth(page).getAttribute('aria-valuenow')).toBe('7.5');
  await press(page, 'Backspace');
  expect(await growth(page).getAttribute('aria-valuenow')).toBe('6');
  await tabTo(page, '#cell-prices circle');
  await press(page, 'ArrowUp', 'ArrowRight', 'End');
  const year = page.locator('#cell-prices circle').nth(1);
  expect(await year.getAttribute('aria-valuenow')).toBe(await year.getAttribute('aria-valuemax'));
  await page.keyboard.press('Shift+Tab');
  await tabTo(page, '#cell-prices button', 'Shift+Tab');
  await press(page, 'Enter');
  await focused(page, '#cell-prices circle');
  await clean(opened);
});

test('commands, search, outline and presenting are reached and left by keys', async () => {
  const opened = await openSample(browser, site, '', { lang: 'en' });
  const { page } = opened;
  await output(page).waitFor();
  await tabTo(page, '[data-do=share]');
  await press(page, 'Control+k', 'Escape');
  await focused(page, '[data-do=share]');
  await press(page, 'Control+k');
  await page.keyboard.type('find in');
  await press(page, 'Enter');
  await focused(page, 'search input');
  await page.keyboard.type('人均');
  await press(page, 'Tab', 'Escape');
  await focused(page, '#cell-per_head');
  await tabTo(page, '.outline li:last-child button');
  await press(page, 'Enter');
  await focused(page, '#cell-markdown-2');
  await tabTo(page, '[data-mode=present]', 'Shift+Tab');
  await press(page, 'Enter', '?', 'Escape', 'ArrowRight', 'Escape');
  await focused(page, '#cell-markdown-2');
  await press(page, 'Control+e');
  await focused(page, '#cell-markdown-2[tabindex="0"]');
  await clean(opened);
});

test('a notebook is opened from the list, begun, removed and brought back; each begins at its title', async () => {
  const opened = await open(browser, site, '/notebook/', { lang: 'en', known: true });
  const { page } = opened;
  await tabTo(page, 'a[data-notebook]');
  await page.keyboard.press('Enter');
  await focused(page, 'h1');
  await tabTo(page, '.bar .back', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await focused(page, 'h1');
  await tabTo(page, '.actions .strong');
  await press(page, 'Enter');
  await page.locator('[data-keeping=saved]').waitFor();
  await tabTo(page, '.bar .back', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('.own button').waitFor();
  await tabTo(page, '.own button');
  await page.keyboard.press('Enter');
  await tabTo(page, '[aria-live] .link', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('.own li').waitFor();
  // Past the last thing of the page is the browser's own, from where the keys come back to the first.
  await page.locator('a[href], button').last().focus();
  await page.keyboard.press('Tab');
  await page.waitForTimeout(400);
  await page.keyboard.press('Tab');
  await focused(page, 'a[href="#main"]');
  await clean(opened);
});
