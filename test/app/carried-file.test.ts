/** A scenario file of the reader's own goes with them from the opening page into the notebook, and on from there. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { drop, open, type Opened } from './browser.ts';
import { clean, stage } from './stage.ts';

const { browser, site } = await stage();

const file = `name: { zh: 慢车道, en: Slow lane }
extends: baseline
author: Lin Yi
date: 2026-11-23
assumes: { zh: 增速降到 4%。, en: Growth falls to 4 %. }
leaves_out: { zh: 外部冲击。, en: Shocks from outside. }
set:
  growth: 4
`;

const seen = (page: Page): Promise<string> =>
  page.locator('[data-tile=gdp_level] .value').evaluate((one) => (one.textContent ?? '').replace(/\s/g, ''));

interface Carried {
  /** What the tile of output says under the file. */
  readonly value: string;
  /** Of the notebook that the opening page leads to. */
  readonly address: string;
}

/** By language: the same for every visitor. */
const found = new Map<'zh' | 'en', Carried>();

async function carried(lang: 'zh' | 'en'): Promise<Carried> {
  if (!found.has(lang)) await clean((await opened(lang)).home);
  return found.get(lang)!;
}

/** The opening page with the file open. */
async function opened(lang: 'zh' | 'en'): Promise<Carried & { readonly home: Opened }> {
  const home = await open(browser, site, '/', { lang, known: true });
  const { page } = home;
  page.setDefaultTimeout(15_000);
  const before = await seen(page);
  await page.locator('.picker summary').click();
  await page
    .locator('.picker input[type=file]')
    .setInputFiles({ name: 'slow-lane.yaml', mimeType: 'text/yaml', buffer: Buffer.from(file) });
  await expect.poll(() => seen(page)).not.toBe(before);
  await page.locator('[data-document]').scrollIntoViewIfNeeded();
  const link = page.locator('[data-document] .about a').first();
  await expect.poll(() => link.getAttribute('href')).toMatch(/file\.slow-lane=/);
  const what = { value: await seen(page), address: (await link.getAttribute('href')) ?? '' };
  found.set(lang, what);
  return { home, ...what };
}

/** Its notebook for somebody who has the address alone. */
async function sent(address: string): Promise<Opened> {
  const notebook = await open(browser, site, address, { lang: 'en', known: true });
  notebook.page.setDefaultTimeout(15_000);
  return notebook;
}

const picker = (page: Page) => page.locator('#cell-pick');

it.each([
  ['en', 'Slow lane', 'Growth falls to 4 %.'],
  ['zh', '慢车道', '增速降到 4%。'],
] as const)('is in the picker as what it is, and behind every number (%s)', async (lang, name, assumes) => {
  const { home, value, address } = await opened(lang);
  const { page } = home;
  await page.goto(site.address + address);
  const chosen = picker(page).locator('label.chosen');
  await expect.poll(() => chosen.innerText()).toMatch(new RegExp(`${name}\\s*Lin Yi`));
  expect(await picker(page).innerText()).toContain(assumes);
  expect(await picker(page).locator('[data-signed]').innerText()).toMatch(/Lin Yi(, |，)2026-11-23/);
  await expect.poll(() => seen(page)).toBe(value);
  await page.reload();
  await expect.poll(() => chosen.innerText()).toContain(name);
  await expect.poll(() => seen(page)).toBe(value);
  await clean(home);
});

it('goes on in the notebook’s own link, and with a copy that is kept in the browser', async () => {
  const { value, address } = await carried('en');
  const notebook = await sent(address);
  const { page } = notebook;
  await expect.poll(() => seen(page)).toBe(value);
  await page.locator('[data-do=share]').click();
  const shared = (await page.locator('[data-share]').inputValue()) ?? '';
  expect(shared).toMatch(/doc=.*file\.slow-lane=/);
  const other = await sent(shared.slice(site.address.length));
  await expect.poll(() => picker(other.page).locator('label.chosen').innerText()).toContain('Slow lane');
  await expect.poll(() => seen(other.page)).toBe(value);
  await clean(other);
  // A change of the text makes a copy of the reader's own, which is found again after a reload.
  await page.keyboard.press('Escape');
  await page.locator('#cell-assumptions').click({ position: { x: 30, y: 14 } });
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => page.evaluate(() => location.hash), { timeout: 15_000 }).toMatch(/own=/);
  await page.reload();
  await expect.poll(() => picker(page).locator('label.chosen').innerText()).toContain('Slow lane');
  await expect.poll(() => seen(page)).toBe(value);
  await clean(notebook);
});

