/** Sheets of paper as they are drawn: every chart, tile, question and row lies whole on one sheet, heads repeat. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { open } from './browser.ts';
import { openNotebook, toPrint } from './notebook-page.ts';
import { mark, marksOf, type Box, type Marked } from './pdf-marks.ts';
import { clean, stage } from './stage.ts';

const { browser, site } = await stage();

/** A4 less its margins of 14 and 16 mm, at 96 dots an inch: from 52.9 to 740.8 across, from 60.5 to 1062.0 down. */
const text: Box = { left: 52.9, top: 60.5, right: 740.8, bottom: 1062 };

const paper = { format: 'A4', preferCSSPageSize: true } as const;

/** As it will be laid out on paper, where sizes can be measured. */
async function laidOut(page: Page): Promise<void> {
  await toPrint(page);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 688, height: 1001 });
}

/** What is not whole on exactly one sheet, within its margins. Frames are drawn a dot inside, sizes are rounded. */
function cut(marked: readonly Marked[], sheets: readonly ReadonlyMap<number, Box>[]): readonly string[] {
  return marked.flatMap(({ what, height }, i) => {
    const boxes = sheets.flatMap((sheet) => sheet.get(i) ?? []);
    const [box] = boxes;
    if (!box || boxes.length > 1) return [`${what}: on ${boxes.length} sheets`];
    const missing = Math.abs(box.bottom - box.top - height) > 4;
    return missing || !within(box, text) ? [`${what}: ${height} high, drawn ${JSON.stringify(box)}`] : [];
  });
}

function within(box: Box, room: Box): boolean {
  const inside = [box.left - room.left, box.top - room.top, room.right - box.right, room.bottom - box.bottom];
  return inside.every((gap) => gap > -1);
}

const whole = '.notebook :is(figure, .tile, .question, tbody tr)';

async function framesOf(page: Page, selector: string): Promise<Parameters<typeof cut>> {
  const marked = await mark(page, selector);
  return [marked, marksOf(await page.pdf(paper))];
}

describe.each([
  { name: 'rd-intensity', lang: 'zh' },
  { name: 'pandemic-gap', lang: 'en' },
] as const)('$name in $lang', ({ name, lang }) => {
  test('nothing is cut, and the head of a table stands on each of its sheets', async () => {
    const opened = await openNotebook(browser, site, `/notebook/#open=guangzhou-14/${name}.${lang}`, { lang });
    const { page } = opened;
    await laidOut(page);
    const [marked, sheets] = await framesOf(page, whole);
    expect(marked.length).toBeGreaterThan(5);
    expect(cut(marked, sheets)).toEqual([]);
    expect(await headless(page, sheets)).toEqual([]);
    // And a chart that a sheet ends in is noticed.
    const low = '.notebook figure { break-inside: auto !important; padding-top: 900px !important }';
    await page.addStyleTag({ content: low });
    const [charts, cutSheets] = await framesOf(page, '.notebook figure');
    expect(cut(charts, cutSheets)).toHaveLength(charts.length);
    await clean(opened);
  });
});

/** Tables by the sheets on which they have rows but not their head. */
async function headless(page: Page, sheets: Parameters<typeof cut>[1]): Promise<readonly string[]> {
  const rows = await page.evaluate((wanted) => {
    const all = [...document.querySelectorAll(wanted)].filter((one) => one.checkVisibility());
    const tables = [...document.querySelectorAll('table:has(thead)')];
    return all.map((one) => tables.indexOf(one.closest('table') ?? one));
  }, whole);
  await page.evaluate(() =>
    document.querySelectorAll<HTMLElement>('[style]').forEach((one) => (one.style.outline = '')),
  );
  const [heads, headSheets] = await framesOf(page, 'table:has(thead) > thead > tr');
  return heads.flatMap(({ what }, table) =>
    sheets.flatMap((sheet, i) =>
      [...sheet.keys()].some((row) => rows[row] === table) && !headSheets[i]?.has(table) ? [`${what}: sheet ${i}`] : [],
    ),
  );
}

test('the first page prints its board and charts whole, in the dark too, and nothing that only helps on a screen', async () => {
  const opened = await open(browser, site, '/', { lang: 'en', theme: 'dark', known: true });
  const { page } = opened;
  await page.locator('[data-document] .cell').first().waitFor();
  await laidOut(page);
  const [marked, sheets] = await framesOf(page, ':is([data-chart], .tile, .notebook figure, tbody tr)');
  expect(marked.length).toBeGreaterThan(80);
  expect(cut(marked, sheets)).toEqual([]);
  const papers = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(papers).toBe('rgb(255, 255, 255)');
  const tools = ':is(input, .skip, [role=toolbar], footer, details:not(.printed))';
  expect((await mark(page, tools)).map(({ what }) => what)).toEqual([]);
  await clean(opened);
});
