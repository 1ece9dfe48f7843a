/** Shipped notebooks on A4 paper: what the printed file says, page by page, and what would be cut. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openNotebook, toPrint } from './notebook-page.ts';
import { pagesOf, plain } from './pdf.ts';
import { leave } from './rest.ts';
import { stage } from './stage.ts';

const { browser, site } = await stage();

/** A4 less its margins of 14 and 16 mm, at 96 dots an inch: 182 mm are 687.9 px, 265 mm are 1001.6 px. */
const sheet = { width: 688, height: 1001 };

async function onPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(sheet);
  await page.locator('.sources table').waitFor();
}

/** Words on buttons and in hints, as far as the text itself does not use them. */
async function controlWords(page: Page): Promise<readonly string[]> {
  const [words, prose] = await page.evaluate(() => {
    const all = [
      ...document.querySelectorAll(
        '.bar *, .notebook .no-print, .notebook .no-print *, .notebook button, .notebook summary',
      ),
    ];
    const texts = all
      .filter((one) => one.children.length === 0 && !one.closest('.tile, .result *'))
      .map((one) => one.textContent ?? '');
    return [
      texts,
      [...document.querySelectorAll('.text, h1, figcaption, td, th, .tile')].map((one) => one.textContent).join(),
    ];
  });
  const said = plain(prose);
  return [...new Set(words.map(plain))].filter((word) => word.length > 1 && !said.includes(word));
}

/** Charts, tiles and tables that are higher or wider than a sheet, or that a page's end may go through. */
function cut(page: Page): Promise<readonly string[]> {
  return page.evaluate(({ width, height }) => {
    const whole = [...document.querySelectorAll('.notebook :is(figure, .tile, .question, tr)')];
    const broken = whole.filter((one) => {
      const box = one.getBoundingClientRect();
      return one.checkVisibility() && (box.height > height || getComputedStyle(one).breakInside !== 'avoid');
    });
    const charts = [...document.querySelectorAll('.notebook svg')].filter(
      (one) =>
        one.checkVisibility() &&
        one.getBoundingClientRect().height > 40 &&
        !one.closest('figure, .tile, .question, tr, .montecarlo, .card'),
    );
    const wide = [...document.querySelectorAll('.notebook *')].filter(
      (one) =>
        one.checkVisibility() && !one.closest('.sr-only, .katex') && one.getBoundingClientRect().right > width + 1,
    );
    return [...broken, ...charts, ...wide].map(
      (one) => `${one.closest('[id^=cell]')?.id}: ${one.outerHTML.slice(0, 80)}`,
    );
  }, sheet);
}

/** Outline of a cell that keys have come to. */
function framed(): string {
  const cell = document.querySelector<HTMLElement>('.notebook .cell[tabindex]');
  cell?.focus();
  return cell?.matches(':focus-visible') ? getComputedStyle(cell).outlineStyle : 'no cell has the focus';
}

const notebooks = ['mayor', 'growth-accounting', 'tutorial'].flatMap((name) =>
  (['zh', 'en'] as const).map((lang) => ({ name, lang })),
);

describe.each(notebooks)('$name in $lang', ({ name, lang }) => {
  test('has title and number on every sheet, sources at the end, no control, no chart cut', async () => {
    const { page, faults } = await openNotebook(browser, site, `/notebook/#open=guangzhou-14/${name}.${lang}`, {
      lang,
    });
    await toPrint(page);
    const controls = await controlWords(page);
    expect(controls.length).toBeGreaterThan(5);
    await onPaper(page);
    expect(await cut(page)).toEqual([]);
    expect(await page.evaluate(framed)).toBe('none');

    const title = plain(await page.locator('h1').innerText());
    const headings = (await page.locator('.notebook .text :is(h2, h3)').allInnerTexts()).map(plain);
    const sources = plain(await page.locator('.sources h2').innerText());
    const sheets = pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
    expect(sheets.length).toBeGreaterThan(1);
    for (const [i, text] of sheets.entries()) {
      expect(text).toContain(title);
      expect(text).toContain(`${i + 1}/${sheets.length}`);
      expect(controls.filter((word) => text.includes(word))).toEqual([]);
      expect(headings.filter((heading) => text.endsWith(heading))).toEqual([]);
    }
    const all = sheets.join('');
    for (const heading of headings) expect(all).toContain(heading);
    expect(all.lastIndexOf(sources)).toBeGreaterThan(Math.max(...headings.map((heading) => all.lastIndexOf(heading))));
    for (const source of await page.locator('.sources li').allInnerTexts())
      expect(all.slice(all.lastIndexOf(sources))).toContain(plain(source).slice(2, 12));
    expect(faults).toEqual([]);
    await leave(page);
  });
});
