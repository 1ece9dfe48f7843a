/** Reads a parameter's distribution, each kind with exactly its own fields; `checkDistribution.ts` says whether it can be. */
import { childOf, listOf, number, optional, record, required, tagged, text, type Reader } from '../read/yaml.ts';
import type { Distribution } from './types.ts';

const limits = { min: required(number, '0'), max: required(number, '1') };

/** Any text: `tagged` has checked it already. */
const tag = required(text, 'normal');

/** PERT's usual weight of the mode. */
const usualShape = 4;

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
