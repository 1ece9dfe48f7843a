/** Series by year, in figures. */
import type { Text } from '../../../issue.ts';
import { optional, placed, record, required, type Reader } from '../../../read/yaml.ts';
import type { Table } from '../../../present/types.ts';
import { seriesTable } from '../../series-table.ts';
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

interface TableSpec {
  readonly series: readonly Placed<string>[];
  readonly years?: Placed<YearList>;
  readonly title?: Text;
  readonly compare?: readonly Placed<string>[];
}

export interface TableResult {
  /** Where its author gave one. */
  readonly title?: Text;
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
  keys: {
    series: { example: '[gdp, gdp_current]', zh: '列出哪些序列', en: 'the series that are listed' },
    years: {
      example: '2020..2025',
      zh: '从哪年到哪年，或 [2020, 2025]',
      en: 'from which year to which, or [2020, 2025]',
    },
    title: { example: '…', zh: '标题', en: 'its title' },
    compare: { example: '[baseline]', zh: '并排的情景', en: 'scenarios beside' },
  },
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
    const given = title ?? { zh: '逐年数值', en: 'Values by year' };
    return { table: seriesTable(given, rows, shown), ...(title && { title }) };
  },
});
