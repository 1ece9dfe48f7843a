/**
 * The projection beside what was published afterwards, for the years after the plan's base year in which there are
 * statistics: a check of the assumptions, not of a forecast made at the time.
 */
import { optional, placed, record, wholeNumber, type Reader } from '../../../read/yaml.ts';
import type { Text } from '../../../issue.ts';
import { vintageName } from '../../../plan/index.ts';
import type { Source } from '../../../plan/types.ts';
import { formatDifference, showValue } from '../../../present/index.ts';
import type { Shown } from '../../../present/types.ts';
import type { At } from '../../evaluate.ts';
import { symbolOf } from '../../symbols.ts';
import { viewOf } from '../../views.ts';
import { names, needs, readBody, type Placed } from '../body.ts';
import { cellKind } from '../kind.ts';

interface BacktestSpec {
  readonly series?: readonly Placed<string>[];
  readonly to?: Placed<number>;
}

interface Point {
  readonly year: number;
  readonly projected: Shown;
  readonly published: Shown;
  /** Published minus projected. */
  readonly difference: number;
  readonly words: Text;
  /** How it was published: first, revised. */
  readonly vintage: Text;
  readonly source: Source;
}

export interface BacktestResult {
  readonly rows: readonly {
    readonly id: string;
    readonly name: Text;
    readonly unit: string;
    readonly points: readonly Point[];
    readonly words: Text;
  }[];
  /** Series without any published value after the base year. */
  readonly without: readonly Text[];
}

const body: Reader<BacktestSpec> = record({ series: optional(names), to: optional(placed(wholeNumber)) });

export const backtest = cellKind<BacktestSpec, BacktestResult>({
  kind: 'backtest',
  name: { zh: '回溯检验', en: 'Back-test' },
  hint: { zh: '预测与后来公布的统计相比', en: 'The projection beside what was published later' },
  group: 'analyse',
  keys: {
    series: { example: '[gdp_current]', zh: '与公布数对照的序列', en: 'series held against published figures' },
    to: { example: '2023', zh: '对照到哪一年', en: 'the last year of it' },
  },
  blank: () => 'series: [gdp_current, airport_passengers, rd_intensity]',
  read: (text) => readBody(text, body),
  names: ({ series }) => ({ defines: [], needs: needs('series', series), all: (series?.length ?? 0) === 0 }),
  evaluate: ({ series, to }, at) => {
    const ids = series?.map(({ value }) => value) ?? [...new Set(at.home.plan.indicators.map((each) => each.series))];
    const rows = ids.map((id) => rowOf(id, to?.value ?? Infinity, at));
    const has = rows.filter(({ points }) => points.length > 0);
    return { rows: has, without: rows.filter(({ points }) => points.length === 0).map(({ name }) => name) };
  },
});

type Row = BacktestResult['rows'][number];

function rowOf(id: string, to: number, at: At): Row {
  const symbol = at.here && symbolOf(id, at.here);
  const unit = symbol?.unit ?? '1';
  const { years, values, history, name } = viewOf(id, at);
  const later = history.points.filter(
    ({ year, superseded, sourceGrade }) =>
      year > at.home.plan.baseYear && year <= to && !superseded && sourceGrade !== 'D',
  );
  const points = later.flatMap(({ year, value, vintage: as, source }): readonly Point[] => {
    const projected = values[years.indexOf(year)];
    if (projected === undefined || !Number.isFinite(projected)) return [];
    const difference = value - projected;
    const words = { zh: formatDifference(difference, unit, 'zh'), en: formatDifference(difference, unit, 'en') };
    const vintage = vintageName(at.home.plan, as);
    const [shown, published] = [showValue(projected, unit), showValue(value, unit)];
    return [{ year, vintage, source, difference, words, projected: shown, published }];
  });
  return { id, name, unit, points, words: wordsOf(points, unit) };
}

/** The mean absolute miss. */
function wordsOf(points: readonly Point[], unit: string): Text {
  const miss = points.reduce((sum, { difference }) => sum + Math.abs(difference), 0) / points.length;
  if (points.length === 0) return { zh: '没有可比的统计', en: 'nothing published to compare with' };
  const [zh, en] = (['zh', 'en'] as const).map((lang) => formatDifference(miss, unit, lang).replace(/^\+/, ''));
  if (points.length === 1) return { zh: `偏差 ${zh}`, en: `off by ${en}` };
  return {
    zh: `平均偏差 ${zh}（${points.length} 年）`,
    en: `off by ${en} on average over ${points.length} years`,
  };
}
