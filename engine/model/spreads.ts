/**
 * What scenarios say of the spread of assumptions: a distribution in the place of a parameter's own, a rank correlation
 * in the place of the model's for that pair or besides. Later layers win.
 */
import { error, hasErrors, type Issue } from '../issue.ts';
import { checkCorrelations, pairOf } from './checkModel.ts';
import { checkDistribution } from './checkDistribution.ts';
import { centres } from './checkParameter.ts';
import { unknownParameter } from './checkSet.ts';
import type { Correlation, Distribution, Model, Parameter, PlacedDistribution } from './types.ts';

export interface Spreads {
  readonly distributions: ReadonlyMap<string, PlacedDistribution>;
  /** All in force: the model's and the scenarios' own. */
  readonly correlations: readonly Correlation[];
}

/** What one layer declares. */
export type OwnSpreads = Partial<Spreads>;

/** Where values in force are found, and which names have equations instead (by the closure that gives it). */
export interface SpreadFrame {
  readonly model: Model;
  readonly values: ReadonlyMap<string, readonly number[]>;
  readonly fixed: ReadonlyMap<string, string>;
}

/** The spreads after one more layer; what cannot be drawn is logged and left out. */
export function spreadsAfter(before: Spreads, own: OwnSpreads, frame: SpreadFrame, log: Issue[]): Spreads {
  const distributions = new Map(before.distributions);
  for (const [id, placed] of own.distributions ?? []) {
    const issues = distributionIssues(id, placed, frame);
    log.push(...issues);
    if (!hasErrors(issues)) distributions.set(id, placed);
  }
  return {
    distributions,
    correlations: correlationsAfter(before.correlations, own.correlations, distributions, frame, log),
  };
}

function distributionIssues(id: string, { value, place }: PlacedDistribution, frame: SpreadFrame): readonly Issue[] {
  const at = { ...place, variable: id };
  const parameter = frame.model.parameters.get(id);
  if (!parameter) return [unknownParameter(id, frame.model, at)];
  const closure = frame.fixed.get(id);
  if (closure !== undefined)
    return [error('scenario.set-endogenous', at, { found: id, more: { closure, name: parameter.name } })];
  const values = centres({ ...parameter, default: frame.values.get(id) ?? parameter.default });
  return checkDistribution(value, { values, bounds: parameter.bounds }, at);
}

function correlationsAfter(
  before: Spreads['correlations'],
  own: Spreads['correlations'] = [],
  distributions: Spreads['distributions'],
  { model }: SpreadFrame,
  log: Issue[],
): Spreads['correlations'] {
  const parameters = new Map([...model.parameters].map(([id, one]) => [id, withSpread(one, distributions.get(id))]));
  const issues = checkCorrelations(own, parameters);
  log.push(...issues);
  if (hasErrors(issues)) return before;
  const replaced = new Set(own.map(pairOf));
  return [...before.filter((one) => !replaced.has(pairOf(one))), ...own];
}

/** The parameter as a scenario has it; what is found wrong in drawing it is then wrong where the scenario says so. */
export function withSpread(parameter: Parameter, own: PlacedDistribution | undefined): Parameter {
  return own ? { ...parameter, distribution: own.value, place: own.place } : parameter;
}

/** As text, for telling structures apart: places do not count. */
export function spreadKey({ distributions, correlations }: OwnSpreads): readonly unknown[] {
  const drawn = [...(distributions ?? [])].map(([id, { value }]): [string, Distribution] => [id, value]);
  return [drawn, (correlations ?? []).map(({ a, b, rank }) => [a, b, rank])];
}
