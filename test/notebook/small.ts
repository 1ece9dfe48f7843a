/** A plan folder whose numbers can be worked out by hand, and the short way to open and evaluate a notebook on it. */
import { readFolders, type PlanFolder } from '../../engine/model/index.ts';
import type { Sampling } from '../../engine/notebook/evaluate.ts';
import { nothingKept } from '../../engine/notebook/evaluate.ts';
import { readNotebook } from '../../engine/notebook/file/read.ts';
import type { CellResult, ResultOf } from '../../engine/notebook/kinds/registry.ts';
import { evaluatorOf, type Outcome } from '../../engine/notebook/runtime/evaluate.ts';
import { momentOf } from '../../engine/notebook/runtime/moment.ts';
import { openSheet, type Sheet } from '../../engine/notebook/runtime/sheet.ts';
import { NO_ADJUSTMENTS, type Adjustments, type Notebook } from '../../engine/notebook/types.ts';

const plan = `
id: small
city: {zh: 小城, en: Small Town}
name: {zh: 小城规划, en: The plan of Small Town}
document: plan
base_year: 2020
years: 2021-2025
box: box
sources:
  plan: {grade: official, title: {zh: 小城规划, en: The plan of Small Town}}
places:
  box: {chapter: {zh: 第一章, en: Chapter 1}, box: {zh: 专栏1, en: Box 1}, source: plan}
groups:
  economy: {zh: 经济, en: Economy}
  green: {zh: 绿色, en: Green}
indicators:
  growth:
    no: 1
    group: economy
    name: {zh: 产出年均增速, en: "Output: average growth"}
    unit: '%'
    nature: anticipatory
    base: {value: 5, year: 2016-2020}
    target: {kind: average_growth_about, value: 6, of: gdp, text: {zh: 6左右, en: about 6}}
    past: {kind: printed, rate: 5, years: 2016-2020, source: plan}
  head:
    no: 2
    group: economy
    name: {zh: 人均产出, en: Output per head}
    unit: 万元@2020/人
    nature: binding
    base: 10
    target: {kind: at_least, value: 12}
    past: {kind: none, why: {zh: 无, en: none}}
  cut:
    no: 3
    group: green
    name: {zh: 能耗降低, en: Energy cut}
    unit: '%'
    nature: binding
    target: {kind: province, then: at_least, text: {zh: 完成省下达目标, en: as the province assigns}}
    past: {kind: none, why: {zh: 无, en: none}}
`;

const variable = (id: string, unit: string, equation: string, start = ''): string => `
  ${id}:
    name: {zh: 变量 ${id}, en: Variable ${id}}
    block: all
    unit: '${unit}'
    equation: ${id}[t] = ${equation}
    ${start && `start: ${start}`}
    source: own`;

const model = `
years: {from: 2020, to: 2026}
blocks: {all: {zh: 全部, en: All}}
parameter_groups: {all: {zh: 全部, en: All}}
groups: {}
sources:
  own: {grade: assumption, title: {zh: 本模型, en: This model}}
  box: {grade: official, title: {zh: 专栏1, en: Box 1}}
variables:
${variable('gdp', '亿元@2020', 'gdp[t-1] * (1 + growth[t] / 100)', '{value: 1000, text: "1000", year: 2020, source: box}')}
${variable('deflator', '元@current/元@2020', 'deflator[t-1] * (1 + inflation[t] / 100)', '{value: 1, text: "1", year: 2020, source: box}')}
${variable('gdp_current', '亿元@current', 'gdp[t] * deflator[t]')}
${variable('people', '万人', 'people[t-1] * (1 + people_growth / 100)', '{value: 100, text: "100", year: 2020, source: box}')}
${variable('head', '万元@2020/人', 'gdp[t] / people[t]')}
${variable('cut', '%', 'cut[t-1] + saving[t]', '{value: 0, text: "0", year: 2020, source: box}')}
closures:
  given: {name: {zh: 给定, en: Given}, note: {zh: 增速为假设, en: Growth is assumed}, equations: {}}
  supply:
    name: {zh: 供给, en: Supply}
    note: {zh: 增速由人口得出, en: Growth follows people}
    equations: {growth: "growth[t] = people_growth + 3 * saving[t]"}
`;

const parameter = (id: string, varies: string, value: number, extra = ''): string => `
${id}:
  name: {zh: 参数 ${id}, en: Parameter ${id}}
  group: all
  unit: '%'
  varies: ${varies}
  default: ${value}
  bounds: [-20, 30]
  plausible: [0, 10]
  grade: assumption
  source: own
  ${extra}
  why: {zh: 近年如此, en: As of late}`;

const parameters =
  parameter('growth', 'yearly', 6, 'distribution: {kind: normal, sd: 0.5}') +
  parameter('inflation', 'yearly', 2) +
  parameter('saving', 'yearly', 3) +
  parameter('people_growth', 'constant', 1);

const scenario = (name: string, rest = ''): string => `
name: {zh: 情景${name}, en: Scenario ${name}}
author: test
date: 2026-01-01
assumes: {zh: 无, en: nothing}
leaves_out: {zh: 无, en: nothing}
${rest}`;

export const folder: PlanFolder = (() => {
  const { folders, issues } = readFolders({
    'small/plan.yaml': plan,
    'small/model.yaml': model,
    'small/parameters.yaml': parameters,
    'small/baseline.yaml': scenario('baseline'),
    'small/fast.yaml': scenario('fast', 'extends: baseline\nset: {growth: 8}'),
    'small/supply-side.yaml': scenario('supply-side', 'extends: baseline\nclosure: supply'),
  });
  const found = folders.get('small');
  if (!found || issues.length > 0) throw new Error(JSON.stringify(issues, null, 1));
  return found;
})();

export function read(text: string): Notebook {
  const result = readNotebook('t.nb.md', text);
  if (!result.ok) throw new Error('the reader refused a text');
  return result.value;
}

/** Fenced cells from `kind #id` and body. */
export function cells(...parts: readonly (readonly [head: string, body: string])[]): string {
  return parts
    .map(([head, body]) => (head === '' ? `<!-- cell -->\n${body}\n` : `\`\`\`${head}\n${body}\n\`\`\`\n`))
    .join('\n');
}

export interface Opened {
  readonly sheet: Sheet;
  readonly outcome: (key: string) => Outcome;
  readonly result: <K extends CellResult['kind']>(key: string, kind: K) => ResultOf<K>;
  /** Codes of what is wrong, with the cell: `per_head notebook.cycle`. */
  readonly problems: readonly string[];
}

const NO_SAMPLING: Sampling = { draws: 0, method: 'random' };

export function open(text: string, adjustments: Adjustments = NO_ADJUSTMENTS, sampling = NO_SAMPLING): Opened {
  const sheet = openSheet(folder, read(text), adjustments);
  const evaluator = evaluatorOf(momentOf(sheet, adjustments, sampling), nothingKept());
  const problems = sheet.cells.flatMap(({ cell, problems: all }) =>
    all.map(({ issue }) => `${cell.key} ${issue.code}`),
  );
  return {
    sheet,
    problems,
    outcome: evaluator.evaluate,
    result: <K extends CellResult['kind']>(key: string, kind: K) => {
      const outcome = evaluator.evaluate(key);
      if (outcome.kind === 'error' || outcome.result.kind !== kind)
        throw new Error(`#${key}: ${JSON.stringify(outcome)}`);
      return outcome.result.value as ResultOf<K>;
    },
  };
}
