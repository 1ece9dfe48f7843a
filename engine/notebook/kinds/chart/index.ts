/** History and projection of series, with bands, targets and other scenarios beside. */
import type { Text } from '../../../issue.ts';
import type { PlanFolder } from '../../../model/folder.ts';
import { flag, listOf, oneOf, optional, placed, record, required, type Reader } from '../../../read/yaml.ts';
import { unitName } from '../../../plan/unitName.ts';
import { drawsWords, formatValue, history } from '../../../present/index.ts';
import type { SeriesView, Table } from '../../../present/types.ts';
import type { At } from '../../evaluate.ts';
import { seriesTable, type TableRow } from '../../series-table.ts';
import { symbolOf } from '../../symbols.ts';
import { viewOf } from '../../views.ts';
import {
  checkYearList,
  names,
  needs,
  others,
  readBody,
  someNames,
  yearList,
  yearsOf,
  type Placed,
  type YearList,
} from '../body.ts';
import { cellKind } from '../kind.ts';
import { oneOrBoth } from '../settings-body.ts';

export interface ChartSpec {
  readonly series: readonly Placed<string>[];
  readonly years?: Placed<YearList>;
  readonly bands?: readonly string[];
  readonly title?: Text;
  readonly compare?: readonly Placed<string>[];
  readonly target?: boolean;
}

/** One line with its bands; `scenario` is absent for the notebook's own. */
export interface ChartLine extends SeriesView {
  readonly scenario?: { readonly id: string; readonly name: Text };
  /** For the axis and the labels. */
  readonly unitText: string;
}

export interface ChartResult {
  /** The cell's own title, or one sentence of what is to be seen. */
  readonly title: Text;
  readonly from: number;
  readonly to: number;
  /** The draws behind the bands, and how many there will be. */
  readonly drawn?: Text;
  /** Those that there are. */
  readonly draws?: Text;
  /** Series of one unit share a panel with one axis. */
  readonly panels: readonly { readonly unit: Text; readonly unitText: string; readonly lines: readonly ChartLine[] }[];
  readonly table: Table;
  /** What a reader who does not see it is told. */
  readonly alt: Text;
}

const LEVELS = ['50', '80', '95'] as const;

const body: Reader<ChartSpec> = record({
  series: required(someNames, '[gdp_current]'),
  years: optional(placed(yearList)),
  bands: optional(listOf(oneOf(LEVELS))),
  title: optional(oneOrBoth),
  compare: optional(names),
  target: optional(flag),
});

export const chart = cellKind<ChartSpec, ChartResult>({
  kind: 'chart',
  name: { zh: '图', en: 'Chart' },
  hint: { zh: '历史、预测、区间与目标', en: 'History, projection, bands and target' },
  group: 'show',
  keys: {
    series: { example: '[gdp_current]', zh: '画哪些序列', en: 'the series that are drawn' },
    years: { example: '2015..2035', zh: '从哪年到哪年', en: 'from which year to which' },
    bands: { example: '[50, 80]', zh: '概率区间：50、80、95', en: 'probability bands: 50, 80, 95' },
    title: { example: '…', zh: '标题；不写则是一句结论', en: 'its title; a takeaway without it' },
    compare: { example: '[baseline]', zh: '并排的情景', en: 'scenarios drawn beside' },
    target: { example: 'true', zh: '是否画出目标', en: 'whether targets are drawn' },
  },
  blank: () => 'series: [gdp_current]\nyears: 2015..2035\nbands: [50, 80]',
  read: (text) => readBody(text, body),
  names: ({ series, compare, bands, years }) => ({
    defines: [],
    needs: [...needs('series', series), ...needs('scenario', others(compare))],
    random: (bands?.length ?? 0) > 0,
    spread: (bands?.length ?? 0) > 0 ? series.map(({ value }) => ({ series: value, to: lastYear(years) })) : [],
  }),
  check: ({ series, years }, home) => checkYearList(years, home.model?.years, firstOf(series, home)),
  evaluate: (spec, at) => chartOf(spec, at),
});

/** The first year that there is anything of: what was published before the model begins is drawn as well. */
function firstOf(series: ChartSpec['series'], home: PlanFolder): number {
  const years = series.flatMap(({ value }) => {
    const unit = home.model?.variables.get(value)?.unit ?? home.model?.parameters.get(value)?.unit;
    return unit === undefined ? [] : history(home, value, unit).points.map(({ year }) => year);
  });
  return Math.min(home.model?.years.from ?? Infinity, ...years);
}

function lastYear(years: ChartSpec['years']): number | undefined {
  const list = years?.value;
  return list?.kind === 'range' ? list.to : list && Math.max(...list.years);
}