it.each([
  [
    'altered on the way',
    (address: string) => address.replace(/(file\.slow-lane=1\.)......../, '$1AAAAAAAA'),
    /does not unpack/,
  ],
  [
    'written for another model',
    (address: string) => address.replace(/written=[^&]+/, 'written=1-2'),
    /another version/,
  ],
])('says what is wrong with one that was %s, and shows the notebook', async (_, change, says) => {
  const { address } = await carried('en');
  const notebook = await sent(change(address));
  const { page } = notebook;
  await page.locator('[data-tile=gdp_level] .value').waitFor();
  expect(await page.locator('.banners').innerText()).toMatch(says);
  await clean(notebook);
});

it('that names what the model does not have is left out with the place in it', async () => {
  const { packText } = await import('../../app/lib/state/packed.ts');
  const packed = await packText(file.replace('growth: 4', 'grwth: 4'));
  const path = `/notebook/#open=guangzhou-14/home.en&scenario=slow-lane&file.slow-lane=${packed}`;
  const notebook = await open(browser, site, path, { lang: 'en', known: true });
  await notebook.page.locator('[data-tile=gdp_level] .value').waitFor();
  const said = await notebook.page.locator('.banners').innerText();
  expect(said).toMatch(/grwth/);
  expect(said).toMatch(/slow-lane\.yaml, line 8/);
  await clean(notebook);
});

it('is said to be missing from the notebook’s own file, is written into it, and is there when that is opened', async () => {
  const { value, address } = await carried('en');
  const notebook = await sent(address);
  const { page } = notebook;
  await expect.poll(() => seen(page)).toBe(value);
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const saved = async (press: () => Promise<void>): Promise<string> => {
    const download = page.waitForEvent('download');
    await press();
    return (await (await (await download).createReadStream()).toArray()).join('');
  };
  const without = await saved(() => page.keyboard.press('Control+s'));
  expect(without).not.toContain('Lin Yi');
  const note = page.locator('[data-left-out]');
  expect(await note.innerText()).toContain('without slow-lane.yaml');
  const text = await saved(() => note.locator('button').first().click());
  expect(text).toContain(`\`\`\`scenario #slow-lane\n${file}\`\`\``);
  expect(text).toMatch(/^scenario: slow-lane$/m);
  await note.waitFor({ state: 'detached' });
  await expect.poll(() => seen(page)).toBe(value);

  const other = await open(browser, site, '/notebook/', { lang: 'en', known: true });
  await drop(other.page, 'mine.nb.md', Buffer.from(text));
  await other.page.locator('[data-tile=gdp_level] .value').waitFor();
  expect(await seen(other.page)).toBe(value);
  await other.page.locator('#cell-slow-lane').scrollIntoViewIfNeeded();
  expect(await other.page.locator('#cell-slow-lane [data-signed]').innerText()).toContain('Lin Yi, 2026-11-23');
  await clean(other);
  await clean(notebook);
});

it.each([
  ['zh', '没有名为“slow-lane”的情景', '选择情景文件'],
  ['en', 'There is no scenario “slow-lane”', 'Choose the scenario file'],
] as const)('is asked for where a notebook names it and it is not there (%s)', async (lang, says, choose) => {
  const { value } = await carried(lang);
  const notebook = await open(browser, site, `/notebook/`, { lang, known: true });
  const { page } = notebook;
  await drop(page, 'lonely.yaml', Buffer.from(file));
  expect(await page.getByRole('alert').innerText()).toContain('lonely.yaml');
  const text = `---\nplan: guangzhou-14\nscenario: slow-lane\n---\n\n\`\`\`targets\n\`\`\`\n`;
  await drop(page, 'asks.nb.md', Buffer.from(text));
  const banner = page.locator('[data-missing]');
  expect(await banner.innerText()).toContain(says);
  expect((await page.locator('main').innerText()).match(/slow-lane/g)).toHaveLength(1);
  const picking = page.waitForEvent('filechooser');
  await banner.getByRole('button', { name: choose }).click();
  await (await picking).setFiles({ name: 'my copy (1).yaml', mimeType: '', buffer: Buffer.from(file) });
  await banner.waitFor({ state: 'detached' });
  expect(await seen(page)).toBe(value);
  await clean(notebook);
});
