/** The sampling methods behind one door: uniforms and normal scores of any dimension of a design, for any draws. */
import { inverseNormal } from '../distribution/normal.ts';
import { SAMPLING_BUFFER, type SamplingKernel } from '../kernels/sampling.ts';
import type { SamplingMethod } from '../types.ts';
import { stratify } from './latin.ts';
import { sobolise, SOBOL_DIMENSIONS } from './sobol.ts';
import type { Stream } from './stream.ts';
import { fillUniform } from './uniform.ts';

export interface Design {
  readonly method: SamplingMethod;
  readonly seed: number;
  /** Draws of the whole ensemble. */
  readonly draws: number;
  /** Does the work where it may be compiled; the bits are the same without. */
  readonly kernel?: SamplingKernel;
}

/** One coordinate of a draw. */
export interface Dimension {
  readonly stream: Stream;
  /** 0 for what does not vary by year. */
  readonly year: number;
  /** Its place among the dimensions of a Sobol design, from 0; beyond the direction numbers it is drawn independently. */
  readonly order: number;
}

/** Writes the uniforms of draws `first`, `first + 1`, … into all of `out`. */
export function fillUnits(out: Float64Array, design: Design, dimension: Dimension, first: number): void {
  if (design.kernel) inPieces(out, first, design.kernel, (from, count) => kernelUnits(design, dimension, from, count));
  else plainUnits(out, design, dimension, first);
}

/** Writes the standard normal scores of draws `first`, `first + 1`, … into all of `out`. */
export function fillScores(out: Float64Array, design: Design, dimension: Dimension, first: number): void {
  const { kernel } = design;
  if (kernel) {
    inPieces(out, first, kernel, (from, count) => {
      const start = kernelUnits(design, dimension, from, count);
      kernel.scores(start + count);
      return start;
    });
  } else {
    plainUnits(out, design, dimension, first);
    for (let i = 0; i < out.length; i++) out[i] = inverseNormal(out[i] as number);
  }
}

/** Fills `out` through the kernel's buffer; `fill` says where in it the first of its draws stands. */
function inPieces(
  out: Float64Array,
  first: number,
  { buffer }: SamplingKernel,
  fill: (first: number, count: number) => number,
): void {
  // Room for one draw more: draws come in pairs.
  const most = SAMPLING_BUFFER - 8;
  for (let from = 0; from < out.length; from += most) {
    const count = Math.min(most, out.length - from);
    const start = fill(first + from, count);
    out.set(buffer.subarray(start, start + count), from);
  }
}

/** Uniforms of `count` draws in the kernel's buffer; returns the place of the first. */
function kernelUnits(design: Design, dimension: Dimension, first: number, count: number): number {
  const { kernel, seed } = design;
  if (!kernel) throw new Error('no kernel');
  const pair = Math.floor(first / 2);
  const start = first - 2 * pair;
  kernel.uniforms(seed, dimension.stream, dimension.year, pair, Math.ceil((start + count) / 2));
  arrange(kernel.buffer.subarray(start, start + count), design, dimension, first);
  return start;
}

function plainUnits(out: Float64Array, design: Design, dimension: Dimension, first: number): void {
  fillUniform(out, design.seed, dimension.stream, dimension.year, first);
  arrange(out, design, dimension, first);
}

/** What a method makes of independent uniforms. */
function arrange(out: Float64Array, { method, seed, draws }: Design, dimension: Dimension, first: number): void {
  const { stream, year, order } = dimension;
  switch (method) {
    case 'random':
      return;
    case 'lhs':
      return stratify(out, draws, seed, stream, year, first);
    case 'sobol':
      if (order < SOBOL_DIMENSIONS) sobolise(out, order, seed, stream, year, first);
      return;
    default:
      return method satisfies never;
  }
}
