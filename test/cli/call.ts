/** Makes a call of the command line in this process and catches what it prints. */
import { vi } from 'vitest';
import { main } from '../../cli/main.ts';

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function call(...words: string[]): Promise<Answer> {
  const printed = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed.out += String(text)), true));
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((printed.err += String(text)), true));
  try {
    return { code: await main(words), ...printed };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
