/** What every browser test begins and ends with. */
import type { Browser } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { launch, type Opened } from './browser.ts';
import { closeOthers, leave } from './rest.ts';
import { serve, type Site } from './site.ts';

/** One connection for all files that a process tests: pages rest from one file to the next. */
let connected: Promise<Browser> | undefined;

/** The browser and the site of a test file. What its tests leave open, because they failed, is closed after them. */
export async function stage(): Promise<{ readonly browser: Browser; readonly site: Site }> {
  const [browser, site] = await Promise.all([(connected ??= launch()), serve()]);
  afterAll(() => closeOthers(browser));
  return { browser, site };
}

/** Ends a visit, and holds that nothing went wrong and nothing left the site. */
export async function clean({ page, faults, strays }: Opened): Promise<void> {
  await leave(page);
  expect(faults).toEqual([]);
  expect(strays).toEqual([]);
}
