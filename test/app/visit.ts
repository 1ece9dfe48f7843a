/**
 * One visitor for several tests of a file: to come to a page costs more than most of what is tried on it. Each test
 * finds the page as a visitor does who comes to it, but for what the app has loaded by then. Whoever fails leaves with
 * the page, so that the second try has a fresh one.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { open, tiles, toOtherLanguage, type Look, type Opened } from './browser.ts';
import { linkTo, openSample, sample } from './notebook-page.ts';
import { leave } from './rest.ts';
import type { Site } from './site.ts';

export type Visit = (look: Look, test: (opened: Opened) => Promise<void>) => Promise<void>;

/** `more`: what the link says beside the text, such as `&mode=edit`. */
export type SampleVisit = (more: string, look: Look, test: (opened: Opened) => Promise<void>) => Promise<void>;

interface Visitor extends Opened {
  /** What the tiles say on the shipped baseline. */
  readonly first: readonly string[];
}

/** Of the opening page. Holds after each test that nothing went wrong and nothing left the site. */
export function visits(browser: Browser, site: Site): Visit {
  const visit = shared<Visitor>();
  return (look, test) =>
    visit({ look, arrive: () => arrive(browser, site, look), again: (visitor) => again(visitor, look), test });
}

/** Of the sample notebook, to which one who has been there comes back by way of the list. Holds the same. */
export function sampleVisits(browser: Browser, site: Site): SampleVisit {
  const visit = shared<Opened>();
  return (more, look, test) =>
    visit({ look, arrive: () => openSample(browser, site, more, look), again: ({ page }) => reopen(page, more), test });
}

interface Way<One extends Opened> {
  readonly look: Look;
  readonly arrive: () => Promise<One>;
  readonly again: (one: One) => Promise<void>;
  readonly test: (one: One) => Promise<void>;
}

/** One visitor for each look. */
function shared<One extends Opened>(): (way: Way<One>) => Promise<void> {
  const waiting = new Map<string, One>();
  afterAll(async () => {
    for (const { page } of waiting.values()) await leave(page);
  });
  return async ({ look, arrive: come, again: comeBack, test }) => {
    const kind = JSON.stringify(look);
    const back = waiting.get(kind);
    waiting.delete(kind);
    if (back) await comeBack(back);
    const visitor = back ?? (await come());
    await test(visitor);
    expect([visitor.faults, visitor.strays]).toEqual([[], []]);
    waiting.set(kind, visitor);
  };
}

/** Nothing open or under the mouse; the list, and then the notebook as the link carries it. */
async function reopen(page: Page, more: string): Promise<void> {
  for (let open = await page.locator('dialog[open]').count(); open > 0; open--) await page.keyboard.press('Escape');
  await page.mouse.move(-1, -1);
  const cells = page.locator('[data-cell], [data-present]').first();
  await page.evaluate(() => (location.hash = '#list'));
  await cells.waitFor({ state: 'detached' });
  await page.evaluate(
    (fragment) => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      scrollTo(0, 0);
      location.hash = fragment;
    },
    new URL(linkTo(sample, more), 'http://site').hash,
  );
  await cells.waitFor();
}

async function arrive(browser: Browser, site: Site, look: Look): Promise<Visitor> {
  const opened = await open(browser, site, '/', look);
  return { ...opened, first: await tiles(opened.page) };
}

/** Nothing open, nothing chosen, nothing moved. */
async function again({ page, first }: Visitor, { lang = 'zh', theme = 'light', width = 1440 }: Look): Promise<void> {
  for (let open = await page.locator('dialog[open]').count(); open > 0; open--) await page.keyboard.press('Escape');
  await page.setViewportSize({ width, height: width === 375 ? 812 : 900 });
  await page.emulateMedia({ media: null, colorScheme: theme });
  page.setDefaultTimeout(30_000);
  if (!(await page.locator('html').getAttribute('lang'))?.startsWith(lang)) await toOtherLanguage(page);
  await page.evaluate(shippedBaseline);
  await expect.poll(() => tiles(page)).toEqual(first);
  await page.getByRole('alert').waitFor({ state: 'detached' });
}

/** Runs in the page. By way of an empty address, as the one wanted may stand there already. */
function shippedBaseline(): void {
  for (const one of document.querySelectorAll('details:is(.about, .try)')) one.removeAttribute('open');
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  document.querySelector<HTMLElement>('.levers .which button')?.click();
  location.hash = '';
  location.hash = '#plan=guangzhou-14&scenario=baseline';
  scrollTo(0, 0);
}
