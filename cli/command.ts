/** What a command is, and what it is handed. */
import type { Text } from '../engine/index.ts';
import type { Call, Options } from './arguments.ts';
import type { Terminal } from './terminal.ts';

export interface Command {
  readonly name: string;
  /** Words after the name, for the help: `<scenario>`. */
  readonly words: string;
  readonly summary: Text;
  readonly example: string;
  /** Positional words, at least and at most. */
  readonly positionals: readonly [number, number];
  readonly options: Options;
  /** Carries it out and gives the exit code. `words` are those of the call, for threads that read it again. */
  readonly run: (call: Call, terminal: Terminal, words?: readonly string[]) => number | Promise<number>;
}

/** A value option as text, when given. */
export function valueOf(call: Call, name: string): string | undefined {
  const value = call.values[name];
  return typeof value === 'string' ? value : undefined;
}

/** All values of an option that may be repeated. */
export function valuesOf(call: Call, name: string): readonly string[] {
  const value = call.values[name];
  return Array.isArray(value) ? (value as readonly string[]) : typeof value === 'string' ? [value] : [];
}
