/** Fixed words of the screen: verdicts, standings, natures, grades. The official terms of plan reviews where there are any. */
import type { Text } from '../issue.ts';
import type { Progress, Tension, Verdict } from '../analyse/types.ts';
import type { Copy, Grade, Nature, Source } from '../plan/types.ts';

export const verdictWords: Readonly<Record<Verdict, Text>> = {
  met: { zh: '可达到', en: 'met' },
  about_met: { zh: '基本达到', en: 'about met' },
  missed: { zh: '未达到', en: 'missed' },
  not_set: { zh: '目标未设定', en: 'target not set' },
  not_comparable: { zh: '不可比', en: 'not comparable' },
};

/** For a plan that is over: its rows are outcomes, not projections. */
export const outcomeWords: Readonly<Record<Verdict, Text>> = {
  ...verdictWords,
  met: { zh: '已完成', en: 'accomplished' },
  about_met: { zh: '基本完成', en: 'about accomplished' },
  missed: { zh: '未完成', en: 'not accomplished' },
};

export const progressWords: Readonly<Record<Progress, Text>> = {
  ahead_of_time: { zh: '提前实现', en: 'ahead of time' },
  faster: { zh: '快于预期', en: 'faster than expected' },
  on_track: { zh: '符合预期', en: 'on track' },
  behind: { zh: '滞后', en: 'behind' },
};

export const natureWords: Readonly<Record<Nature, Text>> = {
  anticipatory: { zh: '预期性', en: 'anticipatory' },
  binding: { zh: '约束性', en: 'binding' },
};

export const gradeWords: Readonly<Record<Grade, Text>> = {
  official: { zh: '官方发布', en: 'official' },
  derived: { zh: '由官方数推算', en: 'derived from official figures' },
  assumption: { zh: '假设', en: 'assumption' },
};

export const copyWords: Readonly<Record<Copy, Text>> = {
  press: { zh: '据媒体转载', en: 'copied by the press' },
  third_party: { zh: '据第三方转载', en: 'copied by a third party' },
};

/** How far a source can be trusted: `官方发布，据媒体转载`, `official, copied by a third party`. */
export function sourceGradeWords({ grade, copy }: Pick<Source, 'grade' | 'copy'>): Text {
  const [own, by] = [gradeWords[grade], copy && copyWords[copy]];
  return by ? { zh: `${own.zh}，${by.zh}`, en: `${own.en}, ${by.en}` } : own;
}

export const tensionWords: Readonly<Record<Tension['level'], Text>> = {
  consistent: { zh: '一致', en: 'consistent' },
  tight: { zh: '偏紧', en: 'tight' },
  strained: { zh: '紧张', en: 'strained' },
  contradictory: { zh: '矛盾', en: 'contradictory' },
};
