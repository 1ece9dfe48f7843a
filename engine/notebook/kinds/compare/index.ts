/**
 * Scenarios side by side: values of series, what differs, verdicts, and once things rest how likely each is above the
 * first on what a target is judged by. `here` is the notebook's own.
 */
import type { Text } from '../../../issue.ts';
import { optional, placed, record, wholeNumber, type Reader } from '../../../read/yaml.ts';
import { aboveView, formatDifference, measureWords, showValue, verdictWords } from '../../../present/index.ts';
import { allTargets, chancesAbove, usualDraws, type AboveByTarget } from '../../../analyse/index.ts';
import type { Verdict } from '../../../analyse/types.ts';
import type { AboveView } from '../../../present/index.ts';
import type { Shown, Table } from '../../../present/types.ts';
import type { At, Study } from '../../evaluate.ts';
import { symbolOf } from '../../symbols.ts';
import { checkYear, HERE, names, needs, readBody, type Placed } from '../body.ts';
import { cellKind, type Task } from '../kind.ts';

interface CompareSpec {
  readonly scenarios?: readonly Placed<string>[];
  readonly series?: readonly Placed<string>[];
  readonly targets?: readonly Placed<string>[];
  readonly year?: Placed<number>;
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
  /** How likely it is above the first column. */
  readonly above?: AboveView;
}

interface Row {
  readonly id: string;
  readonly name: Text;
  /** Of a target: the number that is compared. */
  readonly measure?: Text;
  readonly entries: readonly Entry[];
}

export interface CompareResult {
  readonly year: number;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** The chances are there, or never will be. */
  readonly sampled: boolean;
  readonly table: Table;
}

const body: Reader<CompareSpec> = record({
  scenarios: optional(names),
  series: optional(names),
  targets: optional(names),
  year: optional(placed(wholeNumber)),
});

export const compare = cellKind<CompareSpec, CompareResult>({
  kind: 'compare',
  name: { zh: '情景比较', en: 'Compare scenarios' },
  hint: { zh: '几个情景并排：数值、差别与判断', en: 'Scenarios side by side: values, differences, verdicts' },
  group: 'show',
  keys: {
    scenarios: {
      example: '[here, baseline]',
      zh: '并排的情景；here 是本笔记本',
      en: 'scenarios side by side; here is the notebook’s own',
    },
    series: { example: '[gdp_current]', zh: '比较哪些序列', en: 'the series compared' },
    targets: { example: '[gdp_level]', zh: '比较哪些目标', en: 'the targets compared' },
    year: { example: '2025', zh: '哪一年', en: 'in which year' },
  },
  blank: () =>
    'scenarios: [here, slow-growth, high-growth]\nseries: [gdp_current, rd_intensity]\ntargets: [gdp_level]\nyear: 2025',
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
    all: hasNoRows({ series, targets }),
    draws: (targets?.length ?? 0) > 0 || hasNoRows({ series, targets }),
  }),
  check: ({ year }, { model }) => checkYear(year, model?.years),
  evaluate: (spec, at) => resultOf(spec, at, columnsOf(spec, at)),
  task: sampled,
});

/** Neither series nor targets were named: then all targets of the plan are compared. */
function hasNoRows({ series, targets }: CompareSpec): boolean {
  return (series?.length ?? 0) + (targets?.length ?? 0) === 0;
}

function targetsIn(spec: CompareSpec, { home }: At): readonly string[] {
  return hasNoRows(spec) ? home.plan.indicators.map(({ id }) => id) : (spec.targets ?? []).map(({ value }) => value);
}

/** One column after the other. Draws that cannot be made are told where the study is. */
function* sampled(spec: CompareSpec, at: At): Task<CompareResult> {
  const columns = columnsOf(spec, at);
  const [first, ...others] = columns;
  const chances: AboveByTarget[] = [];
  for (const { study } of targetsIn(spec, at).length > 0 ? others : []) {
    yield { done: chances.length, of: others.length };
    const found =
      first &&
      chancesAbove(first.study, study, {
        draws: usualDraws,
        seed: first.study.scenario.seed,
        method: 'random',
      });
    chances.push(found?.ok ? found.value : new Map());
  }
  return resultOf(spec, at, columns, chances);
}

/** `chances`: of each column but the first. */
function resultOf(
  spec: CompareSpec,
  at: At,
  columns: readonly StudyColumn[],
  chances?: readonly AboveByTarget[],
): CompareResult {
  const year = spec.year?.value ?? at.home.plan.span.to;
  const rows = [
    ...(spec.series ?? []).map(({ value }) => seriesRow(value, year, columns)),
    ...targetsIn(spec, at).map((id) => targetRow(id, at, columns, chances)),
  ];
  const heads = columns.map(({ id, name }) => ({ id, name }));
  return { year, columns: heads, rows, sampled: chances !== undefined, table: tableOf(rows, heads, year) };
}

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

function seriesRow(id: string, year: number, columns: readonly StudyColumn[]): Row {
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

function targetRow(
  id: string,
  at: At,
  columns: readonly StudyColumn[],
  chances: readonly AboveByTarget[] | undefined,
): Row {
  const name = allTargets(at.home.plan).find((each) => each.id === id)?.name ?? { zh: id, en: id };
  const judgements = columns.map(({ study }) => study.judgements.find((each) => each.id === id));
  const [first] = judgements;
  const aboveIn = (i: number): AboveView | undefined => {
    const [a, b] = [columns[i]?.name, columns[0]?.name];
    return first && a && b && aboveView(chances?.[i - 1]?.get(id), first.target, { name, a, b });
  };
  return {
    id,
    name,
    ...(first && columns.length > 1 && { measure: measureWords(first.target) }),
    entries: judgements.map((judgement, i) => {
      const above = aboveIn(i);
      return {
        ...entryOf(judgement?.value ?? NaN, first?.value ?? NaN, judgement?.unit ?? '1', i),
        ...(judgement && { verdict: judgement.verdict, verdictWords: verdictWords[judgement.verdict] }),
        ...(above && { above }),
      };
    }),
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
