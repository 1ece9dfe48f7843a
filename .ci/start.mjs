/** `npm start`: installs what is missing, builds when a source is newer than the build, serves it, prints its address. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bin, install, root, run, sync } from './setup.mjs';

const sources = ['app', 'engine', 'scenarios', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

function buildIsStale() {
  const built = join(root, 'build', 'index.html');
  if (!existsSync(built)) return true;
  return sources.some((name) => newest(join(root, name)) > statSync(built).mtimeMs);
}

install();
sync();
if (buildIsStale()) run(bin('vite'), ['build', '--logLevel', 'warn']);
const { preview } = await import('vite');
const port = Number(process.env.PORT ?? 4173);
const server = await preview({ root, preview: { port, host: process.env.HOST ?? 'localhost' }, logLevel: 'warn' });
const address = server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`;
console.log(`\n穗算 Suisuan  ${address}\n\n按 Ctrl+C 停止 · Ctrl+C stops it`);
