/**
 * Declared rank correlations as a Gaussian copula: each parameter's normal score is a weighted sum of independent
 * scores, each drawn in the stream of a parameter's name. Parameters are taken in groups that the declarations join, so
 * a correlation changes the draws of its own group only. Spearman's ρ of two jointly normal scores with linear
 * correlation r is (6/π) asin(r/2), hence r = 2 sin(π ρ / 6).
 */
import { error, hasErrors, warning, type Issue } from '../../issue.ts';
import type { Model } from '../../model/types.ts';
import { cholesky, type Matrix } from './matrix.ts';
import { largestDifference, nearestCorrelation } from './nearest.ts';
import { sine } from './sine.ts';

export type Correlations = Model['correlations'];

/** Parameter → the independent scores (by parameter) that its score is made of; only correlated parameters. */
export type Mixing = ReadonlyMap<string, readonly Part[]>;

export interface Part {
  readonly of: string;
  readonly weight: number;
}

const PI = 3.141592653589793;

/** The mixing of all declared correlations; impossible entries are errors. It depends on nothing but the declarations. */
export function mixingOf(correlations: Correlations): { readonly mixing: Mixing; readonly issues: readonly Issue[] } {
  const wrong = [...correlations.flatMap(checkEntry), ...checkRepeats(correlations)];
  const mixing = new Map<string, readonly Part[]>();
  if (hasErrors(wrong)) return { mixing, issues: wrong };
  const issues: Issue[] = [];
  for (const group of groupsOf(correlations)) {
    const { rows, issue } = factor(group, correlations);
    if (issue) issues.push(issue);
    rows.forEach((row, i) => mixing.set(group[i] as string, partsOf(group, row)));
  }
  return { mixing, issues };
}

function partsOf(group: readonly string[], row: readonly number[]): readonly Part[] {
  return row.map((weight, k) => ({ of: group[k] as string, weight })).filter((part) => part.weight !== 0);
}

function checkEntry({ a, b, rank, place }: Correlations[number]): readonly Issue[] {
  if (a === b) return [error('simulate.correlation-self', place, { found: a })];
  if (rank >= -1 && rank <= 1) return [];
  return [error('simulate.correlation-range', place, { found: rank, more: { a, b } })];
}

function checkRepeats(correlations: Correlations): readonly Issue[] {
  const seen = new Set<string>();
  return correlations.flatMap(({ a, b, place }) => {
    const pair = [a, b].sort().join(' ');
    if (seen.has(pair)) return [error('simulate.correlation-twice', place, { found: `${a}, ${b}` })];
    seen.add(pair);
    return [];
  });
}

/** Parameters joined by declarations, each group in alphabetical order. */
function groupsOf(correlations: Correlations): readonly (readonly string[])[] {
  const leader = new Map<string, string>();
  const find = (id: string): string => {
    const up = leader.get(id) ?? id;
    return up === id ? id : find(up);
  };
  for (const { a, b } of correlations) leader.set(find(a), find(b));
  const groups = new Map<string, string[]>();
  for (const id of [...new Set(correlations.flatMap(({ a, b }) => [a, b]))].sort()) {
    groups.set(find(id), [...(groups.get(find(id)) ?? []), id]);
  }
  return [...groups.values()];
}

/** Cholesky's factor of a group's matrix, repaired when it is not positive definite. */
function factor(
  group: readonly string[],
  correlations: Correlations,
): { readonly rows: Matrix; readonly issue?: Issue } {
  const matrix = group.map((a) => group.map((b) => (a === b ? 1 : linear(rankBetween(a, b, correlations)))));
  const rows = cholesky(matrix);
  if (rows) return { rows };
  const nearest = nearestCorrelation(matrix);
  const moved = largestDifference(nearest, matrix);
  // A scenario's own stand last, and what they contradict was there before.
  const place = correlations.findLast(({ a }) => group.includes(a))?.place ?? {};
  const facts = { found: group.join(', '), more: { moved: moved.toPrecision(2) } };
  return { rows: cholesky(nearest) ?? [], issue: warning('simulate.correlation-repaired', place, facts) };
}

function rankBetween(a: string, b: string, correlations: Correlations): number {
  return correlations.find((entry) => (entry.a === a && entry.b === b) || (entry.a === b && entry.b === a))?.rank ?? 0;
}

/** Linear correlation of normal scores from Spearman's rank correlation. */
export function linear(rank: number): number {
  return rank === 1 || rank === -1 ? rank : 2 * sine((PI * rank) / 6);
}
