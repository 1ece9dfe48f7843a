/** Compiling a module and giving it memory; undefined where WebAssembly is missing or forbidden. */
import type { Program } from '../compile/types.ts';
import { exp, log, pow } from './math.ts';
import {
  webAssembly,
  type WasmInstance,
  type WasmInterface,
  type WasmMemory,
  type WasmTable,
} from './wasm/webassembly.ts';

const PAGE = 65536;

export interface Running {
  readonly memory: WasmMemory;
  readonly instance: WasmInstance;
}

/** Fresh memory of at least so many bytes. */
export function instantiate(module: object, bytes: number): Running | undefined {
  const wasm = webAssembly();
  if (!wasm) return undefined;
  const memory = new wasm.Memory({ initial: Math.ceil(bytes / PAGE) });
  return { memory, instance: instanceIn(wasm, module, memory) };
}

/** Adds all that a module exports, from `0` on, to the functions that a running one calls by number. */
export function addFunctions({ memory, instance }: Running, module: object): void {
  const wasm = webAssembly();
  if (!wasm) return;
  const further = instanceIn(wasm, module, memory).exports;
  const table = instance.exports['table'] as WasmTable;
  for (let n = 0; further[n] !== undefined; n++) table.set(table.grow(1), further[n]);
}

function instanceIn(wasm: WasmInterface, module: object, memory: WasmMemory): WasmInstance {
  return new wasm.Instance(module, { env: { memory, exp, log, pow } });
}

/** Undefined where there is no WebAssembly, or a content-security policy without `wasm-unsafe-eval`. */
export function compileModule(bytes: Uint8Array<ArrayBuffer>): object | undefined {
  const wasm = webAssembly();
  try {
    return wasm && new wasm.Module(bytes);
  } catch {
    // What is written here is valid (every test runs it), so it is compiling as such that is forbidden.
    return undefined;
  }
}

/** Compiles once for each program: machines of one program share the module. */
export function rememberModules(
  write: (program: Program) => Uint8Array<ArrayBuffer>,
): (program: Program) => object | undefined {
  const modules = new WeakMap<Program, object>();
  return (program) => {
    const module = modules.get(program) ?? compileModule(write(program));
    if (module) modules.set(program, module);
    return module;
  };
}
