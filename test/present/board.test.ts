/** The board: tiles in the plan's groups and one honest sentence. */
import { describe, expect, it } from 'vitest';
import { board, keepTiles } from '../../engine/present/index.ts';
import type { Target } from '../../engine/plan/types.ts';
import type { Ensemble } from '../../engine/simulate/types.ts';
import { figure, indicator, noTargets, own, plan, run } from '../analyse/fixtures.ts';

const floor = (value: number): Target => ({ kind: 'at_least', value, year: 2025 });
const province: Target = { kind: 'province', year: 2025, then: 'at_least' };

const rows = [
  indicator('a', floor(26), { unit: '万元@2020/人', base: figure(21.8), group: 'one' }),
  indicator(
    'b',
    { kind: 'about', value: 3.4, tolerance: 0.05, year: 2025 },
    { targetText: { zh: '3.4左右', en: 'about 3.4' }, group: 'one' },
  ),
  indicator('c', floor(88), { nature: 'binding', name: { zh: '优良天数', en: 'Good-air days' }, group: 'two' }),
  indicator('d', province, { nature: 'binding', group: 'two' }),
];
const aPlan = plan(rows, {
  groups: [
    { id: 'one', name: { zh: '一', en: 'One' } },
    { id: 'two', name: { zh: '二', en: 'Two' } },
  ],
});
const path = run({
  a: [21.8, 22, 23, 24, 25, 25.96],
  b: [3, 3, 3, 3, 3.3, 3.36],
  c: [90, 88, 87, 87, 87, 87.5],
  d: [77, 78, 80, 82, 84, 85],
});
const published = { plan: aPlan, observations: [] };

const ensemble: Ensemble = {
  spec: { draws: 10000, seed: 1, method: 'random', quantiles: [0.1, 0.25, 0.5, 0.75, 0.9] },
  series: new Map([
    ['a', { years: [2025], columns: [{ mean: 26, sd: 1, quantiles: Float64Array.of(24, 25, 26, 27, 28), holes: 0 }] }],
  ]),
  targets: [{ id: 'a', met: 6213, of: 10000, probability: 0.6213, standardError: 0.004854 }],
  joint: [
    { id: 'all', targets: ['a', 'b', 'c'], probability: 0.031, standardError: 0.0017 },
    { id: 'binding', targets: ['c'], probability: 0.712, standardError: 0.0045 },
  ],
  quantileMethod: { kind: 'exact' },
};

describe('the board', () => {
  const shown = board(published, noTargets, path);

  it('keeps the plan’s groups and rows in order', () => {
    expect(shown.groups.map(({ id, tiles }) => [id, tiles.map((tile) => tile.id)])).toEqual([
      ['one', ['a', 'b']],
      ['two', ['c', 'd']],
    ]);
  });

  it('counts each verdict once, and a row without a number as not set', () => {
    expect(shown.counts).toEqual({ met: 0, about_met: 1, missed: 2, not_set: 1, not_comparable: 0 });
  });

  it('says in one sentence what is met, what is missed with the binding ones by name, and what is not counted', () => {
    expect(shown.sentence.zh).toBe(
      '4 项序列中 1 项可望达标（其中 1 项为基本达到）；2 项预计不达标，含约束性指标 1 项：优良天数；1 项须待省下达数值，未计入。',
    );
    expect(shown.sentence.en).toBe(
      '1 of 4 series is expected to meet its target (1 of them about met); 2 are expected to miss, 1 of them binding: Good-air days; 1 waits for the figure that the province assigns and is not counted.',
    );
  });

  it('never shows a missed value as if it were the target: 25.96 against 26', () => {
    const tile = shown.groups[0]!.tiles[0]!;
    expect([tile.value.text.zh, tile.target.zh, tile.verdictWords.zh]).toEqual(['25.96 万元/人', '≥ 26', '未达到']);
  });

  it('shows a value as finely as its target is printed: 41.657 against 41.65', () => {
    const forest = plan([indicator('x', floor(41.65))]);
    const shown = board(
      { plan: forest, observations: [] },
      noTargets,
      run({ x: [41.6, 41.6, 41.6, 41.6, 41.6, 41.657] }),
    );
    expect(shown.groups[0]!.tiles[0]!.value.text.zh).toBe('41.66%');
  });

  it('shows where a held series stands, not how far it moved', () => {
    const held = plan([
      indicator(
        'x',
        { kind: 'hold', value: 621, tolerance: 0.5, span: { from: 2020, to: 2025 } },
        { unit: '平方公里' },
      ),
    ]);
    const tile = board({ plan: held, observations: [] }, noTargets, run({ x: [621, 621, 621, 621, 621, 621.2] }))
      .groups[0]!.tiles[0]!;
    expect([tile.value.text.zh, tile.target.zh, tile.verdict]).toEqual(['621 平方公里', '保持 621', 'met']);
    expect(tile.judgement.value).toBeCloseTo(0.2, 9);
  });

  it('says that the province’s figure is not set, and takes it from the scenario when it is', () => {
    expect(shown.groups[1]!.tiles[1]!.target.zh).toBe('省下达：未设定');
    const set = board(published, own({ d: 84 }), path).groups[1]!.tiles[1]!;
    expect([set.target.zh, set.verdict]).toEqual(['省下达：≥ 84（情景设定）', 'met']);
  });

  it('shows the plan’s own figure beside one that a scenario puts in its place', () => {
    const tile = board(published, own({ a: 25 }), path).groups[0]!.tiles[0]!;
    expect([tile.target.zh, tile.verdict]).toEqual(['≥ 25（情景设定；规划：≥ 26）', 'met']);
  });
});

