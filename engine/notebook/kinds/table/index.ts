/** Series by year, in figures. */
import type { Text } from '../../../issue.ts';
import { optional, placed, record, required, type Reader } from '../../../read/yaml.ts';
import type { Table } from '../../../present/types.ts';
import { seriesTable } from '../../series-table.ts';
import {
  checkYearList,
  names,
  needs,
  readBody,
  someNames,
  yearList,
  yearsOf,
  type Placed,
  type YearList,
} from '../body.ts';
import { others } from '../chart/index.ts';
import { cellKind } from '../kind.ts';
import { oneOrBoth } from '../settings-body.ts';

interface TableSpec {
  readonly series: readonly Placed<string>[];
  readonly years?: Placed<YearList>;
  readonly title?: Text;
  readonly compare?: readonly Placed<string>[];
}

export interface TableResult {
  readonly table: Table;
}

const body: Reader<TableSpec> = record({
  series: required(someNames, '[gdp, gdp_current]'),
  years: optional(placed(yearList)),
  title: optional(oneOrBoth),
  compare: optional(names),
});

export const table = cellKind<TableSpec, TableResult>({
  kind: 'table',
  name: { zh: '表', en: 'Table' },
  hint: { zh: '按年列出序列的数值', en: 'Series by year, in figures' },
  group: 'show',
  blank: () => 'series: [gdp, gdp_current]\nyears: 2020..2025',
  read: (text) => readBody(text, body),
  names: ({ series, compare }) => ({
    defines: [],
    needs: [...needs('series', series), ...needs('scenario', others(compare))],
  }),
  check: ({ years }, { model }) => checkYearList(years, model?.years),
  evaluate: ({ series, years, title, compare }, at) => {
    const { here, home } = at;
    const shown = yearsOf(
      years?.value ?? { kind: 'range', from: home.plan.baseYear, to: home.plan.span.to },
      here?.run.years ?? [],
    );
    const studies = others(compare).flatMap(({ value }) => at.study(value) ?? []);
    const rows = series.flatMap(({ value }) => [
      ...(here ? [{ series: value, study: here }] : []),
      ...studies.map((study) => ({ series: value, study, scenario: study.scenario.name })),
    ]);
    return { table: seriesTable(title ?? { zh: '逐年数值', en: 'Values by year' }, rows, shown) };
  },
});
