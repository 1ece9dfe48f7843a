/** Makes a call of the command line in this process and catches what it prints. */
import { vi } from 'vitest';
import * as plans from '../../cli/load.ts';
import { main } from '../../cli/main.ts';

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const { load } = plans;
/** Nobody changes the shipped plans while they are tested: to read them is most of such a call. */
let shipped: plans.Loaded | undefined;

export async function call(...words: string[]): Promise<Answer> {
  const printed = { out: '', err: '' };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed.out += String(text)), true)),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((printed.err += String(text)), true)),
    vi
      .spyOn(plans, 'load')
      .mockImplementation((folder) => (folder === undefined ? (shipped ??= load(undefined)) : load(folder))),
  ];
  try {
    return { code: await main(words), ...printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
