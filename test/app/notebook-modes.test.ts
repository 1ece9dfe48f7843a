/** Shipped notebooks one after the other; presenting; printing. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { growth, openNotebook, openSample, output } from './notebook-page.ts';
import { clean, stage } from './stage.ts';

const { browser, site } = await stage();

/** Punctuation that a line may part from the live words it belongs to. */
function loose(): readonly string[] {
  return [...document.querySelectorAll('.notebook .text .slot')].flatMap((slot) => {
    const [before, after] = [slot.previousSibling?.textContent ?? '', slot.nextSibling?.textContent ?? ''];
    const isHeld = slot.parentElement?.matches('.held');
    return !isHeld && (/[（(“《]$/.test(before) || /^[，。；：、）)”.,;:!?]/.test(after)) ? [`${before}…${after}`] : [];
  });
}

describe('shipped notebooks', () => {
  test('every one in the list opens without a mistake, a fault or a claim that fails', async () => {
    for (const lang of ['zh', 'en'] as const) {
      const opened = await openNotebook(browser, site, '/notebook/#open=nowhere', { lang });
      const { page } = opened;
      const ids = await page
        .locator('[data-notebook]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-notebook') ?? ''));
      expect(ids.length).toBeGreaterThan(0);
      for (const id of ids) {
        await page.evaluate((to) => (location.hash = `open=${to}`), id);
        await page.locator('[data-cell]').first().waitFor();
        await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
        await expect.poll(() => page.locator('.waiting').count()).toBe(0);
        const wrong = page.locator('.issues, .trouble, .claim.fails, .blocked');
        expect(await wrong.evaluateAll((all) => all.map((one) => one.textContent)), id).toEqual([]);
        expect(await page.evaluate(loose), id).toEqual([]);
        await page.evaluate(() => (location.hash = 'list'));
        await page.locator('[data-notebook]').first().waitFor();
      }
      await clean(opened);
    }
  });
});

test('a name that is nearly one of theirs leads to it; without its language it opens in the reader’s', async () => {
  const opened = await openNotebook(browser, site, '/notebook/#open=guangzhou-14/tutoril', { lang: 'en' });
  const { page } = opened;
  await page.getByRole('alert').getByRole('link', { name: 'Write a scenario from scratch' }).click();
  await page.locator('[data-cell]').first().waitFor();
  expect(new URL(page.url()).hash).toContain('open=guangzhou-14/tutorial.en');
  await page.evaluate(() => (location.hash = 'open=guangzhou-14/mayor'));
  await page.getByRole('heading', { level: 1, name: 'Exercise: be mayor once' }).waitFor();
  await clean(opened);
});

describe('presenting', () => {
  test('a section a screen, turned by keys, with live numbers and the speaker’s words', async () => {
    const opened = await openSample(browser, site, '&mode=present');
    const { page } = opened;
    await output(page).waitFor();
    expect(await page.locator('[data-page]').textContent()).toBe('1 / 2');
    const before = await output(page).textContent();
    await growth(page).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => output(page).textContent()).not.toBe(before);
    expect(await page.locator('[data-page]').textContent()).toBe('1 / 2');
    await page.keyboard.press('PageDown');
    await page.locator('.stage').focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: '推导' }).waitFor();
    await page.keyboard.press('n');
    await page.getByText('只给演讲者。').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-mode=read][aria-pressed=true]').waitFor();
    await clean(opened);
  });
});

/** A long section says so, and the space bar goes down it and back before it turns; on a button it presses that. */
async function goesDown(page: Page): Promise<void> {
  const down = (): Promise<number> => page.locator('.stage').evaluate((stage) => stage.scrollTop);
  await page.locator('[data-more]').waitFor();
  await page.keyboard.press('Space');
  await expect.poll(down).toBeGreaterThan(300);
  await page.keyboard.press('Shift+Space');
  await expect.poll(down).toBe(0);
  await page.getByRole('button', { name: '演讲备注' }).focus();
  await page.keyboard.press('Space');
  await page.locator('aside.notes').getByText('8%').waitFor();
  await page.keyboard.press('Space');
  await page.locator('aside.notes').waitFor({ state: 'detached' });
  expect(await page.locator('[data-page]').textContent()).toBe('2 / 4');
}

describe('sections of a presentation', () => {
  test('begin at a heading in the middle of a text too, each with its own live numbers', async () => {
    const opened = await openNotebook(browser, site, '/notebook/#open=guangzhou-14/growth-accounting.zh&mode=present');
    const { page } = opened;
    const headings: (string | undefined)[] = [];
    for (let section = 1; section <= 4; section++) {
      await expect.poll(() => page.locator('[data-page]').textContent()).toBe(`${section} / 4`);
      await page.locator('.stage .text').first().waitFor();
      headings.push((await page.locator('.stage :is(h1, h2)').allInnerTexts()).at(-1));
      if (section === 2) await goesDown(page);
      if (section < 4) await page.keyboard.press('PageDown');
    }
    expect(headings).toEqual(['6% 需要什么', '需要什么', '得到什么', '这笔账没有算什么']);
    await page.locator('.stage [data-drag=capital_share]').waitFor();
    await clean(opened);
  });
});

describe('printing', () => {
  test('paper has the whole text and every chart, no control, and the sources at the end', async () => {
    const opened = await openSample(browser, site);
    const { page } = opened;
    await output(page).waitFor();
    const drawn = (): Promise<readonly number[]> =>
      page.locator('.still svg').evaluateAll((all) => all.map((one) => (one as SVGSVGElement).viewBox.baseVal.width));
    expect(Math.min(...(await drawn()))).toBeGreaterThan(800);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    // A sheet is 688 px across; a picture drawn wider than that would be shrunk, with its words.
    expect(Math.max(...(await drawn()))).toBeLessThanOrEqual(688);
    expect(Math.min(...(await drawn()))).toBeGreaterThan(620);
    await page.emulateMedia({ media: 'print' });
    await page.locator('.sources table').waitFor();
    const controls = page.locator(
      'button:not(.result, .tile, .link):visible, input:visible, select:visible, summary:visible, textarea:visible',
    );
    expect(await controls.evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 120)))).toEqual([]);
    expect(await page.locator('.waiting').count()).toBe(0);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(1);
    expect(pages).toBeLessThanOrEqual(4);
    await clean(opened);
  });
});
