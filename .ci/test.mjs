/**
 * `npm test`: sets the machine up, then every check of the house and every test; the last line is
 * `N passed, N failed`. A check (types, lint, format, dead code, generated files, build) counts as one.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { bin, browser, install, root, run, windowless } from './setup.mjs';

install();
run(bin('svelte-kit'), ['sync']);
const chromium = await browser(windowless);
// Colour only for a person who looks on: a log that is kept is read as plain text.
const env = { ...process.env, CHROMIUM: chromium ?? '', ...(!process.stdout.isTTY && { NO_COLOR: '1' }) };
delete env.FORCE_COLOR;
const total = { passed: 0, failed: 0 };
/** Tests that passed at their second try alone, and what the first one met. */
const secondTries = [];

/** Runs a command to its end; answers what it printed, when it is not shown as it comes. */
function finished(command, args, stdio, priority) {
  return new Promise((done) => {
    const child = spawn(bin(command), args, { cwd: root, env, stdio });
    let said = '';
    child.stdout?.on('data', (part) => (said += part));
    child.stderr?.on('data', (part) => (said += part));
    child.on('error', (fault) => done({ ok: false, said: said + fault.message }));
    child.on('close', (code) => done({ ok: code === 0, said }));
    if (child.pid && priority !== undefined) yieldTo(child.pid, priority);
  });
}

/** Its own threads come after. One that has ended by now, or may not be told, goes on as it is. */
function yieldTo(pid, priority) {
  try {
    setPriority(pid, priority);
  } catch {
    return;
  }
}

/** The line that tells of a check, once it has ended. */
async function check([name, command, ...args], priority) {
  const started = Date.now();
  const { ok, said } = await finished(command, args, ['ignore', 'pipe', 'pipe'], priority);
  total[ok ? 'passed' : 'failed'] += 1;
  return `${ok ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)${ok ? '' : `\n${said}`}`;
}

/**
 * Checks that have no deadline, two at a time, with what the tests beside them leave of the processors. Answers how to
 * tell of those that have ended meanwhile, and of all of them.
 */
function beside(checks) {
  const [waiting, lines] = [[...checks], []];
  const tell = () => lines.splice(0).forEach((line) => console.log(line));
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      lines.push(await check(next, constants.priority.PRIORITY_LOW));
  };
  const all = Promise.all([one(), one()]);
  return { tell, end: () => all.then(tell) };
}

async function vitest(name, args) {
  console.log(`\n${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'suisuan-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, '--silent=passed-only'];
  const { ok } = await finished('vitest', ['run', ...args, ...reporters], 'inherit');
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  rmSync(folder, { recursive: true });
  secondTries.push(...(counts?.testResults ?? []).flatMap(triedAgain));
  total.passed += counts?.numPassedTests ?? 0;
  const failures = counts ? counts.numFailedTests : 1;
  total.failed += failures === 0 && !ok ? 1 : failures;
}

/** Of one file of the report: a test that passed has messages of failure only from a try before. */
function triedAgain({ name, assertionResults }) {
  return assertionResults
    .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
    .map(({ fullName, failureMessages }) => `${relative(root, name)}: ${fullName}\n${inset(failureMessages[0])}`);
}

/** The message, and where in our own files it was met. */
function inset(failure) {
  const lines = failure.split('\n');
  const frames = lines.findIndex((line) => /^\s+at /.test(line));
  const said = frames < 0 ? lines : lines.slice(0, frames);
  const own = lines.find((line) => /^\s+at /.test(line) && line.includes(root) && !line.includes('node_modules'));
  return [...said.slice(0, 20), ...(own ? [own.trim()] : [])].map((line) => `    ${line}`).join('\n');
}

const early = beside([
  ['format', 'prettier', '--check', '.', '--log-level', 'warn'],
  ['engine types', 'tsc', '-p', 'engine/tsconfig.json'],
  ['dead code', 'knip'],
  ['generated files', 'tsx', 'cli/generate.ts', '--check'],
]);
console.log(await check(['build', 'vite', 'build', '--logLevel', 'error']));
// These read the types that the build writes anew; those of the components are the types of the whole project.
const late = beside([
  ['types and components', 'svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  ['lint', 'eslint', '.', '--max-warnings', '0'],
]);
await vitest('Engine, scenarios, command line', []);
early.tell();
if (chromium) await vitest('Real browser', ['--config', 'vitest.browser.config.ts']);
else {
  total.failed += 1;
  console.log(`\n✗ Real browser: no Chromium here, and none could be installed. Install it, or name it:
  CHROMIUM=/path/to/chromium npm test
✗ 浏览器测试：本机没有 Chromium，也未能自动安装。请安装，或者指明它的位置：
  CHROMIUM=/path/to/chromium npm test`);
}
await Promise.all([early.end(), late.end()]);
if (secondTries.length > 0)
  console.log(`\nNeeded a second try · 第二次才通过:\n${secondTries.map((one) => `↻ ${one}`).join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
