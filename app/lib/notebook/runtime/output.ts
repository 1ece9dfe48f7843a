/** What a cell looks like from outside: its state, what stands in its way, and the newest result to show. */
import type { Issue, PlanFolder } from '$engine';
import type { Settings } from './kinds.ts';
import type { Study } from '$engine';

export type CellState = 'ok' | 'stale' | 'blocked' | 'error' | 'waiting' | 'unknown';

export interface CellOutput {
  readonly state: CellState;
  readonly issues: readonly Issue[];
  /** Keys of the cells whose errors stand in the way. */
  readonly blockedBy: readonly string[];
  /** Of the cell's kind; of an earlier moment while the state is not `ok`. */
  readonly result?: unknown;
  /** Share of slow work that is done, 0 to 1. */
  readonly progress?: number;
}

export interface Conducted {
  readonly settings: Settings;
  /** The plan's folder with what the notebook adds to it. */
  readonly home: PlanFolder;
  readonly here?: Study;
  readonly outputs: ReadonlyMap<string, CellOutput>;
  /** About the head of the file, and what belongs to no cell. */
  readonly issues: readonly Issue[];
}
