/**
 * The codes of a program as functions over columns that may stand anywhere: codes that do the same to different columns
 * share one. A function is given the address of its call, and reads there where its columns begin.
 */
import type { Code, Op, Program } from '../../compile/types.ts';
import { keyOf } from '../../compile/code.ts';
import { instructionsOf, type Surroundings } from './code.ts';
import { u32, type FunctionBody, type Part } from './encode.ts';
import { get, I32, i32, PAIR, set } from './lanes.ts';

/** Words of a call: number of the function, bytes of the call, where to write, then where to read. */
export const CALL_HEAD = 3;

/** Draws that a function works through at a time. */
export const STRIDE_DRAWS = 4;

/** Marks an address that moves with the tile; addresses themselves are even. */
export const IN_TILE = 1;

export interface Kernels {
  /** One code for each function, and what tells it from others; more come when a code of another kind is asked for. */
  readonly codes: readonly Code[];
  readonly shapes: readonly string[];
  /** How many of them the program's own steps need. */
  readonly own: number;
  /** Function of a code. */
  readonly of: (code: Code) => number;
}

export function kernelsOf(program: Program): Kernels {
  const codes: Code[] = [];
  const known = new Map<string, number>();
  const shapes: string[] = [];
  const numbers = new WeakMap<Code, number>();
  const of = (code: Code): number => {
    const before = numbers.get(code);
    if (before !== undefined) return before;
    const shape = shapeOf(code);
    const number = known.get(shape) ?? codes.push(code) - 1;
    if (!known.has(shape)) shapes.push(shape);
    known.set(shape, number);
    numbers.set(code, number);
    return number;
  };
  program.steps.forEach((step) => step.codes.forEach(of));
  return { codes, shapes, own: codes.length, of };
}

/** Equal for codes that differ only in what they load. */
function shapeOf({ ops, result }: Code): string {
  return `${ops.map((op) => (op.op === 'load' || op.op === 'scalar' ? op.op : keyOf(op))).join(';')};${result}`;
}

/** Operations that read memory, in order: their addresses follow the head of a call. */
export function readsOf(code: Code): readonly (Op & { readonly op: 'load' | 'scalar' })[] {
  return code.ops.filter((op): op is Op & { readonly op: 'load' | 'scalar' } => op.op === 'load' || op.op === 'scalar');
}

/** Parameters of a function: address of the call, bytes from the first tile to this one, bytes of its draws. */
const CALL = 0;
const TILE = 1;
const BYTES = 2;
const STOP = 3;
const TARGET = 4;

export function kernelFunction(code: Code, helpers: Surroundings['helpers'], type: number): FunctionBody {
  const reads = readsOf(code);
  const first = TARGET + 1;
  const pointers = reads.map((_, n) => first + n);
  const scalars = reads.flatMap((op, n) => (op.op === 'scalar' ? [n] : []));
  const held = new Map(scalars.map((n, index) => [n, first + reads.length + index]));
  const firstLocal = first + reads.length + scalars.length;
  const at = (n: number): Part => get(pointers[n] ?? 0);
  const step = (offset: number): { readonly part: Part; readonly locals: number } => {
    const load = (op: Op): Part => PAIR.load(at(reads.indexOf(op as (typeof reads)[number])), offset);
    const scalar = (op: Op): Part => get(held.get(reads.indexOf(op as (typeof reads)[number])) ?? 0);
    const { value, locals } = instructionsOf(code, { lanes: PAIR, helpers, load, scalar, firstLocal });
    return { part: PAIR.store(get(TARGET), value, offset), locals };
  };
  const [front, back] = [step(0), step(16)];
  const moving = [TARGET, ...pointers.filter((_, n) => !held.has(n))];
  const body: Part = [
    set(TARGET, address(2)),
    pointers.map((local, n) => set(local, address(CALL_HEAD + n))),
    [...held].map(([n, local]) => set(local, PAIR.spread(at(n), 0))),
    set(STOP, [get(TARGET), get(BYTES), 0x6a]),
    [0x03, 0x40, front.part, back.part],
    moving.map((local) => set(local, [get(local), i32(STRIDE_DRAWS * 8), 0x6a])),
    [get(TARGET), get(STOP), 0x49, 0x0d, 0x00, 0x0b],
  ];
  const addresses = Array.from({ length: 2 + reads.length }, () => I32);
  const values = Array.from({ length: scalars.length + front.locals }, () => PAIR.value);
  return { type, locals: [...addresses, ...values], body };
}

/** Word n of the call as an address, moved to the tile if it is marked. */
function address(word: number): Part {
  const value: Part = [get(CALL), 0x28, 2, u32(word * 4)];
  const moves: Part = [i32(0), [value, i32(IN_TILE), 0x71], 0x6b];
  return [[value, i32(-2), 0x71], [moves, get(TILE), 0x71], 0x6a];
}
