/**
 * A column whose draws are not kept: moments in the fixed order of blocks, and counts in equal bins over a range learnt
 * from a pilot. A quantile is then found to within its bin, whose width bounds the error. All counts are whole numbers,
 * so parts add up exactly.
 */
import type { Column, Histogram } from '../types.ts';
import { BLOCK, pushBlocks, pushNode, sdOf, settle, type TreeNode } from './moments.ts';
import { ROUNDER } from '../math.ts';
import { finiteOf, interpolated, quantilesOf } from './quantiles.ts';

/** A normal column's quantiles then stand in bins of 0.14 % of its 5-95 width. The bins at the ends are open. */
export const STREAM_BINS = 2048;

/** Where bins begin, and how many there are to a unit. */
export interface StreamRange {
  readonly low: number;
  readonly scale: number;
}

export interface Streamed extends StreamRange {
  readonly counts: Uint32Array;
  readonly nodes: TreeNode[];
  least: number;
  most: number;
  draws: number;
}

/** A range somewhat wider than the pilot's values. */
export function streamRange(pilot: Float64Array): StreamRange {
  const finite = finiteOf(pilot);
  if (finite.length === 0) return { low: 0, scale: 0 };
  const [from = 0, to = 0] = quantilesOf(finite, [0.001, 0.999]);
  // A quarter more on each side: beyond a normal pilot's ±3.1 sd to ±4.6. A constant gets a little room of its own.
  const margin = 0.25 * (to - from) || 1e-6 * Math.abs(from) || 1;
  const scale = (STREAM_BINS - 1) / (to - from + 2 * margin);
  return scale > 0 && scale < Infinity ? { low: from - margin, scale } : { low: from, scale: 0 };
}

export function emptyStream({ low, scale }: StreamRange): Streamed {
  return { low, scale, counts: new Uint32Array(STREAM_BINS), nodes: [], least: Infinity, most: -Infinity, draws: 0 };
}

/** The bin of a value, as the kernel finds it: the nearest whole number to its place, halves to even. */
export function streamBin({ low, scale }: StreamRange, x: number): number {
  const place = (x - low) * scale;
  const inside = place < STREAM_BINS - 1 ? place : STREAM_BINS - 1;
  return (inside > 0 ? inside : 0) + ROUNDER - ROUNDER;
}

/** Adds whole blocks of draws, the first of which has number `first`. */
export function addStreamed(stream: Streamed, values: Float64Array, first: number): void {
  pushBlocks(stream.nodes, values, first / BLOCK);
  countStreamed(stream, values);
}

/** Counts draws without their moments. */
export function countStreamed(stream: Streamed, values: Float64Array): void {
  stream.draws += values.length;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] as number;
    if (x - x !== 0) continue;
    if (x < stream.least) stream.least = x;
    if (x > stream.most) stream.most = x;
    const bin = streamBin(stream, x);
    stream.counts[bin] = (stream.counts[bin] as number) + 1;
  }
}

export interface StreamedColumn extends Column {
  /** Greatest width of a bin that a quantile stands in. */
  readonly bound: number;
}

/** Summary of a stream that holds all draws from 0 on. */
export function summariseStreamed(stream: Streamed, probabilities: readonly number[]): StreamedColumn {
  const moments = settle(stream.nodes);
  const holes = stream.draws - moments.n;
  if (moments.n === 0) {
    return { mean: NaN, sd: NaN, quantiles: new Float64Array(probabilities.length).fill(NaN), holes, bound: 0 };
  }
  let bound = 0;
  const quantiles = interpolated(moments.n, probabilities, (rank) => {
    const { from, to, share } = binOf(stream, rank);
    bound = Math.max(bound, to - from);
    return from + share * (to - from);
  });
  return { mean: moments.mean, sd: sdOf(moments), quantiles, holes, bound };
}

/** Ends of the bin that holds the value of a rank, and how far through the bin's values it stands. */
function binOf(stream: Streamed, rank: number): { readonly from: number; readonly to: number; readonly share: number } {
  let before = 0;
  let bin = 0;
  while (bin < STREAM_BINS - 1 && before + (stream.counts[bin] as number) <= rank) {
    before += stream.counts[bin++] as number;
  }
  const [from, to] = endsOf(stream, bin);
  return { from, to, share: (rank - before + 0.5) / (stream.counts[bin] as number) };
}

/** Half a bin to each side of its whole number; the least and greatest value cut it down to where values can be. */
function endsOf({ low, scale, least, most }: Streamed, bin: number): readonly [number, number] {
  const from = bin === 0 ? least : low + (bin - 0.5) / scale;
  const to = bin === STREAM_BINS - 1 || scale === 0 ? most : low + (bin + 0.5) / scale;
  return [Math.max(from, least), Math.min(to, most)];
}

/** The stream's own bins joined into fewer; what lies beyond its range is counted in the bins at the ends. */
export function streamedHistogram({ low, scale, counts, least, most }: Streamed, bins: number): Histogram {
  const joined = new Uint32Array(bins);
  counts.forEach((count, bin) => {
    const at = Math.floor((bin * bins) / STREAM_BINS);
    joined[at] = (joined[at] ?? 0) + count;
  });
  if (!(scale > 0)) return { from: least, to: most, counts: joined };
  return { from: low - 0.5 / scale, to: low + (STREAM_BINS - 0.5) / scale, counts: joined };
}

/** Two neighbouring ranges of draws together; the first must come first. Both must have learnt from the same pilot. */
export function joinStreams(a: Streamed, b: Streamed): Streamed {
  const nodes = [...a.nodes];
  for (const node of b.nodes) pushNode(nodes, node);
  return {
    low: a.low,
    scale: a.scale,
    counts: a.counts.map((count, bin) => count + (b.counts[bin] ?? 0)),
    nodes,
    least: Math.min(a.least, b.least),
    most: Math.max(a.most, b.most),
    draws: a.draws + b.draws,
  };
}
