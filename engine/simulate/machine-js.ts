/**
 * The machine in plain TypeScript: for places where WebAssembly may not be compiled. No code is generated; the same
 * bits as the other machine, some ten times slower.
 */
import { columnCount } from '../compile/layout.ts';
import type { Program } from '../compile/types.ts';
import { KERNEL_LIST, runSingle } from './machine-kernels.ts';
import { flatten, type FlatProgram } from './machine-flat.ts';
import { rememberColumns } from './machine-columns.ts';
import { planRun } from './machine-plan.ts';
import type { Machine, Part } from './types.ts';

export function createJsMachine(program: Program, tiles: number, blockSize: number): Machine {
  const flat = flatten(program, blockSize);
  const memory = new Float64Array(tiles * flat.tileSize);
  for (let tile = 0; tile < tiles; tile++) fillNumbers(memory, flat, tile * flat.tileSize);
  const whole = instructionsOf(program, flat);
  const parts = new WeakMap<Part, Int32Array>();
  const codeOf = (part: Part | undefined): Int32Array => {
    if (!part) return whole;
    const code = parts.get(part) ?? instructionsOf(program, flat, program.layout.downstream(part.parameters));
    parts.set(part, code);
    return code;
  };
  const offset = (tile: number, column: number): number => tile * flat.tileSize + column * blockSize;
  return {
    backend: 'js',
    program,
    blockSize,
    tiles,
    memory,
    offset,
    column: rememberColumns({ memory, offset, tiles, columns: columnCount(program.frame), blockSize }),
    compute: (tile, draws, part) => execute(codeOf(part), memory, tile * flat.tileSize, draws),
  };
}

function fillNumbers(memory: Float64Array, flat: FlatProgram, base: number): void {
  for (const { value, at } of flat.numbers) memory.fill(value, base + at, base + at + flat.blockSize);
}

/** The instructions of a plan, years unrolled, in one list. */
function instructionsOf(program: Program, flat: FlatProgram, wanted?: readonly number[]): Int32Array {
  const plan = planRun(program, wanted);
  const parts: Int32Array[] = [];
  const add = (steps: readonly number[], year: number): void => {
    for (const step of steps) parts.push(flat.instructions.subarray(...flat.range(step, year)));
  };
  add(plan.before, 0);
  plan.years.forEach(add);
  add(plan.after, 0);
  const all = new Int32Array(parts.reduce((total, part) => total + part.length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}

function execute(code: Int32Array, memory: Float64Array, base: number, draws: number): void {
  if (draws === 1 && base === 0) return runSingle(memory, code, 0, code.length);
  for (let at = 0; at < code.length; at += 5) {
    const [a, b, c] = [base + (code[at + 2] ?? 0), base + (code[at + 3] ?? 0), base + (code[at + 4] ?? 0)];
    KERNEL_LIST[code[at] ?? 0]?.(memory, draws, base + (code[at + 1] ?? 0), a, b, c);
  }
}
