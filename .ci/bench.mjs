/**
 * `npm run bench [name]`: every benchmark, or the one of that name, one after the other; each prints its figures and what
 * it is compared with. Further words go to the benchmark.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bin, browser, build, install, root, run, sync } from './setup.mjs';

install();
sync();
build();
const [only, ...words] = process.argv.slice(2);
const chromium = await browser();
const ending = '.bench.ts';
const names = readdirSync(join(root, 'test', 'bench')).filter((name) => name.endsWith(ending));
const chosen = names.filter((name) => !only || name === only + ending).sort();
if (chosen.length === 0) {
  console.error(`${only}? ${names.map((name) => name.replace(ending, '')).join(', ')}`);
  process.exitCode = 1;
}
for (const name of chosen) {
  console.log(`\n— ${name.replace(ending, '')}`);
  const env = { ...process.env, CHROMIUM: chromium ?? '' };
  try {
    run(bin('tsx'), ['--tsconfig', 'cli/tsconfig.json', join('test', 'bench', name), ...words], { env });
  } catch {
    // It has said why; the others still run.
    process.exitCode = 1;
  }
}
