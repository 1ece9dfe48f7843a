/**
 * A column whose draws are not kept: moments in the fixed order of blocks, and counts in equal bins over a range learnt
 * from a pilot. A quantile is then found to within its bin, whose width bounds the error. All counts are whole numbers,
 * so parts add up exactly.
 */
import type { Column, Histogram } from '../types.ts';
import { BLOCK, pushBlocks, pushNode, sdOf, settle, type TreeNode } from './moments.ts';
import { interpolated, quantilesOf } from './quantiles.ts';

/** Between the ends; one more at each end holds what lies beyond. A normal column then has bins of 0.07 % of its 5-95 width. */
export const STREAM_BINS = 4096;

export interface Streamed {
  readonly low: number;
  readonly high: number;
  readonly counts: Uint32Array;
  readonly nodes: TreeNode[];
  least: number;
  most: number;
  draws: number;
}

/** An empty stream over a range somewhat wider than the pilot's values. */
export function streamFor(pilot: Float64Array): Streamed {
  const finite = pilot.filter((value) => Number.isFinite(value));
  const [low = 0, high = 0] = quantilesOf(finite, [0.001, 0.999]);
  // A quarter more on each side: beyond a normal pilot's ±3.1 sd to ±4.6.
  const margin = 0.25 * (high - low);
  return emptyStream(finite.length === 0 ? 0 : low - margin, finite.length === 0 ? 0 : high + margin);
}

export function emptyStream(low: number, high: number): Streamed {
  return { low, high, counts: new Uint32Array(STREAM_BINS + 2), nodes: [], least: Infinity, most: -Infinity, draws: 0 };
}

/** Adds whole blocks of draws, the first of which has number `first`. */
export function addStreamed(stream: Streamed, values: Float64Array, first: number): void {
  pushBlocks(stream.nodes, values, first / BLOCK);
  stream.draws += values.length;
  const { low, high, counts } = stream;
  const scale = high > low ? STREAM_BINS / (high - low) : 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] as number;
    if (x - x !== 0) continue;
    if (x < stream.least) stream.least = x;
    if (x > stream.most) stream.most = x;
    const bin = x < low ? 0 : x > high ? STREAM_BINS + 1 : 1 + Math.min(STREAM_BINS - 1, Math.floor((x - low) * scale));
    counts[bin] = (counts[bin] as number) + 1;
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
  while (bin < STREAM_BINS + 1 && before + (stream.counts[bin] as number) <= rank)
    before += stream.counts[bin++] as number;
  const [from, to] = endsOf(stream, bin);
  return { from, to, share: (rank - before + 0.5) / (stream.counts[bin] as number) };
}

/** The least and greatest value cut the bins at the ends down to where values can be. */
function endsOf({ low, high, least, most }: Streamed, bin: number): readonly [number, number] {
  const width = (high - low) / STREAM_BINS;
  const from = bin === 0 ? least : low + (bin - 1) * width;
  const to = bin === STREAM_BINS + 1 ? most : low + bin * width;
  return [Math.max(from, least), Math.min(to, most)];
}

/** The stream's own bins joined into fewer; what lies beyond its range is counted in the bins at the ends. */
export function streamedHistogram({ low, high, counts }: Streamed, bins: number): Histogram {
  const joined = new Uint32Array(bins);
  counts.forEach((count, bin) => {
    const inner = Math.min(Math.max(bin - 1, 0), STREAM_BINS - 1);
    const at = Math.floor((inner * bins) / STREAM_BINS);
    joined[at] = (joined[at] ?? 0) + count;
  });
  return { from: low, to: high, counts: joined };
}

/** Two neighbouring ranges of draws together; the first must come first. Both must have learnt from the same pilot. */
export function joinStreams(a: Streamed, b: Streamed): Streamed {
  const nodes = [...a.nodes];
  for (const node of b.nodes) pushNode(nodes, node);
  return {
    low: a.low,
    high: a.high,
    counts: a.counts.map((count, bin) => count + (b.counts[bin] ?? 0)),
    nodes,
    least: Math.min(a.least, b.least),
    most: Math.max(a.most, b.most),
    draws: a.draws + b.draws,
  };
}
