/** The notebook below the board at `/`: one document with the tiles and the sliders, not a second one beside them. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { open, type Look, type Opened } from './browser.ts';
import { leave } from './rest.ts';
import { stage } from './stage.ts';
import { visits } from './visit.ts';

const { browser, site } = await stage();
const visit = visits(browser, site);

/** The page with the part of the document in sight that speaks of growth and prices. */
async function reading(look: Look = { lang: 'en' }, path = '/'): Promise<Opened> {
  const opened = await open(browser, site, path, look);
  await readOn(opened.page);
  return opened;
}

async function readOn(page: Page): Promise<void> {
  page.setDefaultTimeout(15_000);
  await page.locator('[data-document]').scrollIntoViewIfNeeded();
  await dragged(page).waitFor();
  await dragged(page).scrollIntoViewIfNeeded();
}

const settled = (page: Page) => page.locator('[data-draws="10000"][data-stale="false"]').waitFor({ state: 'attached' });
const dragged = (page: Page): Locator => page.locator('[data-document] [data-drag=growth]').first();
const slider = (page: Page): Locator => page.locator('[data-parameter=growth] input[type=range]');
const tileValue = (page: Page, id: string): Promise<string> =>
  page.locator(`[data-tile=${id}] .value`).evaluate((one) => (one.textContent ?? '').replace(/\s/g, ''));
/** The sentence on the size of the economy. */
const sentence = (page: Page): Locator =>
  page.locator('[data-document] p', { has: page.locator('[data-drag=inflation]') }).first();
const outputSaid = (page: Page): Promise<string> =>
  sentence(page)
    .locator('strong .value')
    .first()
    .evaluate((one) => (one.textContent ?? '').replace(/\s/g, ''));

describe('The document of the page', () => {
  it('has a number in its text that moves slider and tile when dragged, in one step of the same undo', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      await readOn(page);
      const before = [await slider(page).inputValue(), await tileValue(page, 'gdp_level'), await outputSaid(page)];
      const box = await dragged(page).boundingBox();
      if (!box) throw new Error('the number is not on the page');
      await page.mouse.move(box.x + 10, box.y + 8);
      await page.mouse.down();
      await page.mouse.move(box.x + 70, box.y + 8, { steps: 12 });
      await page.mouse.up();
      const level = await dragged(page).getAttribute('aria-valuenow');
      expect(Number(level)).toBeGreaterThan(6);
      expect(Number(await slider(page).inputValue())).toBe(Number(level));
      expect(await tileValue(page, 'gdp_level')).not.toBe(before[1]);
      expect(await outputSaid(page)).toBe(await tileValue(page, 'gdp_level'));
      await page.keyboard.press('Control+z');
      expect([await slider(page).inputValue(), await tileValue(page, 'gdp_level'), await outputSaid(page)]).toEqual(
        before,
      );
    }));

  it('follows a slider in the same frame: its sentence and the tile never differ', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      await readOn(page);
      // Both in sight: what is not waits while a slider is held.
      await page.locator('[data-tile=gdp_level]').evaluate((tile) => tile.scrollIntoView({ block: 'start' }));
      const pairs = await slider(page).evaluate(async (input: HTMLInputElement) => {
        const text = (where: string): string => (document.querySelector(where)?.textContent ?? '').replace(/\s/g, '');
        const size = document.querySelector('[data-document] p:has([data-drag=inflation])');
        const seen: string[][] = [];
        for (const value of ['4.5', '5.2', '7.1']) {
          input.value = value;
          input.dispatchEvent(new Event('input', { bubbles: true }));
          // The paint that shows this input follows the callbacks of the next frame.
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          seen.push([
            text('[data-tile=gdp_level] .value'),
            (size?.querySelector('strong .value')?.textContent ?? '').replace(/\s/g, ''),
          ]);
        }
        return seen;
      });
      expect(new Set(pairs.map(([tile]) => tile)).size).toBe(3);
      for (const [tile, said] of pairs) expect(said).toBe(tile);
    }));

  it('gives the chances of the tiles, before and after a change', async () => {
    const { page } = await reading();
    const chances = async (): Promise<string[]> => {
      await settled(page);
      const tile = await page.locator('[data-tile=gdp_level] .chance').textContent();
      const said = await sentence(page).innerText();
      return [/about \d+%|[<>] [\d.]+%/.exec(tile ?? '')?.[0] ?? '', /probability of ([^.]+%)/.exec(said)?.[1] ?? ''];
    };
    const [tile, said] = await chances();
    expect(tile).toMatch(/%/);
    expect(said).toBe(tile);
    await page.locator('[data-parameter=growth] input[type=text]').fill('5.6');
    await page.locator('[data-parameter=growth] input[type=text]').press('Enter');
    await expect.poll(async () => (await chances())[0]).not.toBe(tile);
    const [tileAfter, saidAfter] = await chances();
    expect(saidAfter).toBe(tileAfter);
    await leave(page);
  });

  it('hears of a number that the province assigned, which only the board can be told', async () => {
    const { page } = await reading(
      { lang: 'en' },
      '/#plan=guangzhou-14&scenario=baseline&target.energy_intensity_cut=14',
    );
    const first = page.locator('[data-document] [data-cell]').first();
    await expect.poll(() => first.innerText()).toMatch(/and 2 wait for a number/);
    await leave(page);
  });

  it('follows the language of the page and keeps what was moved', async () => {
    const { page } = await reading({ lang: 'zh' });
    await slider(page).fill('7');
    await page.getByRole('heading', { name: '规划自身对得上吗' }).waitFor();
    await page.locator('header .choices button').first().click();
    await page.getByRole('heading', { name: 'Is the plan consistent?' }).waitFor();
    expect(await page.getByRole('heading', { name: '规划自身对得上吗' }).count()).toBe(0);
    expect(await dragged(page).getAttribute('aria-valuenow')).toBe('7');
    await expect.poll(() => outputSaid(page)).toBe(await tileValue(page, 'gdp_level'));
    await leave(page);
  });

  it('opens as a notebook to edit, with the assumptions where the reader put them', async () => {
    const { page, faults } = await reading({ lang: 'en', known: true });
    await slider(page).fill('7');
    const said = await outputSaid(page);
    await page.locator('[data-document] a', { hasText: 'notebook to edit' }).click();
    await page.locator('article.notebook[data-mode=edit]').waitFor();
    expect(await page.locator('h1').innerText()).toBe('Can the 2025 targets be met?');
    await page.locator('[data-drag=growth]').first().waitFor();
    expect(await page.locator('[data-drag=growth]').first().getAttribute('aria-valuenow')).toBe('7');
    await expect.poll(() => outputSaidIn(page)).toBe(said);
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('computes with an equation of the reader, and takes it along into the notebook as a formula', async () => {
    const doubled = '/#plan=guangzhou-14&scenario=baseline&equation.gdp_current=gdp[t]*deflator[t]*2';
    const { page } = await reading({ lang: 'en', known: true }, doubled);
    // Output at current prices comes to 3.607 trillion by the model's own equation.
    await expect.poll(() => outputSaid(page)).toBe('7.21trillionyuan');
    expect(await tileValue(page, 'gdp_level')).toBe('7.21trillionyuan');
    await page.locator('[data-document] a', { hasText: 'notebook to edit' }).click();
    await page.locator('article.notebook[data-mode=edit]').waitFor();
    await page.locator('[data-drag=inflation]').scrollIntoViewIfNeeded();
    await expect.poll(() => outputSaidIn(page)).toBe('7.21trillionyuan');
    await page.locator('[data-kind=formula]').scrollIntoViewIfNeeded();
    await page.locator('[data-kind=formula] button.result', { hasText: '2025' }).waitFor();
    await leave(page);
  });

  it('stands on paper with all its text, also where nobody has been', async () => {
    const { page } = await open(browser, site, '/', { lang: 'en' });
    await page.locator('[data-document]').waitFor();
    const text = (): Promise<string> => page.locator('[data-document]').innerText();
    await page.waitForLoadState('networkidle');
    expect(await text()).not.toMatch(/How to read these probabilities/);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await text()).toMatch(
      /Guangzhou's 14th Five-Year Plan lists 24 main indicators[\s\S]*How to read these probabilities/,
    );
    await leave(page);
  });

  it('is not there for a plan without a model, whose page keeps its audit', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      await page.locator('[data-document]').waitFor();
      await page.getByLabel('Plan', { exact: true }).selectOption('guangzhou-13');
      await page.getByRole('heading', { name: 'The plan against itself' }).waitFor();
      expect(await page.locator('[data-document]').count()).toBe(0);
    }));

  it.each([{ lang: 'zh' }, { lang: 'en', theme: 'dark' }, { lang: 'en', width: 375 }] as const)(
    'has no violation with all of it computed: %o',
    async (look) => {
      const { page, faults } = await reading(look);
      await walk(page);
      expect(await page.locator('[data-document] .waiting').count()).toBe(0);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(look.width ?? 1440);
      expect(faults).toEqual([]);
      await leave(page);
    },
  );
});

