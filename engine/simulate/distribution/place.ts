/**
 * Centres a declared distribution on the value in force. What cannot be had at once is decided so:
 * - a value outside the declared range: the nearer end moves out (to the value itself where the value is the mode; as
 *   far beyond it as the default lay inside where it is the mean), within the parameter's bounds, with a warning;
 * - a mean too close to an end for the declared spread: mean and range are kept and the spread gives way, with a
 *   warning; in the limit, on the end itself, nothing is left but the value.
 */
import { error, hasErrors, warning, type Issue, type Place } from '../../issue.ts';
import type { Distribution } from '../../model/types.ts';
import { betaTable } from './beta-inverse.ts';
import { checkDistribution } from './check.ts';
import type { Shape } from './shape.ts';
import { truncatedWithMean } from './truncated.ts';

/** What a distribution is centred on, and what surrounds it. */
export interface Centre {
  /** The value in force. */
  readonly value: number;
  /** The parameter's default at the same place: lists are shifted by value - default. */
  readonly normal: number;
  /** Hard bounds of the parameter. */
  readonly bounds: readonly [number, number];
  readonly place: Place;
}

export interface Placed {
  readonly shape: Shape;
  readonly issues: readonly Issue[];
}

/** The shape of a distribution around a centre. With an error among the issues, the shape is the bare value. */
export function placeDistribution(distribution: Distribution, centre: Centre): Placed {
  const issues = [...checkDistribution(distribution, centre.place), ...checkCentre(distribution, centre)];
  if (hasErrors(issues)) return { shape: point(centre), issues };
  const placed = placeSound(distribution, centre);
  return { shape: placed.shape, issues: [...issues, ...placed.issues] };
}

function point({ value }: Centre): Shape {
  return { kind: 'point', value };
}

/** The default must lie within the declared range: else the declaration contradicts itself. */
function checkCentre(distribution: Distribution, { value, normal, place }: Centre): readonly Issue[] {
  if (!Number.isFinite(value)) return [error('simulate.value', place, { found: value })];
  if (!('min' in distribution) || (normal >= distribution.min && normal <= distribution.max)) return [];
  return [
    error('simulate.default-outside', place, { found: normal, expected: `${distribution.min} … ${distribution.max}` }),
  ];
}

function placeSound(distribution: Distribution, centre: Centre): Placed {
  const { value } = centre;
  switch (distribution.kind) {
    case 'normal':
      return plain(distribution.sd === 0 ? point(centre) : { kind: 'normal', mean: value, sd: distribution.sd });
    case 'log_normal':
      return placeLogNormal(distribution.sd, centre);
    case 'uniform':
      return plain({ kind: 'uniform', min: value - distribution.halfWidth, max: value + distribution.halfWidth });
    case 'triangular':
      return placeTriangular(distribution, centre);
    case 'pert':
      return placePert(distribution, centre);
    case 'truncated_normal':
      return placeTruncated(distribution, centre);
    case 'beta':
      return placeBeta(distribution, centre);
    case 'discrete':
      return plain(list(distribution.values, distribution.weights, value - centre.normal));
    case 'empirical':
      return plain(list(distribution.values, undefined, value - centre.normal));
    default:
      return distribution satisfies never;
  }
}

function plain(shape: Shape): Placed {
  return { shape, issues: [] };
}

/** A median of zero or less has no log-normal: held, with a warning, so that a slider may pass through. */
function placeLogNormal(sd: number, centre: Centre): Placed {
  if (centre.value > 0) return plain({ kind: 'log_normal', median: centre.value, sd });
  return { shape: point(centre), issues: [warning('simulate.not-positive', centre.place, { found: centre.value })] };
}

interface Range {
  readonly min: number;
  readonly max: number;
}

/** The range widened to hold the value, `room` beyond it, but not beyond the parameter's bounds; and a warning if so. */
function widened(
  range: Range,
  centre: Centre,
  room: { readonly below: number; readonly above: number },
): Range & { readonly issues: readonly Issue[] } {
  const { value, bounds, place } = centre;
  if (value >= range.min && value <= range.max) return { ...range, issues: [] };
  const min = value < range.min ? Math.max(value - room.below, Math.min(bounds[0], value)) : range.min;
  const max = value > range.max ? Math.min(value + room.above, Math.max(bounds[1], value)) : range.max;
  const facts = { found: value, expected: `${range.min} … ${range.max}`, more: { used: `${min} … ${max}` } };
  return { min, max, issues: [warning('simulate.support-widened', place, facts)] };
}

