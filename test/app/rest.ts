/**
 * Pages between two visitors of the same kind. To open a window, start its process and compile the scripts again costs
 * more than most tests, and is none of their subjects: the next visitor finds the scripts at hand and nothing else of
 * the one before, neither what was kept in the browser nor where the tab has been.
 */
import type { Browser, CDPSession, Page } from 'playwright-core';

interface Place {
  readonly browser: Browser;
  readonly kind: string;
  readonly client: CDPSession;
  /** A file of the site that runs no script. */
  readonly address: string;
}

const places = new WeakMap<Page, Place>();
const resting = new WeakMap<Browser, Map<string, Page[]>>();

/** A page that a visitor of this kind has left. */
export function rested(browser: Browser, kind: string): Page | undefined {
  return resting.get(browser)?.get(kind)?.pop();
}

/** From now on the page may be left to others of its kind. */
export async function mayRest(page: Page, browser: Browser, kind: string, address: string): Promise<void> {
  places.set(page, { browser, kind, address, client: await page.context().newCDPSession(page) });
}

/** Ends a visit. The pages beside it are closed; one that may not rest, with its window. */
export async function leave(page: Page): Promise<void> {
  const place = places.get(page);
  if (!place) {
    await page.context().close();
    return;
  }
  for (const beside of page.context().pages()) if (beside !== page) await beside.close();
  page.removeAllListeners();
  await page.unrouteAll();
  await forget(page, place);
  const pages = resting.get(place.browser) ?? new Map<string, Page[]>();
  resting.set(place.browser, pages.set(place.kind, [...(pages.get(place.kind) ?? []), page]));
}

/** Closes every window but those of pages at rest. */
export async function closeOthers(browser: Browser): Promise<void> {
  const kept = new Set([...(resting.get(browser)?.values() ?? [])].flat().map((page) => page.context()));
  await Promise.all(browser.contexts().map((context) => !kept.has(context) && context.close()));
}

async function forget(page: Page, { client, address }: Place): Promise<void> {
  await page.goto(address);
  await page.evaluate(() => sessionStorage.clear());
  await page.mouse.move(-1, -1);
  await client.send('Storage.clearDataForOrigin', { origin: new URL(address).origin, storageTypes: 'all' });
  await client.send('Page.resetNavigationHistory');
}
