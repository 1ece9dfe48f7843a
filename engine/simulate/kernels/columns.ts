/**
 * Columns of a machine summarised by the kernel, in groups of neighbours. Promise: the numbers of `summary/column.ts`,
 * to the bit, or undefined where that has to do it: a column with holes.
 */
import { ROUNDER } from '../math.ts';
import { BLOCK, sdOf, type Moments } from '../summary/moments.ts';
import { interpolated, wantedRanks } from '../summary/quantiles.ts';
import { blockTree } from '../summary/tree.ts';
import type { Column, Machine } from '../types.ts';
import { orderStatistics } from './order-statistics.ts';
import { lanesJoined, RECORD } from './records.ts';
import { BINS, GROUP, type Slot, type SummaryKernel } from './summary.ts';

const tree = blockTree();

/** A column being summarised: where it stands, and its bins. */
export interface Scanned {
  readonly column: number;
  readonly slot: Slot;
  readonly low: number;
  readonly scale: number;
}

/** Summaries of the first draws of columns, in their order. */
export function kernelColumns(
  kernel: SummaryKernel,
  machine: Machine,
  columns: readonly number[],
  draws: number,
  probabilities: readonly number[],
): readonly (Column | undefined)[] {
  const ranks = wantedRanks(draws, probabilities);
  const found: (Column | undefined)[] = [];
  for (let from = 0; from < columns.length; from += GROUP) {
    const group = columns.slice(from, from + GROUP).map((column, n) => begin(kernel, machine, column, n, draws));
    scanGroup(kernel, machine, group, draws);
    for (const one of group) found.push(summaryOf(kernel, machine, one, draws, probabilities, ranks));
  }
  return found;
}

/** Bins lie where most of the first block lies: representative, and safe from far values. */
function begin(kernel: SummaryKernel, machine: Machine, column: number, n: number, draws: number): Scanned {
  const slot = kernel.slots[n] as Slot;
  slot.counts.fill(0);
  const start = machine.offset(0, column);
  const [low, high] = trimmedRange(machine.memory, start, start + Math.min(draws, BLOCK));
  const scale = (BINS - 1) / (high - low);
  // No range, or one too small or too large to divide: everything stands in the first bin.
  return { column, slot, low, scale: scale > 0 && scale < Infinity ? scale : 0 };
}

/** How many values at each end a range leaves out. */
const TRIM = 4;
const least = new Float64Array(TRIM + 1);
const most = new Float64Array(TRIM + 1);

/** The fifth least and fifth greatest of some values; the extremes where those are equal or values are few. */
function trimmedRange(values: Float64Array, from: number, to: number): readonly [number, number] {
  least.fill(Infinity);
  most.fill(-Infinity);
  for (let i = from; i < to; i++) {
    const x = values[i] as number;
    if (x < (least[TRIM] as number)) insert(least, x, 1);
    if (x > (most[TRIM] as number)) insert(most, x, -1);
  }
  const few = to - from < 64 || !((least[TRIM] as number) < (most[TRIM] as number));
  return few ? [least[0] as number, most[0] as number] : [least[TRIM] as number, most[TRIM] as number];
}

/** Puts a value into its place in a short list that rises (sign 1) or falls (-1); the last one drops out. */
function insert(list: Float64Array, x: number, sign: 1 | -1): void {
  let place = TRIM;
  for (; place > 0 && sign * ((list[place - 1] as number) - x) > 0; place--) list[place] = list[place - 1] as number;
  list[place] = x;
}

function scanGroup({ scan }: SummaryKernel, machine: Machine, group: readonly Scanned[], draws: number): void {
  for (let first = 0, tile = 0; first < draws; first += BLOCK, tile++) {
    const bytes = 8 * (Math.min(BLOCK, draws - first) & ~3);
    for (const { column, slot, low, scale } of group) {
      const at = 8 * machine.offset(tile, column);
      const record = slot.at.records + 8 * RECORD * tile;
      if (bytes > 0) scan(at, at + bytes, record, slot.at.ids + 2 * first, slot.at.counts, low, scale);
      else slot.records.fill(0, RECORD * tile);
    }
  }
  for (const one of group) scanRest(machine, one, draws);
}

/** The last one to three draws, in the same lanes; and no bin for the places after them. */
function scanRest(machine: Machine, { column, slot, low, scale }: Scanned, draws: number): void {
  const { records, counts, ids } = slot;
  const tile = Math.floor((draws - 1) / BLOCK);
  const start = machine.offset(tile, column) - tile * BLOCK;
  const at = tile * RECORD;
  if (draws - tile * BLOCK < 4) records[at] = machine.memory[start + tile * BLOCK] as number;
  for (let draw = draws & ~3; draw < draws; draw++) {
    const x = machine.memory[start + draw] as number;
    const d = x - (records[at] as number);
    const lane = draw & 3;
    records[at + 1 + lane] = (records[at + 1 + lane] as number) + d;
    records[at + 5 + lane] = (records[at + 5 + lane] as number) + d * d;
    const bin = Math.max(0, Math.min(BINS - 1, (x - low) * scale)) + ROUNDER - ROUNDER;
    ids[draw] = bin;
    counts[bin] = (counts[bin] as number) + 1;
  }
  ids.fill(0xffff, draws, draws + 8);
}

function summaryOf(
  kernel: SummaryKernel,
  machine: Machine,
  one: Scanned,
  draws: number,
  probabilities: readonly number[],
  ranks: readonly number[],
): Column | undefined {
  const moments = momentsOf(one.slot.records, draws);
  if (!moments) return undefined;
  const values = orderStatistics(kernel, machine, one, draws, ranks);
  const quantiles = interpolated(draws, probabilities, (rank) => values[ranks.indexOf(rank)] as number);
  return { mean: moments.mean, sd: sdOf(moments), quantiles, holes: 0 };
}

/** Undefined when a draw is a hole: then some sum is not finite. */
function momentsOf(records: Float64Array, draws: number): Moments | undefined {
  tree.clear();
  for (let first = 0, at = 0; first < draws; first += BLOCK, at += RECORD) {
    const sum = lanesJoined(records, at + 1);
    const squares = lanesJoined(records, at + 5);
    if (!(squares < Infinity)) return undefined;
    const n = Math.min(BLOCK, draws - first);
    tree.push(n, (records[at] as number) + sum / n, Math.max(0, squares - (sum * sum) / n));
  }
  return tree.settle();
}
