import { describe, expect, it } from 'vitest';
import { packRun, runEnsemble, unpackRun } from '../../engine/simulate/index.ts';
import { smallProgram } from './small-model.ts';

const spec = { draws: 700, seed: 7, method: 'random', quantiles: [0.1, 0.5, 0.9] } as const;

describe('A result that is packed for the post', () => {
  const run = runEnsemble(smallProgram(), new Map(), {
    ...spec,
    histograms: [{ series: 'gdp', year: 2025, bins: 5 }],
  });
  if (!run.ok) throw new Error('not run');

  it('comes out as it went in, after a copy like that of a post', () => {
    expect(unpackRun(structuredClone(packRun(run.value)))).toEqual(run.value);
  });

  it('holds its numbers in one array', () => {
    // Six years of gdp, trend, revenue, cost, room and growth, and one final, each with three numbers and three quantiles.
    expect(packRun(run.value).numbers.length).toBe((6 * 6 + 1) * 6);
  });

  it('whose quantiles are none or whose series are none is a result too', () => {
    const none = runEnsemble(smallProgram(), new Map(), { ...spec, quantiles: [], wanted: [], finals: [] });
    if (!none.ok) throw new Error('not run');
    expect(unpackRun(packRun(none.value))).toEqual(none.value);
  });
});
