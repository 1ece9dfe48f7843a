/** Makes a call of the command line in this process and catches what it prints. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import * as plans from '../../cli/load.ts';
import { main } from '../../cli/main.ts';

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const { load } = plans;
/**
 * To read plans is most of a call. Nobody changes the shipped ones while they are tested; a folder of a test is often
 * asked about in one language after the other.
 */
let shipped: plans.Loaded | undefined;
let last: { readonly state: string; readonly loaded: plans.Loaded } | undefined;

function loadOnce(folder: string | undefined): plans.Loaded {
  if (folder === undefined) return (shipped ??= load(undefined));
  const state = stateOf(folder);
  if (last?.state !== state) last = { state, loaded: load(folder) };
  return last.loaded;
}

/** Other than before when anything was written below the folder. */
function stateOf(folder: string): string {
  const below = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
  const files = below.map((name) => {
    const { mtimeMs, size } = statSync(join(folder, name));
    return [name, mtimeMs, size];
  });
  return JSON.stringify([folder, files]);
}

export async function call(...words: string[]): Promise<Answer> {
  const printed = { out: '', err: '' };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed.out += String(text)), true)),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((printed.err += String(text)), true)),
    vi.spyOn(plans, 'load').mockImplementation(loadOnce),
  ];
  try {
    return { code: await main(words), ...printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
