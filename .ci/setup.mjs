/**
 * What a fresh machine with only Node and git needs before anything runs: the locked packages, the framework's
 * generated types, and, when asked, a browser for the tests. Safe to call every time; does only what is missing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command in the project's folder, showing what it prints. */
export function run(command, args, options = {}) {
  execFileSync(command, args, { cwd: root, stdio: 'inherit', ...options });
}

/** Path of a package's command. */
export function bin(name) {
  return join(root, 'node_modules', '.bin', name);
}

/** Installs when `node_modules` is missing or older than the lock file. */
export function install() {
  const mark = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing packages · 正在安装依赖包 …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Writes the framework's generated types, which `tsconfig.json` extends. */
export function sync() {
  if (!existsSync(join(root, '.svelte-kit', 'tsconfig.json'))) run(bin('svelte-kit'), ['sync']);
}

const sources = ['app', 'engine', 'scenarios', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

/** When the youngest file below a path was written, in milliseconds. */
export function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

function buildIsStale() {
  const built = join(root, 'build', 'index.html');
  if (!existsSync(built)) return true;
  return sources.some((name) => newest(join(root, name)) > statSync(built).mtimeMs);
}

/** Builds the site when a source is newer than the build. */
export function build() {
  if (buildIsStale()) run(bin('vite'), ['build', '--logLevel', 'warn']);
}

/** Chromium without a window, which Debian has as a package of its own: the same pages take it less work. */
export const windowless = '/usr/bin/chromium-headless-shell';

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser at `preferred`, where it is installed; else any Chromium or Chrome; else Debian's own; else the test
 * library's download; undefined where none comes.
 */
export async function browser(preferred) {
  for (const bring of [undefined, () => installDebianBrowser(preferred), downloadBrowser]) {
    try {
      bring?.();
    } catch {
      console.log('That way brought no browser · 此路未能装上浏览器');
    }
    const found = await findBrowser(preferred);
    if (found) return found;
  }
  return undefined;
}

async function findBrowser(preferred) {
  const candidates = [process.env.CHROMIUM, preferred, ...known, windowless].filter(Boolean);
  const installed = candidates.find((path) => existsSync(path));
  if (installed) return installed;
  const { chromium } = await import('playwright-core');
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : undefined;
}

function downloadBrowser() {
  console.log('Downloading Chromium for the browser tests · 正在下载浏览器 …');
  run(bin('playwright-core'), ['install', 'chromium']);
}

/** Only where one may install: as root on a Debian or its kin. Not all of them have the one without a window. */
function installDebianBrowser(preferred) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
  console.log('Installing Chromium and a Chinese font for the browser tests · 正在安装浏览器与中文字体 …');
  aptGet('update');
  try {
    aptInstall(preferred === windowless ? 'chromium-headless-shell' : 'chromium');
  } catch {
    aptInstall('chromium');
  }
}

function aptInstall(name) {
  aptGet('install', '-y', '--no-install-recommends', name, 'fonts-wqy-microhei');
}

function aptGet(command, ...words) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', [command, '-qq', ...words], { stdio: ['ignore', 'ignore', 'inherit'], env });
}
