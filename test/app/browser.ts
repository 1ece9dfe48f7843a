/**
 * A real browser on the built site: finds Chromium, opens a page that notes every console error, page error and request
 * that leaves the origin.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserServer, type Page } from 'playwright-core';
import { mayRest, rested } from './rest.ts';
import type { Site } from './site.ts';

const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function executable(): string | undefined {
  const folders = [
    '/usr/bin',
    '/usr/local/bin',
    '/opt/google/chrome',
    '/Applications/Google Chrome.app/Contents/MacOS',
  ];
  const paths = folders.flatMap((folder) => [...names, 'chrome', 'Google Chrome'].map((name) => join(folder, name)));
  return [process.env.CHROMIUM ?? '', ...paths].find((path) => path !== '' && existsSync(path));
}

/**
 * Two hidden pages of its own (the list under the address field) begin with every window and cost more than most of ours.
 * The last list on the command line counts alone, so what the test library switches off stands here as well.
 */
const without = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'PreloadTopChromeWebUI'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'LensOverlay'],
  ...['HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning'],
  ...['OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
];

const flags = [
  `--disable-features=${without.join()}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Without an installed one, Playwright's own, where it has been downloaded. */
function options(): { readonly args: string[]; readonly executablePath?: string } {
  const executablePath = executable();
  return { args: flags, ...(executablePath && { executablePath }) };
}

/** The browser of the whole run, where there is one: what one file opens in it is its own, and closed with it. */
export function launch(): Promise<Browser> {
  const shared = process.env.SUISUAN_BROWSER;
  return shared ? chromium.connect(shared) : chromium.launch(options());
}

export function launchServer(): Promise<BrowserServer> {
  return chromium.launchServer(options());
}

export interface Look {
  readonly lang?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly width?: 1440 | 375;
  /** Keeps the whole site for a time without a network, which costs as much as opening it. */
  readonly offline?: boolean;
  /** Has been here before: the help of the first visit does not come. */
  readonly known?: boolean;
}

export interface Opened {
  readonly page: Page;
  /** Console errors, page errors, refused scripts: must stay empty. */
  readonly faults: readonly string[];
  /** Requests to anywhere but the site. */
  readonly strays: readonly string[];
}

/** A fresh visitor at `path`, once the app has taken over the page. */
export async function open(browser: Browser, site: Site, path = '/', look: Look = {}): Promise<Opened> {
  const page = await pageFor(browser, site, look);
  const faults: string[] = [];
  const strays: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(site.address) && !/^(data|blob):/.test(url)) strays.push(url);
  });
  await page.goto(site.address + path);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  return { page, faults, strays };
}

/** One that another visitor has left, where there is one; what this one has chosen before is kept in it already. */
async function pageFor(browser: Browser, site: Site, look: Look): Promise<Page> {
  const { lang = 'zh', theme = 'light', width = 1440, offline = false, known = false } = look;
  const kind = offline ? 'offline' : width === 375 ? 'touch' : 'mouse';
  const page = rested(browser, kind) ?? (await newPage(browser, site, kind));
  await page.setViewportSize({ width, height: width === 375 ? 812 : 900 });
  await page.emulateMedia({ media: null, colorScheme: theme });
  page.setDefaultTimeout(30_000);
  const kept = { 'suisuan.lang': lang, ...(known && { 'suisuan.notebook.known': '1' }) };
  await page.evaluate((items) => Object.entries(items).forEach((item) => localStorage.setItem(...item)), kept);
  return page;
}

/** In a window of its own, on a file of the site that runs no script. */
async function newPage(browser: Browser, site: Site, kind: 'offline' | 'touch' | 'mouse'): Promise<Page> {
  const context = await browser.newContext({
    hasTouch: kind === 'touch',
    serviceWorkers: kind === 'offline' ? 'allow' : 'block',
  });
  const page = await context.newPage();
  const address = `${site.address}/favicon.svg`;
  await page.goto(address);
  if (kind !== 'offline') await mayRest(page, browser, kind, address);
  return page;
}

/** By the button that names it: a visitor who reads both need not come twice. */
export async function toOtherLanguage(page: Page): Promise<void> {
  const before = await page.locator('html').getAttribute('lang');
  await page.locator('header .choices button').first().click();
  await page.locator(`html:not([lang="${before}"])`).waitFor({ state: 'attached' });
}

/** What each tile projects and how it is judged, in order. Chances are left out: they come a moment later. */
export function tiles(page: Page): Promise<string[]> {
  return page
    .locator('[data-tile]')
    .evaluateAll((all) =>
      all.map((one) =>
        [
          one.getAttribute('data-tile'),
          one.querySelector('.value')?.textContent,
          one.getAttribute('data-verdict'),
        ].join(' '),
      ),
    );
}

/** Lets a file of these bytes fall on the page. As text: a list of a million numbers takes seconds to hand over. */
export async function drop(page: Page, name: string, bytes: Iterable<number>): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], file));
      return transfer;
    },
    [name, Buffer.from([...bytes]).toString('base64')] as const,
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}
