/** How the series of an ensemble are spread in one year. */
import { usualDigits } from '../../analyse/format/digits.ts';
import { rowScale } from '../../analyse/format/row.ts';
import { noValue } from '../../analyse/format/value.ts';
import type { PlanFolder } from '../../model/folder.ts';
import type { EnsembleRun } from '../../simulate/types.ts';
import type { Table } from '../types.ts';
import { column, words, type Cell } from './cells.ts';
import { labelOf } from './series.ts';

type Row = Table['rows'][number];

/** One more digit than on a tile: quantiles are compared along their row. */
const bandDigits = usualDigits + 1;

/**
 * One row a series, in the order of `ids`: unit, mean, standard deviation and the quantiles asked for. A series that
 * was not summarised in that year has no row; draws without a value are counted where there are any.
 */
export function bandsTable(folder: PlanFolder, run: EnsembleRun, ids: readonly string[], year: number): Table {
  const { draws, quantiles } = run.spec;
  const rows = ids.flatMap((id) => bandRow(folder, run, id, year));
  const hasHoles = rows.some((row) => row.at(-1)?.value !== undefined);
  return {
    title: {
      zh: `${year} 年的分布（${draws} 次抽样的均值、标准差与分位数）`,
      en: `Distribution in ${year} (mean, standard deviation and quantiles of ${draws} draws)`,
    },
    columns: [
      column('series', '序列', 'Series'),
      column('unit', '单位', 'Unit'),
      column('mean', '均值', 'Mean', true),
      column('sd', '标准差', 'SD', true),
      ...quantiles.map((p) => column(`q${p}`, percentWords(p), percentWords(p), true)),
      ...(hasHoles ? [column('holes', '缺数次数', 'Without value', true)] : []),
    ],
    rows: hasHoles ? rows : rows.map((row) => row.slice(0, -1)),
  };
}

/** 0.025 → '2.5%', not 2.5000000000000004. */
function percentWords(p: number): string {
  return `${Number((100 * p).toPrecision(12))}%`;
}

function bandRow(folder: PlanFolder, run: EnsembleRun, id: string, year: number): readonly Row[] {
  const series = run.series.get(id);
  const found = series?.columns[series.years.indexOf(year)];
  if (!found) return [];
  const { name, unit } = labelOf(folder, id);
  const quantiles = [...found.quantiles];
  const scale = rowScale([found.mean, ...quantiles], unit);
  const cell = (value: number): Cell =>
    Number.isFinite(value) ? { text: scale.number(value, bandDigits), value } : { text: noValue };
  const holes = found.holes > 0 ? { ...words(String(found.holes)), value: found.holes } : words('');
  return [[words(name), words(scale.unit), cell(found.mean), cell(found.sd), ...quantiles.map(cell), holes]];
}
