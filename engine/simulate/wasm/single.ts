/**
 * The module that runs one draw: every code of a year in one function, over rows of doubles. Years with the same codes
 * share a function.
 */
import { columnOf, firstRow, columnCount } from '../../compile/layout.ts';
import type { Frame, Program, Slot } from '../../compile/types.ts';
import { planRun } from '../machine-plan.ts';
import { instructionsOf } from './code.ts';
import { u32, type FunctionBody, type Part } from './encode.ts';
import { get, I32, i32, SINGLE } from './lanes.ts';
import { alignedTo, assemble, FIRST_OWN, FIRST_TYPE, HELPERS, TABLE_BYTES } from './parts.ts';

/** Where things stand, in bytes. */
export interface SingleMemory {
  readonly scalars: number;
  readonly values: number;
  readonly end: number;
}

export function singleMemory({ frame, scalars }: Program): SingleMemory {
  const values = alignedTo(64, TABLE_BYTES + frame.years * (scalars[0]?.length ?? 1) * 8);
  return { scalars: TABLE_BYTES, values, end: values + columnCount(frame) * 8 };
}

const TYPES = { block: FIRST_TYPE, run: FIRST_TYPE + 1 } as const;

/** A number of steps, each with one of its codes, one after the other. */
type Block = readonly (readonly [step: number, code: number])[];

export function singleModule(program: Program): Uint8Array<ArrayBuffer> {
  const { before, years, after } = blocksOf(program);
  const blocks = [before, ...years, after];
  const known = new Map<string, number>();
  const functions: FunctionBody[] = [];
  const numbers = blocks.map((block) => {
    const key = JSON.stringify(block);
    const number = known.get(key) ?? functions.push(blockFunction(program, block)) - 1;
    known.set(key, number);
    return FIRST_OWN + 1 + number;
  });
  return assemble(SINGLE, {
    types: [
      { params: [I32, I32], results: [] },
      { params: [], results: [] },
    ],
    functions: [{ type: TYPES.run, locals: [], body: runBody(program, numbers) }, ...functions],
    table: [],
    exports: [{ name: 'run', function: FIRST_OWN }],
  });
}

function blocksOf(program: Program): {
  readonly before: Block;
  readonly years: readonly Block[];
  readonly after: Block;
} {
  const plan = planRun(program);
  const block = (steps: readonly number[], year: number): Block =>
    steps.map((step) => [step, Math.min(year, (program.steps[step]?.codes.length ?? 1) - 1)]);
  return { before: block(plan.before, 0), years: plan.years.map(block), after: block(plan.after, 0) };
}

/** Calls the blocks: before the years, each year with its row and scalars, after the years. */
function runBody(program: Program, blocks: readonly number[]): Part {
  const memory = singleMemory(program);
  const { rowColumns, years } = program.frame;
  const scalarRow = (program.scalars[0]?.length ?? 1) * 8;
  return blocks.map((block, n): Part => {
    const year = Math.max(0, Math.min(years - 1, n - 1));
    return [i32(year * rowColumns * 8), i32(memory.scalars + year * scalarRow), 0x10, u32(block)];
  });
}

/** Parameters of a block: bytes from the first year's row to this one's, address of the year's scalars. */
const ROW = 0;
const SCALARS = 1;

function blockFunction(program: Program, block: Block): FunctionBody {
  const { frame } = program;
  const memory = singleMemory(program);
  const scalar = ({ index }: { readonly index: number }): Part => SINGLE.spread(get(SCALARS), index * 8);
  const load = ({ slot }: { readonly slot: Slot }): Part => SINGLE.load(...addressOf(frame, memory, slot));
  let most = 0;
  const body = block.map(([number, code]): Part => {
    const step = program.steps[number];
    const found = step?.codes[code];
    if (!step || !found) return [];
    const { value, locals } = instructionsOf(found, {
      lanes: SINGLE,
      helpers: HELPERS,
      load,
      scalar,
      firstLocal: SCALARS + 1,
    });
    most = Math.max(most, locals);
    const [base, offset] = addressOf(frame, memory, step.target);
    return SINGLE.store(base, value, offset);
  });
  return { type: TYPES.block, locals: Array.from({ length: most }, () => SINGLE.value), body };
}

/** Rows of earlier years lie below: their offsets may be less than the first row's, never less than 0. */
function addressOf(frame: Frame, memory: SingleMemory, slot: Slot): readonly [base: Part, offset: number] {
  if (slot.kind !== 'row') return [i32(0), memory.values + (columnOf(frame, slot, 0) ?? 0) * 8];
  const offset = memory.values + (firstRow(frame) + slot.index - slot.back * frame.rowColumns) * 8;
  return offset < 0 ? [[get(ROW), i32(offset), 0x6a], 0] : [get(ROW), offset];
}
