/** How a target is read, as words: one sentence for each kind. */
import type { Indicator, Lang } from '$engine';
import { plainValue } from '../state/lever.ts';
import type { Words } from './en.ts';

export function meaningWords({ target, unit }: Indicator, lang: Lang, w: Words): string {
  const say = (value: number): string => plainValue(value, unit, lang);
  switch (target.kind) {
    case 'at_least':
    case 'at_most':
    case 'more_than':
      return w.plan.kind[target.kind](say(target.value));
    case 'about':
    case 'average_growth_about':
      return w.plan.kind[target.kind](say(target.value), say(target.tolerance));
    case 'cumulative_at_least':
      return w.plan.kind.cumulative_at_least(say(target.value));
    case 'in_step_with_gdp':
      return w.plan.kind.in_step_with_gdp(String(target.tolerance));
    case 'hold':
      return w.plan.kind.hold(say(target.tolerance));
    case 'falling':
      return w.plan.kind.falling;
    case 'province':
      return w.plan.kind.province;
    default:
      return target satisfies never;
  }
}
