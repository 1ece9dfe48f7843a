/** Values of given ranks among a scanned column's draws: only the bins that hold them are looked into. */
import { BLOCK } from '../summary/moments.ts';
import { selectRanks } from '../summary/select.ts';
import type { Machine } from '../types.ts';
import type { Scanned } from './columns.ts';
import { ROOM, SOUGHT } from './gather-code.ts';
import { RECORD } from './records.ts';
import { BINS, type SummaryKernel } from './summary.ts';

/** Aligned with the ranks, which rise. */
export function orderStatistics(
  kernel: SummaryKernel,
  machine: Machine,
  scanned: Scanned,
  draws: number,
  ranks: readonly number[],
): readonly number[] {
  if (scanned.scale === 0 && isConstant(scanned, draws)) return ranks.map(() => scanned.low + 0);
  const bins = binsOf(scanned.slot.counts, ranks);
  const full = crowded(machine, scanned, draws, bins);
  const found: number[] = [];
  for (let from = 0; from < bins.length; from += SOUGHT) {
    const some = bins.slice(from, from + SOUGHT);
    gatherBins(kernel, machine, scanned, draws, some.filter(fits));
    let list = 0;
    for (const bin of some) take(full.get(bin.bin) ?? listed(kernel, list++, bin), bin, found);
  }
  return found;
}

function fits({ count }: Bin): boolean {
  return count <= ROOM;
}

function listed({ lists }: SummaryKernel, list: number, { count }: Bin): Float64Array {
  return lists.subarray(list * ROOM, list * ROOM + count);
}

const NONE: ReadonlyMap<number, Float64Array> = new Map();
let room = new Float64Array(0);

/** Room for the draws of each bin, overwritten by the next column. */
function listsOf(bins: readonly Bin[]): readonly Float64Array[] {
  const size = bins.reduce((sum, { count }) => sum + count, 0);
  if (room.length < size) room = new Float64Array(size);
  let from = 0;
  return bins.map(({ count }) => room.subarray(from, (from += count)));
}

/** For each bin its list among the crowded ones, from 1. */
const listOfBin = new Uint8Array(BINS + 1);

/** The draws of bins that are too full for a list: ties, or a far tail. All in one pass. */
function crowded(
  machine: Machine,
  { column, slot }: Scanned,
  draws: number,
  bins: readonly Bin[],
): ReadonlyMap<number, Float64Array> {
  const full = bins.filter((bin) => !fits(bin));
  if (full.length === 0) return NONE;
  const lists = listsOf(full);
  const filled = new Uint32Array(full.length + 1);
  full.forEach(({ bin }, n) => (listOfBin[bin] = n + 1));
  const { ids } = slot;
  const { memory } = machine;
  for (let first = 0, tile = 0; first < draws; first += BLOCK, tile++) {
    const shift = machine.offset(tile, column) - first;
    const end = Math.min(first + BLOCK, draws);
    for (let draw = first; draw < end; draw++) {
      const n = listOfBin[ids[draw] as number] as number;
      if (n === 0) continue;
      const place = filled[n] as number;
      (lists[n - 1] as Float64Array)[place] = memory[shift + draw] as number;
      filled[n] = place + 1;
    }
  }
  for (const { bin } of full) listOfBin[bin] = 0;
  return new Map(full.map(({ bin }, n) => [bin, lists[n] as Float64Array]));
}

/**
 * The first block was constant: perhaps all draws are. Then all blocks have its value as their shift and no deviation
 * (a deviation whose square vanishes would be smaller than the spacing of doubles at any value above 1e-140).
 */
function isConstant({ slot, low }: Scanned, draws: number): boolean {
  if (Math.abs(low) < 1e-140) return false;
  const { records } = slot;
  for (let first = 0, at = 0; first < draws; first += BLOCK, at += RECORD) {
    if (records[at] !== low) return false;
    for (let lane = 5; lane < 9; lane++) if (records[at + lane] !== 0) return false;
  }
  return true;
}

interface Bin {
  readonly bin: number;
  /** Draws in bins before it, and in it. */
  readonly before: number;
  readonly count: number;
  /** Ranks that it holds. */
  readonly ranks: readonly number[];
}

function binsOf(counts: Uint32Array, ranks: readonly number[]): readonly Bin[] {
  const found: Bin[] = [];
  let before = 0;
  let next = 0;
  for (let bin = 0; bin < BINS && next < ranks.length; bin++) {
    const count = (counts[bin] as number) + (counts[BINS + bin] as number);
    if ((ranks[next] as number) < before + count) {
      const from = next;
      while (next < ranks.length && (ranks[next] as number) < before + count) next++;
      found.push({ bin, before, count, ranks: ranks.slice(from, next) });
    }
    before += count;
  }
  return found;
}

/** No draw has this number of a bin. */
const NO_BIN = 0x7fff;

function gatherBins(
  kernel: SummaryKernel,
  machine: Machine,
  { column, slot }: Scanned,
  draws: number,
  bins: readonly Bin[],
): void {
  const { listOf, filled, gather } = kernel;
  bins.forEach(({ bin }, list) => (listOf[bin] = list));
  filled.fill(0);
  const number = (n: number): number => bins[n]?.bin ?? NO_BIN;
  const [a, b, c, d, e, f] = [number(0), number(1), number(2), number(3), number(4), number(5)];
  for (let first = 0, tile = 0; first < draws; first += BLOCK, tile++) {
    const ids = slot.at.ids + 2 * first;
    const bytes = Math.ceil(Math.min(BLOCK, draws - first) / 8) * 16;
    gather(8 * machine.offset(tile, column), ids, ids + bytes, a, b, c, d, e, f);
  }
}

/** More values than this are selected from, fewer sorted by insertion. */
const FEW = 40;

function take(values: Float64Array, { before, ranks }: Bin, found: number[]): void {
  const own = ranks.map((rank) => rank - before);
  if (values.length > FEW) found.push(...selectRanks(values, own));
  else {
    sortFew(values);
    for (const rank of own) found.push((values[rank] as number) + 0);
  }
}

function sortFew(values: Float64Array): void {
  for (let i = 1; i < values.length; i++) {
    const x = values[i] as number;
    let j = i;
    for (; j > 0 && (values[j - 1] as number) > x; j--) values[j] = values[j - 1] as number;
    values[j] = x;
  }
}
