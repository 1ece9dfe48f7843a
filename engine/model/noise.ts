/** Reads yearly shocks: `{sd, persistence, common}`. */
import { error, type Fact, type Issue, type IssueCode } from '../issue.ts';
import { childOf, mapOf, number, optional, placeOf, record, required, type Cursor, type Reader } from '../read/yaml.ts';
import type { Noise } from './types.ts';

const shape = record({ sd: required(number, '1'), persistence: optional(number), common: optional(mapOf(number)) });

/** Persistence stays below 1, or shocks never die out; loadings are shares of the variance, so they sum to 1 at most. */
export const noise: Reader<Noise> = (at, log) => {
  const read = shape(at, log);
  if (!read) return undefined;
  const { sd, persistence = 0, common } = read;
  const value: Noise = { sd, persistence, ...(common && { common: Object.fromEntries(common) }) };
  const issues = check(value, at);
  log.push(...issues);
  return issues.length > 0 ? undefined : value;
};

function check({ sd, persistence, common = {} }: Noise, at: Cursor): readonly Issue[] {
  const shared = Object.values(common).reduce((sum, loading) => sum + Math.abs(loading), 0);
  const refuse = (code: IssueCode, key: string, found: Fact, expected: Fact): Issue =>
    error(code, placeOf(childOf(at, key) ?? at), { found, expected, more: { kind: 'noise' } });
  return [
    ...(sd < 0 ? [refuse('distribution.negative', 'sd', `sd: ${sd}`, 'sd ≥ 0')] : []),
    ...(Math.abs(persistence) >= 1 ? [refuse('noise.persistence', 'persistence', persistence, '-1 < … < 1')] : []),
    ...(shared > 1 ? [refuse('noise.loadings', 'common', shared, '≤ 1')] : []),
  ];
}
