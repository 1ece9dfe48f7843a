/** What other tools take for the same ensemble, in nanoseconds a draw; undefined, with the reason said, where one is not here. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cProgram } from './c-model.ts';
import { numpyProgram } from './numpy-model.ts';
import type { BenchModel } from './run-model.ts';
import { squiggleProgram } from './squiggle-model.ts';

export interface Rival {
  readonly name: string;
  /** Fewer rounds than the others, for one that takes its time. */
  readonly rounds?: number;
  /** One round, warm: nanoseconds a draw. */
  readonly round: () => number | Promise<number>;
}

const folder = mkdtempSync(join(tmpdir(), 'suisuan-rivals-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

function missing(name: string, thrown: unknown): undefined {
  console.log(`${name}: not here (${String(thrown instanceof Error ? thrown.message : thrown).split('\n')[0]})`);
  return undefined;
}

/** Scalar C, one thread, no fast-math: sampling, simulation, columns and quantiles. Needs `cc`. */
export function cRival({ linked, scenario, finals }: BenchModel, draws: number): Rival | undefined {
  try {
    const [source, program] = [join(folder, 'model.c'), join(folder, 'model')];
    writeFileSync(source, cProgram(linked, scenario, finals));
    execFileSync('cc', ['-O2', '-ffp-contract=off', '-o', program, source, '-lm'], { stdio: 'pipe' });
    const round = (): number => {
      const printed = execFileSync(program, ['time', String(draws), '3'], { encoding: 'utf8', stdio: 'pipe' });
      return Number(/total ([\d.]+)/.exec(printed)?.[1]);
    };
    return { name: 'C, scalar, strict, one thread', round };
  } catch (thrown) {
    return missing('C', thrown);
  }
}

/** numpy, one array operation for each operation of an equation. Needs python3 with numpy. */
export function numpyRival({ linked, scenario }: BenchModel, draws: number): Rival | undefined {
  try {
    const program = join(folder, 'model.py');
    writeFileSync(program, numpyProgram(linked, scenario));
    execFileSync('python3', ['-c', 'import numpy'], { stdio: 'pipe' });
    const round = (): number => {
      const printed = execFileSync('python3', [program, String(draws), '3'], { encoding: 'utf8' });
      return Number(printed.split('\n')[0]?.split(' ')[3]);
    };
    return { name: 'numpy', round };
  } catch (thrown) {
    return missing('numpy', thrown);
  }
}

interface Squiggle {
  readonly run: (
    code: string,
    options: unknown,
  ) => Promise<{ readonly result: { readonly ok: boolean; value: unknown } }>;
}

const VERSION = '0.10.0';
const SAMPLES = 1000;

/** Squiggle, kept out of the project's own packages: fetched once into the package cache. */
export async function squiggleRival(
  { linked, scenario }: BenchModel,
  quantiles: readonly number[],
): Promise<Rival | undefined> {
  try {
    const { run } = await squiggle();
    const code = squiggleProgram(linked, scenario, quantiles);
    const round = async (): Promise<number> => {
      const start = performance.now();
      const { result } = await run(code, { environment: { sampleCount: SAMPLES, xyPointLength: 100 } });
      if (!result.ok) throw new Error(String(result.value));
      return ((performance.now() - start) * 1e6) / SAMPLES;
    };
    return { name: `Squiggle ${VERSION} (${SAMPLES} samples)`, rounds: 2, round };
  } catch (thrown) {
    return missing('Squiggle', thrown);
  }
}

async function squiggle(): Promise<Squiggle> {
  const cache = fileURLToPath(new URL('../../node_modules/.cache/rivals', import.meta.url));
  const entry = join(cache, 'node_modules/@quri/squiggle-lang/dist/index.js');
  if (!existsSync(entry)) {
    const words = ['install', '--prefix', cache, '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', [...words, `@quri/squiggle-lang@${VERSION}`], { stdio: 'pipe' });
  }
  return (await import(pathToFileURL(entry).href)) as Squiggle;
}
