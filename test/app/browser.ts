/**
 * A real browser on the built site: finds Chromium, serves `build/` as any static host would, opens a page that notes
 * every console error, page error and request that leaves the origin.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserServer, type Page } from 'playwright-core';

const build = fileURLToPath(new URL('../../build', import.meta.url));

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

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

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export interface Site {
  readonly address: string;
  close(): Promise<void>;
}

/** The server of the whole run, where there is one. */
export async function serve(): Promise<Site> {
  const shared = process.env.SUISUAN_SITE;
  return shared ? { address: shared, close: () => Promise.resolve() } : serveBuild();
}

/** No header of our own but the type: the policy must come with the pages themselves. */
async function serveBuild(): Promise<Site> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname));
    const file = fileOf(join(build, path));
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      .end(readFileSync(file));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => closed(server) };
}

function fileOf(path: string): string | undefined {
  if (!path.startsWith(build) || !existsSync(path)) return undefined;
  if (!statSync(path).isDirectory()) return path;
  const index = join(path, 'index.html');
  return existsSync(index) ? index : undefined;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
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
  const { lang = 'zh', theme = 'light', width = 1440, offline = false, known = false } = look;
  const context = await browser.newContext({
    viewport: { width, height: width === 375 ? 812 : 900 },
    colorScheme: theme,
    hasTouch: width === 375,
    serviceWorkers: offline ? 'allow' : 'block',
  });
  await context.addInitScript((kept) => localStorage.setItem('suisuan.lang', kept), lang);
  if (known) await context.addInitScript(() => localStorage.setItem('suisuan.notebook.known', '1'));
  const page = await context.newPage();
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

/** Lets a file of these bytes fall on the page. */
export async function drop(page: Page, name: string, bytes: Iterable<number>): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(content)], file));
      return transfer;
    },
    [name, [...bytes]] as [string, number[]],
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}
