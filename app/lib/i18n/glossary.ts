/** Terms that a reader meets here, in our own words. */
import type { Text } from '$engine';

export interface Term {
  readonly id: string;
  readonly name: Text;
  readonly meaning: Text;
}

export const glossary: readonly Term[] = [
  {
    id: 'anticipatory',
    name: { zh: '预期性指标', en: 'Anticipatory indicator' },
    meaning: {
      zh: '政府期望达到、主要靠市场主体实现的指标。未达到是判断失准，不是失职。',
      en: 'What government expects and the market is to deliver. A miss is a wrong expectation, not a failed duty.',
    },
  },
  {
    id: 'binding',
    name: { zh: '约束性指标', en: 'Binding indicator' },
    meaning: {
      zh: '政府以公共资源和行政力量必须完成的指标。预计未达到时，这里单独示警。',
      en: 'What government must deliver with public means. An expected miss is set apart here as a warning of its own.',
    },
  },
  {
    id: 'about',
    name: { zh: '左右、约', en: '“About”' },
    meaning: {
      zh: '按所印最后一位数字的半个单位取容差：3.4 左右容差 0.05，6 左右容差 0.5。超过算达到。',
      en: 'Read with a tolerance of half a unit of the last printed digit: about 3.4 tolerates 0.05, about 6 tolerates 0.5. Exceeding it is met.',
    },
  },
  {
    id: 'cumulative',
    name: { zh: '[ ] 五年累计', en: '[ ] five-year total' },
    meaning: {
      zh: '方括号内的数是五年合计，不是期末水平。',
      en: 'A figure in square brackets is the total of the five years, not the level at their end.',
    },
  },
  {
    id: 'province',
    name: { zh: '完成省下达目标', en: 'As assigned by the province' },
    meaning: {
      zh: '规划没有写数，由省里另行下达。填入数值之前显示为“未设定”，从不算作达到。',
      en: 'The plan prints no number; the province assigns one. Until a reader enters it, it shows as not set and never counts as met.',
    },
  },
  {
    id: 'in-step',
    name: { zh: '与经济增长基本同步', en: 'In step with economic growth' },
    meaning: {
      zh: '两个增速之间的关系：实际收入的年均增速不落后于实际经济增速，落后不超过 0.5 个百分点为基本同步。',
      en: 'A relation between two rates: real income growth not behind real GDP growth; up to half a point behind is about in step.',
    },
  },
  {
    id: 'verdict',
    name: { zh: '提前实现、快于预期、符合预期、滞后', en: 'Ahead of time, faster, on track, behind' },
    meaning: {
      zh: '评估用语：与从基期到目标的路径相比，当年处在什么位置。',
      en: 'The words of a plan review: where a year stands against the path from base to target.',
    },
  },
  {
    id: 'productivity',
    name: { zh: '全员劳动生产率', en: 'Overall labour productivity' },
    meaning: { zh: '每个就业者一年创造的增加值。', en: 'Value added in a year for each person employed.' },
  },
  {
    id: 'prices',
    name: { zh: '2020 年价与现价', en: '2020 prices and current prices' },
    meaning: {
      zh: '2020 年价剔除价格变动，用于比较实际增长；现价含价格变动，用于规模和占比。两者不能相加减。',
      en: 'At 2020 prices the rise of prices is taken out, to compare real growth; current prices include it. The two never mix.',
    },
  },
  {
    id: 'deflator',
    name: { zh: '平减指数', en: 'Deflator' },
    meaning: {
      zh: '现价与不变价之比，表示总体价格水平。',
      en: 'Current over constant prices: the general level of prices.',
    },
  },
  {
    id: 'rd',
    name: { zh: '研发经费投入强度', en: 'R&D intensity' },
    meaning: { zh: '全社会研发支出与地区生产总值之比。', en: 'Spending on research and development by all, over GDP.' },
  },
  {
    id: 'patents',
    name: { zh: '高价值发明专利', en: 'High-value invention patent' },
    meaning: {
      zh: '规划列明条件的有效发明专利，例如属于战略性新兴产业、在海外有同族、维持年限较长等。',
      en: 'A valid invention patent that meets one of the plan’s conditions: in an emerging industry, with a family abroad, kept up for long, and others.',
    },
  },
  {
    id: 'sei',
    name: { zh: '战略性新兴产业', en: 'Strategic emerging industries' },
    meaning: {
      zh: '广州列出的八个产业；其增加值合计与地区生产总值之比是目标之一。',
      en: 'Eight industries listed by Guangzhou; their value added over GDP is one of the targets.',
    },
  },
  {
    id: 'digital',
    name: { zh: '数字经济核心产业', en: 'Core digital industries' },
    meaning: {
      zh: '本市口径与后来的国家口径不同，两个序列不可连接。',
      en: 'The city’s own scope differs from the later national one: two series that are not joined.',
    },
  },
  {
    id: 'teu',
    name: { zh: '标箱', en: 'TEU' },
    meaning: { zh: '折合 20 英尺的标准集装箱。', en: 'A container counted as twenty feet long.' },
  },
  {
    id: 'water',
    name: { zh: 'III 类水体', en: 'Class III water' },
    meaning: {
      zh: '可作一般饮用水源的地表水质等级；这里指达到或好于此等级的监测断面占比。',
      en: 'A grade of surface water fit as a common source of drinking water; here the share of monitored sections at least that good.',
    },
  },
  {
    id: 'air',
    name: { zh: '优良天数比率', en: 'Share of good-air days' },
    meaning: {
      zh: '空气质量为优或良的天数占比。2020 年受疫情影响偏高，因此目标可以低于基期。',
      en: 'Days with good or excellent air. 2020 was unusually clean because of the pandemic, so the target may lie below the base.',
    },
  },
  {
    id: 'nursery',
    name: { zh: '托位', en: 'Nursery place' },
    meaning: { zh: '三岁以下婴幼儿的照护位置。', en: 'A place of care for a child under three.' },
  },
  {
    id: 'vintage',
    name: { zh: '数据版本', en: 'Vintage' },
    meaning: {
      zh: '同一年的数先后公布不同的值（初步、修订、普查后）。每个点都注明版本，不同口径不相连。',
      en: 'One year’s figure is published more than once (preliminary, revised, after a census). Every point names its vintage; different definitions are never joined.',
    },
  },
  {
    id: 'closure',
    name: { zh: '模型闭合', en: 'Closure' },
    meaning: {
      zh: '决定哪些量是假设、哪些由模型求出。给定增速则求出所需的生产率；给定投入则求出增速。',
      en: 'Which quantities are assumed and which are found. With growth given, the model finds the productivity it needs; with inputs given, it finds growth.',
    },
  },
  {
    id: 'elasticity',
    name: { zh: '弹性', en: 'Elasticity' },
    meaning: {
      zh: '一个量变动 1% 时另一个量变动的百分比。',
      en: 'By how many percent one quantity moves when another moves by one.',
    },
  },
  {
    id: 'perpetual',
    name: { zh: '永续盘存', en: 'Perpetual inventory' },
    meaning: {
      zh: '资本存量等于上年存量减去折旧，再加当年投资。',
      en: 'A stock is last year’s stock less depreciation plus this year’s investment.',
    },
  },
  {
    id: 'band',
    name: { zh: '50% 与 80% 区间', en: '50 and 80 % bands' },
    meaning: {
      zh: '在所列假设的不确定性之下，结果有一半、八成落入的范围。它不含模型本身可能有的错误。',
      en: 'Where half, or eight in ten, of the outcomes fall given the stated uncertainty of the assumptions. Errors of the model itself are not in it.',
    },
  },
];
