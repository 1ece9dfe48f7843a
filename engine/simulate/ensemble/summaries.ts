/**
 * The summaries of an open ensemble: a column is summarised again only where its draws were written since, or something
 * else is asked of it. Promise: a result once given stays as it is.
 */
import { kernelColumns } from '../kernels/columns.ts';
import { summariseColumn } from '../summary/column.ts';
import { histogramOf } from '../summary/histogram.ts';
import type { Column, EnsembleRun, EnsembleSpec, MetFlags } from '../types.ts';
import { sharing } from './alike.ts';
import { gatherColumn } from './collect.ts';
import { assembleRun } from './finish.ts';
import type { Tiles } from './tiles.ts';
import { columnsOf, type Wanted } from './wanted.ts';

/** A summary and what it was made from. */
interface Kept {
  readonly column: Column;
  readonly update: number;
  readonly draws: number;
  readonly quantiles: string;
}

/** By column. */
export type Summaries = Map<number, Kept>;

/** What of an ensemble to show. */
interface Shown {
  readonly spec: EnsembleSpec;
  readonly wanted: Wanted;
  readonly leaveOut: readonly string[];
}

/** Of the first draws of the tiles; what was summarised so before, and not written since, is the same object. */
export function summarise(summaries: Summaries, tiles: Tiles, { spec, wanted, leaveOut }: Shown): EnsembleRun {
  renew(summaries, tiles, columnsOf(wanted), spec);
  const joint = spec.joint?.filter(({ targets }) => !targets.some((id) => leaveOut.includes(id)));
  return assembleRun({
    spec: { ...spec, ...(joint && { joint }) },
    wanted,
    columnAt: (column) => (summaries.get(column) as Kept).column,
    pictureAt: (column, bins) => histogramOf(gatherColumn(tiles.machine, column, spec.draws), bins),
    flags: copied(tiles.flags, spec.draws, leaveOut),
    quantileMethod: { kind: 'exact' },
  });
}

/** A copy, so that the next update leaves this result alone. */
function copied({ ids, met, known }: MetFlags, draws: number, leaveOut: readonly string[]): MetFlags {
  const words = (draws + 31) >>> 5;
  const shown = ids.flatMap((id, n) => (leaveOut.includes(id) ? [] : [n]));
  const copy = (all: readonly Uint32Array[]) =>
    rowsOf(
      shown.flatMap((n) => all[n] ?? []),
      words,
    );
  return { ids: shown.map((n) => ids[n] ?? ''), draws, met: copy(met), known: copy(known) };
}

/** The first words of rows, in one piece of memory: one to make and to post instead of dozens. */
function rowsOf(rows: readonly Uint32Array[], words: number): readonly Uint32Array[] {
  const all = new Uint32Array(rows.length * words);
  return rows.map((row, n) => {
    all.set(row.subarray(0, words), n * words);
    return all.subarray(n * words, (n + 1) * words);
  });
}

/** Summarises those columns again that were written since, or are asked for otherwise than before. */
function renew(
  summaries: Summaries,
  tiles: Tiles,
  columns: readonly number[],
  { draws, quantiles }: EnsembleSpec,
): void {
  const asked = quantiles.join(' ');
  const updateOf = (column: number): number => tiles.written[column] ?? 0;
  const stale = columns.filter((column) => {
    const known = summaries.get(column);
    return !known || known.update !== updateOf(column) || known.draws !== draws || known.quantiles !== asked;
  });
  // In the order of memory, so that neighbours are read together.
  stale.sort((a, b) => a - b);
  summariesOf(tiles, stale, draws, quantiles).forEach((made, i) => {
    const column = stale[i] as number;
    summaries.set(column, { column: made, update: updateOf(column), draws, quantiles: asked });
  });
}

/** Columns that stand in one place are summarised once. */
function summariesOf(
  { kernel, machine }: Tiles,
  columns: readonly number[],
  draws: number,
  quantiles: readonly number[],
): readonly Column[] {
  const { own, among } = sharing(machine, columns);
  const once = own.map((i) => columns[i] as number);
  const plain = (column: number): Column => summariseColumn(gatherColumn(machine, column, draws), quantiles);
  const made = kernel ? kernelColumns(kernel, machine, once, draws, quantiles) : [];
  const summaries = once.map((column, i) => made[i] ?? plain(column));
  return among.map((n) => summaries[n] as Column);
}
