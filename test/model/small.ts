/** A small model, plan and scenarios for tests, and the short way to change one line of them. */
import { readFileSync } from 'node:fs';
import {
  linkModel,
  parseEquation,
  readModel,
  readScenario,
  resolveScenario,
  type Issue,
  type LinkedModel,
  type Model,
  type Overrides,
  type Plan,
  type Reading,
  type ScenarioSpec,
  type Variable,
} from '../../engine/index.ts';
import { readPlan } from '../../engine/plan/index.ts';

export const modelText = `years: { from: 2020, to: 2030 }
blocks:
  output: { zh: 产出, en: Output }
parameter_groups:
  growth: { zh: 增长, en: Growth }
groups:
  industries: { name: { zh: 产业, en: Industries }, members: [cars, chips] }
sources:
  book: { grade: official, title: { zh: 统计年鉴, en: Yearbook } }
  form: { grade: assumption, title: { zh: 定义, en: Definition } }
variables:
  gdp:
    name: { zh: 产值, en: Output }
    block: output
    unit: 亿元@2020
    equation: gdp[t] = gdp[t-1] * (1 + growth[t] / 100)
    start: { value: 25019, year: 2020, source: book }
    source: form
  deflator:
    name: { zh: 平减指数, en: Deflator }
    block: output
    unit: 元@current/元@2020
    equation: deflator[t] = deflator[t-1] * (1 + inflation[t] / 100)
    start: { value: 1, year: 2020, source: form }
    source: form
  gdp_current:
    name: { zh: 现价产值, en: Output at current prices }
    block: output
    unit: 亿元@current
    equation: gdp_current[t] = gdp[t] * deflator[t]
    source: form
  people:
    name: { zh: 人口, en: People }
    block: output
    unit: 万人
    equation: people[t] = people[t-1] + arrivals
    start: { value: 1800, year: 2020, source: book }
    source: form
  per_head:
    name: { zh: 人均产值, en: Output per head }
    block: output
    unit: 万元@2020/人
    equation: per_head[t] = gdp[t] / people[t]
    source: form
  cars:
    name: { zh: 汽车, en: Cars }
    block: output
    unit: 亿元@2020
    equation: cars[t] = cars[t-1] * 1.05
    start: { expression: "gdp[2020] * car_share / 100", source: form }
    source: form
  chips:
    name: { zh: 芯片, en: Chips }
    block: output
    unit: 亿元@2020
    equation: chips[t] = chips[t-1] * 1.1
    start: { value: 1500, year: 2020, source: book }
    source: form
  share:
    name: { zh: 占比, en: Share }
    block: output
    unit: '%'
    equation: share[t] = 100 * sum(industries[t]) / gdp[t]
    source: form
  share_change:
    name: { zh: 占比变化, en: Change of share }
    block: output
    unit: '%'
    equation: share_change[t] = share[t] - share[t-1]
    start: none
    source: form
closures:
  given:
    name: { zh: 给定增速, en: Growth given }
    note: { zh: 增速为假设, en: Growth is assumed }
    equations: {}
  supply:
    name: { zh: 供给, en: Supply }
    note: { zh: 增速由供给算出, en: Growth comes from supply }
    equations:
      growth: growth[t] = 100 * (people[t] / people[t-1] - 1) + productivity
correlations:
  - { a: growth, b: inflation, rank: 0.2 }
`;

export const parametersText = `growth:
  name: { zh: 增速, en: Growth }
  group: growth
  unit: '%'
  varies: yearly
  default: 6
  start: 2.7
  bounds: [-20, 30]
  plausible: [3, 8]
  distribution: { kind: normal, sd: 0.8 }
  noise: { sd: 1.5, persistence: 0.3 }
  grade: assumption
  source: form
  why: { zh: 近年如此, en: As of late }
inflation:
  name: { zh: 物价涨幅, en: Inflation }
  group: growth
  unit: '%'
  varies: yearly
  default: { 2021: 2, 2024: 1.5 }
  bounds: [-10, 20]
  plausible: [0, 4]
  distribution: { kind: triangular, min: 0, max: 4 }
  grade: assumption
  source: form
  why: { zh: 近年如此, en: As of late }
arrivals:
  name: { zh: 每年迁入, en: Arrivals a year }
  group: growth
  unit: 万人
  varies: constant
  default: 20
  bounds: [-100, 200]
  plausible: [0, 60]
  grade: assumption
  source: form
  why: { zh: 近年如此, en: As of late }
car_share:
  name: { zh: 汽车占比, en: Share of cars }
  group: growth
  unit: '%'
  varies: constant
  default: 5
  bounds: [0, 100]
  plausible: [3, 8]
  grade: assumption
  source: form
  why: { zh: 近年如此, en: As of late }
productivity:
  name: { zh: 生产率增速, en: Productivity growth }
  group: growth
  unit: '%'
  varies: constant
  default: 4
  bounds: [-10, 20]
  plausible: [1, 6]
  grade: assumption
  source: form
  why: { zh: 近年如此, en: As of late }
`;

/** Replaces one text that must be there exactly once. */
export function change(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`“${from}” stands ${text.split(from).length - 1} times`);
  return text.replace(from, () => to);
}

export function read(model = modelText, parameters = parametersText): Reading<Model> {
  return readModel({ file: 'model.yaml', text: model }, { file: 'parameters.yaml', text: parameters });
}

export function good<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues, null, 1));
  return reading.value;
}

const planText = readFileSync(new URL('../../scenarios/guangzhou-14/plan.yaml', import.meta.url), 'utf8');
export const plan: Plan = good(readPlan('plan.yaml', planText));

const scenarioHead = `name: { zh: 情景, en: Scenario }
author: Test
date: 2026-11-20
assumes: { zh: 无, en: Nothing }
leaves_out: { zh: 无, en: Nothing }
`;

/** A scenario from the lines that matter. */
export function scenario(id: string, lines = ''): ScenarioSpec {
  return good(readScenario(id, `${id}.yaml`, scenarioHead + lines));
}

export function home(specs: readonly ScenarioSpec[], model = good(read())) {
  return { id: 'test', plan, model, scenarios: new Map(specs.map((spec) => [spec.id, spec])) };
}

/** The model linked under one scenario of these lines. */
export function link(
  options: {
    model?: string;
    parameters?: string;
    lines?: string;
    overrides?: Overrides;
    extra?: readonly Variable[];
  } = {},
): Reading<LinkedModel> {
  const model = good(read(options.model, options.parameters));
  const resolved = good(resolveScenario(home([scenario('base', options.lines)], model), 'base', options.overrides));
  return linkModel(model, resolved, options.extra);
}

/** The issues of linking after the equation of one variable is another. */
export function linkWith(equation: string): readonly Issue[] {
  const override = good(parseEquation(equation, { file: 'base.yaml' }));
  return link({ overrides: { equations: [override] } }).issues;
}

/** A formula from outside the model. */
export function formula(text: string, unit = ''): Variable {
  const equation = good(parseEquation(text, { cell: 'f' }));
  const source = { grade: 'assumption', title: { zh: '公式', en: 'Formula' } } as const;
  return {
    id: equation.of,
    name: { zh: equation.of, en: equation.of },
    block: '',
    unit,
    equation,
    source,
    place: { cell: 'f' },
  };
}
