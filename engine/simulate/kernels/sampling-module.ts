/** The module that samples: uniforms, normal scores, exponentials and values of distributions, over any memory. */
import { inverseNormal } from '../distribution/normal.ts';
import { compileModule } from '../machine-module.ts';
import { exp } from '../math.ts';
import { encodeModule, type FunctionBody } from '../wasm/encode.ts';
import { expFunction } from '../wasm/functions.ts';
import { callFunction, get, I32, PAIR, SINGLE } from '../wasm/lanes.ts';
import { SAMPLING_POOL, SAMPLING_POOL_BYTES } from '../wasm/parts.ts';
import { poolAt } from '../wasm/pool.ts';
import { webAssembly, type WasmMemory } from '../wasm/webassembly.ts';
import { loop } from './instructions.ts';
import { scoreFunction, SCORE_PARAMS } from './normal.ts';
import { uniformFunction, UNIFORM_PARAMS } from './philox.ts';
import { shapeCodes, shapeFunction, shapeParams, type ShapeName } from './shape-code.ts';

/** Values from base numbers between two addresses, to a third; then the address of a table, and the shape's numbers. */
export type ShapeCall = (at: number, end: number, to: number, table: number, ...numbers: number[]) => void;

export interface SamplingCalls extends Readonly<Record<ShapeName, ShapeCall>> {
  /** Address, end (a multiple of 128 bytes on), first pair, place, two words of the stream, two of the seed. */
  readonly uniforms: (...words: number[]) => void;
  /** Address, end (a multiple of 64 bytes on), and where the bytes of `scoreBytes` are free. */
  readonly scores: (at: number, end: number, list: number) => void;
  /** Address, end (a multiple of 16 bytes on). */
  readonly exps: (at: number, end: number) => void;
}

let known: object | null | undefined;

/** Over a memory of which the bytes of `SAMPLING_POOL` are free; undefined where it may not be compiled. */
export function samplingOver(memory: WasmMemory): SamplingCalls | undefined {
  const wasm = webAssembly();
  known ??= compileModule(moduleBytes()) ?? null;
  if (!wasm || !known) return undefined;
  const { exports } = new wasm.Instance(known, { env: { memory, far: inverseNormal, exp } });
  return exports as unknown as SamplingCalls;
}

const TYPES = { apart: 0, value: 1, uniforms: 2, scores: 3, exps: 4, shapes: 5 } as const;
/** Imported functions come first. */
const [FAR_TAIL, EXP_APART, EXP, OWN] = [0, 1, 2, 3];

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const pool = poolAt(SAMPLING_POOL, PAIR);
  const shapes = Object.entries(shapeCodes(EXP));
  const own = [
    { name: 'uniforms', ...uniformFunction(TYPES.uniforms) },
    { name: 'scores', ...scoreFunction(TYPES.scores, pool.lanes, FAR_TAIL) },
    { name: 'exps', ...inPlaceFunction(TYPES.exps, EXP) },
    ...shapes.map(([name, code], n) => ({ name, ...shapeFunction(TYPES.shapes + n, code) })),
  ];
  const helper = { type: TYPES.value, ...expFunction(pool.lanes, EXP_APART) };
  const constants = pool.bytes();
  if (constants.length > SAMPLING_POOL_BYTES) throw new Error('more constants than there is room for');
  return encodeModule({
    types: [
      { params: [SINGLE.value], results: [SINGLE.value] },
      { params: [PAIR.value], results: [PAIR.value] },
      { params: UNIFORM_PARAMS, results: [] },
      { params: SCORE_PARAMS, results: [] },
      { params: [I32, I32], results: [] },
      ...shapes.map(([, { numbers }]) => ({ params: shapeParams(numbers), results: [] })),
    ],
    imports: ['far', 'exp'].map((name) => ({ name, type: TYPES.apart })),
    functions: [helper, ...own],
    table: [],
    exports: own.map(({ name }, n) => ({ name, function: OWN + n })),
    data: [{ at: SAMPLING_POOL, bytes: constants }],
  });
}

/** A function of two numbers on each pair of a stretch of memory. */
function inPlaceFunction(type: number, of: number): FunctionBody {
  const [at, end] = [0, 1];
  const body = loop(at, 16, get(end), [PAIR.store(get(at), callFunction(of, PAIR.load(get(at), 0)), 0)]);
  return { type, locals: [], body };
}
