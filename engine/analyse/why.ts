/** Why a target has no verdict yet, in words. */
import type { Text } from '../issue.ts';
import type { Hole, Run } from '../simulate/types.ts';

export const notSetByProvince: Text = {
  zh: '规划没有给出数值，须按省下达的任务设定后才能评价。',
  en: 'The plan prints no number: it is judged once the figure that the province assigns is set.',
};

export const noResult: Text = { zh: '规划没有公布这一项的完成结果。', en: 'No outcome is published for this row.' };

export const onlyABound: Text = {
  zh: '公布的只是一个界限值，不足以与目标比较。',
  en: 'What is published is only a bound, which does not decide the comparison.',
};

export const noGdpGrowth: Text = {
  zh: '规划中没有可以对照的地区生产总值增速结果。',
  en: 'The plan holds no outcome for GDP growth to compare with.',
};

const reasons: Readonly<Record<Hole['why'], Text>> = {
  before_start: { zh: '序列尚未开始', en: 'the series has not started' },
  divided_by_zero: { zh: '除数为零', en: 'a division by zero' },
  not_a_number: { zh: '计算结果不是数', en: 'a result that is not a number' },
  follows_from: { zh: '上游缺数', en: 'a hole upstream' },
};

/** Names the first of the wanted values that is missing, and where the hole began. */
export function missingValue(run: Run, wanted: readonly { readonly id: string; readonly year: number }[]): Text {
  const absent = wanted.find(({ id }) => !run.series.has(id));
  if (absent) return notComputed(absent.id);
  const late = wanted.find(({ year }) => !run.years.includes(year));
  if (late) return outsideRun(late, run);
  const hole = run.holes.find((each) => wanted.some(({ id, year }) => each.id === id && each.year === year));
  return hole === undefined ? nowhere : holeWords(hole);
}

const nowhere: Text = { zh: '所需数值缺失。', en: 'A value that it needs is missing.' };

function notComputed(id: string): Text {
  return { zh: `本次运行没有计算序列 ${id}。`, en: `This run does not compute the series ${id}.` };
}

function outsideRun({ id, year }: { id: string; year: number }, run: Run): Text {
  const [first, last] = [run.years[0] ?? 0, run.years[run.years.length - 1] ?? 0];
  return {
    zh: `需要 ${id} 的 ${year} 年数值，而本次运行只覆盖 ${first}—${last} 年。`,
    en: `It needs ${id} in ${year}; this run covers ${first} to ${last} only.`,
  };
}

function holeWords(hole: Hole): Text {
  const from = hole.from ?? hole;
  const reason = reasons[hole.from ? 'not_a_number' : hole.why];
  const began = hole.from
    ? { zh: `，始于 ${from.id} 的 ${from.year} 年`, en: `, starting from ${from.id} in ${from.year}` }
    : { zh: '', en: '' };
  return {
    zh: `${hole.id} 的 ${hole.year} 年缺数（${reason.zh}${began.zh}）。`,
    en: `${hole.id} has no value in ${hole.year} (${reason.en}${began.en}).`,
  };
}
