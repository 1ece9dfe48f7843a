/** One Chromium and one server for a whole run of the browser tests; every file connects to them. */
import type { BrowserServer } from 'playwright-core';
import { launchServer } from './browser.ts';
import { serve, type Site } from './site.ts';

let server: BrowserServer;
let site: Site;

export async function setup(): Promise<void> {
  [server, site] = await Promise.all([launchServer(), serve()]);
  process.env.SUISUAN_BROWSER = server.wsEndpoint();
  process.env.SUISUAN_SITE = site.address;
}

export async function teardown(): Promise<void> {
  await server.close();
  await site.close();
}
