/** What a cell looks like from outside: its state, what stands in its way, and the newest result to show. */
import type { Adjustments, Issue, PlanFolder, Study, Problem, Settings } from '$engine';

export type CellState = 'ok' | 'stale' | 'running' | 'blocked' | 'error' | 'unknown';

export interface CellOutput {
  readonly state: CellState;
  /** Mistakes in the cell, with cells to go to and edits that would mend them. */
  readonly problems: readonly Problem[];
  /** Found while it was evaluated. */
  readonly issues: readonly Issue[];
  /** The first cell with a mistake that it needs. */
  readonly blockedBy?: string;
  /** Of the cell's kind; of an earlier moment while the state is not `ok`. */
  readonly result?: unknown;
  /** Slow work is still to come. */
  readonly preliminary: boolean;
  /** Share of slow work that is done, 0 to 1. */
  readonly progress?: number;
}

export interface Conducted {
  readonly settings: Settings;
  /** The plan's folder with what the notebook adds to it. */
  readonly home: PlanFolder;
  readonly here?: Study;
  /** Values of all parameters as the notebook says, before the reader's changes. */
  readonly own: ReadonlyMap<string, readonly number[]>;
  /** Series whose spread some cell shows, with the last year shown. */
  readonly spread: ReadonlyMap<string, number>;
  /** About the head of the file, and what belongs to no cell. */
  readonly issues: readonly Issue[];
  /** What the reader set, as far as it can be here. */
  readonly inForce: Adjustments;
  /** Why the rest of it cannot be. */
  readonly refused: readonly Issue[];
}
