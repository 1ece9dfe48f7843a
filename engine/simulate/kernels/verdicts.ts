/** Noting the verdicts of a machine's draws: packed in WebAssembly where it may be compiled, else one after another. */
import { compileModule } from '../machine-module.ts';
import { BLOCK } from '../summary/moments.ts';
import { noteMet, noteMetWords } from '../summary/met.ts';
import type { Machine, MetFlags } from '../types.ts';
import { encodeModule } from '../wasm/encode.ts';
import { webAssembly } from '../wasm/webassembly.ts';
import { spareAt, VERDICT_BYTES } from './spare.ts';
import { VERDICT_PARAMS, verdictFunction } from './verdict-code.ts';

/** Draws at the head of a tile, the first of which has number `first`. */
export interface Noted {
  readonly tile: number;
  readonly first: number;
  readonly count: number;
}

/** Notes the verdicts that stand in a column for a target. */
export type VerdictNoter = (flags: MetFlags, target: number, column: number, draws: Noted) => void;

/** Packs draws from an address to another, a multiple of 32 of them, into words at a third. */
type Pack = (at: number, end: number, to: number) => void;

export function verdictNoter(machine: Machine): VerdictNoter {
  const { memory, shared } = machine;
  const plain: VerdictNoter = (flags, target, column, { tile, first, count }) =>
    noteMet(flags, target, first, memory, machine.offset(tile, column), count);
  const wordsAt = machine.blockSize <= BLOCK ? spareAt(machine, 0, VERDICT_BYTES) : undefined;
  const pack = packing(machine);
  if (!shared || wordsAt === undefined || !pack) return plain;
  const words = new Uint32Array(shared.memory.buffer, wordsAt, VERDICT_BYTES / 4);
  return (flags, target, column, draws) => {
    const { tile, first, count } = draws;
    if (first % 32 > 0 || count % 32 > 0) return plain(flags, target, column, draws);
    const at = 8 * machine.offset(tile, column);
    pack(at, at + 8 * count, wordsAt);
    noteMetWords(flags, target, first, words, count / 32);
  };
}

function packing({ shared }: Machine): Pack | undefined {
  const wasm = webAssembly();
  const module = verdictModule();
  if (!shared || !wasm || !module) return undefined;
  return new wasm.Instance(module, { env: { memory: shared.memory } }).exports['verdicts'] as Pack;
}

let known: object | null | undefined;

function verdictModule(): object | undefined {
  known ??= compileModule(moduleBytes()) ?? null;
  return known ?? undefined;
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  return encodeModule({
    types: [{ params: VERDICT_PARAMS, results: [] }],
    imports: [],
    functions: [verdictFunction(0)],
    table: [],
    exports: [{ name: 'verdicts', function: 0 }],
  });
}