const NO_ROOM = { below: 0, above: 0 };

function placeTriangular(range: Range, centre: Centre): Placed {
  const { min, max, issues } = widened(range, centre, NO_ROOM);
  return { shape: { kind: 'triangular', min, mode: centre.value, max }, issues };
}

/** Mode m of (min, max): beta with a = 1 + shape (m - min) / (max - min), b = 1 + shape (max - m) / (max - min). */
function placePert(distribution: Range & { readonly shape: number }, centre: Centre): Placed {
  const { min, max, issues } = widened(distribution, centre, NO_ROOM);
  const share = (centre.value - min) / (max - min);
  const a = 1 + distribution.shape * share;
  const b = 1 + distribution.shape * (1 - share);
  return { shape: { kind: 'beta', min, max, a, b, table: betaTable(a, b) }, issues };
}

function roomOf(range: Range, { normal }: Centre): { readonly below: number; readonly above: number } {
  return { below: normal - range.min, above: range.max - normal };
}

/** Least distance of a truncated normal's mean from an end, in its standard deviations before cutting. */
const LEAST_ROOM = 0.1;

function placeTruncated(distribution: Range & { readonly sd: number }, centre: Centre): Placed {
  const { value } = centre;
  const { min, max, issues } = widened(distribution, centre, roomOf(distribution, centre));
  const most = Math.min(2 * (max - min), (value - min) / LEAST_ROOM, (max - value) / LEAST_ROOM);
  const sigma = Math.min(distribution.sd, most);
  const squeezed =
    sigma < distribution.sd
      ? [warning('simulate.spread-gives-way', centre.place, { found: value, expected: `${min} … ${max}` })]
      : [];
  const shape: Shape =
    sigma > 0 ? { kind: 'truncated', normal: truncatedWithMean(value, sigma, min, max) } : point(centre);
  return { shape, issues: [...issues, ...squeezed] };
}

/** Below this an exponent of the beta distribution puts nearly all of it on one end. */
const LEAST_EXPONENT = 0.1;

/** Mean share m of (min, max) and concentration c: a = m c, b = (1 - m) c; c is raised where one would be too small. */
function placeBeta(distribution: Range & { readonly concentration: number }, centre: Centre): Placed {
  const { value } = centre;
  const { min, max, issues } = widened(distribution, centre, roomOf(distribution, centre));
  const share = (value - min) / (max - min);
  const needed = LEAST_EXPONENT / Math.min(share, 1 - share);
  const squeezed =
    needed > distribution.concentration
      ? [warning('simulate.spread-gives-way', centre.place, { found: value, expected: `${min} … ${max}` })]
      : [];
  const all = [...issues, ...squeezed];
  if (!(needed <= 1e6)) return { shape: point(centre), issues: all };
  const concentration = Math.max(distribution.concentration, needed);
  const a = share * concentration;
  const b = (1 - share) * concentration;
  return { shape: { kind: 'beta', min, max, a, b, table: betaTable(a, b) }, issues: all };
}

/** Values in rising order, shifted, with cumulated probabilities; the last is exactly 1 and no weight is lost. */
function list(values: readonly number[], weights: readonly number[] | undefined, shift: number): Shape {
  const rows = values.map((value, i) => ({ value: value + shift, weight: weights?.[i] ?? 1 }));
  const kept = rows.filter((row) => row.weight > 0).sort((a, b) => a.value - b.value);
  const total = kept.reduce((sum, row) => sum + row.weight, 0);
  const cumulated = new Float64Array(kept.length);
  let sum = 0;
  kept.forEach((row, i) => (cumulated[i] = (sum += row.weight) / total));
  cumulated[kept.length - 1] = 1;
  return { kind: 'list', values: Float64Array.from(kept, (row) => row.value), cumulated };
}
