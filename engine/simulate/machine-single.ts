/** The machine for single runs in WebAssembly: one tile of one draw, whole years at a time. */
import { columnCount } from '../compile/layout.ts';
import type { Program } from '../compile/types.ts';
import { rememberColumns } from './machine-columns.ts';
import { instantiate, rememberModules } from './machine-module.ts';
import type { Machine } from './types.ts';
import { singleMemory, singleModule } from './wasm/single.ts';

const moduleOf = rememberModules(singleModule);

/** Undefined where WebAssembly is missing or forbidden. Part of the steps costs as much as all. */
export function createSingleMachine(program: Program): Machine | undefined {
  const layout = singleMemory(program);
  const module = moduleOf(program);
  const running = module && instantiate(module, layout.end);
  if (!running) return undefined;
  const memory = new Float64Array(running.memory.buffer);
  program.scalars.forEach((row, year) => memory.set(row, layout.scalars / 8 + year * row.length));
  const run = running.instance.exports['run'] as () => void;
  const offset = (_: number, column: number): number => layout.values / 8 + column;
  return {
    backend: 'wasm',
    program,
    blockSize: 1,
    tiles: 1,
    memory,
    offset,
    column: rememberColumns({ memory, offset, tiles: 1, columns: columnCount(program.frame), blockSize: 1 }),
    compute: (_, draws) => (draws > 0 ? run() : undefined),
  };
}
