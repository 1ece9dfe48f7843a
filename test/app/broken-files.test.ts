/** Files that are wrong, on the page: a shipped one names its file and line, one of the reader's own stops nothing. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { open, tiles } from './browser.ts';
import { stage } from './stage.ts';

const { browser, site } = await stage();

async function withFile(text: string, lang: 'zh' | 'en'): Promise<{ page: Page; before: string[]; alert: string }> {
  const { page } = await open(browser, site, '/', { lang });
  const before = await tiles(page);
  await page.locator('details.about summary').click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'mine.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
  await page.getByRole('alert').waitFor();
  return { page, before, alert: await page.getByRole('alert').innerText() };
}

describe('A scenario file that would end the reader', () => {
  it.each([
    {
      what: 'a thousand brackets',
      text: `name: x\nset: ${'['.repeat(1000)}`,
      says: { zh: /嵌套超过 64 层/, en: /64 levels deep/ },
    },
    {
      what: 'two million characters',
      text: `name: ${'x'.repeat(2_000_000)}`,
      says: { zh: /个字符，最多读/, en: /characters; at most/ },
    },
  ])('($what) is refused in both languages and leaves the page as it was', async ({ text, says }) => {
    for (const lang of ['zh', 'en'] as const) {
      const { page, before, alert } = await withFile(text, lang);
      expect(alert).toMatch(says[lang]);
      expect(alert).toMatch(/mine\.yaml/);
      expect(await tiles(page)).toEqual(before);
      await page.context().close();
    }
  });
});

describe('A shipped scenario that is wrong', () => {
  /** The data of the site with the growth of one scenario out of all bounds. */
  async function spoilt(page: Page): Promise<void> {
    await page.route('**/plans.json', async (route) => {
      const text = await (await route.fetch()).text();
      const at = text.indexOf('guangzhou-14/slow-growth.yaml');
      const start = text.lastIndexOf('["slow-growth",{', at);
      const own = text.slice(start, at);
      const spoiled = own.replace(/\["growth",(?:\{"\$map":\[\[(\d+),)?[\d.]+/, (found) =>
        found.replace(/[\d.]+$/, '900'),
      );
      expect(spoiled).not.toBe(own);
      await route.fulfill({ body: text.slice(0, start) + spoiled + text.slice(at), contentType: 'application/json' });
    });
  }

  it('is named with its file and line when it is chosen, and the page stays', async () => {
    const { page } = await open(browser, site, '/', { lang: 'en' });
    await spoilt(page);
    await page.reload();
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    const before = await tiles(page);
    await page.evaluate(() => (location.hash = '#plan=guangzhou-14&scenario=slow-growth'));
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/900[\s\S]*guangzhou-14\/slow-growth\.yaml, line \d+/);
    expect(await tiles(page)).toEqual(before);
    await page.context().close();
  });
});
