/** Axes in a reader's own units. */
import { describe, expect, it } from 'vitest';
import { axisScale } from '../../engine/analyse/format/axis.ts';
import { axisViews, seriesView } from '../../engine/present/index.ts';
import { study } from '../analyse/small-plan.ts';

describe('an axis', () => {
  it.each([
    [36068, '亿元@current', 1e-4, '万亿元（当年价）', 1e-4, 'trillion yuan (current prices)'],
    [1190, '亿元@current', 1, '亿元（当年价）', 0.1, 'billion yuan (current prices)'],
    [10000, '万人次', 1, '万人次', 0.01, 'million passengers'],
    [26.4, '万元@2020/人', 1, '万元/人（2020 年价）', 1e4, 'yuan per person (2020 prices)'],
    [4, '人/千人', 1, '人/千人', 1, 'per 1,000 people'],
    [99, '%', 1, '%', 1, '%'],
    [1.2, '元@current/元@2020', 1, '无量纲', 1, 'pure number'],
    [240, '个', 1, '个', 1, 'units'],
    [320, '万个', 1, '万个', 0.01, 'million units'],
    [24, '万人', 1, '万人', 1e4, 'people'],
  ])('up to %d in %s', (largest, unit, factorZh, zh, factorEn, en) => {
    const [chinese, english] = [axisScale(largest, unit, 'zh'), axisScale(largest, unit, 'en')];
    expect([chinese.unit, english.unit]).toEqual([zh, en]);
    expect(chinese.factor).toBeCloseTo(factorZh, 12);
    expect(english.factor).toBeCloseTo(factorEn, 12);
  });

  it('moves history, projection and target together: 1,338.2 亿元 is 133.8 billion yuan', () => {
    const { folder, run, scenario } = study();
    const label = { name: { zh: '产出', en: 'Output' }, unit: '亿元@2020' };
    const output = seriesView({ published: folder, scenario, run }, 'gdp', label);
    const { views, format, short } = axisViews([output], '亿元@2020', 'en');
    const [view = output] = views;
    expect(format(133.8)).toBe('134 billion yuan');
    // The axis says billions of yuan.
    expect([short(133.8), short(264481)]).toEqual(['134', '264,500']);
    expect(view.unit.en).toBe('billion yuan (2020 prices)');
    expect(view.values[5]).toBeCloseTo(133.8225577, 6);
    expect(view.history.points[0]?.value).toBeCloseTo(70, 9);
    expect(view.history.segments[0]?.[1]?.value).toBeCloseTo(75, 9);
  });

  it('is one for all series that share it: 14.5 亿元 beside 36,068 亿元 is 0.00145 of 万亿元', () => {
    const { folder } = study();
    const view = (values: number[]) => ({
      ...seriesView({ published: folder }, 'none', { name: { zh: '无', en: 'None' }, unit: '亿元@2020' }),
      ...{ years: [2025], values },
    });
    const shared = axisViews([view([14.5]), view([36068])], '亿元@2020', 'zh');
    expect(shared.views.map(({ unit }) => unit.zh)).toEqual(['万亿元（2020 年价）', '万亿元（2020 年价）']);
    expect(shared.views[0]?.values[0]).toBeCloseTo(0.00145, 12);
    expect(shared.format(0.00145)).toBe('14.5 亿元');
  });
});
