/** Scenarios side by side: values of series, what differs, and verdicts. `here` is the notebook's own. */
import type { Text } from '../../../issue.ts';
import { optional, record, wholeNumber, type Reader } from '../../../read/yaml.ts';
import { formatDifference, showValue, verdictWords } from '../../../present/index.ts';
import { allTargets } from '../../../analyse/index.ts';
import type { Verdict } from '../../../analyse/types.ts';
import type { Shown, Table } from '../../../present/types.ts';
import type { At, Study } from '../../evaluate.ts';
import { symbolOf } from '../../symbols.ts';
import { names, needs, readBody, type Placed } from '../body.ts';
import { cellKind } from '../kind.ts';

interface CompareSpec {
  readonly scenarios?: readonly Placed<string>[];
  readonly series?: readonly Placed<string>[];
  readonly targets?: readonly Placed<string>[];
  readonly year?: number;
}

interface Column {
  readonly id: string;
  readonly name: Text;
}

interface Entry {
  readonly value: Shown;
  readonly number?: number;
  /** Against the first column. */
  readonly difference?: Text;
  readonly verdict?: Verdict;
  readonly verdictWords?: Text;
}

export interface CompareResult {
  readonly year: number;
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly id: string; readonly name: Text; readonly entries: readonly Entry[] }[];
  readonly table: Table;
}

const body: Reader<CompareSpec> = record({
  scenarios: optional(names),
  series: optional(names),
  targets: optional(names),
  year: optional(wholeNumber),
});

export const HERE = 'here';

export const compare = cellKind<CompareSpec, CompareResult>({
  kind: 'compare',
  name: { zh: '情景比较', en: 'Compare scenarios' },
  hint: { zh: '几个情景并排：数值、差别与判断', en: 'Scenarios side by side: values, differences, verdicts' },
  group: 'show',
  blank: () => 'scenarios: [here, baseline]\nseries: [gdp_current, rd_intensity]\ntargets: [gdp_level]\nyear: 2025',
  read: (text) => readBody(text, body),
  names: ({ scenarios, series, targets }) => ({
    defines: [],
    needs: [
      ...needs(
        'scenario',
        (scenarios ?? []).filter(({ value }) => value !== HERE),
      ),
      ...needs('series', series),
      ...needs('target', targets),
    ],
  }),
  evaluate: (spec, at) => {
    const year = spec.year ?? at.home.plan.span.to;
    const columns = columnsOf(spec, at);
    const rows = [
      ...(spec.series ?? []).map(({ value }) => seriesRow(value, year, columns)),
      ...(spec.targets ?? []).map(({ value }) => targetRow(value, at, columns)),
    ];
    const heads = columns.map(({ id, name }) => ({ id, name }));
    return { year, columns: heads, rows, table: tableOf(rows, heads, year) };
  },
});

interface StudyColumn extends Column {
  readonly study: Study;
}

/** The first is what the others are compared to. */
function columnsOf({ scenarios }: CompareSpec, at: At): readonly StudyColumn[] {
  const ids =
    scenarios && scenarios.length > 0 ? scenarios.map(({ value }) => value) : [at.shipped?.scenario.id ?? '', HERE];
  return ids.flatMap((id) => {
    const study = id === HERE ? at.here : at.study(id);
    const name = id === HERE ? { zh: '本笔记本', en: 'This notebook' } : study?.scenario.name;
    return study && name ? [{ id, name, study }] : [];
  });
}

function seriesRow(id: string, year: number, columns: readonly StudyColumn[]): CompareResult['rows'][number] {
  const values = columns.map(
    ({ study }) =>
      study.run.series.get(id)?.[study.run.years.indexOf(year)] ?? study.scenario.values.get(id)?.[0] ?? NaN,
  );
  const symbol = columns[0] && symbolOf(id, columns[0].study);
  const unit = symbol?.unit ?? '1';
  return {
    id,
    name: symbol?.name ?? { zh: id, en: id },
    entries: values.map((value, i) => entryOf(value, values[0] ?? NaN, unit, i)),
  };
}

function targetRow(id: string, at: At, columns: readonly StudyColumn[]): CompareResult['rows'][number] {
  const indicator = allTargets(at.home.plan).find((each) => each.id === id);
  const judgements = columns.map(({ study }) => study.judgements.find((each) => each.id === id));
  const first = judgements[0]?.value ?? NaN;
  return {
    id,
    name: indicator?.name ?? { zh: id, en: id },
    entries: judgements.map((judgement, i) => ({
      ...entryOf(judgement?.value ?? NaN, first, judgement?.unit ?? '1', i),
      ...(judgement && { verdict: judgement.verdict, verdictWords: verdictWords[judgement.verdict] }),
    })),
  };
}

function entryOf(number: number, first: number, unit: string, column: number): Entry {
  const by = number - first;
  const difference =
    column === 0 || !Number.isFinite(by)
      ? undefined
      : { zh: formatDifference(by, unit, 'zh'), en: formatDifference(by, unit, 'en') };
  return {
    value: showValue(number, unit),
    ...(Number.isFinite(number) && { number }),
    ...(difference && { difference }),
  };
}

function tableOf(rows: CompareResult['rows'], columns: readonly Column[], year: number): Table {
  return {
    title: { zh: `${year} 年情景比较`, en: `Scenarios compared, ${year}` },
    columns: [
      { id: 'name', name: { zh: '指标', en: 'Series' }, numeric: false },
      ...columns.map((column) => ({ ...column, numeric: true })),
    ],
    rows: rows.map(({ name, entries }) => [
      { text: name },
      ...entries.map(({ value, number, verdictWords: words }) => ({
        text: words ? { zh: `${value.text.zh}（${words.zh}）`, en: `${value.text.en} (${words.en})` } : value.text,
        ...(number !== undefined && { value: number }),
      })),
    ]),
  };
}
