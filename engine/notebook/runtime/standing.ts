/** How a cell stands, for its frame on the screen: what it shows, and whether that is what it should show. */
import { rememberedOf } from '../../plan/remembered.ts';
import type { Lanes, ShownOutput, Work } from './lanes.ts';
import type { SheetCell } from './sheet.ts';
import type { Problem } from './problem.ts';

export interface Standing<Out> {
  /**
   * `ok`: what is shown is right. `stale`: it is of an earlier moment, or nothing has been computed yet. `running`: it
   * is being computed. `error`: the cell has a mistake. `blocked`: a cell that it needs has one.
   */
  readonly state: 'ok' | 'stale' | 'running' | 'error' | 'blocked';
  /** The last output, also while stale or blocked: shown dimmed then. */
  readonly out?: Out;
  /** Slow work is still to come: what is shown is preliminary. */
  readonly preliminary: boolean;
  readonly progress?: { readonly done: number; readonly of: number };
  readonly blockedBy?: string;
  readonly problems: readonly Problem[];
}

/** Found once for all cells of a moment. */
const byKey = rememberedOf((work: readonly Work[]) => new Map(work.map((each) => [each.key, each])));

export function standingOf<Out extends { readonly kind: 'ok' | 'error' }>(
  cell: SheetCell,
  lanes: Lanes<Out>,
): Standing<Out> {
  const { key } = cell.cell;
  const shown = lanes.shown.get(key);
  const work = byKey(lanes.work).get(key);
  const isSlow = work?.slow === true && !work.soon && lanes.slow?.jobs[0]?.key === key;
  const base = {
    ...(shown && { out: shown.out }),
    preliminary: work?.slow === true && !(shown?.full === true && shown.content === work.content),
    ...(isSlow && lanes.slow?.progress && { progress: lanes.slow.progress }),
    ...(cell.blockedBy !== undefined && { blockedBy: cell.blockedBy }),
    problems: cell.problems,
  };
  if (cell.broken && !cell.parsed.kind?.inline) return { ...base, state: 'error' };
  if (cell.blockedBy !== undefined && !cell.parsed.kind?.inline) return { ...base, state: 'blocked' };
  return { ...base, state: stateOf(shown, work?.content, lanes, key, isSlow) };
}

function stateOf<Out extends { readonly kind: 'ok' | 'error' }>(
  shown: ShownOutput<Out> | undefined,
  content: string | undefined,
  { fast }: Lanes<Out>,
  key: string,
  isSlow: boolean,
): Standing<Out>['state'] {
  if (isSlow) return 'running';
  if (shown && shown.content === content) return shown.out.kind;
  return fast?.jobs.some((job) => job.key === key) ? 'running' : 'stale';
}
