/** A plan folder small enough to work out by hand: four variables, three assumptions, two scenarios. */
import { openStudy, type Study } from '../../engine/analyse/index.ts';
import { readFolders, type PlanFolder } from '../../engine/model/index.ts';
import type { Overrides } from '../../engine/model/types.ts';
import type { Files } from '../../engine/plan/types.ts';

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
  all: {zh: 全部, en: All}
indicators:
  growth:
    no: 1
    group: all
    name: {zh: 产出年均增速, en: "Output: average growth"}
    unit: '%'
    nature: anticipatory
    base: {value: 5, year: 2016-2020}
    target: {kind: average_growth_about, value: 6, of: gdp, text: {zh: 6左右, en: about 6}}
    past: {kind: printed, rate: 5, years: 2016-2020, source: plan}
  head:
    no: 2
    group: all
    name: {zh: 人均产出, en: Output per head}
    unit: 万元@2020/人
    nature: binding
    base: 10
    target: {kind: at_least, value: 12}
    past: {kind: none, why: {zh: 无, en: none}}
    note: {zh: 每个居民的产出。, en: Output for each resident.}
history:
  gdp: {observed: gdp_published, unit: 亿元@2020, breaks: [{year: 2018, why: {zh: 改口径, en: redefined}}]}
`;

const model = `
years: {from: 2020, to: 2026}
blocks: {all: {zh: 全部, en: All}}
parameter_groups: {all: {zh: 全部, en: All}}
groups:
  parts: {name: {zh: 两部分, en: Two parts}, members: [industry, services]}
sources:
  own: {grade: assumption, title: {zh: 本模型, en: This model}}
  identity: {grade: derived, title: {zh: 恒等式, en: Identity}}
  box: {grade: official, title: {zh: 专栏1, en: Box 1}}
variables:
  industry:
    name: {zh: 工业, en: Industry}
    block: all
    unit: 亿元@2020
    equation: industry[t] = industry[t-1] * (1 + growth[t] / 100)
    start: {value: 400, text: '400', year: 2020, source: box}
    source: own
    note: {zh: 与产出同步, en: In step with output}
  services:
    name: {zh: 服务业, en: Services}
    block: all
    unit: 亿元@2020
    equation: services[t] = services[t-1] * (1 + growth[t] / 100)
    start: {value: 600, text: '600', year: 2020, source: box}
    source: own
  gdp:
    name: {zh: 产出, en: Output}
    block: all
    unit: 亿元@2020
    equation: gdp[t] = sum(parts[t])
    source: identity
  head:
    name: {zh: 人均产出, en: Output per head}
    block: all
    unit: 万元@2020/人
    equation: head[t] = gdp[t] / residents[t]
    source: identity
closures:
  given: {name: {zh: 给定, en: Given}, note: {zh: 给定, en: Given}, equations: {}}
`;

const parameters = `
growth:
  name: {zh: 增速, en: Growth}
  group: all
  unit: '%'
  varies: yearly
  default: 6
  start: 5
  bounds: [-20, 30]
  plausible: [2, 8]
  source: {grade: assumption, title: {zh: 估计, en: A guess}}
  why: {zh: 与规划相同, en: The plan's own}
residents:
  name: {zh: 居民, en: Residents}
  group: all
  unit: 万人
  varies: yearly
  default: 100
  bounds: [10, 1000]
  plausible: [95, 120]
  source: {grade: official, title: {zh: 普查, en: Census}}
  why: {zh: 普查数, en: As counted}
spare:
  name: {zh: 无用, en: Unused}
  group: all
  unit: '%'
  varies: constant
  default: 1
  bounds: [0, 9]
  plausible: [0, 2]
  source: {grade: assumption, title: {zh: 估计, en: A guess}}
  why: {zh: 无, en: None}
`;

const scenario = (name: string, more = '') => `
name: {zh: ${name}（中）, en: ${name}}
author: A
date: 2021-01-01
assumes: {zh: 无, en: none}
leaves_out: {zh: 无, en: none}
${more}`;

const observations = `indicator,year,value,unit,vintage,bound,source_grade,title_zh,title_en,address,note_zh,note_en
gdp_published,2015,700,亿元,final,,A,年鉴,Yearbook,,,
gdp_published,2016,750,亿元,final,,A,年鉴,Yearbook,,,
gdp_published,2018,900,亿元,final,,A,年鉴,Yearbook,,,
gdp_published,2019,950,亿元,final,,A,年鉴,Yearbook,,,
gdp_published,2020,1000,亿元,final,,D,网页,A page,,,
`;

export const files: Files = {
  'small/plan.yaml': plan,
  'small/model.yaml': model,
  'small/parameters.yaml': parameters,
  'small/observations.csv': observations,
  'small/baseline.yaml': scenario('Baseline'),
  'small/slump.yaml': scenario(
    'Slump',
    'extends: baseline\nset: {growth: {2021: 2, 2023: 4}}\nshocks: [{on: industry, kind: multiply, from: 2022, to: 2022, value: 0.9, fade: 0.5}]\n',
  ),
};

export function smallFolder(): PlanFolder {
  const { folders, issues } = readFolders(files);
  const folder = folders.get('small');
  if (!folder) throw new Error(JSON.stringify(issues));
  return folder;
}

export function study(id = 'baseline', overrides: Overrides = {}): Study {
  const opened = openStudy(smallFolder(), id, overrides);
  if (!opened.ok) throw new Error(JSON.stringify(opened.issues));
  return opened.value;
}
