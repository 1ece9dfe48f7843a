/** The machine in WebAssembly: two draws at a time, one small module written for the program when it is first run. */
import type { Program } from '../compile/types.ts';
import { columnCount } from '../compile/layout.ts';
import { rememberColumns } from './machine-columns.ts';
import { planRun, rememberPlans } from './machine-plan.ts';
import { exp, log, pow } from './math.ts';
import { POW_TABLE } from './math-table.ts';
import { POW_ROW } from './wasm/functions.ts';
import { CALL_BYTES, memoryOf, moduleBytes, type Memory } from './wasm/module.ts';
import { webAssembly, type WasmInstance, type WasmMemory } from './wasm/webassembly.ts';
import type { Machine } from './types.ts';

const PAGE = 65536;

/** Undefined where WebAssembly is missing or forbidden (a content-security policy without `wasm-unsafe-eval`). */
export function createWasmMachine(
  program: Program,
  tiles: number,
  blockSize: number,
  spare = 0,
): Machine | undefined {
  const wasm = webAssembly();
  if (!wasm) return undefined;
  const layout = memoryOf(program, blockSize);
  const module = compiled(program, layout);
  if (!module) return undefined;
  const end = layout.tiles + tiles * layout.tileBytes;
  const bytes = end + spare;
  const memory = new wasm.Memory({ initial: Math.ceil(bytes / PAGE) });
  const instance = new wasm.Instance(module, { env: { memory, exp, log, pow } });
  writeConstants(program, layout, memory.buffer);
  return machineOver(program, layout, { memory, spare: end, instance, tiles, blockSize });
}

/** Modules by program and width of lanes and columns: machines of one program share theirs. */
const modules = new WeakMap<Program, Map<number, object>>();

function compiled(program: Program, layout: Memory): object | undefined {
  const known = modules.get(program) ?? new Map<number, object>();
  modules.set(program, known);
  const module = known.get(layout.columnBytes) ?? compileModule(moduleBytes(program, layout));
  if (module) known.set(layout.columnBytes, module);
  return module;
}

/** Undefined where compiling is forbidden. */
export function compileModule(bytes: Uint8Array<ArrayBuffer>): object | undefined {
  const wasm = webAssembly();
  try {
    return wasm && new wasm.Module(bytes);
  } catch {
    // What is written here is valid (every test runs it), so it is compiling as such that is forbidden.
    return undefined;
  }
}

function writeConstants(program: Program, layout: Memory, buffer: ArrayBuffer): void {
  const doubles = new Float64Array(buffer, 0, layout.tiles / 8);
  for (let row = 0; row * 3 < POW_TABLE.length; row++) {
    const [inverse = 0, high = 0, low = 0] = POW_TABLE.subarray(row * 3, row * 3 + 3);
    doubles.set([inverse, 0, high, low], (row * POW_ROW) / 8);
  }
  program.scalars.forEach((row, year) => doubles.set(row, (layout.scalars + year * layout.scalarRow) / 8));
}

interface Parts {
  readonly memory: WasmMemory;
  /** Address of the spare bytes. */
  readonly spare: number;
  readonly instance: WasmInstance;
  readonly tiles: number;
  readonly blockSize: number;
}

function machineOver(program: Program, layout: Memory, parts: Parts): Machine {
  const { instance, tiles, blockSize } = parts;
  const { buffer } = parts.memory;
  const run = instance.exports['run'] as (tile: number, bytes: number, end: number) => void;
  const calls = rememberPlans((wanted) => callsOf(program, layout, wanted));
  const memory = new Float64Array(buffer);
  const offset = (tile: number, column: number): number =>
    (layout.tiles + tile * layout.tileBytes + column * layout.columnBytes) / 8;
  const list = new Int32Array(buffer, layout.list);
  let loaded: Int32Array | undefined;
  const width = layout.lanes.count;
  return {
    backend: 'wasm',
    program,
    blockSize,
    tiles,
    memory,
    offset,
    shared: { memory: parts.memory, spare: parts.spare },
    column: rememberColumns({ memory, offset, tiles, columns: columnCount(program.frame), blockSize }),
    compute: (tile, draws, steps) => {
      const wanted = calls(steps);
      if (wanted !== loaded) list.set(wanted);
      loaded = wanted;
      const bytes = Math.ceil(draws / width) * width * 8;
      if (draws > 0) run(layout.tiles + tile * layout.tileBytes, bytes, layout.list + wanted.byteLength);
    },
  };
}

/** Entries of the list: (function, row, scalars), years unrolled. */
function callsOf(program: Program, layout: Memory, wanted?: readonly number[]): Int32Array {
  const plan = planRun(program, wanted);
  const first = firstFunctions(program);
  const words: number[] = [];
  const add = (steps: readonly number[], year: number): void => {
    for (const step of steps) {
      const code = Math.min(year, (program.steps[step]?.codes.length ?? 1) - 1);
      words.push((first[step] ?? 0) + code, layout.rowAt(year), layout.scalars + year * layout.scalarRow);
    }
  };
  add(plan.before, 0);
  plan.years.forEach(add);
  add(plan.after, 0);
  if (words.length * 4 > program.steps.length * program.frame.years * CALL_BYTES)
    throw new Error('list of calls too long');
  return Int32Array.from(words);
}

/** Place in the table of each step's first code. */
function firstFunctions({ steps }: Program): readonly number[] {
  let next = 0;
  return steps.map((step) => (next += step.codes.length) - step.codes.length);
}
