/** The audit of one number: where it comes from, its place in the plan, a number set for it, another equation tried. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { tiles } from './browser.ts';
import { stage } from './stage.ts';
import { visits } from './visit.ts';

const { browser, site } = await stage();
const visit = visits(browser, site);

interface Audited {
  readonly page: Page;
  readonly drawer: Locator;
}

/** The drawer of a tile, for one test. */
function audit(id: string, test: (audited: Audited) => Promise<void>, lang: 'zh' | 'en' = 'en'): Promise<void> {
  return visit({ lang }, async ({ page }) => {
    await page.locator(`[data-tile=${id}]`).click();
    const drawer = page.getByRole('dialog');
    await drawer.waitFor();
    await test({ page, drawer });
  });
}

const verdictOf = (page: Page, id: string): Promise<string | null> =>
  page.locator(`[data-tile=${id}]`).getAttribute('data-verdict');

describe('The drawer of a number', () => {
  it('shows equation in LaTeX, numbers put in, what feeds it, source, grade and the place in the plan', () =>
    audit('labour_productivity', async ({ drawer }) => {
      await drawer.locator('.katex').first().waitFor();
      const text = await drawer.innerText();
      expect(text).toMatch(/labour_productivity\[t\] = /);
      expect(await drawer.locator('.uses li').count()).toBeGreaterThan(1);
      expect(text).toMatch(/Official|Derived|Assumption/);
      expect(text).toMatch(/Chapter 1|chapter/i);
      expect(text).toMatch(/Row 2/);
    }));

  it('follows the numbers upstream and comes back, and returns the focus when closed', () =>
    audit('gdp_level', async ({ page, drawer }) => {
      const first = await drawer.getByRole('heading', { level: 2 }).innerText();
      // Its draws come later than the page knows that the number is looked at: until then no picture is tried.
      const picture = drawer.locator('[data-distribution]');
      await picture.waitFor();
      await drawer.locator('.uses button').first().click();
      expect(await drawer.getByRole('heading', { level: 2 }).innerText()).not.toBe(first);
      await picture.waitFor();
      await drawer.getByRole('button', { name: 'Back' }).click();
      expect(await drawer.getByRole('heading', { level: 2 }).innerText()).toBe(first);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-tile'))).toBe('gdp_level');
    }));

  it('answers for other years', () =>
    audit('gdp_level', async ({ drawer }) => {
      const before = await drawer.locator('.answer .value').innerText();
      await drawer.getByRole('combobox').selectOption('2030');
      expect(await drawer.locator('.answer .value').innerText()).not.toBe(before);
    }));

  it('leads from an assumption to its slider', () =>
    audit('growth', async ({ page, drawer }) => {
      await drawer.locator('.uses, .trace').first().waitFor();
      await page.keyboard.press('Escape');
      await page.locator('[data-tile=gdp_level]').click();
      await drawer.locator('.uses button', { hasText: 'GDP at 2020 prices' }).click();
      await drawer.locator('.uses button', { hasText: 'Real GDP growth' }).click();
      await page.waitForFunction(
        () => document.activeElement?.closest('[data-parameter]')?.getAttribute('data-parameter') === 'growth',
      );
    }));
});

describe('A target that the province assigns', () => {
  it('is judged once its number is set, refuses a word, and is open again when cleared', () =>
    audit('energy_intensity_cut', async ({ page, drawer }) => {
      const field = drawer.getByLabel('Set the number that the province assigns');
      await field.fill('1');
      expect(await verdictOf(page, 'energy_intensity_cut')).toBe('met');
      await field.fill('90');
      expect(await verdictOf(page, 'energy_intensity_cut')).toBe('missed');
      await field.fill('many');
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await drawer.innerText()).toMatch(/“many”/);
      expect(await verdictOf(page, 'energy_intensity_cut')).toBe('missed');
      await field.fill('');
      expect(await verdictOf(page, 'energy_intensity_cut')).toBe('not_set');
    }));
});

describe('Another equation', () => {
  const wrong = [
    { fault: 'a typo', text: 'gdp_current[t] = gdp[t] * deflater[t]', says: /deflater[\s\S]*deflator/ },
    { fault: 'a clash of units', text: 'gdp_current[t] = gdp[t] + deflator[t]', says: /./ },
    { fault: 'a sentence left open', text: 'gdp_current[t] = gdp[t] * (', says: /./ },
    { fault: 'a call that is not in the language', text: 'gdp_current[t] = import("x")', says: /./ },
  ];

  it.each(['zh', 'en'] as const)(
    'with a typo, a clash of units, an open end or a foreign call says so in %s and changes nothing',
    (lang) =>
      audit(
        'gdp_level',
        async ({ page, drawer }) => {
          const before = await tiles(page);
          await drawer.locator('details.try summary').click();
          let last = '';
          for (const { fault, text, says } of wrong) {
            await drawer.locator('textarea').fill(text);
            await drawer.locator('details.try button').first().click();
            await expect.poll(() => drawer.locator('.issues').innerText(), { message: fault }).not.toBe(last);
            last = await drawer.locator('.issues').innerText();
            expect(last, fault).toMatch(says);
            expect(await tiles(page), fault).toEqual(before);
          }
        },
        lang,
      ),
  );

  it('is used when it is sound, and dropped again', () =>
    audit('gdp_level', async ({ page, drawer }) => {
      const before = await page.locator('[data-tile=gdp_level] .value').innerText();
      await drawer.locator('details.try summary').click();
      await drawer.locator('textarea').fill('gdp_current[t] = gdp[t] * deflator[t] * 2');
      await drawer.getByRole('button', { name: 'Use this equation' }).click();
      await drawer.getByText('Your equation is in use.').waitFor();
      expect(await page.locator('[data-tile=gdp_level] .value').innerText()).not.toBe(before);
      await drawer.getByRole('button', { name: /Back to the model/ }).click();
      expect(await page.locator('[data-tile=gdp_level] .value').innerText()).toBe(before);
    }));
});
