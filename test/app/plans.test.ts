/** A second scenario beside the first, a plan that is over, tables to keep, the reading pages, and paper. */
import { describe, expect, it } from 'vitest';
import { open, tiles } from './browser.ts';
import { leave } from './rest.ts';
import { stage } from './stage.ts';
import { visits } from './visit.ts';

const { browser, site } = await stage();
const visit = visits(browser, site);

describe('Another scenario', () => {
  it('replaces the first, with what it assumes and leaves out, and undo brings the first back', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      const before = await tiles(page);
      await page.getByLabel('Scenario', { exact: true }).selectOption('high-growth');
      expect(await tiles(page)).not.toEqual(before);
      await page.locator('details.about summary').click();
      expect(await page.locator('details.about').innerText()).toMatch(/Assumes[\s\S]*Leaves out/);
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await tiles(page)).toEqual(before);
    }));

  it('stands beside the first on every target and chart, with the difference', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      await page.getByLabel('Compare with').selectOption('slow-growth');
      const row = page.getByRole('row', { name: /^GDP: average annual growth/ });
      // The unit once, beneath the name; the difference of two percentages is in points: 6.0 − 4.5 = 1.5.
      expect(await row.innerText()).toMatch(/%\s[\s\S]*6\.0\s[\s\S]*4\.5\s[\s\S]*\+1\.5\s*percentage points/);
      expect(await page.locator('[data-chart=gdp_current] path.other').count()).toBe(1);
    }));

  it('with the other closure finds growth by itself, so growth can no longer be moved', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      await page.getByLabel('Scenario', { exact: true }).selectOption('supply-side');
      await page
        .getByRole('button', { name: /^All \d+$/ })
        .first()
        .click();
      await page.getByRole('searchbox').fill('Real GDP growth');
      const growth = page.locator('[data-parameter=growth]');
      expect(await growth.locator('input[type=range]').count()).toBe(0);
      expect(await growth.innerText()).toMatch(/Found by the model/);
    }));
});

describe('A plan that is over', () => {
  it('shows its 47 outcomes without a model', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      await page.getByLabel('Plan', { exact: true }).selectOption('guangzhou-13');
      expect(await page.locator('[data-tile]').count()).toBe(47);
      expect(await page.locator('[data-parameter]').count()).toBe(0);
      expect(await page.locator('[data-sentence]').innerText()).toMatch(/47/);
    }));
});

describe('Tables', () => {
  it('of a chart and of the review are saved as CSV with full values', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      const chart = page.locator('[data-chart=gdp_current]');
      await chart.getByRole('button', { name: 'Table' }).click();
      expect(await chart.getByRole('row').count()).toBeGreaterThan(10);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        chart.getByRole('button', { name: 'CSV' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('gdp_current.csv');
      const [review] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Save as CSV' }).first().click(),
      ]);
      expect(review.suggestedFilename()).toBe('guangzhou-14-baseline-review.csv');
      await chart.getByRole('button', { name: /^(Chart|Table)$/ }).click();
    }));

  it.each(['zh', 'en'] as const)(
    'of review and comparison fit a wide window; their rows keep a name in a narrow one (%s)',
    async (lang) => {
      const { page } = await open(browser, site, '/#plan=guangzhou-14&scenario=baseline&compare=slow-growth', { lang });
      const tables = page.locator('section .scroll:has(> table)');
      await page.waitForFunction(() =>
        [...document.querySelectorAll('[data-above]')].some((cell) => /%/.test(cell.textContent ?? '')),
      );
      expect(await tables.count()).toBe(2);
      for (const table of await tables.all())
        expect(await table.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
      await page.setViewportSize({ width: 375, height: 812 });
      for (const table of await tables.all()) {
        await table.evaluate((one) => one.scrollTo({ left: one.scrollWidth }));
        const [frame, name] = await Promise.all([table.boundingBox(), table.locator('tbody th').first().boundingBox()]);
        expect(name!.x - frame!.x).toBeLessThan(2);
        expect(name!.width).toBeLessThan(frame!.width / 2);
      }
      await leave(page);
    },
  );

  it('of a chart are saved as pictures, drawn for them where nobody has asked for it', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      const chart = page.locator('[data-chart=gdp_current]');
      await chart.scrollIntoViewIfNeeded();
      for (const kind of ['PNG', 'SVG']) {
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          chart.getByRole('button', { name: kind }).click(),
        ]);
        expect(file.suggestedFilename()).toBe(`gdp_current.${kind.toLowerCase()}`);
      }
    }));
});

describe.each(['zh', 'en'] as const)('To read, in %s', (lang) => {
  it('the plan page lists indicators, statistics and glossary', async () => {
    const { page, faults } = await open(browser, site, '/plan/', { lang });
    expect(await page.locator('tr[id^=indicator-]').count()).toBe(36);
    expect(await page.locator('details summary').count()).toBeGreaterThan(20);
    expect(await page.locator('dl.glossary dt').count()).toBeGreaterThan(15);
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('the model page shows every equation and parameter, and finds one', async () => {
    const { page, faults } = await open(browser, site, '/model/', { lang });
    expect(await page.locator('article[id^=equation-]').count()).toBeGreaterThan(100);
    expect(await page.locator('tr[id^=parameter-]').count()).toBeGreaterThan(100);
    await page.locator('.katex').first().waitFor();
    await page.getByRole('searchbox').fill('deflator');
    expect(await page.locator('article[id^=equation-]').count()).toBeLessThan(5);
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('an address without a page says so', async () => {
    const { page } = await open(browser, site, '/404.html', { lang });
    expect(await page.locator('main').innerText()).toMatch(lang === 'zh' ? /没有页面/ : /no page/);
    await leave(page);
  });
});

describe('On paper', () => {
  it('no control is printed and nothing is wider than the sheet', async () => {
    const { page } = await open(browser, site, '/', { lang: 'zh' });
    // A4 less its margins: 210 − 2 × 14 = 182 mm, at 96 dots an inch 688 px.
    await page.setViewportSize({ width: 688, height: 970 });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const shown = await page
      .locator('button, input, select')
      .evaluateAll(
        (all) =>
          all.filter(
            (one) =>
              one.checkVisibility() && !one.closest('[data-tile]') && !one.matches('.name, .link, .plan, .field'),
          ).length,
      );
    expect(shown).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(688);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
    await leave(page);
  });
});
