/** The sampling methods behind one door: uniforms of any dimension of a design, for any range of draws. */
import type { SamplingMethod } from '../types.ts';
import { fillLatin } from './latin.ts';
import { fillSobol, SOBOL_DIMENSIONS } from './sobol.ts';
import type { Stream } from './stream.ts';
import { fillUniform } from './uniform.ts';

export interface Design {
  readonly method: SamplingMethod;
  readonly seed: number;
  /** Draws of the whole ensemble. */
  readonly draws: number;
}

/** One coordinate of a draw. */
export interface Dimension {
  readonly stream: Stream;
  /** 0 for what does not vary by year. */
  readonly year: number;
  /** Its place among the dimensions of a Sobol design, from 0. */
  readonly order: number;
}

/** Whether a dimension lies beyond the direction numbers and is sampled independently instead. */
export function beyondSobol(design: Design, dimension: Dimension): boolean {
  return design.method === 'sobol' && dimension.order >= SOBOL_DIMENSIONS;
}

/** Writes the uniforms of draws `first`, `first + 1`, … into all of `out`. */
export function fillDimension(
  out: Float64Array,
  design: Design,
  { stream, year, order }: Dimension,
  first: number,
): void {
  const { method, seed, draws } = design;
  switch (method) {
    case 'random':
      return fillUniform(out, seed, stream, year, first);
    case 'lhs':
      return fillLatin(out, draws, seed, stream, year, first);
    case 'sobol':
      if (order < SOBOL_DIMENSIONS) return fillSobol(out, order, seed, stream, year, first);
      return fillUniform(out, seed, stream, year, first);
    default:
      return method satisfies never;
  }
}
