/** A machine runs a program over tiles of draws: in WebAssembly where it may be compiled, else in plain TypeScript. */
import type { Program } from '../compile/types.ts';
import { createJsMachine } from './machine-js.ts';
import { createSingleMachine } from './machine-single.ts';
import { createWasmMachine } from './machine-wasm.ts';
import type { Machine } from './types.ts';

export interface MachineOptions {
  /** WebAssembly when absent; TypeScript anyway where WebAssembly is missing or forbidden. */
  readonly backend?: 'wasm' | 'js';
  readonly tiles?: number;
  /** Draws in a tile. */
  readonly blockSize?: number;
  /**
   * Columns that will be read; all when absent. Inputs can always be read and written. Fewer wanted columns mean less
   * memory and less work: what none of them needs is not worked out.
   */
  readonly wanted?: readonly number[];
  /**
   * Input columns that will always hold the same as another one: each may be given that one's place, which is then the
   * only one to write. Whether it was is told by `Machine.offset`.
   */
  readonly alike?: Alike;
  /**
   * Each tile is computed as soon as its inputs are written, and always as a whole: inputs that are not wanted then have
   * one place for all tiles, and those that nothing wanted needs have none. Only with `wanted`.
   */
  readonly passing?: boolean;
  /** Bytes after the tiles for others to work in (see `Machine.shared`). */
  readonly spare?: number;
}

/** Column → the column that it is like. */
export type Alike = ReadonlyMap<number, number>;

/** Measured: 128 to 512 are within a few per cent of each other. */
export const BLOCK_SIZE = 256;

/** Fresh memory: every column is 0 until it is written. */
export function createMachine(program: Program, options: MachineOptions = {}): Machine {
  const { tiles = 1, blockSize = BLOCK_SIZE, backend, ...rest } = options;
  const wasm = backend === 'js' ? undefined : createWasmMachine(program, { tiles, blockSize, ...rest });
  return wasm ?? createJsMachine(program, tiles, blockSize);
}

/** A machine for single runs: one tile of one draw, every column readable. */
export function createPathMachine(program: Program, backend?: MachineOptions['backend']): Machine {
  const wasm = backend === 'js' ? undefined : createSingleMachine(program);
  return wasm ?? createJsMachine(program, 1, 1);
}
