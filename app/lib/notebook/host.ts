/**
 * What the cells of a notebook need from whatever shows them: an open notebook of its own, or a page that shows one
 * beside other things. Cells read and ask; only the one who shows them knows where the state lives.
 */
import type { Adjustments, Fix, Notebook } from '$engine';
import type { Lever, LeverActions } from '../state/lever.ts';
import type { CellOutput, Conducted } from './runtime/output.ts';
import type { Spot } from './spot.ts';

export type Mode = 'read' | 'edit' | 'present';

export interface Host extends LeverActions {
  readonly notebook: Notebook;
  readonly adjustments: Adjustments;
  readonly mode: Mode;
  /** An assumption is being dragged: pictures outside the window may wait. */
  readonly moving: boolean;
  /** Draws behind chances and bands are told by the page around the cells. */
  readonly tellsDraws?: boolean;
  /** Level of the highest heading. */
  readonly topLevel: number;
  readonly conducted: Conducted | undefined;
  readonly outputs: Outputs;
  /** An assumption as a control, wherever it is asked for. */
  lever(id: string): Lever | undefined;
  choose(scenario: string | undefined): void;
  /** To a question. */
  answer(cell: string, text: string): void;
  /** Where a number comes from. */
  trace(spot: Spot): void;
  goTo(key: string): void;
  /** Cells near the window are evaluated, while something moves those in sight; the others wait. */
  see(key: string, near: boolean, inSight: boolean): void;
  /** Slow work of one cell: now, or no longer. */
  compute(key: string): void;
  cancel(key: string): void;
  /** Does what would mend a cell, where it can be edited. */
  mend?(fix: Fix): void;
}

export type Outputs = Pick<ReadonlyMap<string, CellOutput>, 'get' | 'values'>;

/**
 * Hands out what has changed, cell by cell, so that only that is drawn. A cell that `rests` is not told that what it shows
 * is of an earlier moment: to pale a page of pictures takes a browser longer than a frame, and nobody sees it.
 */
export function handOut(
  outputs: ReadonlyMap<string, CellOutput>,
  to: Map<string, CellOutput>,
  rests: (key: string) => boolean,
): void {
  for (const key of [...to.keys()]) if (!outputs.has(key)) to.delete(key);
  for (const [key, output] of outputs) {
    const shown = to.get(key);
    if (!isSame(shown, output) && !(hasAged(shown, output) && rests(key))) to.set(key, output);
  }
}

/** The same result, and nothing of it is new but that its moment has gone. */
function hasAged(shown: CellOutput | undefined, now: CellOutput): boolean {
  return shown?.state === 'ok' && now.state === 'stale' && isSame({ ...shown, state: 'stale' }, now);
}

function isSame(a: CellOutput | undefined, b: CellOutput): boolean {
  if (!a) return false;
  const equal = a.state === b.state && a.result === b.result && a.problems === b.problems && a.progress === b.progress;
  return equal && a.preliminary === b.preliminary && a.blockedBy === b.blockedBy && a.issues.length === b.issues.length;
}
