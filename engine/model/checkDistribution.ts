/** Whether a distribution can be sampled around the values in force, within what is possible. */
import { error, type Fact, type Issue, type IssueCode, type Place } from '../issue.ts';
import type { Distribution } from './types.ts';

/** What a distribution must fit: the values in force that it is centred on, and the hard bounds. */
export interface Setting {
  readonly values: readonly number[];
  readonly bounds: readonly [number, number];
}

/** Everything that cannot be sampled, at once. */
export function checkDistribution(distribution: Distribution, setting: Setting, place: Place): readonly Issue[] {
  const issues: Issue[] = [];
  const refuse = (code: IssueCode, found: Fact, expected: Fact): void => {
    issues.push(error(code, place, { found, expected, more: { kind: distribution.kind } }));
  };
  switch (distribution.kind) {
    case 'normal':
      checkNotNegative('sd', distribution.sd, refuse);
      break;
    case 'log_normal':
      checkNotNegative('sd', distribution.sd, refuse);
      if (setting.values.some((value) => value <= 0))
        refuse('distribution.not-positive', setting.values.join(', '), '> 0');
      break;
    case 'truncated_normal':
      checkNotNegative('sd', distribution.sd, refuse);
      checkLimits(distribution, setting, refuse);
      break;
    case 'triangular':
      checkLimits(distribution, setting, refuse);
      break;
    case 'pert':
      checkPositive('shape', distribution.shape, refuse);
      checkLimits(distribution, setting, refuse);
      break;
    case 'beta':
      checkPositive('concentration', distribution.concentration, refuse);
      checkLimits(distribution, setting, refuse);
      break;
    case 'uniform':
      checkNotNegative('half_width', distribution.halfWidth, refuse);
      break;
    case 'discrete':
      checkList(distribution.values, setting, refuse);
      checkWeights(distribution.values, distribution.weights, refuse);
      break;
    case 'empirical':
      checkList(distribution.values, setting, refuse);
      break;
    default:
      distribution satisfies never;
  }
  return issues;
}

type Refuse = (code: IssueCode, found: Fact, expected: Fact) => void;

function checkNotNegative(name: string, value: number, refuse: Refuse): void {
  if (value < 0) refuse('distribution.negative', `${name}: ${value}`, `${name} ≥ 0`);
}

function checkPositive(name: string, value: number, refuse: Refuse): void {
  if (value <= 0) refuse('distribution.negative', `${name}: ${value}`, `${name} > 0`);
}

function checkLimits(
  { min, max }: { readonly min: number; readonly max: number },
  setting: Setting,
  refuse: Refuse,
): void {
  if (min >= max) return refuse('distribution.limits', `min: ${min}, max: ${max}`, 'min < max');
  const outside = setting.values.filter((value) => value < min || value > max);
  if (outside.length > 0) refuse('distribution.centre-outside', outside[0] ?? 0, `${min} … ${max}`);
  const [low, high] = setting.bounds;
  if (min < low || max > high) refuse('distribution.beyond-bounds', `${min} … ${max}`, `${low} … ${high}`);
}

function checkList(values: readonly number[], { bounds: [low, high] }: Setting, refuse: Refuse): void {
  if (values.length === 0) refuse('distribution.empty', '[]', '[1, 2, 3]');
  const outside = values.find((value) => value < low || value > high);
  if (outside !== undefined) refuse('distribution.beyond-bounds', outside, `${low} … ${high}`);
}

/** Weights are typed as decimals, so a sum may be off by a rounding of the last digit. */
const sumSlack = 1e-6;

function checkWeights(values: readonly number[], weights: readonly number[], refuse: Refuse): void {
  if (weights.length !== values.length) return refuse('distribution.weights', `${weights.length}`, `${values.length}`);
  if (weights.some((weight) => weight < 0))
    refuse('distribution.negative', `weights: ${weights.join(', ')}`, 'weights ≥ 0');
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.length > 0 && Math.abs(total - 1) > sumSlack) refuse('distribution.weights-sum', total, 1);
}