function chartOf(spec: ChartSpec, at: At): ChartResult {
  const run = at.here?.run.years ?? [];
  const inRun = yearsOf(spec.years?.value, run);
  const { from, to } = spanOf(spec.years?.value, inRun, at);
  const lines = spec.series.flatMap(({ value }) => linesOf(value, spec, at));
  const units = [...new Set(lines.map((line) => line.unitText))];
  const titles = spec.title ?? takeaway(lines, at);
  const sampled = (spec.bands?.length ?? 0) > 0 ? at.ensemble() : undefined;
  return {
    title: titles,
    from,
    to,
    ...(sampled && { drawn: drawsWords(sampled, at.full), draws: drawsWords(sampled) }),
    panels: units.map((unitText) => ({
      unitText,
      unit: unitName(unitText),
      lines: lines.filter((line) => line.unitText === unitText),
    })),
    // Made when somebody looks: a drag draws the lines, not the table.
    get table() {
      return seriesTable(titles, rowsOf(spec, at), inRun);
    },
    get alt() {
      return altOf(lines, titles, from, to);
    },
  };
}

/** Charts may begin before the model does, where there is only history. */
function spanOf(years: YearList | undefined, inRun: readonly number[], { home }: At): { from: number; to: number } {
  if (years?.kind === 'range') return years;
  const first = years ? Math.min(...years.years) : home.plan.span.from - 6;
  return { from: first, to: inRun.at(-1) ?? home.plan.span.to };
}

function linesOf(id: string, spec: ChartSpec, at: At): readonly ChartLine[] {
  const unitText = (at.here && symbolOf(id, at.here)?.unit) ?? '1';
  const asked = (spec.bands ?? []).map(Number);
  const own = onlyBands(viewOf(id, at, at.here, asked.length > 0), asked);
  const { target: _, ...bare } = own;
  const beside = others(spec.compare).flatMap(({ value: scenario }) => {
    const study = at.study(scenario);
    return study ? [{ ...viewOf(id, at, study), unitText, scenario: { id: scenario, name: study.scenario.name } }] : [];
  });
  return [{ ...(spec.target === false ? bare : own), unitText }, ...beside];
}

/** An ensemble knows more bands than the author wants to see. */
function onlyBands({ bands, ...view }: SeriesView, asked: readonly number[]): SeriesView {
  return bands
    ? { ...view, bands: { ...bands, bands: bands.bands.filter(({ level }) => asked.includes(level)) } }
    : view;
}

function rowsOf(spec: ChartSpec, at: At): readonly TableRow[] {
  const { here } = at;
  if (!here) return [];
  return spec.series.flatMap(({ value: series }) => [
    { series, study: here },
    ...others(spec.compare).flatMap(({ value }) => {
      const study = at.study(value);
      return study ? [{ series, study, scenario: study.scenario.name }] : [];
    }),
  ]);
}

/** “地区生产总值：2025 年 3.35 万亿元” from the first line; further names follow. */
function takeaway(lines: readonly ChartLine[], { home }: At): Text {
  const [first] = lines;
  if (!first) return { zh: '', en: '' };
  const year = home.plan.span.to;
  const value = first.values[first.years.indexOf(year)] ?? NaN;
  const more = [
    ...new Set(
      lines
        .slice(1)
        .filter((line) => !line.scenario)
        .map((line) => line.name),
    ),
  ];
  const names = {
    zh: [first.name, ...more].map((name) => name.zh).join('、'),
    en: [first.name, ...more].map((name) => name.en).join(', '),
  };
  if (!Number.isFinite(value) || more.length > 0) return names;
  return {
    zh: `${names.zh}：${year} 年 ${formatValue(value, first.unitText, 'zh')}`,
    en: `${names.en}: ${formatValue(value, first.unitText, 'en')} in ${year}`,
  };
}

function altOf(lines: readonly ChartLine[], title: Text, from: number, to: number): Text {
  const describe = (line: ChartLine, lang: 'zh' | 'en'): string => {
    const inside = line.years.flatMap((year, i) =>
      year >= from && year <= to ? [{ year, value: line.values[i] ?? NaN }] : [],
    );
    const [first, last] = [inside[0], inside.at(-1)];
    if (!first || !last) return line.name[lang];
    const scenario = line.scenario ? `${lang === 'zh' ? '，情景' : ', scenario '}${line.scenario.name[lang]}` : '';
    const show = (value: number): string => formatValue(value, line.unitText, lang);
    if (lang === 'zh')
      return `${line.name.zh}${scenario}：${first.year} 年 ${show(first.value)}，${last.year} 年 ${show(last.value)}`;
    return `${line.name.en}${scenario}: ${show(first.value)} in ${first.year}, ${show(last.value)} in ${last.year}`;
  };
  return {
    zh: `折线图。${title.zh}。${lines.map((line) => describe(line, 'zh')).join('；')}。`,
    en: `Line chart. ${title.en}. ${lines.map((line) => describe(line, 'en')).join('; ')}.`,
  };
}
