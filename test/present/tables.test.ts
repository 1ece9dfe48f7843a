/** Tables of the small plan, and their CSV. */
import { describe, expect, it } from 'vitest';
import Papa from 'papaparse';
import { auditPlan, compareRuns } from '../../engine/analyse/index.ts';
import type { Judgement } from '../../engine/analyse/types.ts';
import {
  auditTable,
  chartWords,
  comparisonTable,
  history,
  pairWords,
  reviewTable,
  rowScale,
  seriesTable,
  seriesView,
  tableCsv,
  type Table,
} from '../../engine/present/index.ts';
import { smallFolder, study } from '../analyse/small-plan.ts';

const baseline = study();
const slump = study('slump');

const column = (table: Table, id: string) => {
  const index = table.columns.findIndex((each) => each.id === id);
  return table.rows.map((row) => row[index]);
};

describe('the review table', () => {
  const table = reviewTable(baseline.folder, baseline.judgements);

  it('holds every target in the plan’s order with base, target, projection and verdict', () => {
    expect(column(table, 'no').map((cell) => cell?.text.zh)).toEqual(['1', '2']);
    expect(column(table, 'base').map((cell) => cell?.text.zh)).toEqual(['5（2016—2020）', '10（2020）']);
    expect(column(table, 'verdict').map((cell) => cell?.text.zh)).toEqual(['可达到', '可达到']);
  });

  it('holds full numbers behind rounded words: 1000 × 1.06^5 / 100 = 13.382255776', () => {
    expect(column(table, 'value')[1]?.value).toBeCloseTo(13.382255776, 9);
    expect(column(table, 'value')[1]?.text.en).toBe('133,800 yuan per person');
    // (12 / 10)^(1/5) − 1 = 3.71 %
    expect(column(table, 'required')[1]?.text.zh).toBe('3.7%/年');
  });

  it('counts as English does on the screen: 10 × 10,000 yuan is 100,000 yuan; a file keeps the plan’s unit', () => {
    const shown = ['unit', 'base', 'target'].map((id) => column(table, id)[1]?.text.en);
    expect(shown).toEqual([
      'yuan per person (2020 prices)',
      '100,000 yuan per person (2020)',
      '≥ 120,000 yuan per person',
    ]);
    const { data } = Papa.parse<string[]>(tableCsv(table, 'en').trimEnd());
    expect([data[2]?.[2], data[2]?.[4], data[2]?.[5]]).toEqual(['10,000 yuan per person (2020 prices)', '10', '≥ 12']);
  });

  it('says the unit once on a page: 10, ≥ 12, 13.4 and +1.38 of 万元/人, 100,000 to 133,800 of yuan per person', () => {
    expect(table.columns.filter(({ beneath }) => beneath).map(({ id }) => id)).toEqual(['unit']);
    const short = (lang: 'zh' | 'en') =>
      ['unit', 'base', 'target', 'value', 'margin', 'required'].map((id) => column(table, id)[1]?.short?.[lang]);
    // 13.382255776 − 12 = 1.382…; in English × 10,000.
    expect(short('zh')).toEqual(['万元/人（2020 年价）', '10（2020）', '≥ 12', '13.4', '+1.38', '3.7%']);
    expect(short('en')).toEqual([
      'yuan per person (2020 prices)',
      '100,000 (2020)',
      '≥ 120,000',
      '133,800',
      '+13,820',
      '3.7%',
    ]);
  });

  it('does not take the plan’s own number for the scenario’s, also when the plan was read twice', () => {
    expect(column(reviewTable(smallFolder(), baseline.judgements), 'target').map((cell) => cell?.text.zh)).toEqual([
      '年均6左右',
      '≥ 12',
    ]);
  });
});

describe('the series table', () => {
  it('has a row for every series and a column for every year up to the one asked for', () => {
    const table = seriesTable(baseline, 2023);
    expect(table.columns.slice(3).map(({ id }) => id)).toEqual(['2020', '2021', '2022', '2023']);
    const gdp = table.rows.find((row) => row[0]?.text.en === 'gdp');
    expect(gdp?.slice(3).map((cell) => cell.value)).toEqual([
      1000,
      1060,
      expect.closeTo(1123.6, 9),
      expect.closeTo(1191.016, 9),
    ]);
  });

  it('keeps to the base year and the plan years on a narrow page', () => {
    const years = seriesTable(baseline, 2026, { from: 2024, to: 2025 }).columns.slice(3);
    expect(years.map(({ id }) => id)).toEqual(['2020', '2024', '2025']);
  });
});

describe('numbers of one row', () => {
  it('share the scale of the largest, and each language has its own', () => {
    const scale = rowScale([25019, 36068], '亿元@2020');
    // 25,019 × 10⁸ yuan are 2.5019 × 10¹² yuan, and 2.5019 万亿元.
    expect([scale.unit, scale.number(25019)]).toEqual([
      { zh: '万亿元（2020 年价）', en: 'trillion yuan (2020 prices)' },
      { zh: '2.50', en: '2.50' },
    ]);
    expect(rowScale([25019], '亿元@2020', 'asDeclared').number(25019).zh).toBe('25,019');
  });

  it('are bare percentages where the unit is %, and differences have their sign', () => {
    const scale = rowScale([5.84, undefined, NaN], '%');
    expect([scale.unit.en, scale.number(5.84).en, scale.difference(0.2).en, scale.difference(-0.2).zh]).toEqual([
      '%',
      '5.8',
      '+0.2',
      '−0.2',
    ]);
    // What one decimal would hide shows its first digit.
    expect(scale.difference(-0.0123).en).toBe('−0.01');
    expect(scale.number(NaN)).toEqual({ zh: '缺数', en: 'no value' });
  });

  it('of two scenarios look different where they are: 12.34 and 12.32 have four digits', () => {
    const judged = (value: number): Judgement => ({ ...baseline.judgements[1]!, value, threshold: undefined });
    const { here, there, difference } = pairWords(judged(12.34), judged(12.32));
    expect([here.zh, there.zh, difference?.zh]).toEqual(['12.34', '12.32', '+0.020']);
  });
});

