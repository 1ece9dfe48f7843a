/** What every module of a machine has: exp, log and pow in WebAssembly, and those of `../math.ts` for what is off the plain path. */
import { POW_TABLE } from '../math-table.ts';
import { encodeModule, type EncodedFunction, type FunctionBody, type FunctionType } from './encode.ts';
import { expFunction, logFunction, powFunction, POW_ROW } from './functions.ts';
import { SINGLE, type Lanes } from './lanes.ts';
import { poolAt } from './pool.ts';

/** Numbers of the functions that codes may call. */
export const HELPERS = { exp: 3, log: 4, pow: 5 } as const;
/** Number of the first function of the module itself. */
export const FIRST_OWN = 6;
/** Number of the first type of the module itself. */
export const FIRST_TYPE = 4;

const POOL = (POW_TABLE.length / 3) * POW_ROW;
/** Where constants of the module that samples stand, if one works in this memory (see `../kernels/sampling-module.ts`). */
export const SAMPLING_POOL = POOL + 64 * 8;
export const SAMPLING_POOL_BYTES = 128 * 8;
/** Bytes at the beginning of memory: the table of pow, room for 64 constants of the machine and 128 of sampling. */
export const TABLE_BYTES = SAMPLING_POOL + SAMPLING_POOL_BYTES;

export interface OwnParts {
  readonly types: readonly FunctionType[];
  readonly functions: readonly (FunctionBody | EncodedFunction)[];
  readonly table: readonly number[];
  readonly exports: readonly { readonly name: string; readonly function: number }[];
}

const APART = { exp: 0, log: 1, pow: 2 } as const;
const TYPES = { apart1: 0, apart2: 1, value1: 2, value2: 3 } as const;

export function assemble(lanes: Lanes, own: OwnParts): Uint8Array<ArrayBuffer> {
  const [f64, value] = [SINGLE.value, lanes.value];
  const pool = poolAt(POOL, lanes);
  const helpers = [
    { type: TYPES.value1, ...expFunction(pool.lanes, APART.exp) },
    { type: TYPES.value1, ...logFunction(pool.lanes, APART.log) },
    { type: TYPES.value2, ...powFunction(pool.lanes, APART.pow) },
  ];
  const constants = pool.bytes();
  if (constants.length > SAMPLING_POOL - POOL) throw new Error('more constants than there is room for');
  return encodeModule({
    types: [
      { params: [f64], results: [f64] },
      { params: [f64, f64], results: [f64] },
      { params: [value], results: [value] },
      { params: [value, value], results: [value] },
      ...own.types,
    ],
    imports: [
      { name: 'exp', type: TYPES.apart1 },
      { name: 'log', type: TYPES.apart1 },
      { name: 'pow', type: TYPES.apart2 },
    ],
    functions: [...helpers, ...own.functions],
    table: own.table,
    exports: own.exports,
    data: [
      { at: 0, bytes: powTable() },
      { at: POOL, bytes: constants },
    ],
  });
}

function powTable(): Uint8Array {
  const rows = new Float64Array(POOL / 8);
  for (let row = 0; row * 3 < POW_TABLE.length; row++) {
    const [inverse = 0, high = 0, low = 0] = POW_TABLE.subarray(row * 3, row * 3 + 3);
    rows.set([inverse, 0, high, low], (row * POW_ROW) / 8);
  }
  return new Uint8Array(rows.buffer);
}

export function alignedTo(step: number, bytes: number): number {
  return Math.ceil(bytes / step) * step;
}
