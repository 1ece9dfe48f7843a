/** The data of a chart as rows, for its table and its CSV. */
import type { Lang, SeriesView } from '$engine';
import type { Words } from '../i18n/en.ts';
import type { Years } from './shape.ts';

export interface Row {
  readonly year: number;
  readonly published?: number;
  readonly vintage?: string;
  readonly projection?: number;
  readonly other?: number;
  readonly target?: number;
}

export function rowsOf(view: SeriesView, years: Years, other?: SeriesView): Row[] {
  return Array.from({ length: years.to - years.from + 1 }, (_, i) => rowOf(view, years.from + i, other)).filter(
    (row) => Object.keys(row).length > 1,
  );
}

function rowOf(view: SeriesView, year: number, other?: SeriesView): Row {
  const point = view.history.points.find((one) => one.year === year && !one.superseded);
  const projection = at(view, year);
  const second = other && at(other, year);
  return {
    year,
    ...(point && { published: point.value, vintage: point.vintage }),
    ...(projection !== undefined && { projection }),
    ...(second !== undefined && { other: second }),
    ...(view.target?.year === year && { target: view.target.value }),
  };
}

function at(view: SeriesView, year: number): number | undefined {
  const value = view.values[view.years.indexOf(year)];
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

/** Full values, so that a reader can compute on. */
export function csvOf(view: SeriesView, rows: readonly Row[], other: string | undefined, w: Words, lang: Lang): string {
  const head = [w.chart.year, w.chart.published, w.plan.vintage, w.chart.projection, other ?? '', w.chart.target];
  const lines = rows.map((row) => [row.year, row.published, row.vintage, row.projection, row.other, row.target]);
  const title = [`${view.name[lang]} (${view.unit[lang]})`];
  return [title, head, ...lines].map((cells) => cells.map(csvCell).join(',')).join('\r\n');
}

export function csvCell(value: string | number | undefined): string {
  const text = value === undefined ? '' : String(value);
  // A spreadsheet runs what begins like a formula: such text is kept as text. Numbers, also negative ones, are not.
  const safe = typeof value === 'string' && /^[=+@-]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
