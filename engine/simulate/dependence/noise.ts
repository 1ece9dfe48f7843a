/**
 * Yearly innovations with common factors. An innovation of series s in year t is
 *   sd × (Σ over factors of ±√share × F[factor, t] + √(1 - Σ share) × E[s, t])
 * with independent standard normal F and E, so its variance is sd², and two series that share a factor have innovations
 * with correlation ±√(share₁ share₂). Persistence, e[t] = ρ e[t-1] + innovation, is in the program.
 */
import { error, type Issue, type Place, type Text } from '../../issue.ts';
import type { LinkedModel, Noise } from '../../model/types.ts';

/** A weighted sum of independent standard normals, each in a stream of its own, anew every year. */
export interface NoiseSource {
  readonly id: string;
  readonly parts: readonly { readonly stream: string; readonly weight: number }[];
}

/** Every noise of a model with the id it belongs to: exogenous parameters first, then variables. */
function noisesOf(
  linked: LinkedModel,
): readonly { readonly id: string; readonly noise: Noise; readonly place: Place }[] {
  const parameters = linked.exogenous.map(({ id, noise, place }) => ({ id, noise, place }));
  const variables = linked.order.map(({ id, noise, equation }) => ({ id, noise, place: equation.place }));
  return [...parameters, ...variables].flatMap(({ id, noise, place }) => (noise ? [{ id, noise, place }] : []));
}

export function noiseSources(linked: LinkedModel): {
  readonly sources: readonly NoiseSource[];
  readonly issues: readonly Issue[];
} {
  const noises = noisesOf(linked);
  return {
    sources: noises.map(({ id, noise }) => sourceOf(id, noise)),
    issues: noises.flatMap(({ id, noise, place }) => checkNoise(id, noise, { ...place, variable: id })),
  };
}

function sourceOf(id: string, { sd, common = {} }: Noise): NoiseSource {
  const shares = Object.entries(common).filter(([, share]) => share !== 0);
  const own = 1 - shares.reduce((sum, [, share]) => sum + Math.abs(share), 0);
  const factors = shares.map(([name, share]) => ({
    stream: `common/${name}`,
    weight: sd * Math.sqrt(Math.abs(share)) * (share < 0 ? -1 : 1),
  }));
  return { id, parts: own > 0 ? [...factors, { stream: `${id}/noise`, weight: sd * Math.sqrt(own) }] : factors };
}

const SPREAD: Text = { zh: '不小于 0 的有限数', en: 'a finite number, zero or above' };
const PERSISTENCE: Text = { zh: '-1 与 1 之间（不含两端）的数', en: 'a number between -1 and 1, ends excluded' };
const SHARES: Text = { zh: '绝对值之和不超过 1 的一组数', en: 'shares whose sizes sum to at most 1' };

function checkNoise(id: string, { sd, persistence, common = {} }: Noise, place: Place): readonly Issue[] {
  const issues: Issue[] = [];
  const wrong = (field: string, found: number, expected: Text): void => {
    issues.push(error('simulate.noise', place, { found, expected, more: { id, field } }));
  };
  if (!(sd >= 0 && sd < Infinity)) wrong('sd', sd, SPREAD);
  if (!(persistence > -1 && persistence < 1)) wrong('persistence', persistence, PERSISTENCE);
  const sum = Object.values(common).reduce((total, share) => total + Math.abs(share), 0);
  // 1e-9: shares such as 0.1 + 0.2 + 0.7 sum to a little more than 1 in binary.
  if (!(sum <= 1 + 1e-9)) wrong('common', sum, SHARES);
  return issues;
}
