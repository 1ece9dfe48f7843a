/** What this is, how a verdict comes about, and what it must not be used for. Plain words; no figure is typed in here. */
import type { Text } from '$engine';

export interface Chapter {
  readonly id: string;
  readonly title: Text;
  readonly paragraphs: readonly Text[];
}

export const method: readonly Chapter[] = [
  {
    id: 'what',
    title: { zh: '它做什么', en: 'What it does' },
    paragraphs: [
      {
        zh: '把五年规划的每一项目标写成有确切含义的数据，用一个公开的年度模型从假设推算到目标年，再逐项判断。移动任何一个假设，全部目标随之重算。',
        en: 'Every target of a five-year plan is written as data with an exact meaning. An open annual model carries the assumptions to the target year, and each target is judged. Move any assumption and all of them are computed again.',
      },
      {
        zh: '它回答“如果……那么哪些目标能够实现”，不回答“将来会怎样”。',
        en: 'It answers “if this, which targets are met?”. It does not answer “what will happen?”.',
      },
    ],
  },
  {
    id: 'verdicts',
    title: { zh: '判断怎样得出', en: 'How a verdict is reached' },
    paragraphs: [
      {
        zh: '目标的种类是一个封闭的集合：不低于、不高于、超过、左右、年均增长左右、五年累计不低于、与经济增长同步、保持稳定、达峰后下降、由省下达。每一种都有确切的判定方法，列在“规划与来源”里。',
        en: 'Kinds of target are a closed set: at least, at most, more than, about, average growth about, cumulative at least, in step with growth, hold steady, falling after a peak, assigned by the province. How each is judged stands under “Plan and sources”.',
      },
      {
        zh: '没有写出数字的目标在填入之前不作判断，也从不计为达到。约束性指标预计未达到时单独示警。',
        en: 'A target without a number is not judged until one is set, and never counts as met. A binding indicator that is expected to miss is set apart.',
      },
      {
        zh: '期中用语与官方评估一致：提前实现、快于预期、符合预期、滞后，均相对于从基期到目标的路径。',
        en: 'Under way, the words are those of an official review: ahead of time, faster than expected, on track, behind; always against the path from base to target.',
      },
    ],
  },
  {
    id: 'model',
    title: { zh: '模型', en: 'The model' },
    paragraphs: [
      {
        zh: '年度递推：每一年只由此前各年和假设算出，同一年之内没有循环。每个变量一条方程，单位和价格口径逐条检查；占比用逻辑变换保持在界内，不在事后截断。',
        en: 'Annual and recursive: a year follows from earlier years and from the assumptions, without a loop inside a year. One equation for each variable, with units and price bases checked; shares stay within bounds by the form of their equation and are never clipped afterwards.',
      },
      {
        zh: '两种闭合：给定增速，求出它所要求的全要素生产率；或给定投资、人力与研发，求出增速。',
        en: 'Two closures: growth is given and the productivity that it needs is found; or investment, people and research are given and growth is found.',
      },
    ],
  },
  {
    id: 'data',
    title: { zh: '数据', en: 'The data' },
    paragraphs: [
      {
        zh: '每个数字都有等级：官方公布、由公布数推得、或者是假定。历史数据注明版本；口径变化之处断开，没有公布的年份空着，不作填补。',
        en: 'Every number has a grade: official, derived from official figures, or an assumption. History names its vintage; lines break where a definition changes; a year without a figure stays empty.',
      },
    ],
  },
  {
    id: 'chance',
    title: { zh: '可能性是什么意思', en: 'What a chance means here' },
    paragraphs: [
      {
        zh: '当显示可能性时，它是在所列假设的分布之下，多次抽样中目标达到的比例。它以模型和分布正确为前提，因此通常比真实的不确定性窄。',
        en: 'Where a chance is shown, it is the share of many draws in which the target is met, given the stated spread of the assumptions. It takes model and spread as right, and so is usually narrower than the real uncertainty.',
      },
    ],
  },
  {
    id: 'not',
    title: { zh: '它不是什么', en: 'What it is not' },
    paragraphs: [
      {
        zh: '不是预测，不是任何政府部门的表态，也不评价政策的对错。模型没有财政、金融和土地市场，没有区与区之间的差别，没有政策之间的相互作用，也不模拟年内波动。',
        en: 'It is no forecast, no statement of any government, and no judgement on policy. There is no public finance, no credit, no land market, no difference between districts, no interplay of policies, and nothing within a year.',
      },
      {
        zh: '多数参数是假定。看到一个判断，先看它依赖哪些假定，再把它们在常见范围内移动一遍。',
        en: 'Most parameters are assumptions. Before believing a verdict, look at what it rests on and move that within its usual range.',
      },
    ],
  },
  {
    id: 'same',
    title: { zh: '同样的输入，同样的结果', en: 'Same input, same result' },
    paragraphs: [
      {
        zh: '页面与命令行用同一个引擎，逐位相同。链接里写的是名称和数值，不是位置，因此日后打开仍是原意；被截断或改动的链接会说明原因，并且什么都不改变。',
        en: 'The page and the command line run one engine and agree to the last bit. A link carries names and numbers, not positions, and so keeps its meaning; one that was cut or altered says why and changes nothing.',
      },
    ],
  },
];
