/**
 * A small economy to sample: gdp grows by a yearly rate with shocks, a tax share of it is revenue, a plan asks for both.
 * Six years, 2020 to 2025.
 */
import { compile } from '../../engine/compile/index.ts';
import type { Final, Program } from '../../engine/compile/types.ts';
import type { Distribution, LinkedModel, Noise, Parameter } from '../../engine/model/types.ts';
import { at, call, cmp, fixed, linked, now, num, op, parameter, variable } from '../compile/tree.ts';

export function uncertain(
  id: string,
  value: number,
  distribution?: Distribution,
  more: Partial<Parameter> = {},
): Parameter {
  return { ...parameter(id, 'constant'), default: [value], distribution, ...more };
}

export const GROWTH_NOISE: Noise = { sd: 1.5, persistence: 0.3, common: { cycle: 0.5 } };
export const TREND_NOISE: Noise = { sd: 0.02, persistence: 0, common: { cycle: -0.25 } };

export function smallModel(more: Partial<LinkedModel> = {}): LinkedModel {
  const growth: Parameter = {
    ...parameter('growth', 'yearly', GROWTH_NOISE),
    default: [2.7, 6, 6, 5.5, 5.5, 5.5],
    startIsKnown: true,
    distribution: { kind: 'normal', sd: 0.8 },
  };
  const constants = [
    uncertain('tax', 20, { kind: 'triangular', min: 15, max: 28 }),
    uncertain('lift', 1.5, { kind: 'log_normal', sd: 0.2 }),
    uncertain('share', 0.3, { kind: 'pert', min: 0.1, max: 0.6, shape: 4 }),
    uncertain('fixed_cost', 3),
  ];
  return linked(
    [2020, 2025],
    [growth, ...constants],
    [
      variable('gdp', op(now('gdp', 1), '*', op(num(1), '+', op(now('growth'), '/', num(100)))), { start: 100 }),
      variable('trend', op(now('trend', 1), '*', call('exp', op(fixed('share'), '/', num(50)))), {
        start: 1,
        noise: TREND_NOISE,
      }),
      variable('revenue', op(op(now('gdp'), '*', fixed('tax')), '/', num(100))),
      variable('cost', op(op(fixed('lift'), '*', now('trend')), '+', fixed('fixed_cost'))),
      variable('room', call('log', op(now('revenue'), '-', op(now('cost'), '*', num(4))))),
    ],
    { correlations: [{ a: 'growth', b: 'tax', rank: 0.4, place: {} }], ...more },
  );
}

export const FINALS: readonly Final[] = [
  { id: 'gdp:measure', body: at('gdp', 2025) },
  { id: 'gdp:met', body: cmp(at('gdp', 2025), '>=', num(130)) },
  { id: 'revenue:met', body: cmp(at('revenue', 2025), '>=', num(27)) },
  { id: 'room:met', body: cmp(at('room', 2025), '>', num(0)) },
];

export function smallProgram(more: Partial<LinkedModel> = {}): Program {
  return compile(smallModel(more), { finals: FINALS });
}
