import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkObserved,
  historyOf,
  type HistoryLink,
  type HistoryOptions,
  type Observation,
  type Plan,
} from '../../engine/plan/index.ts';
import { observationsOf, planOf } from './files.ts';

const plan = planOf('guangzhou-14');
const observations = observationsOf('guangzhou-14');
const why = { zh: '改口径', en: 'redefined' };

function linked(link: Partial<HistoryLink>): Plan {
  return { ...plan, history: [{ series: 's', observed: 'o', breaks: [], ...link }] };
}

function seen(year: number, value: number, changes: Partial<Observation> = {}): Observation {
  const title = { zh: '年鉴', en: 'Yearbook' };
  const source = { grade: 'official', title } as const;
  const span = { from: year, to: year };
  return {
    indicator: 'o',
    span,
    value,
    unit: '万人',
    vintage: 'final',
    sourceGrade: 'A',
    source,
    place: {},
    ...changes,
  };
}

const lines = (link: Partial<HistoryLink>, values: readonly Observation[], options?: HistoryOptions) =>
  historyOf(linked(link), values, 's', options).segments.map((run) => run.map(({ year, value }) => [year, value]));

describe('lines', () => {
  test('a hole is a hole: only consecutive years join', () =>
    expect(lines({}, [seen(2015, 1), seen(2016, 2), seen(2018, 3), seen(2019, 4)])).toEqual([
      [
        [2015, 1],
        [2016, 2],
      ],
      [
        [2018, 3],
        [2019, 4],
      ],
    ]));

  test('a break is the first year on a new definition', () =>
    expect(lines({ breaks: [{ year: 2017, why }] }, [seen(2015, 1), seen(2016, 2), seen(2017, 3)])).toEqual([
      [
        [2015, 1],
        [2016, 2],
      ],
      [[2017, 3]],
    ]));

  test('two vintages never join, unless the plan says that they stand on one definition', () => {
    const values = [seen(2015, 1), seen(2016, 2, { vintage: 'preliminary' })];
    expect(lines({}, values)).toEqual([[[2015, 1]], [[2016, 2]]]);
    expect(lines({ joins: [['final', 'preliminary']] }, values)).toEqual([
      [
        [2015, 1],
        [2016, 2],
      ],
    ]);
  });

  test('a superseded vintage keeps its own line, behind the preferred one', () => {
    const old = (year: number, value: number) => seen(year, value, { vintage: 'old' });
    const values = [old(2015, 9), old(2016, 8), seen(2016, 1), seen(2017, 2)];
    expect(lines({ vintages: ['final', 'old'] }, values)).toEqual([
      [
        [2016, 1],
        [2017, 2],
      ],
      [
        [2015, 9],
        [2016, 8],
      ],
    ]);
  });

  test('a lower bound is a marked point on no line', () => {
    const values = [seen(2015, 1), seen(2016, 2, { bound: 'lower' }), seen(2017, 3)];
    expect(lines({}, values)).toEqual([[[2015, 1]], [[2017, 3]]]);
    expect(historyOf(linked({}), values, 's').points.map(({ bound }) => bound)).toEqual([
      undefined,
      'lower',
      undefined,
    ]);
  });
});

describe('points', () => {
  test('every value of a year is kept; the link prefers a vintage, then the order of the file decides', () => {
    const values = [seen(2020, 1, { vintage: 'b' }), seen(2020, 2, { vintage: 'a' }), seen(2020, 3, { vintage: 'a' })];
    const { points } = historyOf(linked({ vintages: ['a', 'b'] }), values, 's');
    expect(points.map(({ value, superseded }) => [value, superseded])).toEqual([
      [2, false],
      [3, true],
      [1, true],
    ]);
  });

  test('a vintage that the link does not show is not shown', () =>
    expect(historyOf(linked({ vintages: ['a'] }), [seen(2020, 1)], 's').points).toEqual([]));

  test('a weak page stays out, or comes as superseded where it is asked for', () => {
    const weak = seen(2021, 5, { sourceGrade: 'D' });
    expect(historyOf(linked({}), [weak], 's').points).toEqual([]);
    const shown = historyOf(linked({}), [weak], 's', { weak: true });
    expect(shown.points.map(({ value, superseded }) => [value, superseded])).toEqual([[5, true]]);
    expect(shown.segments).toEqual([]);
  });

  test('five-year figures and parts of a year are no yearly points', () => {
    const total = seen(2016, 161.5, { span: { from: 2016, to: 2020 } });
    const part = seen(2023, 3, { months: { from: 1, to: 11 } });
    const { points, spans } = historyOf(linked({}), [total, part, seen(2020, 1)], 's');
    expect(points.map(({ value }) => value)).toEqual([1]);
    expect(spans.map(({ value, span, months }) => [value, span.from, span.to, months?.to])).toEqual([
      [161.5, 2016, 2020, undefined],
      [3, 2023, 2023, 11],
    ]);
  });

  test('values come in the unit that is asked for; the link says in which unit they were published', () => {
    const value = (unit: string) =>
      historyOf(linked({ unit: '人' }), [seen(2020, 11580100)], 's', { unit }).points[0]?.value;
    expect(value('万人')).toBeCloseTo(1158.01, 9); // 11,580,100 persons / 10,000
    expect(value('人')).toBe(11580100);
    expect(value('亿吨')).toBeUndefined();
  });

  test('a series without a link has no history', () =>
    expect(historyOf(plan, observations, 'no_such_series').points).toEqual([]));
});

