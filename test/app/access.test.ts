/** Reached by everybody: nothing that axe finds, no width that overflows, everything by keyboard alone. */
import { describe, expect, it } from 'vitest';
import { themeAt, violationsIn } from './axe.ts';
import { open, toOtherLanguage } from './browser.ts';
import { leave } from './rest.ts';
import { stage } from './stage.ts';
import { visits } from './visit.ts';

const { browser, site } = await stage();
const visit = visits(browser, site);

describe.each([1440, 375] as const)('%d px wide, each language in one theme', (width) => {
  it.each(['/', '/plan/', '/model/', '/method/'])(
    '%s has no violation and does not overflow, zh and en',
    async (path) => {
      const { page, faults } = await open(browser, site, path, { lang: 'zh', width });
      for (const lang of ['zh', 'en'] as const) {
        expect(await violationsIn(page, themeAt(lang, width)), lang).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), lang).toBeLessThanOrEqual(width);
        await toOtherLanguage(page);
      }
      expect(faults).toEqual([]);
      await leave(page);
    },
  );

  it.each(['zh', 'en'] as const)(
    'the open drawer, the reasons of an assumption and a chart as a table have no violation (%s)',
    async (lang) => {
      const { page } = await open(browser, site, '/', { lang, width });
      await page.locator('[data-parameter=growth] .more button').last().click();
      await page.locator('[data-parameter=growth] .more button').first().click();
      await page.locator('[data-parameter=growth] input[type=text]').first().fill('six');
      await page.locator('[data-chart] .tools button').first().click();
      await page.locator('[data-tile=energy_intensity_cut]').click();
      await page.getByRole('dialog').locator('.katex').first().waitFor();
      expect(await violationsIn(page, themeAt(lang, width))).toEqual([]);
      await leave(page);
    },
  );
});

describe('By keyboard alone', () => {
  it('the first stop skips to the content', async () => {
    const { page } = await open(browser, site, '/', { lang: 'en' });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await leave(page);
  });

  it('one walks to a slider, moves it, opens a tile, reads it and comes back', async () => {
    const { page } = await open(browser, site, '/', { lang: 'en' });
    const walkTo = async (selector: string): Promise<void> => {
      for (let i = 0; i < 120; i++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      }
      throw new Error(`Tab never came to ${selector}`);
    };
    await walkTo('[data-parameter=growth] input[type=range]');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('[data-parameter=growth]').getAttribute('class')).toMatch(/changed/);
    await walkTo('[data-tile=growth]');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-tile'))).toBe('growth');
    await leave(page);
  });

  it('a chart is read year by year', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      const chart = page.locator('[data-chart=gdp_current]');
      await chart.getByRole('img').focus();
      await page.keyboard.press('ArrowLeft');
      expect(await chart.locator('.reading').innerText()).toMatch(/^2025: Projection .*trillion yuan/);
      await page.keyboard.press('ArrowLeft');
      expect(await chart.locator('.reading').innerText()).toMatch(/^2024: /);
    }));

  it('a question mark lists the shortcuts, but not while one types', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      await page.locator('[data-parameter=growth] input[type=text]').focus();
      await page.keyboard.press('?');
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.locator('main').focus();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      await page.keyboard.press('Escape');
      expect(await page.getByRole('dialog').count()).toBe(0);
    }));

  it('no shortcut fires while an input method is composing', async () => {
    const { page } = await open(browser, site, '/', { lang: 'zh' });
    await page.locator('[data-parameter=growth] input[type=range]').focus();
    await page.keyboard.press('ArrowRight');
    const value = await page.locator('[data-parameter=growth] input[type=range]').inputValue();
    await page.evaluate(() => {
      const composing = { key: 'z', ctrlKey: true, bubbles: true, isComposing: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', composing));
      const processing = new KeyboardEvent('keydown', {
        key: 'Process',
        ctrlKey: true,
        bubbles: true,
        keyCode: 229,
      } as KeyboardEventInit);
      document.activeElement?.dispatchEvent(processing);
    });
    expect(await page.locator('[data-parameter=growth] input[type=range]').inputValue()).toBe(value);
    await leave(page);
  });
});
