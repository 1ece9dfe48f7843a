/** Words around probabilities, in both languages. */
import type { Lang } from '$engine';

export interface ChanceWords {
  readonly coming: string;
  /** As long as what is said of chances at the end of the sentence: room for it before it is known. */
  readonly room: string;
  readonly meaning: string;
  readonly held: (draws: string) => string;
  readonly onPage: string;
  readonly trouble: string;
  readonly wide: string;
  readonly fails: { readonly title: string; readonly note: string; readonly with: string; readonly alone: string };
  readonly spread: {
    readonly title: (year: number) => string;
    /** With the target, where it is marked. */
    readonly intervals: (aimed: boolean) => string;
    readonly target: string;
    readonly coming: string;
  };
  readonly above: string;
}

const zh: ChanceWords = {
  coming: '正在抽样……',
  room: '；已设定数值的 5 项约束性指标同时达标的可能性约 27%；已设定数值的 25 项指标同时达标的可能性 < 0.1%',
  meaning: '这里的可能性是什么意思',
  held: (draws) => `拖动中：${draws} 次`,
  onPage: '此浏览器没有后台线程，抽样在页面上分段进行。',
  trouble: '抽样没有完成，所示为此前的结果。',
  wide: '95% 区间',
  fails: {
    title: '哪些目标最可能落空',
    note: '各目标在全部抽样中未达标的比例，以及它未达标时明显更容易一同未达标的目标，按倍数排列；括号内是全部抽样中的比例。',
    with: '更易一同落空',
    alone: '只它落空',
  },
  spread: {
    title: (year) => `${year} 年的分布`,
    intervals: (aimed) => `深色为 50% 区间，浅色为 80% 区间${aimed ? '；竖线为目标' : ''}。`,
    target: '目标',
    coming: '抽样完成后显示。',
  },
  above: '高于对照的可能性',
};

const en: ChanceWords = {
  coming: 'Sampling …',
  room: '; probability that the 5 binding indicators with a number are met together: about 27%; that the 25 indicators with a number are: < 0.1%',
  meaning: 'What a probability means here',
  held: (draws) => `while dragging: ${draws} draws`,
  onPage: 'This browser has no background threads: draws are made on the page, a slice at a time.',
  trouble: 'Sampling did not finish; what is shown is older.',
  wide: '95% bands',
  fails: {
    title: 'Which targets fail first',
    note: 'How often each target is missed over all draws, and which others are then clearly likelier to be missed too, by how much likelier; in brackets, their share over all draws.',
    with: 'likelier with it',
    alone: 'alone',
  },
  spread: {
    title: (year) => `Distribution in ${year}`,
    intervals: (aimed) => `Dark: the middle 50%; light: the middle 80%${aimed ? '; upright line: the target' : ''}.`,
    target: 'target',
    coming: 'Shown once the draws are there.',
  },
  above: 'Chance of being above it',
};

export const chanceWords: Readonly<Record<Lang, ChanceWords>> = { zh, en };
