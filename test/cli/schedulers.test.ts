/**
 * The lines of the command line's README for job schedulers, as they stand there but for the number of draws: a shell
 * expands them with a task's variables set, as the scheduler would, and what it would run is run.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { call } from './call.ts';

const readme = readFileSync(fileURLToPath(new URL('../../cli/README.md', import.meta.url)), 'utf8');
const blocks = (lang: string): string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${lang}\\n(.*?)^\`\`\``, 'gms'))].map(([, text = '']) => text);

const folder = mkdtempSync(join(tmpdir(), 'suisuan-'));
const from = process.env['INIT_CWD'];
beforeAll(() => (process.env['INIT_CWD'] = folder));
afterAll(() => {
  if (from === undefined) delete process.env['INIT_CWD'];
  else process.env['INIT_CWD'] = from;
  rmSync(folder, { recursive: true });
});

/** Not a whole number of blocks, and fewer of them than tasks: some tasks have nothing to do. */
const draws = '1300';
const file = (name: string): string => join(folder, name);
const few = (line: string): string => line.replace('1000000', draws).replaceAll('/parts/', `${folder}/`);

/** The words that a shell would hand to npm or node, of every such command in a script. */
function wordsOf(script: string, env: Record<string, string> = {}): string[][] {
  const say = (name: string): string => `${name}() { printf '%s\\0' "$@"; printf '\\n'; }`;
  const shell = `${say('npm')}\n${say('node')}\n${script}`;
  const said = execFileSync('sh', ['-c', shell], { cwd: folder, env: { ...process.env, ...env } }).toString();
  return said
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\0').slice(0, -1));
}

async function carryOut(script: string, env: Record<string, string> = {}): Promise<void> {
  for (const words of wordsOf(few(script), env)) {
    const start = words.indexOf('suisuan') > 0 ? ['run', '-s', 'suisuan', '--'] : ['cli/suisuan.mjs'];
    expect(words.slice(0, start.length)).toEqual(start);
    await once(words.slice(start.length));
  }
}

/** Words but for `--out` → what they wrote: three schedulers ask for the same parts. */
const written = new Map<string, string>();

async function once(words: readonly string[]): Promise<void> {
  const at = words.indexOf('--out');
  const key = words.toSpliced(at, 2).join(' ');
  const [before, out = ''] = [written.get(key), words[at + 1]];
  if (before !== undefined && words[0] === 'sample') return copyFileSync(before, resolve(folder, out));
  expect(await call(...words)).toEqual({ code: 0, out: '', err: '' });
  written.set(key, resolve(folder, `${words.length}-${written.size}`));
  copyFileSync(resolve(folder, out), written.get(key) ?? '');
}

/** What GNU parallel does with a line of its input. */
function taskOf(line: string, input: string): string {
  const [, command = ''] = /\| parallel (?:-j\d+ )?(.*)/.exec(line) ?? [];
  return command.replaceAll('{}', input);
}

let whole: string;
beforeAll(async () => {
  await call('sample', 'baseline', '--draws', draws, '--out', 'whole.csv');
  whole = readFileSync(file('whole.csv'), 'utf8');
});

const merged = (): boolean => readFileSync(file('bands.csv'), 'utf8') === whole;

describe('parts of a job array, merged, are the whole byte for byte', () => {
  const [parallel = '', slurm = '', slurmMerge = '', kubernetesMerge = ''] = blocks('sh');

  it('with GNU parallel', async () => {
    const [line = '', merge = ''] = parallel.split('\n');
    for (const input of execFileSync('sh', ['-c', line.split('|')[0] ?? ''])
      .toString()
      .trim()
      .split('\n'))
      await carryOut(taskOf(line, input));
    await carryOut(merge);
    expect(merged()).toBe(true);
  });

  it('with Slurm', async () => {
    const [, first, last] = /^#SBATCH --array=(\d+)-(\d+)$/m.exec(slurm) ?? [];
    const count = Number(last) - Number(first) + 1;
    for (let task = Number(first); task <= Number(last); task++)
      await carryOut(slurm, {
        SLURM_SUBMIT_DIR: folder,
        SLURM_ARRAY_TASK_ID: String(task),
        SLURM_ARRAY_TASK_COUNT: String(count),
      });
    await carryOut(slurmMerge);
    expect(merged()).toBe(true);
  });

  it('with a Kubernetes indexed job', async () => {
    const { spec } = parse(blocks('yaml')[0] ?? '');
    const [{ command, args, volumeMounts }] = spec.template.spec.containers;
    expect([command, args.length, volumeMounts[0].mountPath]).toEqual([['sh', '-c'], 1, '/parts']);
    for (const name of ['1', '2', '3', '4', '5', '6', '7', '8']) rmSync(file(`part-${name}.part`));
    for (let index = 0; index < spec.completions; index++)
      await carryOut(args[0], { JOB_COMPLETION_INDEX: String(index) });
    await carryOut(kubernetesMerge);
    expect(merged()).toBe(true);
  });
});

describe('a sweep over an assumption', () => {
  it('gives a file for every value: 4.0 to 8.0 in steps of 0.1', async () => {
    const line = blocks('sh').find((block) => block.includes('--set')) ?? '';
    const inputs = execFileSync('sh', ['-c', line.split('|')[0] ?? ''])
      .toString()
      .trim()
      .split('\n');
    expect([inputs.length, inputs[0], inputs[15], inputs.at(-1)]).toEqual([41, '4.0', '5.5', '8.0']);
    await carryOut(`${taskOf(line, '5.5')} --draws 300`);
    const { series, spec } = JSON.parse(readFileSync(file('growth-5.5.json'), 'utf8'));
    expect(spec.draws).toBe(300);
    expect(series.gdp.columns).toHaveLength(16);
  });
});