describe('the comparison of two runs', () => {
  const comparison = compareRuns(baseline, slump);

  it('names the assumptions that differ, with both paths', () => {
    expect(comparison.assumptions.map(({ id }) => id)).toEqual(['growth']);
    expect(comparison.assumptions[0]?.b).toEqual([5, 2, 2, 4, 4, 4, 4]);
    expect(comparison.structure.map(({ en }) => en)).toEqual(['+ industry multiply 0.9 2022-2022 fade 0.5']);
  });

  it('gives differences as second minus first, year by year: services 600 × 1.02 − 600 × 1.06 = −24', () => {
    const services = comparison.series.find(({ id }) => id === 'services');
    expect(services?.difference[1]).toBeCloseTo(-24, 9);
    expect(comparison.series.map(({ id }) => id)).not.toContain('residents');
  });

  it('marks the verdicts that turn', () => {
    const turned = comparison.targets.filter((each) => each.turned).map(({ id }) => id);
    expect(turned).toContain('growth');
    const table = comparisonTable(comparison);
    expect(column(table, 'turned')[0]?.text.zh).toBe('改变');
    expect(column(table, 'verdictB')[0]?.text.zh).toBe('未达到');
  });

  it('of a run with itself finds nothing', () => {
    const same = compareRuns(baseline, baseline);
    expect([same.series, same.assumptions, same.structure, same.targets.filter((each) => each.turned)]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });
});

describe('CSV', () => {
  it('is read back by another program to the same words and the full numbers', () => {
    const table: Table = {
      title: { zh: '表', en: 'Table' },
      columns: [
        { id: 'a', name: { zh: '名称，带“引号"', en: 'name' }, numeric: false },
        { id: 'b', name: { zh: '值', en: 'value' }, unit: { zh: '亿元', en: '100 million yuan' }, numeric: true },
      ],
      rows: [
        [{ text: { zh: '一,二\n三', en: 'one' } }, { text: { zh: '3.35', en: '3.35' }, value: 33481.065778 }],
        [{ text: { zh: '', en: '' } }, { text: { zh: '缺数', en: 'no value' } }],
      ],
    };
    expect(Papa.parse(tableCsv(table, 'zh').trimEnd()).data).toEqual([
      ['名称，带“引号"', '值 (亿元)'],
      ['一,二\n三', '33481.065778'],
      ['', '缺数'],
    ]);
  });

  it('of the audit keeps one line for each tension', () => {
    const { tensions } = auditPlan(baseline.folder);
    const lines = Papa.parse(tableCsv(auditTable(tensions), 'en').trimEnd()).data;
    expect(lines).toHaveLength(tensions.length + 1);
  });
});

describe('history on a chart', () => {
  const shown = history(baseline.folder, 'gdp', '亿元@2020');

  it('keeps every point, and joins none across a hole, a break or to a weak page', () => {
    expect(shown.points.map(({ year }) => year)).toEqual([2015, 2016, 2018, 2019, 2020]);
    expect(shown.segments.map((run) => run.map(({ year }) => year))).toEqual([
      [2015, 2016],
      [2018, 2019],
    ]);
    expect(shown.points[4]?.superseded).toBe(true);
  });

  it('is told in another unit where that is asked for', () => {
    expect(history(baseline.folder, 'gdp', '万元@2020').points[0]?.value).toBeCloseTo(7_000_000, 6);
  });

  it('falls back on the plan’s printed base where no statistics are linked', () => {
    expect(history(baseline.folder, 'head', '万元@2020/人').points.map(({ year, value }) => [year, value])).toEqual([
      [2020, 10],
    ]);
  });
});

describe('the words of a chart', () => {
  it('are written from its data, in both languages', () => {
    const view = seriesView({ published: baseline.folder, run: baseline.run }, 'gdp', {
      name: { zh: '产出', en: 'Output' },
      unit: '亿元@2020',
    });
    const { title, alt } = chartWords(view, '亿元@2020', [2020, 2025]);
    // (1338.2 / 1000)^(1/5) − 1 = 6 %
    expect(title).toEqual({
      zh: '产出：2020 年 1,000 亿元，2025 年 1,338 亿元，6.0%/年',
      en: 'Output: 100 billion yuan in 2020, 134 billion yuan in 2025, 6.0% a year',
    });
    expect(alt.zh).toBe(
      '折线图：产出，单位：亿元（2020 年价）。历史：2015—2019 年有 4 个公布值，由 700 亿元到 950 亿元；2018 年起口径改变。推演：2020 年 1,000 亿元，2026 年 1,419 亿元。',
    );
  });
});
