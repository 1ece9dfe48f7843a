/** All series of a run by year. */
import { compact, usualDigits } from '../../analyse/format/digits.ts';
import { unitName } from '../../analyse/format/unit-words.ts';
import { noValue } from '../../analyse/format/value.ts';
import type { PlanFolder } from '../../model/folder.ts';
import type { Scenario } from '../../model/types.ts';
import type { Span } from '../../plan/types.ts';
import type { Run } from '../../simulate/types.ts';
import type { Table } from '../types.ts';
import { column, words, type Cell } from './cells.ts';

interface Shown {
  readonly folder: PlanFolder;
  readonly scenario: Scenario;
  readonly run: Run;
}

/** Up to the year `to`; only the base year and the years of `span` when it is given, for a narrow page. */
export function seriesTable({ folder, scenario, run }: Shown, to: number, span?: Span): Table {
  const isShown = (year: number): boolean =>
    year <= to && (span === undefined || year === folder.plan.baseYear || (year >= span.from && year <= span.to));
  const years = run.years.filter(isShown);
  return {
    title: { zh: `${scenario.name.zh}：各序列逐年数值`, en: `${scenario.name.en}: all series by year` },
    columns: [
      column('id', '序列', 'Series'),
      column('name', '名称', 'Name'),
      { ...column('unit', '单位', 'Unit'), beneath: true },
      ...years.map((year) => column(String(year), String(year), String(year), true)),
    ],
    rows: [...run.series].map(([id, values]) => {
      const { name, unit } = labelOf(folder, id);
      const cells = years.map((year) => numberCell(values[run.years.indexOf(year)] ?? NaN));
      return [words(id), words(name), words(unitName(unit)), ...cells];
    }),
  };
}

/** Of a variable or an assumption of the model; the id itself for what it does not have. */
export function labelOf({ model }: PlanFolder, id: string): { name: { zh: string; en: string }; unit: string } {
  return model?.variables.get(id) ?? model?.parameters.get(id) ?? { name: { zh: id, en: id }, unit: '1' };
}

/** One more digit than on a tile: rows of a table are compared from year to year. */
function numberCell(value: number): Cell {
  return Number.isFinite(value) ? { ...words(compact(value, usualDigits + 1)), value } : { text: noValue };
}
