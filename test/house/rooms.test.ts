/**
 * The rooms and the way through them: a room imports only itself and earlier rooms; the page and the command line
 * enter by one door; the engine knows no screen, no machine, no clock and no global randomness.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rooms = ['messages', 'read', 'plan', 'model', 'compile', 'simulate', 'analyse', 'present', 'notebook'];
/** Files that every room may use: they import nothing of the rooms. */
const common = ['engine/issue.ts', 'engine/steps.ts', 'engine/simulate/math.ts', 'engine/simulate/types.ts'];

function files(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(root, path)).isDirectory()) return files(path, ending);
    return ending.test(name) ? [path] : [];
  });
}

interface Import {
  readonly from: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g);
  return [...statements].map(([, type, target = '']) => ({ from: file, target, typeOnly: type !== undefined }));
}

function room(path: string): string {
  return path.split('/')[1] ?? '';
}

function inEngine({ from, target }: Import): string {
  return relative(root, resolve(join(root, dirname(from)), target));
}

describe('rooms of the engine', () => {
  const imports = files('engine', /\.ts$/).flatMap(importsOf);

  it('import only themselves and earlier rooms', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('.'))
      .map((one) => ({ ...one, to: inEngine(one) }))
      .filter(({ from, to }) => from !== 'engine/index.ts' && !common.includes(to) && from.startsWith('engine/'))
      .filter(({ from }) => rooms.includes(room(from)))
      .filter(({ from, to }) => rooms.indexOf(room(to)) > rooms.indexOf(room(from)) || to === 'engine/index.ts');
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('use no Node API and nothing of the page', () => {
    const allowed = ['mathjs/number', 'yaml', 'papaparse', 'simple-statistics'];
    const outside = imports.filter(({ target }) => !target.startsWith('.') && !allowed.includes(target));
    expect(outside.map(({ from, target }) => `${from} → ${target}`)).toEqual([]);
  });

  it('use no clock, no global randomness and no machine-dependent function', () => {
    const banned =
      /\bMath\.(exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|tanh|sinh|cosh|cbrt|hypot|random)\b|\bDate\b|\bperformance\b|[^*/]\*\*[^*/]/;
    const code = (text: string) =>
      text
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/\/\/.*$/gm, '')
        .replace(/(['"`])(?:\\.|(?!\1)[^\\])*\1/g, "''");
    const wrong = files('engine', /\.ts$/).filter((file) => banned.test(code(readFileSync(join(root, file), 'utf8'))));
    expect(wrong).toEqual([]);
  });
});

describe('the page and the command line', () => {
  it('enter the engine by its one door', () => {
    const wrong = [...files('app', /\.(ts|svelte)$/), ...files('cli', /\.ts$/)]
      .flatMap(importsOf)
      .filter(({ target }) => /engine\//.test(target) && !/engine\/index\.ts$/.test(target));
    expect(wrong.map(({ from, target }) => `${from} → ${target}`)).toEqual([]);
  });
});

describe('the lock file', () => {
  it('names no registry', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved":/);
  });
});
