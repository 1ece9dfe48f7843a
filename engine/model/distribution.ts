/**
 * Distributions and yearly shocks of parameters, read strictly: whatever cannot be sampled is an issue here, with the
 * number at fault and what it may be.
 */
import { error, type Fact, type Issue, type IssueCode, type Place } from '../issue.ts';
import {
  childOf,
  keysOf,
  listOf,
  mapOf,
  number,
  optional,
  record,
  required,
  tagged,
  text,
  type Reader,
  placeOf,
} from '../read/yaml.ts';
import type { Distribution, Noise } from './types.ts';

const limits = { min: required(number, '0'), max: required(number, '1') };

/** Any text: `tagged` has checked it already. */
const tag = required(text, 'normal');

/** PERT's usual weight of the mode. */
const usualShape = 4;

/** What a distribution must fit: the values in force that it is centred on, and the hard bounds. */
export interface Setting {
  readonly values: readonly number[];
  readonly bounds: readonly [number, number];
}

const kinds: Readonly<Record<Distribution['kind'], Reader<Distribution>>> = {
  normal: kind('normal', { sd: required(number, '1') }),
  truncated_normal: kind('truncated_normal', { sd: required(number, '1'), ...limits }),
  uniform: uniform(),
  triangular: kind('triangular', limits),
  pert: pert(),
  log_normal: kind('log_normal', { sd: required(number, '0.1') }),
  beta: kind('beta', { ...limits, concentration: required(number, '10') }),
  discrete: kind('discrete', {
    values: required(listOf(number), '[1, 2]'),
    weights: required(listOf(number), '[0.5, 0.5]'),
  }),
  empirical: kind('empirical', { values: required(listOf(number), '[1, 2, 3]') }),
};

function kind<K extends Distribution['kind'], F extends Parameters<typeof record>[0]>(
  name: K,
  fields: F,
): Reader<Extract<Distribution, { kind: K }>> {
  const read = record({ kind: tag, ...fields });
  return (at, log) => {
    const value = read(at, log);
    return value && ({ ...value, kind: name } as unknown as Extract<Distribution, { kind: K }>);
  };
}

/** Written `halfWidth`, or `half_width` like the other fields of these files. */
function uniform(): Reader<Distribution> {
  const camel = kind('uniform', { halfWidth: required(number, '1') });
  const snake = record({ kind: tag, half_width: required(number, '1') });
  return (at, log) => {
    if (childOf(at, 'halfWidth')) return camel(at, log);
    const value = snake(at, log);
    return value && { kind: 'uniform', halfWidth: value.half_width };
  };
}

function pert(): Reader<Distribution> {
  const read = record({ kind: tag, ...limits, shape: optional(number) });
  return (at, log) => {
    const value = read(at, log);
    return value && { kind: 'pert', min: value.min, max: value.max, shape: value.shape ?? usualShape };
  };
}

export const distributionShape: Reader<Distribution> = tagged('kind', kinds);

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

/** `{sd, persistence, common}`; persistence below 1, or the shocks would never die out. */
export const noise: Reader<Noise> = (at, log) => {
  const read = record({ sd: required(number, '1'), persistence: optional(number), common: optional(mapOf(number)) })(
    at,
    log,
  );
  if (!read) return undefined;
  const refuse = (code: IssueCode, key: string, found: Fact, expected: Fact): void => {
    log.push(error(code, placeOf(childOf(at, key) ?? at), { found, expected, more: { kind: 'noise' } }));
  };
  const { sd, persistence = 0 } = read;
  if (sd < 0) refuse('distribution.negative', 'sd', `sd: ${sd}`, 'sd ≥ 0');
  if (Math.abs(persistence) >= 1) refuse('noise.persistence', 'persistence', persistence, '-1 < … < 1');
  const common = read.common && Object.fromEntries(read.common);
  const shared = Object.values(common ?? {}).reduce((sum, loading) => sum + Math.abs(loading), 0);
  if (shared > 1) refuse('noise.loadings', 'common', shared, '≤ 1');
  return sd < 0 || Math.abs(persistence) >= 1 || shared > 1
    ? undefined
    : { sd, persistence, ...(common && keysOf(childOf(at, 'common')).length > 0 ? { common } : {}) };
};
