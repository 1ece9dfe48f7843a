/** Which assumptions matter most, on a plan small enough to see why. */
import { describe, expect, it } from 'vitest';
import { rankAssumptions } from '../../engine/analyse/index.ts';
import { runPath } from '../../engine/simulate/index.ts';
import { study } from './small-plan.ts';

const { folder, scenario, linked, machine } = study();
const ranked = {
  plan: folder.plan,
  scenario,
  linked,
  run: (values: Parameters<typeof runPath>[1]) => runPath(machine, values),
};

describe('the ranking of assumptions', () => {
  const influences = rankAssumptions(ranked);

  it('puts growth first, residents second, and what feeds no target last', () => {
    expect(influences.map(({ id }) => id)).toEqual(['growth', 'residents', 'spare']);
    expect(influences[2]).toEqual({ id: 'spare', effect: 0, targets: [] });
  });

  it('moves one assumption from end to end of its usual range and leaves the others', () => {
    // Output per head with growth at 2 % and 8 %: 10 × 1.02^5 = 11.0408, 10 × 1.08^5 = 14.6933; the target asks for 2 more.
    const head = influences[0]!.targets.find(({ id }) => id === 'head')!;
    expect(head.low).toBeCloseTo(11.040808, 5);
    expect(head.high).toBeCloseTo(14.693281, 5);
    expect([head.share, head.turns]).toEqual([1, true]);
    // With residents at 95 and 120: 13.38226 × 100/95 = 14.0866, × 100/120 = 11.1519
    const residents = influences[1]!.targets.find(({ id }) => id === 'head')!;
    expect(residents.low).toBeCloseTo(14.08659, 4);
    expect(residents.high).toBeCloseTo(11.15188, 4);
  });

  it('can be asked about some targets only', () => {
    expect(rankAssumptions(ranked, { targets: ['growth'] }).map(({ effect }) => effect > 0)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('gives a few asked for the place and the effect that they have among all', () => {
    expect(rankAssumptions(ranked, { assumptions: ['spare', 'residents'] })).toEqual(influences.slice(1));
  });
});
