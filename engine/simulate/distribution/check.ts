/** What is wrong with a distribution as declared, whatever value it will be centred on. */
import { error, type Issue, type Place } from '../../issue.ts';
import type { Distribution } from '../../model/types.ts';

/** Beyond this a beta distribution is narrower than a thousandth of its range: a normal says the same. */
export const MOST_CONCENTRATION = 1e6;

export function checkDistribution(distribution: Distribution, place: Place): readonly Issue[] {
  switch (distribution.kind) {
    case 'normal':
    case 'log_normal':
      return checkSpread('sd', distribution.sd, place);
    case 'uniform':
      return checkSpread('halfWidth', distribution.halfWidth, place);
    case 'truncated_normal':
      return [...checkSpread('sd', distribution.sd, place), ...checkSupport(distribution, place)];
    case 'triangular':
      return checkSupport(distribution, place);
    case 'pert':
      return [...checkSupport(distribution, place), ...checkConcentration('shape', distribution.shape, place)];
    case 'beta':
      return [
        ...checkSupport(distribution, place),
        ...checkConcentration('concentration', distribution.concentration, place),
      ];
    case 'discrete':
      return checkWeights(distribution.values, distribution.weights, place);
    case 'empirical':
      return checkWeights(distribution.values, undefined, place);
    default:
      return distribution satisfies never;
  }
}

function at(place: Place, field: string): Place {
  return { ...place, path: [place.path, 'distribution', field].filter(Boolean).join('.') };
}

function checkSpread(field: string, value: number, place: Place): readonly Issue[] {
  if (value >= 0 && value < Infinity) return [];
  return [error('simulate.spread', at(place, field), { found: value, more: { field } })];
}

function checkConcentration(field: string, value: number, place: Place): readonly Issue[] {
  if (value > 0 && value <= MOST_CONCENTRATION) return [];
  return [
    error('simulate.concentration', at(place, field), { found: value, more: { field, most: MOST_CONCENTRATION } }),
  ];
}

function checkSupport({ min, max }: { readonly min: number; readonly max: number }, place: Place): readonly Issue[] {
  if (min < max && min > -Infinity && max < Infinity) return [];
  return [error('simulate.support', at(place, 'min'), { found: `${min} … ${max}` })];
}

function checkWeights(
  values: readonly number[],
  weights: readonly number[] | undefined,
  place: Place,
): readonly Issue[] {
  if (values.length === 0) return [error('simulate.empty-list', at(place, 'values'))];
  const odd = values.find((value) => !Number.isFinite(value));
  if (odd !== undefined) return [error('simulate.list-value', at(place, 'values'), { found: odd })];
  if (weights === undefined) return [];
  if (weights.length !== values.length) {
    return [error('simulate.weights-length', at(place, 'weights'), { found: weights.length, expected: values.length })];
  }
  const bad = weights.find((weight) => !(weight >= 0 && weight < Infinity));
  if (bad !== undefined) return [error('simulate.weight', at(place, 'weights'), { found: bad })];
  if (weights.every((weight) => weight === 0)) return [error('simulate.weight', at(place, 'weights'), { found: 0 })];
  return [];
}
