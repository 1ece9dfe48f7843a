/**
 * Sampling in WebAssembly: uniforms of a stream, normal scores and exponentials, with the bits of the TypeScript
 * functions. Undefined where WebAssembly is missing or forbidden: then those functions do the work, five times slower.
 */
import { inverseNormal } from '../distribution/normal.ts';
import { exp, log } from '../math.ts';
import { encodeModule, type FunctionBody } from '../wasm/encode.ts';
import { expFunction, logFunction } from '../wasm/functions.ts';
import { callFunction, get, PAIR, SINGLE } from '../wasm/lanes.ts';
import { compileModule } from '../machine-module.ts';
import { webAssembly } from '../wasm/webassembly.ts';
import { loop } from './instructions.ts';
import { scoreFunction, SCORE_PARAMS } from './normal.ts';
import { uniformFunction, UNIFORM_PARAMS } from './philox.ts';
import type { Stream } from '../random/stream.ts';

/** Numbers that the kernel's buffer holds. */
export const SAMPLING_BUFFER = 4096;

export interface SamplingKernel {
  /** Where results are written from the front; valid until the next call. */
  readonly buffer: Float64Array;
  /** Writes the uniforms of `pairs` pairs of draws, rounded up to four pairs, from pair number `pair`. */
  readonly uniforms: (seed: number, stream: Stream, place: number, pair: number, pairs: number) => void;
  /** Turns the first `count` numbers of the buffer from uniforms into normal scores. */
  readonly scores: (count: number) => void;
  /** Turns the first `count` numbers of the buffer into their exponentials. */
  readonly exps: (count: number) => void;
}

let known: SamplingKernel | null | undefined;

/** One for the whole engine; made when first asked for. */
export function samplingKernel(): SamplingKernel | undefined {
  known ??= createKernel() ?? null;
  return known ?? undefined;
}

const TYPES = { apart: 0, value: 1, uniforms: 2, scores: 3 } as const;
/** Imported functions come first. */
const [LOG_APART, FAR_TAIL, EXP_APART, LOG, EXP, OWN] = [0, 1, 2, 3, 4, 5];

function moduleBytes(): Uint8Array<ArrayBuffer> {
  return encodeModule({
    types: [
      { params: [SINGLE.value], results: [SINGLE.value] },
      { params: [PAIR.value], results: [PAIR.value] },
      { params: UNIFORM_PARAMS, results: [] },
      { params: SCORE_PARAMS, results: [] },
    ],
    imports: [
      { name: 'log', type: TYPES.apart },
      { name: 'far', type: TYPES.apart },
      { name: 'exp', type: TYPES.apart },
    ],
    functions: [
      { type: TYPES.value, ...logFunction(PAIR, LOG_APART) },
      { type: TYPES.value, ...expFunction(PAIR, EXP_APART) },
      uniformFunction(TYPES.uniforms),
      scoreFunction(TYPES.scores, LOG, FAR_TAIL),
      inPlaceFunction(TYPES.scores, EXP),
    ],
    table: [],
    exports: [
      { name: 'uniforms', function: OWN },
      { name: 'scores', function: OWN + 1 },
      { name: 'exps', function: OWN + 2 },
    ],
  });
}

/** A function of two numbers on each pair of a stretch of memory. */
function inPlaceFunction(type: number, of: number): FunctionBody {
  const [at, end] = [0, 1];
  const body = loop(at, 16, get(end), [PAIR.store(get(at), callFunction(of, PAIR.load(get(at), 0)), 0)]);
  return { type, locals: [], body };
}

function createKernel(): SamplingKernel | undefined {
  const wasm = webAssembly();
  const module = wasm && compileModule(moduleBytes());
  if (!wasm || !module) return undefined;
  const memory = new wasm.Memory({ initial: 1 });
  const { exports } = new wasm.Instance(module, { env: { memory, log, far: inverseNormal, exp } });
  const uniforms = exports['uniforms'] as (...words: number[]) => void;
  const scores = exports['scores'] as (at: number, end: number) => void;
  const exps = exports['exps'] as (at: number, end: number) => void;
  return {
    buffer: new Float64Array(memory.buffer, 0, SAMPLING_BUFFER),
    uniforms: (seed, { low, high }, place, pair, pairs) => {
      const end = Math.ceil(pairs / 4) * 64;
      if (end > 0) uniforms(0, end, pair, place, low, high, seed >>> 0, Math.floor(seed / 0x100000000));
    },
    scores: (count) => {
      if (count > 0) scores(0, Math.ceil(count / 2) * 16);
    },
    exps: (count) => {
      if (count > 0) exps(0, Math.ceil(count / 2) * 16);
    },
  };
}
