/** What may be called between braces and in claims: how each is written and what it gives, for completion and help. */
import type { Text } from '../../issue.ts';
import type { WordHelp } from '../../model/functions.ts';
import { FUNCTIONS, type FunctionWord } from './phrase.ts';

const MEANS: Readonly<Record<FunctionWord, Text>> = {
  p: {
    zh: '达到目标的可能性；几个目标、all（全部）或 binding（约束性）同时达到',
    en: 'Probability that a target is met; several, all or binding ones together',
  },
  verdict: { zh: '对目标的判断', en: 'The verdict on a target' },
  value: { zh: '判断目标所用的数', en: 'The number that a target is judged on' },
  target: { zh: '目标的原文', en: 'The target in its own words' },
  margin: { zh: '离目标还差或超出多少', en: 'How far above or below its target it is' },
  required: { zh: '从基期到目标所需的年均速度', en: 'The yearly rate that the target requires from its base' },
  past: { zh: '此前同长时期的年均速度', en: 'The yearly rate reached before' },
  count: {
    zh: '表内有几项：met、about_met、missed、not_set、not_comparable、binding_missed、all',
    en: 'How many rows of the table are met, about_met, missed, not_set, not_comparable, binding_missed, or all',
  },
  diff: {
    zh: '这里的数减去另一情景的；不写情景则与原情景比',
    en: 'The value here minus that in another scenario, or in the scenario as shipped',
  },
  in: { zh: '同一个式子在另一个情景里的值', en: 'The value of an expression in another scenario' },
  growth_of: { zh: '年均增长（%）', en: 'Average yearly growth, in %' },
  change: { zh: '期末减期初', en: 'The last year minus the first' },
  sum: { zh: '各年之和', en: 'The sum over years' },
  average: { zh: '各年平均', en: 'The mean over years' },
  first: {
    zh: '第一个满足条件的年份：first(gdp_current >= 35000)',
    en: 'The first year in which it holds: first(gdp_current >= 35000)',
  },
  name: { zh: '名称', en: 'The name of a series' },
  implied: { zh: '规划审计：目标所隐含的数', en: 'Plan audit: the figure that the targets imply' },
  beside: { zh: '规划审计：与之对照的数', en: 'Plan audit: the figure it is held against' },
  default: { zh: '假设在原情景里的值', en: 'The value of an assumption in the scenario as shipped' },
  abs: { zh: '绝对值', en: 'Its size without the sign' },
  round: { zh: '四舍五入到整数', en: 'Rounded to a whole number' },
};

const DRAG: WordHelp = {
  word: 'drag',
  form: 'drag growth@2025 3..8 step 0.1',
  means: {
    zh: '可以拖动的假设；年份、范围和步长可以不写',
    en: 'An assumption to drag; year, range and step may be left out',
  },
};

export const PHRASE_WORDS: readonly WordHelp[] = [
  DRAG,
  ...Object.entries(FUNCTIONS).map(([word, wants]) => ({
    word,
    form: `${word}(${wants.join(', ')})`,
    means: MEANS[word as FunctionWord],
  })),
];
