/** Series by year as a table: the same rows for the page, for CSV and beside a chart. */
import type { Text } from '../issue.ts';
import { rowScale, showValue, type RowScale } from '../present/index.ts';
import { unitCell } from '../present/tables/cells.ts';
import type { Table } from '../present/types.ts';
import type { Study } from './evaluate.ts';
import { symbolOf } from './symbols.ts';

export interface TableRow {
  readonly series: string;
  readonly study: Study;
  /** Said after the name, where several scenarios stand together. */
  readonly scenario?: Text;
}

/** One row a series, one column a year. */
export function seriesTable(title: Text, rows: readonly TableRow[], years: readonly number[]): Table {
  const yearColumn = (year: number): Table['columns'][number] => ({
    id: String(year),
    name: { zh: `${year} 年`, en: String(year) },
    numeric: true,
  });
  return {
    title,
    columns: [
      { id: 'series', name: { zh: '指标', en: 'Series' }, numeric: false },
      { id: 'unit', name: { zh: '单位', en: 'Unit' }, numeric: false, beneath: true },
      ...years.map(yearColumn),
    ],
    rows: rows.map((row) => cells(row, years)),
  };
}

function cells({ series, study, scenario }: TableRow, years: readonly number[]): Table['rows'][number] {
  const symbol = symbolOf(series, study);
  const name = symbol?.name ?? { zh: series, en: series };
  const full = scenario ? { zh: `${name.zh}（${scenario.zh}）`, en: `${name.en} (${scenario.en})` } : name;
  const unit = symbol?.unit ?? '1';
  const values = years.map((year) => valueIn(study, series, year));
  const scale = rowScale(values, unit);
  return [
    { text: full },
    { ...unitCell(unit), short: scale.unit },
    ...values.map((value) => numberCell(value, unit, scale)),
  ];
}

/** A constant has its one value in every year. */
function valueIn(study: Study, series: string, year: number): number {
  const values = study.run.series.get(series);
  return values ? (values[study.run.years.indexOf(year)] ?? NaN) : (study.scenario.values.get(series)?.[0] ?? NaN);
}

function numberCell(value: number, unit: string, scale: RowScale): Table['rows'][number][number] {
  if (!Number.isFinite(value)) return { text: { zh: '—', en: '—' } };
  return { text: showValue(value, unit).text, value, short: scale.number(value) };
}