describe('the board with an ensemble', () => {
  const shown = board(published, noTargets, path, undefined, ensemble);

  it('adds joint probabilities, saying over how many targets they are taken', () => {
    expect(shown.sentence.zh).toMatch(
      /已设定数值的 1 项约束性指标同时达标的可能性约 71%；已设定数值的 3 项目标同时达标的可能性约 3%。$/,
    );
    expect(shown.sentence.en).toMatch(/met together: about 71%; that the 3 targets with a number are: about 3%\.$/);
  });

  it('puts the probability with its error and the bands on the tile', () => {
    const tile = shown.groups[0]!.tiles[0]!;
    expect([tile.probability?.words.zh, tile.probability?.errorWords.zh]).toEqual(['约 62%', '±1.0 个百分点']);
    expect(tile.view.bands?.bands).toEqual([
      { level: 50, low: [25], high: [27] },
      { level: 80, low: [24], high: [28] },
    ]);
    expect(shown.groups[0]!.tiles[1]!.probability).toBeUndefined();
  });
});

describe('the board after another one', () => {
  const shown = board(published, noTargets, path, undefined, ensemble);
  const tilesOf = (one: typeof shown) => [...one.groups.flatMap(({ tiles }) => tiles), ...one.text];

  it('hands on every tile that shows the same', () => {
    const again = keepTiles(board(published, noTargets, path, undefined, ensemble), shown);
    expect(again).toEqual(shown);
    tilesOf(again).forEach((tile, i) => expect(tile).toBe(tilesOf(shown)[i]));
  });

  it('makes those anew whose chance or target is another', () => {
    const [count, ...others] = ensemble.targets;
    const likelier = { ...ensemble, targets: [{ ...count!, probability: 0.9 }, ...others] };
    const fresh = board(published, own({ a: 25 }), path, undefined, likelier);
    const after = keepTiles(fresh, shown);
    expect(after).toEqual(fresh);
    expect(after.groups[0]!.tiles[0]).not.toBe(shown.groups[0]!.tiles[0]);
  });

  it('keeps picture and chance where nobody sees the series, never the number or the verdict', () => {
    const moved = board(published, own({ a: 25 }), path);
    const resting = keepTiles(moved, shown, () => false);
    tilesOf(resting).forEach((tile, i) => {
      const [now, then] = [tilesOf(moved)[i]!, tilesOf(shown)[i]!];
      expect([tile.value, tile.verdict, tile.target]).toEqual([now.value, now.verdict, now.target]);
      expect([tile.view, tile.probability]).toEqual([then.view, then.probability]);
    });
  });
});

describe('the board of a plan that is over', () => {
  it('speaks of outcomes, not of projections', () => {
    const done = plan([indicator('a', floor(8000), { result: figure(7339, 2019), unit: '万人次' })]);
    const shown = board({ plan: done, observations: [] });
    expect(shown.sentence.zh).toBe('1 项序列中 0 项已达标；1 项未达标。');
    const tile = shown.groups[0]!.tiles[0]!;
    expect([tile.verdictWords.zh, tile.valueYear]).toEqual(['未完成', 2019]);
  });
});
