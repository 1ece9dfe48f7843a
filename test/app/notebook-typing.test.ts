/**
 * Typing while the page reads what was typed: the reading is given up by the next letter, no letter is lost by it, and
 * what stands there at the end is what a fresh page shows of the same text.
 */
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Opened } from './browser.ts';
import { edit, linkTo, openNotebook, output, sample } from './notebook-page.ts';
import { leave } from './rest.ts';
import { stage } from './stage.ts';

const { browser, site } = await stage();

const text = `${sample}
人均产值到 2025 年是 {{人均产值@2025}}，达到目标的可能性是 {{p(gdp_level)}}。
`;

/** Milliseconds between letters: about as long as the page waits for the keys to rest, before and after it begins. */
const pauses = [405, 430, 460, 500];

/** Words of every cell and how it stands; a chart comes to life when a hand is near, and looks otherwise then. */
function shown(page: Page): Promise<readonly string[]> {
  return page.locator('[data-cell]:not([data-kind=chart])').evaluateAll((cells) =>
    cells.map((cell) => {
      const words = cell.querySelector<HTMLElement>('.body')?.innerText ?? '';
      return [cell.getAttribute('data-cell'), cell.getAttribute('data-state'), words].join('\n');
    }),
  );
}

async function openTall(written: string): Promise<Opened> {
  const opened = await openNotebook(browser, site, linkTo(written, '&mode=edit'));
  await opened.page.setViewportSize({ width: 1440, height: 4000 });
  await output(opened.page).waitFor();
  return opened;
}

test('a formula that is typed slowly, with a word composed in it, is whole and shows what a fresh page shows', async () => {
  const { page, faults } = await openTall(text);
  const client = await page.context().newCDPSession(page);
  // Slow enough for most letters to come in the middle of a reading.
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const editor = await edit(page, 'per_head');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  for (const [at, letter] of [...' * 2'].entries()) {
    await page.keyboard.type(letter);
    await page.waitForTimeout(pauses[at % pauses.length] ?? 0);
  }
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  for (const [at, composed] of ['r', 're', 'renkou'].entries()) {
    await client.send('Input.imeSetComposition', { text: composed, selectionStart: at + 1, selectionEnd: at + 1 });
    await page.waitForTimeout(pauses[at + 1] ?? 0);
  }
  await client.send('Input.insertText', { text: '人口' });
  await page.waitForTimeout(430);
  await page.keyboard.type('!');
  await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const written = text.replace(' population[t]\nname: 人均产值', ' population[t] * 2\nname: 人均产值人口!');
  expect(await editor.locator('.cm-line').allInnerTexts()).toEqual([
    '人均产值[t] = gdp_current[t] / population[t] * 2',
    'name: 人均产值人口!',
  ]);
  await page.keyboard.press('Escape');
  await editor.waitFor({ state: 'detached' });
  const fresh = await openTall(written);
  const isThere = async () => (await shown(fresh.page)).join().includes('人均产值人口!');
  await expect.poll(isThere, { timeout: 15_000 }).toBe(true);
  // Both go on to more draws unseen, each in its own time.
  const differences = async () => {
    const [typed, opened] = [await shown(page), await shown(fresh.page)];
    return typed.flatMap((cell, at) => (cell === opened[at] ? [] : [cell, opened[at]]));
  };
  await expect.poll(differences, { timeout: 15_000 }).toEqual([]);
  await leave(fresh.page);
  expect(faults).toEqual([]);
  await leave(page);
});
