/** `npm run bench`: every benchmark, one after the other; each prints its figures and what it is compared with. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bin, browser, install, root, run, sync } from './setup.mjs';

install();
sync();
const only = process.argv[2];
const chromium = await browser();
const folder = join(root, 'test', 'bench');
const programs = readdirSync(folder).filter((name) => name.endsWith('.bench.ts') && (!only || name.startsWith(only)));
for (const name of programs.sort()) {
  console.log(`\n— ${name.replace('.bench.ts', '')}`);
  const env = { ...process.env, CHROMIUM: chromium ?? '' };
  run(bin('tsx'), ['--tsconfig', 'cli/tsconfig.json', join('test', 'bench', name)], { env });
}
