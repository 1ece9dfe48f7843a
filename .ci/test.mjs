/**
 * `npm test`: sets the machine up, then every check of the house and every test; the last line is
 * `N passed, N failed`. A check (types, lint, format, dead code, generated files, build) counts as one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin, browser, install, root, run } from './setup.mjs';

install();
run(bin('svelte-kit'), ['sync']);
const chromium = await browser();
const env = { ...process.env, CHROMIUM: chromium ?? '' };
const total = { passed: 0, failed: 0 };

function check(name, command, args) {
  const started = Date.now();
  const result = spawnSync(bin(command), args, { cwd: root, encoding: 'utf8', env });
  const ok = result.status === 0;
  total[ok ? 'passed' : 'failed'] += 1;
  console.log(`${ok ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (!ok) console.log(result.stdout + result.stderr + (result.error?.message ?? ''));
}

function vitest(name, args) {
  console.log(`\n${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'suisuan-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync(bin('vitest'), ['run', ...args, ...reporters], { cwd: root, stdio: 'inherit', env });
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  rmSync(folder, { recursive: true });
  total.passed += counts?.numPassedTests ?? 0;
  const failures = counts ? counts.numFailedTests : 1;
  total.failed += failures === 0 && status !== 0 ? 1 : failures;
}

check('engine types', 'tsc', ['-p', 'engine/tsconfig.json']);
check('project types', 'tsc', ['-p', 'tsconfig.json']);
check('components', 'svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']);
check('lint', 'eslint', ['.', '--max-warnings', '0']);
check('format', 'prettier', ['--check', '.', '--log-level', 'warn']);
check('dead code', 'knip', []);
check('plan files', 'tsx', ['cli/main.ts', 'check']);
check('generated files', 'tsx', ['cli/generate.ts', '--check']);
check('build', 'vite', ['build', '--logLevel', 'error']);
vitest('Engine, scenarios, command line', []);
vitest('Real browser', ['--config', 'vitest.browser.config.ts']);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
