/** A target in its own words: `≥ 26`, `3.4左右`, `[≥110]`, `与经济增长基本同步`, `省下达：未设定`. */
import type { Text } from '../issue.ts';
import { targetInForce } from '../analyse/meaning.ts';
import type { Indicator, Target } from '../plan/types.ts';
import { fullDigits } from './digits.ts';

/** As the plan prints it, or with the scenario's own number and the plan's beside it. */
export function targetWords(indicator: Indicator, own?: ReadonlyMap<string, number>): Text {
  const target = targetInForce(indicator, own);
  const printed = printedWords(indicator);
  if (target === indicator.target) return printed;
  const words = valueWords(target);
  if (indicator.target.kind === 'province') {
    return { zh: `省下达：${words.zh}（情景设定）`, en: `assigned by the province: ${words.en} (set by the scenario)` };
  }
  return {
    zh: `${words.zh}（情景设定；规划：${printed.zh}）`,
    en: `${words.en} (set by the scenario; plan: ${printed.en})`,
  };
}

/** The plan's words; a bare number gets the sign that its kind means. */
function printedWords({ target, targetText }: Indicator): Text {
  if (target.kind === 'province' && target.value === undefined) {
    return { zh: '省下达：未设定', en: 'assigned by the province: not set' };
  }
  const isBare = /^[\d.,]+\s*%?$/.test(targetText.zh.trim());
  return isBare ? { zh: signed(target, targetText.zh), en: signed(target, targetText.en) } : targetText;
}

function signed(target: Target, text: string): string {
  const sign =
    target.kind === 'at_most' ? '≤ ' : target.kind === 'more_than' ? '> ' : target.kind === 'at_least' ? '≥ ' : '';
  return sign + text.trim();
}

/** A target that was set by number. */
function valueWords(target: Target): Text {
  if (!('value' in target) || target.value === undefined) return { zh: '', en: '' };
  const digits = fullDigits(target.value);
  switch (target.kind) {
    case 'about':
    case 'average_growth_about':
      return { zh: `${digits}左右`, en: `about ${digits}` };
    case 'cumulative_at_least':
      return { zh: `[≥${digits}]`, en: `[≥${digits}]` };
    case 'at_most':
      return { zh: `≤ ${digits}`, en: `≤ ${digits}` };
    case 'more_than':
      return { zh: `> ${digits}`, en: `> ${digits}` };
    case 'hold':
      return { zh: `保持 ${digits}`, en: `hold ${digits}` };
    case 'at_least':
    case 'province':
      return { zh: `≥ ${digits}`, en: `≥ ${digits}` };
    default:
      return target satisfies never;
  }
}
