/**
 * The audit of a plan against itself: what its targets imply together, from its own figures and the statistics beside
 * it. Nothing here is typed in; a plan that lacks what a rule needs has that rule skipped, and the skip is reported.
 */
import type { Text } from '../../issue.ts';
import type { Scenario } from '../../model/types.ts';
import type { Published } from '../published.ts';
import type { Tension } from '../types.ts';
import { belowBase, laterBase } from './bases.ts';
import { emerging } from './emerging.ts';
import { factsOf, type Rule } from './facts.ts';
import { jobs } from './jobs.ts';
import { pastRates } from './past-rates.ts';
import { perHead } from './per-head.ts';
import { prices } from './prices.ts';
import { shares } from './shares.ts';
import { vintages } from './vintages.ts';
import { workers } from './workers.ts';

const rules: readonly Rule[] = [
  prices,
  workers,
  jobs,
  emerging,
  shares,
  perHead,
  vintages,
  belowBase,
  laterBase,
  pastRates,
];

export interface Audit {
  /** The largest pull first. */
  readonly tensions: readonly Tension[];
  /** Questions that this plan's figures do not let us ask. */
  readonly skipped: readonly { readonly id: string; readonly title: Text; readonly needs: Text }[];
}

/** All findings; the targets of a scenario stand in the place of the plan's where it sets its own. */
export function auditPlan(published: Published, scenario?: Pick<Scenario, 'targets'>): Audit {
  const facts = factsOf(published, scenario?.targets);
  const found = rules.map((rule) => ({ rule, tensions: rule.find(facts) }));
  const skipped = found
    .filter(({ tensions }) => tensions.length === 0)
    .map(({ rule: { id, title, needs } }) => ({ id, title, needs }));
  return { tensions: found.flatMap(({ tensions }) => tensions).sort(byPull), skipped };
}

/** The tensions alone. */
export function audit(published: Published, scenario?: Pick<Scenario, 'targets'>): readonly Tension[] {
  return auditPlan(published, scenario).tensions;
}

const order = ['contradictory', 'strained', 'tight', 'consistent'] as const;

function byPull(a: Tension, b: Tension): number {
  return order.indexOf(a.level) - order.indexOf(b.level) || b.size - a.size || (a.id < b.id ? -1 : 1);
}
