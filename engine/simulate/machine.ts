/** A machine runs a program over tiles of draws: in WebAssembly where it may be compiled, else in plain TypeScript. */
import type { Program } from '../compile/types.ts';
import { createJsMachine } from './machine-js.ts';
import { createWasmMachine } from './machine-wasm.ts';
import type { Machine } from './types.ts';

export interface MachineOptions {
  /** WebAssembly when absent; TypeScript anyway where WebAssembly is missing or forbidden. */
  readonly backend?: 'wasm' | 'js';
  readonly tiles?: number;
  /** Draws in a tile. */
  readonly blockSize?: number;
}

/** Half of a processor's second-level cache holds three years of 256 draws of a model of 130 variables. */
export const BLOCK_SIZE = 256;

/** Fresh memory: every column is 0 until it is written. */
export function createMachine(program: Program, options: MachineOptions = {}): Machine {
  const { tiles = 1, blockSize = BLOCK_SIZE } = options;
  const wasm = options.backend === 'js' ? undefined : createWasmMachine(program, tiles, blockSize);
  return wasm ?? createJsMachine(program, tiles, blockSize);
}
