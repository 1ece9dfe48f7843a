/** What every browser test begins and ends with. */
import type { Browser } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { launch, serve, type Opened, type Site } from './browser.ts';

/** The browser and the site of one test file, closed when its tests are done. */
export async function stage(): Promise<{ readonly browser: Browser; readonly site: Site }> {
  const [browser, site] = await Promise.all([launch(), serve()]);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  return { browser, site };
}

/** Closes its browser window, and holds that nothing went wrong and nothing left the site. */
export async function clean({ page, faults, strays }: Opened): Promise<void> {
  await page.context().close();
  expect(faults).toEqual([]);
  expect(strays).toEqual([]);
}
