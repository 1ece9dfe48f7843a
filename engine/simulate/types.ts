/** Runs: one path, or an ensemble of them. Numbers only; what they mean is for `analyse` and `present`. */
import type { Program } from '../compile/types.ts';
import type { Issue } from '../issue.ts';
import type { Steps } from '../steps.ts';
import type { WasmMemory } from './wasm/webassembly.ts';

/** One deterministic path. A hole is NaN and is named in `holes`; no NaN is without a name. */
export interface Run {
  readonly years: readonly number[];
  /** Series id → one value a year, aligned with `years`. Yearly parameters are series too. */
  readonly series: ReadonlyMap<string, Float64Array>;
  readonly finals: ReadonlyMap<string, number>;
  readonly holes: readonly Hole[];
  readonly issues: readonly Issue[];
}

export interface Hole {
  readonly id: string;
  readonly year: number;
  readonly why: 'before_start' | 'divided_by_zero' | 'not_a_number' | 'follows_from';
  /** For `follows_from`: the first hole upstream. */
  readonly from?: { readonly id: string; readonly year: number };
}

export type SamplingMethod = 'random' | 'lhs' | 'sobol';

export interface EnsembleSpec {
  readonly draws: number;
  readonly seed: number;
  readonly method: SamplingMethod;
  /** Probabilities in (0, 1) of the quantiles to report. */
  readonly quantiles: readonly number[];
  /** Series × years to summarise; all when absent. */
  readonly wanted?: readonly { readonly series: string; readonly years: readonly number[] }[];
  /** Half-open range of draw numbers, for workers and shards; the whole when absent. Ends are multiples of 256. */
  readonly part?: readonly [number, number];
  /** Sets of targets whose joint probability is wanted; `all` is always added. */
  readonly joint?: readonly { readonly id: string; readonly targets: readonly string[] }[];
  /** Finals to summarise like series; all that are not verdicts (`…:met`) when absent. */
  readonly finals?: readonly string[];
  /** Pictures of distributions wanted. */
  readonly histograms?: readonly { readonly series: string; readonly year: number; readonly bins: number }[];
  /** Bytes that kept draws may take; beyond it quantiles are streamed. 400 MB when absent, 150 MB above 50,000 draws. */
  readonly memory?: number;
}

/** Distribution of one series in one year. */
export interface Column {
  readonly mean: number;
  readonly sd: number;
  /** Aligned with the spec's quantiles. */
  readonly quantiles: Float64Array;
  /** Draws in which it was a hole: left out of the above, never silently. */
  readonly holes: number;
}

export interface EnsembleSeries {
  readonly years: readonly number[];
  readonly columns: readonly Column[];
}

/** Whether a target was met in how many draws. */
export interface TargetCount {
  readonly id: string;
  readonly met: number;
  readonly of: number;
  readonly probability: number;
  /** Monte-Carlo standard error of the probability. */
  readonly standardError: number;
}

export interface JointCount {
  readonly id: 'all' | 'binding' | string;
  readonly targets: readonly string[];
  readonly probability: number;
  readonly standardError: number;
  /** In so many draws of those in which all of them could be judged. */
  readonly met?: number;
  readonly of?: number;
}

export interface Ensemble {
  readonly spec: EnsembleSpec;
  readonly series: ReadonlyMap<string, EnsembleSeries>;
  readonly targets: readonly TargetCount[];
  readonly joint: readonly JointCount[];
  /**
   * How quantiles were found: every draw kept, or streamed histograms; then `worstError` bounds the error of any
   * quantile, as a share of its column's width from the 5 % to the 95 % quantile.
   */
  readonly quantileMethod:
    { readonly kind: 'exact' } | { readonly kind: 'streamed'; readonly bins: number; readonly worstError?: number };
}

/** Counts in equal bins from `from` to `to`. */
export interface Histogram {
  readonly from: number;
  readonly to: number;
  readonly counts: Uint32Array;
}

/**
 * Whether each target was met, draw by draw, as bits: so that the probability of any set of targets, and of one given
 * others, can be asked after the run. A draw in which a target could not be judged (a hole) is not known.
 */
export interface MetFlags {
  readonly ids: readonly string[];
  readonly draws: number;
  /** For each target a bit a draw, in words of 32. */
  readonly met: readonly Uint32Array[];
  readonly known: readonly Uint32Array[];
}

/** An ensemble with everything that a run gives. */
export interface EnsembleRun extends Ensemble {
  readonly finals: ReadonlyMap<string, Column>;
  /** By `series@year`. */
  readonly histograms: ReadonlyMap<string, Histogram>;
  readonly flags: MetFlags;
}

export interface EnsembleProgress {
  readonly done: number;
  readonly draws: number;
}

/**
 * Memory of a machine: tiles of `blockSize` draws; a tile has one column (blockSize doubles) for every
 * (series, year), every input and every final of the program. A column's number is given by the program.
 */
export interface Machine {
  readonly backend: 'wasm' | 'js';
  readonly program: Program;
  readonly blockSize: number;
  readonly tiles: number;
  /** One column of one tile. Valid as long as the machine. */
  column(tile: number, column: number): Float64Array;
  /** All tiles, and where in it a column of a tile begins: for loops over many columns. */
  readonly memory: Float64Array;
  offset(tile: number, column: number): number;
  /** Whether a column can be read; absent where all can. */
  readonly keeps?: (column: number) => boolean;
  /** In WebAssembly: the memory itself, and the address of the spare bytes after the tiles. */
  readonly shared?: { readonly memory: WasmMemory; readonly spare: number };
  /** What the first computation of a part has to make ready, in steps: most of its time. Absent where it is nothing. */
  readonly readying?: (part: Part) => Steps<unknown>;
  /** Runs the program over the first `draws` draws of a tile, or only part of it again. */
  compute(tile: number, draws: number, part?: Part): void;
}

/** What of a program to run again. Machines remember it by identity. */
export interface Part {
  /** Parameters whose input columns were written since the tile was computed: only what stands on them is run. */
  readonly parameters: readonly string[];
  /**
   * Columns that will be read, all when absent. Others may be left as they are; parts that follow have to read the same,
   * until one that names all parameters written since reads all.
   */
  readonly read?: ReadonlySet<number>;
}

/** Where a program keeps things: what sampling writes and what summaries read. */
export interface Layout {
  readonly columns: number;
  /** Column of a series in a year; undefined when the program does not carry it. */
  seriesColumn(id: string, yearIndex: number): number | undefined;
  /** Column into which the value in force of an exogenous parameter is written; constants ignore the year. */
  inputColumn(parameter: string, yearIndex: number): number | undefined;
  /** Column of the innovation (already times sd, 0 for a deterministic run) of a noisy variable or parameter. */
  innovationColumn(id: string, yearIndex: number): number | undefined;
  finalColumn(id: string): number | undefined;
  /** Steps to run again, in order, after these inputs (parameter ids) changed. */
  downstream(parameters: readonly string[]): readonly number[];
  /** Ids with innovations. */
  readonly noisy: readonly string[];
}