describe('While chances and text arrive', () => {
  it.each([
    { lang: 'zh', width: 375 },
    { lang: 'en', width: 375 },
    { lang: 'zh', width: 1440 },
    { lang: 'en', width: 1440 },
  ] as const)('nothing in sight moves up or down: %o', async ({ lang, width }) => {
    const context = await browser.newContext({ viewport: { width, height: width === 375 ? 812 : 900 } });
    await context.addInitScript((kept) => {
      localStorage.setItem('suisuan.lang', kept);
      const moved: string[] = [];
      Object.assign(globalThis, { moved });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as Shift[])
          for (const { node, previousRect, currentRect } of entry.sources)
            if (Math.abs(previousRect.y - currentRect.y) > 1)
              moved.push(`${node?.nodeName} from ${previousRect.y} to ${currentRect.y}`);
      }).observe({ type: 'layout-shift', buffered: true });
    }, lang);
    const page = await context.newPage();
    await page.goto(site.address);
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    await settled(page);
    await page.locator('[data-document]').waitFor({ state: 'attached' });
    expect(await page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved)).toEqual([]);
    await context.close();
  });
});

interface Shift {
  readonly sources: readonly {
    readonly node?: Node;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

/** The same sentence in the notebook itself. */
function outputSaidIn(page: Page): Promise<string> {
  return page
    .locator('p', { has: page.locator('[data-drag=inflation]') })
    .first()
    .locator('strong .value')
    .first()
    .evaluate((one) => (one.textContent ?? '').replace(/\s/g, ''));
}

/** Past everything, so that every cell is seen. */
async function walk(page: Page): Promise<void> {
  const cells = page.locator('[data-document] [data-cell]');
  for (let i = 0; i < (await cells.count()); i++) {
    await cells.nth(i).scrollIntoViewIfNeeded();
    await cells.nth(i).locator('.result').first().waitFor();
  }
}
