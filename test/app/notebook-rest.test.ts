/** Chances in a notebook of its own: quick while something moves, at rest those of the opening page. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { open } from './browser.ts';
import { growth, openNotebook } from './notebook-page.ts';
import { clean, stage } from './stage.ts';

const { browser, site } = await stage();

const chances = (page: Page): Promise<string[]> =>
  page
    .locator('[data-tile]')
    .evaluateAll((all) =>
      all.map((one) => `${one.getAttribute('data-tile')} ${one.querySelector('.chance')?.textContent ?? ''}`),
    );
const drawn = (page: Page) => page.locator('#cell-board [data-drawn]');
/** The chances in the sentence on all targets together. */
const sentence = (page: Page) =>
  page
    .locator('p', { hasText: /Together it is another matter|合在一起/ })
    .first()
    .locator('.value');

describe.each(['en', 'zh'] as const)('The opening notebook on its own (%s)', (lang) => {
  it('has the chances of the opening page in its tiles and sentences', async () => {
    const page = await open(browser, site, '/', { lang, known: true });
    page.page.setDefaultTimeout(15_000);
    await page.page.locator('[data-draws="10000"][data-stale="false"]').waitFor({ state: 'attached' });
    await page.page.locator('[data-document]').scrollIntoViewIfNeeded();
    const tiles = await chances(page.page);
    await expect.poll(() => sentence(page.page).count()).toBeGreaterThan(1);
    const said = await sentence(page.page).allTextContents();
    const notebook = await openNotebook(browser, site, `/notebook/#open=guangzhou-14/home.${lang}`, { lang });
    await expect.poll(() => drawn(notebook.page).textContent(), { timeout: 25_000 }).toMatch(/^10,000 .* 20210420$/);
    await expect.poll(() => chances(notebook.page)).toEqual(tiles);
    await sentence(notebook.page).first().scrollIntoViewIfNeeded();
    await expect.poll(() => sentence(notebook.page).allTextContents()).toEqual(said);
    await expect
      .poll(() => sentence(notebook.page).first().getAttribute('title'))
      .toMatch(lang === 'en' ? /, 10,000 draws$/ : /，10,000 次抽样$/);
    await notebook.page.emulateMedia({ media: 'print' });
    const line = notebook.page
      .locator('section', { has: sentence(notebook.page) })
      .locator('[data-draws]')
      .last();
    expect((await line.innerText()).trim()).toBe(
      lang === 'en'
        ? 'Chances and bands: 10,000 random draws, seed 20210420.'
        : '可能性与区间：10,000 次随机抽样，种子 20210420。',
    );
    await clean(page);
    await clean(notebook);
  });
});

it('counts few draws while a number is held, keeps what it shows, and counts them all when it is let go', async () => {
  const notebook = await openNotebook(browser, site, '/notebook/#open=guangzhou-14/home.en', { lang: 'en' });
  const { page } = notebook;
  await expect.poll(() => drawn(page).textContent(), { timeout: 25_000 }).toMatch(/^10,000 random/);
  const slider = page.locator('[data-parameter=growth] input[type=range]');
  const step = (value: string) =>
    slider.evaluate((input: HTMLInputElement, to) => {
      input.value = to;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, value);
  const before = await page.locator('[data-tile=gdp_level] .chance').textContent();
  await step('5.2');
  await expect.poll(() => drawn(page).textContent()).toMatch(/^512 Sobol draws, .*10,000 once you let go/);
  expect(await page.locator('#cell-board .waiting').count()).toBe(0);
  // A sheet printed now says what there is, and promises nothing.
  await page.emulateMedia({ media: 'print' });
  expect((await page.locator('#cell-board [data-draws]').innerText()).trim()).toBe(
    'Chances and bands: 512 Sobol draws, seed 20210420.',
  );
  expect(await drawn(page).isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await slider.dispatchEvent('change');
  await expect.poll(() => drawn(page).textContent(), { timeout: 25_000 }).toMatch(/^10,000 random/);
  expect(await page.locator('[data-tile=gdp_level] .chance').textContent()).not.toBe(before);
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator('[data-tile=gdp_level] .chance').textContent()).toBe(before);
  expect(await drawn(page).textContent()).toMatch(/^10,000 random/);
  await expect.poll(() => growth(page).getAttribute('aria-valuenow')).toBe('6');
  // A thumb that comes back to where it was taken up is let go as well, though no browser reports a change.
  await slider.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await slider.boundingBox())!;
  const [low, high] = await slider.evaluate((input: HTMLInputElement) => [Number(input.min), Number(input.max)]);
  const thumb = x + 9 + ((width - 18) * (6 - low!)) / (high! - low!);
  await page.mouse.move(thumb, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(thumb + 40, y + height / 2);
  await expect.poll(() => drawn(page).textContent()).toMatch(/^512 Sobol draws/);
  await page.mouse.move(thumb, y + height / 2);
  await page.mouse.up();
  await expect.poll(() => drawn(page).textContent(), { timeout: 25_000 }).toMatch(/^10,000 random/);
  await clean(notebook);
});

it('lets tiles that nobody sees rest while a slider is held, and shows them as they are when they come near', async () => {
  const notebook = await openNotebook(browser, site, '/notebook/#open=guangzhou-14/home.en', { lang: 'en' });
  const { page } = notebook;
  await expect.poll(() => drawn(page).textContent(), { timeout: 25_000 }).toMatch(/^10,000 random/);
  const slider = page.locator('[data-parameter=growth] input[type=range]');
  await slider.evaluate((input) => input.scrollIntoView({ block: 'center' }));
  const [near, far] = ['growth', 'gdp_level'].map((id) => page.locator(`[data-tile=${id}] .value`)) as [
    Locator,
    Locator,
  ];
  const distance = (): Promise<number> => far.evaluate((one) => one.getBoundingClientRect().top - innerHeight);
  expect(await distance()).toBeGreaterThan(200);
  const before = await far.textContent();
  const step = (value: string) =>
    slider.evaluate((input: HTMLInputElement, to) => {
      input.value = to;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, value);
  await expect
    .poll(async () => {
      await step('4.9');
      await step('5');
      return near.textContent();
    })
    .toBe('5.0%');
  expect(await far.textContent()).toBe(before);
  // Scrolled to while the slider is held still.
  await far.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  await expect.poll(() => far.textContent()).not.toBe(before);
  const held = await far.textContent();
  await slider.dispatchEvent('change');
  await expect.poll(() => drawn(page).textContent(), { timeout: 25_000 }).toMatch(/^10,000 random/);
  expect(await far.textContent()).toBe(held);
  await clean(notebook);
});
