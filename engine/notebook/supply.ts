/**
 * An ensemble of the notebook's own study that somebody else computes: a page that shows the notebook beside other
 * things tells one number only. What it does not hold (a target or a band that only the notebook has) is sampled here.
 */
import type { Study } from '../analyse/study.ts';
import type { EnsembleRun } from '../simulate/types.ts';
import type { Additions } from './kinds/kind.ts';

export interface Supply {
  /** Tells one run from another. */
  readonly key: string;
  /** Missing until it is there: a probability is then not known yet. */
  readonly run?: EnsembleRun;
  /** The run itself, judged: the page has it already. It stands only where the notebook adds nothing to the plan. */
  readonly study?: Study;
}

/** Nothing is added, set or replaced. */
export function addsNothing(additions: Additions): boolean {
  return Object.values(additions).every(
    (each: { readonly length?: number; readonly size?: number }) => !each.length && !each.size,
  );
}

/** Whether it holds these targets, and these series up to a year each; what is still to come is taken to hold all. */
export function covers({ run }: Supply, targets: readonly string[], spread: ReadonlyMap<string, number>): boolean {
  if (!run) return true;
  const bands = [...spread].every(([id, to]) => (run.series.get(id)?.years.at(-1) ?? -Infinity) >= to);
  return bands && targets.every((id) => run.flags.ids.includes(id));
}