describe('the known breaks of Guangzhou', () => {
  const years = (series: string) =>
    historyOf(plan, observations, series).segments.map((run) => run.map(({ year }) => year));

  test('GDP is not joined across the 4th economic census, and 2018 is 22,859 as first published', () => {
    const { segments } = historyOf(plan, observations, 'gdp_current');
    expect(segments.map((run) => [run[0]?.year, run.at(-1)?.year])).toEqual([
      [2010, 2018],
      [2019, 2023],
    ]);
    expect(segments[0]?.at(-1)?.value).toBe(22859.35);
  });

  test('residents before and after the census are never on one line', () => {
    const { points } = historyOf(plan, observations, 'population');
    expect(points.filter(({ year }) => year === 2020).map(({ value }) => value)).toEqual([1874.03, 1867.66, 1800]);
    expect(years('population')[2]).toEqual([2018, 2019, 2020, 2021, 2022, 2023]);
  });

  test('urbanisation has two lines: the revised one with its holes, and the superseded one', () =>
    expect(years('urbanisation')).toEqual([
      [2010],
      [2015],
      [2018, 2019, 2020, 2021, 2022],
      [2020],
      [2020],
      [2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019],
    ]));

  test('incomes break in 2014, port cargo in 2019, the two digital shares stay apart', () => {
    expect(years('rural_income').map(([first]) => first)).toEqual([2010, 2014]);
    expect(years('port_cargo')).toContainEqual([2015, 2016, 2017, 2018]);
    expect(years('port_cargo')).toContainEqual([2019, 2020]);
    expect(years('digital_share')).toEqual([[2020], [2023]]);
  });

  test('passengers before 2015 are lower bounds: points without a line', () => {
    const { points, segments } = historyOf(plan, observations, 'airport_passengers');
    expect(points.filter(({ bound }) => bound === 'lower').map(({ year }) => year)).toEqual([2010, 2011, 2012, 2013]);
    expect(segments[0]?.[0]?.year).toBe(2015);
  });

  test('every linked history converts to the unit of its indicator', () => {
    for (const { series, unit, id } of plan.indicators) {
      const published = historyOf(plan, observations, series).points.length;
      expect([id, historyOf(plan, observations, series, { unit }).points.length]).toEqual([id, published]);
    }
  });
});

test('whatever was published, no line crosses a hole, a break or a bound, and no point is lost or made up', () => {
  const published = fc.record({
    year: fc.integer({ min: 2010, max: 2020 }),
    value: fc.integer({ min: 0, max: 9 }),
    vintage: fc.constantFrom('a', 'b', 'c'),
    bound: fc.constantFrom(undefined, 'lower' as const),
    sourceGrade: fc.constantFrom('A' as const, 'D' as const),
  });
  const breaks = fc.array(fc.integer({ min: 2010, max: 2020 }), { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(published), breaks, fc.boolean(), (all, broken, joined) => {
      const link = { joins: joined ? [['a', 'b']] : [], breaks: broken.map((year) => ({ year, why })) };
      const values = all.map(({ year, value, ...rest }) => seen(year, value, rest));
      const { points, segments } = historyOf(linked(link), values, 's');
      expect(points).toHaveLength(all.filter(({ sourceGrade }) => sourceGrade !== 'D').length);
      for (const run of segments)
        run.forEach((point, i) => {
          const before = run[i - 1];
          expect(point.bound).toBeUndefined();
          expect(points).toContain(point);
          if (!before) return;
          expect(point.year - before.year).toBe(1);
          expect(broken).not.toContain(point.year);
          const definitions = new Set([before.vintage, point.vintage].map((v) => (joined && v === 'b' ? 'a' : v)));
          expect(definitions.size).toBe(1);
        });
      const preferred = points.filter(({ superseded }) => !superseded).map(({ year }) => year);
      expect(new Set(preferred).size).toBe(preferred.length);
    }),
  );
});

describe('a plan is held against the statistics beside it', () => {
  const codes = (changed: Plan) =>
    checkObserved(changed, observations).map(({ code, found, fix }) => [code, found, fix]);
  const withLink = (link: Partial<HistoryLink>): Plan => ({
    ...plan,
    history: [{ series: 'rail_freight', observed: 'rail_freight', breaks: [], ...link }],
  });

  test('a series that was not published', () =>
    expect(codes(withLink({ observed: 'rail_frieght' }))).toEqual([
      ['observed.unknown', 'rail_frieght', 'rail_freight'],
    ]));
  test('a vintage that does not exist', () =>
    expect(codes(withLink({ vintages: ['finel'] }))).toEqual([['observed.vintage', 'finel', 'final']]));
  test('a unit that does not convert', () =>
    expect(codes(withLink({ unit: '人' }))).toEqual([['observed.unit', '人', undefined]]));
  test('a past rate that starts from a value nobody published', () => {
    const indicators = plan.indicators.map((each) => {
      const between = each.past?.between;
      if (each.id !== 'rd_intensity' || !each.past || !between) return each;
      return { ...each, past: { ...each.past, between: { ...between, from: { ...between.from, value: 2.2 } } } };
    });
    expect(codes({ ...plan, indicators, history: [] })).toEqual([['observed.value', 2.2, undefined]]);
  });
});
