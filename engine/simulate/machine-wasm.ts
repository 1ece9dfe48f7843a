/**
 * The machine for many draws in WebAssembly, two at a time. A tile keeps the columns of inputs and those that somebody
 * wants to read; any other value has a working column, shared by all tiles, only until its last use, so that most of
 * the work stays in the processor's cache.
 */
import type { Program } from '../compile/types.ts';
import type { Steps } from '../steps.ts';
import { rememberColumns } from './machine-columns.ts';
import { listsOf, type Lists } from './machine-lists.ts';
import { keepingOf, machineMemory, type Keeping, type MachineMemory, type Wish } from './machine-memory.ts';
import { addFunctions, compileModule, instantiate, rememberModules, type Running } from './machine-module.ts';
import type { Machine, Part } from './types.ts';
import { kernelsOf, STRIDE_DRAWS, type Kernels } from './wasm/kernels.ts';
import { furtherModule, pairsModule, type RunCalls } from './wasm/pairs.ts';

export interface TileOptions extends Wish {
  readonly tiles: number;
  readonly blockSize: number;
  readonly spare?: number;
}

const kernelsByProgram = new WeakMap<Program, Kernels>();

function rememberedKernels(program: Program): Kernels {
  const kernels = kernelsByProgram.get(program) ?? kernelsOf(program);
  kernelsByProgram.set(program, kernels);
  return kernels;
}

/** Modules of functions beyond a program's own, in order, and how many there are with each: its machines share them. */
interface Further {
  readonly module: object;
  readonly upTo: number;
}

const furtherByKernels = new WeakMap<Kernels, Further[]>();

const moduleOf = rememberModules((program) => pairsModule(rememberedKernels(program)));

/** What all machines of a program share, made in steps: the next machine finds it ready. */
export function* moduleSteps(program: Program): Steps<void> {
  rememberedKernels(program);
  yield;
  moduleOf(program);
}

/** Undefined where WebAssembly is missing or forbidden. */
export function createWasmMachine(program: Program, options: TileOptions): Machine | undefined {
  const module = moduleOf(program);
  const keeping = keepingOf(program, options);
  const layout = machineMemory(program, keeping, options.tiles, options.blockSize);
  const running = module && instantiate(module, layout.end + (options.spare ?? 0));
  if (!running) return undefined;
  const memory = new Float64Array(running.memory.buffer);
  program.scalars.forEach((row, year) => memory.set(row, (layout.scalars + year * layout.scalarRow) / 8));
  const kernels = rememberedKernels(program);
  const lists = listsOf(program, kernels, keeping, layout);
  return machineOver(program, { keeping, layout, running, memory, kernels, lists, options });
}

interface Parts {
  readonly keeping: Keeping;
  readonly layout: MachineMemory;
  readonly running: Running;
  readonly memory: Float64Array;
  readonly kernels: Kernels;
  readonly lists: Lists;
  readonly options: TileOptions;
}

function machineOver(program: Program, parts: Parts): Machine {
  const { keeping, layout, running, memory, options } = parts;
  const { tiles, blockSize, wanted } = options;
  const offset = (tile: number, column: number): number => {
    const index = keeping.kept.get(column);
    if (index === undefined) throw new RangeError(`column ${column} is not kept`);
    const shared = index - keeping.places;
    if (shared >= 0) return (layout.passing + shared * layout.columnBytes) / 8;
    return (layout.tiles + tile * layout.tileBytes + index * layout.columnBytes) / 8;
  };
  return {
    backend: 'wasm',
    program,
    blockSize,
    tiles,
    memory,
    offset,
    ...(wanted && { keeps: (column: number) => keeping.kept.has(column) }),
    shared: { memory: running.memory, spare: layout.end },
    column: rememberColumns({ memory, offset, tiles, columns: program.layout.columns, blockSize }),
    readying: parts.lists.parting,
    compute: computing(parts),
  };
}

/** What a tile's spare columns hold: what this part stands on, for so many draws. */
interface Standing {
  readonly part: Part;
  readonly draws: number;
}

function computing({ running, layout, memory, kernels, lists }: Parts): Machine['compute'] {
  const run = running.instance.exports['run'] as RunCalls;
  const words = new Int32Array(memory.buffer, layout.list);
  let loaded: Int32Array | undefined;
  const standing: (Standing | undefined)[] = [];
  const go = (list: Int32Array, tile: number, draws: number): void => {
    if (list !== loaded) words.set(list);
    loaded = list;
    const bytes = Math.ceil(draws / STRIDE_DRAWS) * STRIDE_DRAWS * 8;
    run(layout.list, layout.list + list.byteLength, tile * layout.tileBytes, bytes);
  };
  const addKernels = keepingUp(running, kernels);
  return (tile, draws, part) => {
    if (draws <= 0) return;
    const own = part && lists.part(part);
    addKernels();
    const stands = standing[tile];
    const ready = own && (!own.first || (stands?.part === part && stands.draws >= draws));
    if (stands?.part !== part || !ready) standing[tile] = own?.first && part && { part, draws };
    go((ready ? own.again : own?.first) ?? lists.whole, tile, draws);
  };
}

/** Gives a running module the functions of codes that have come since: those that parts need beyond the program's own. */
function keepingUp(running: Running, kernels: Kernels): () => void {
  let there = kernels.own;
  const known = furtherByKernels.get(kernels) ?? [];
  furtherByKernels.set(kernels, known);
  return () => {
    if (there === kernels.codes.length) return;
    const from = known.at(-1)?.upTo ?? kernels.own;
    if (from < kernels.codes.length) known.push(further(kernels, from));
    for (const { module, upTo } of known) {
      if (upTo > there) addFunctions(running, module);
      there = Math.max(there, upTo);
    }
  };
}

function further(kernels: Kernels, from: number): Further {
  const module = compileModule(furtherModule(kernels, from));
  if (!module) throw new Error('WebAssembly could be compiled before, and no more');
  return { module, upTo: kernels.codes.length };
}
