/** What an ensemble shows: who fails first, the shape of one series, and plain words about draws. */
import { describe, expect, it } from 'vitest';
import {
  aboveWords,
  distributionView,
  drawsWords,
  failureView,
  probabilityMeaning,
} from '../../engine/present/index.ts';
import type { Target } from '../../engine/plan/types.ts';
import type { EnsembleRun, MetFlags } from '../../engine/simulate/types.ts';
import { indicator, noTargets, plan } from '../analyse/fixtures.ts';

const floor: Target = { kind: 'at_least', value: 26, year: 2025 };
const aPlan = plan(['a', 'b', 'c'].map((id) => indicator(id, floor, { unit: '万吨' })));

/** The same 32 draws four times over, for shares of fewer than 20 draws are not said. */
const fourTimes = (bits: number): Uint32Array<ArrayBuffer> => Uint32Array.of(bits, bits, bits, bits);

/** 128 draws: a is missed in 16 of each 32, b in 8 of those, c never. */
const flags: MetFlags = {
  ids: ['a', 'b', 'c'],
  draws: 128,
  met: [0x0000ffff, 0x00ffffff, 0xffffffff].map(fourTimes),
  known: [0xffffffff, 0xffffffff, 0xffffffff].map(fourTimes),
};

describe('the picture of failures', () => {
  const view = failureView(aPlan, flags);

  it('puts the target first that is missed most often, and leaves out what never is', () => {
    expect(view.rows.map(({ id, share, alone }) => [id, share, alone])).toEqual([
      ['a', 0.5, 0.25],
      ['b', 0.25, 0],
    ]);
  });

  it('says what is missed along with it: b in half of the draws that miss a, a in all that miss b', () => {
    expect(view.rows[0]?.together.map(({ id, share }) => [id, share])).toEqual([['b', 0.5]]);
    expect(view.rows[1]?.together.map(({ id, share }) => [id, share])).toEqual([['a', 1]]);
    expect(view.sentence.zh).toMatch(/^最常未达标的是a（中）（约 50%）/);
  });

  it('orders companions by lift: 16 of 32 miss a; b in 8 of those only, c in 12 of those and 12 others', () => {
    // b: 8/16 over 8/32 is 2; c: 12/16 over 24/32 is 1, no more often than otherwise, so it is not named.
    // c is missed in draws 0-11 and 16-27, a in 16-31, b in 24-31.
    const met = [0x0000ffff, 0x00ffffff, 0xf000f000].map(fourTimes);
    const [c, a] = failureView(aPlan, { ...flags, met }).rows;
    expect([c?.id, c?.share]).toEqual(['c', 0.75]);
    expect(a?.together.map(({ id, lift }) => [id, lift])).toEqual([['b', 2]]);
    expect(a?.together[0]?.words).toEqual({ zh: '约 50%（总体约 25%）', en: 'about 50% (overall about 25%)' });
  });

  it('says so when nothing is missed', () => {
    const all = { ...flags, met: flags.known };
    expect(failureView(aPlan, all).sentence.en).toBe('No target is missed in any draw.');
  });
});

const ensemble: EnsembleRun = {
  spec: { draws: 1000, seed: 7, method: 'sobol', quantiles: [0.1, 0.5, 0.9] },
  series: new Map([
    ['a', { years: [2025], columns: [{ mean: 27, sd: 1, quantiles: Float64Array.of(25, 27, 29), holes: 0 }] }],
  ]),
  targets: [{ id: 'a', met: 750, of: 1000, probability: 0.75, standardError: 0.0137 }],
  joint: [],
  quantileMethod: { kind: 'exact' },
  finals: new Map(),
  histograms: new Map([['a@2025', { from: 24, to: 30, counts: Uint32Array.of(100, 500, 400) }]]),
  flags,
};

describe('the distribution of a series', () => {
  const view = distributionView(
    { published: { plan: aPlan, observations: [] }, scenario: noTargets, ensemble },
    'a',
    2025,
  );

  it('has equal bins with shares that add up to one: 6 units in three bins of two', () => {
    expect(view?.bins).toEqual([
      { from: 24, to: 26, share: 0.1 },
      { from: 26, to: 28, share: 0.5 },
      { from: 28, to: 30, share: 0.4 },
    ]);
  });

  it('marks the target and says median, interval and probability', () => {
    expect(view?.target).toMatchObject({ year: 2025, value: 26, words: { zh: '≥ 26', en: '≥ 260,000 tonnes' } });
    expect(view?.sentence.zh).toBe(
      '2025 年中位数 27.0 万吨；80% 的抽样在 25.0 万吨至 29.0 万吨之间；达标的可能性约 75%。',
    );
  });

  it('is not made up where it was not asked for', () => {
    expect(distributionView({ published: { plan: aPlan, observations: [] }, ensemble }, 'a', 2024)).toBeUndefined();
  });
});

describe('plain words', () => {
  it('say how many draws, how they were made, and when more will follow', () => {
    expect(drawsWords(ensemble).zh).toBe('1,000 次准随机（Sobol）抽样，种子 7');
    expect(drawsWords(ensemble, 10000).en).toBe('1,000 Sobol draws, seed 7 (10,000 once you let go)');
  });

  it('say which of two scenarios is above, with the error: sqrt(0.8 × 0.2 / 10000) × 196 = 0.8 points', () => {
    const above = { met: 8000, of: 10000, probability: 0.8, standardError: 0.004 };
    const [a, b] = [
      { zh: '甲', en: 'A' },
      { zh: '乙', en: 'B' },
    ];
    expect(aboveWords(above, a, b, { zh: '产出', en: 'Output' }).zh).toBe(
      '产出：甲高于乙的可能性约 80%（±0.8 个百分点）。',
    );
  });

  it('say what a probability means, in both languages', () => {
    expect(probabilityMeaning.zh.length).toBeGreaterThan(40);
    expect(probabilityMeaning.en).toMatch(/no promise/);
  });
});
