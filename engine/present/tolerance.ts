/**
 * How near counts, where the plan leaves it open. The plan prints no tolerance: every one is an assumption of ours, and
 * is said to be one wherever it is shown.
 */
import { fullDigits } from '../analyse/format/digits.ts';
import { fullValue } from '../analyse/format/value.ts';
import { allTargets } from '../analyse/targets.ts';
import type { Text } from '../issue.ts';
import type { Plan, Target } from '../plan/types.ts';

/** A target's tolerance; undefined for the kinds that need none. */
export function toleranceWords(target: Target, unit: string): Text | undefined {
  if (!('tolerance' in target)) return undefined;
  const { zh, en } = readingOf(target, size(target.tolerance, unit));
  return { zh: `${zh}（我们的假设，非规划原文）`, en: `${en} (our assumption, not the plan’s words)` };
}

type Tolerant = Extract<Target, { tolerance: number }>;

function readingOf({ kind, tolerance }: Tolerant, by: Text): Text {
  switch (kind) {
    case 'about':
    case 'average_growth_about':
      return { zh: `低不超过 ${by.zh}，为基本达标`, en: `up to ${by.en} short is about met` };
    case 'in_step_with_gdp':
      return { zh: `平均增速低不超过 ${by.zh}，为基本达标`, en: `up to ${by.en} a year behind is about met` };
    case 'hold':
      return { zh: `与起点相差不超过 ${by.zh}，为保持`, en: `within ${by.en} of where it began is held` };
    case 'falling':
      return tolerance === 0
        ? {
            zh: '峰值早于末年且此后各年不再上升，为稳中有降',
            en: 'a peak before the last year and no rise after it is falling',
          }
        : {
            zh: `峰值之后各年上升不超过 ${by.zh}，为稳中有降`,
            en: `yearly rises of at most ${by.en} after the peak are falling`,
          };
    default:
      return kind satisfies never;
  }
}

/** Every digit of it: a tolerance of 0.05 must not look like one of 0.1. */
function size(tolerance: number, unit: string): Text {
  if (unit !== '%') return fullValue(tolerance, unit);
  const digits = fullDigits(tolerance);
  return { zh: `${digits} 个百分点`, en: `${digits} percentage points` };
}

/** Every tolerance of a plan with the name of its target, for the foot of a table. */
export function toleranceNotes(plan: Plan): readonly Text[] {
  return allTargets(plan).flatMap(({ name, target, unit }) => {
    const words = toleranceWords(target, unit);
    return words ? [{ zh: `${name.zh}：${words.zh}`, en: `${name.en}: ${words.en}` }] : [];
  });
}
