/** `--set growth=2021:6,2023:5.5`, `--target energy_intensity_cut=14`, `--closure supply` → overrides, or every fault. */
import { error, parsePath, reading, type Issue, type Overrides, type PathSpec, type Reading } from '../engine/index.ts';
import type { Options } from './arguments.ts';
import { valueOf, valuesOf } from './command.ts';
import type { Call } from './arguments.ts';

export const overrideOptions: Options = {
  plan: { type: 'string', value: 'ID', help: { zh: '规划（默认 guangzhou-14）', en: 'plan (default guangzhou-14)' } },
  set: {
    type: 'string',
    multiple: true,
    value: 'ID=VALUE',
    help: {
      zh: '改一个假设：growth=6 或 growth=2021:6,2023:5.5；可多次',
      en: 'change an assumption: growth=6 or growth=2021:6,2023:5.5; may be repeated',
    },
  },
  target: {
    type: 'string',
    multiple: true,
    value: 'ID=VALUE',
    help: {
      zh: '设定省下达的目标：energy_intensity_cut=14；可多次',
      en: 'set a target that the province assigns: energy_intensity_cut=14; may be repeated',
    },
  },
  closure: { type: 'string', value: 'given|supply', help: { zh: '闭合方式', en: 'closure of the model' } },
  scenarios: { type: 'string', value: 'FOLDER', help: { zh: '规划文件夹所在处', en: 'where the plan folders are' } },
};

export function planId(call: Call): string {
  return valueOf(call, 'plan') ?? 'guangzhou-14';
}

export function readOverrides(call: Call): Reading<Overrides> {
  const log: Issue[] = [];
  const set = new Map<string, PathSpec>();
  for (const word of valuesOf(call, 'set')) {
    const pair = splitPair('--set', word, log);
    const path = pair && parsePath(pair[1]);
    if (path?.ok) set.set(pair?.[0] ?? '', path.value);
    else if (path)
      log.push(...path.issues.map((issue) => ({ ...issue, place: { ...issue.place, path: `--set ${word}` } })));
  }
  const targets = new Map<string, number>();
  for (const word of valuesOf(call, 'target')) {
    const pair = splitPair('--target', word, log);
    if (!pair) continue;
    const value = Number(pair[1]);
    if (pair[1] !== '' && Number.isFinite(value)) targets.set(pair[0], value);
    else
      log.push(
        error(
          'read.wrong-kind',
          { path: `--target ${word}` },
          { found: pair[1], expected: { zh: '一个数', en: 'a number' }, fix: `--target ${pair[0]}=14` },
        ),
      );
  }
  const closure = valueOf(call, 'closure');
  return reading({ set, targets, ...(closure !== undefined && { closure }) }, log);
}

function splitPair(option: string, word: string, log: Issue[]): readonly [string, string] | undefined {
  const at = word.indexOf('=');
  if (at > 0) return [word.slice(0, at).trim(), word.slice(at + 1).trim()];
  const expected = { zh: '“名称=值”', en: '“name=value”' };
  log.push(
    error(
      'read.wrong-kind',
      { path: `${option} ${word}` },
      { found: word, expected, fix: option === '--set' ? '--set growth=6' : '--target energy_intensity_cut=14' },
    ),
  );
  return undefined;
}
