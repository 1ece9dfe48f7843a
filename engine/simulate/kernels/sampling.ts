/**
 * Sampling in WebAssembly: uniforms of a stream, normal scores and exponentials, with the bits of the TypeScript
 * functions. Undefined where WebAssembly is missing or forbidden: then those functions do the work, five times slower.
 */
import { webAssembly } from '../wasm/webassembly.ts';
import { SAMPLING_POOL, SAMPLING_POOL_BYTES } from '../wasm/parts.ts';
import type { Stream } from '../random/stream.ts';
import { SCORES_AT_ONCE } from './normal.ts';
import { samplingOver } from './sampling-module.ts';

/** Numbers that the kernel's buffer holds. */
export const SAMPLING_BUFFER = 4096;

export interface SamplingKernel {
  /** Where results are written from the front; valid until the next call. */
  readonly buffer: Float64Array;
  /** Writes the uniforms of `pairs` pairs of draws, rounded up to eight pairs, from pair number `pair`. */
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

/** After the constants the buffer, then the list of numbers in a tail. */
const BUFFER_AT = SAMPLING_POOL + SAMPLING_POOL_BYTES;
const LIST_AT = BUFFER_AT + SAMPLING_BUFFER * 8;

function createKernel(): SamplingKernel | undefined {
  const wasm = webAssembly();
  const memory = wasm && new wasm.Memory({ initial: 3 });
  const calls = memory && samplingOver(memory);
  if (!calls) return undefined;
  const { uniforms, scores, exps } = calls;
  const bytes = (count: number, each: number): number => Math.ceil(count / each) * each * 8;
  return {
    buffer: new Float64Array(memory.buffer, BUFFER_AT, SAMPLING_BUFFER),
    uniforms: (seed, { low, high }, place, pair, pairs) => {
      const end = BUFFER_AT + bytes(2 * pairs, 16);
      if (pairs > 0) uniforms(BUFFER_AT, end, pair, place, low, high, seed >>> 0, Math.floor(seed / 0x100000000));
    },
    scores: (count) => {
      if (count > 0) scores(BUFFER_AT, BUFFER_AT + bytes(count, SCORES_AT_ONCE), LIST_AT);
    },
    exps: (count) => {
      if (count > 0) exps(BUFFER_AT, BUFFER_AT + bytes(count, 2));
    },
  };
}
