/** An indicator's target as a tile says it: the plan's words, or the scenario's own number with the plan's beside it. */
import type { Text } from '../issue.ts';
import { targetInForce } from '../analyse/meaning.ts';
import { targetWords } from '../plan/targetWords.ts';
import type { Indicator } from '../plan/types.ts';

/** `≥ 26`, `约3.5万亿元`, `省下达：未设定`, `省下达：≥ 84（情景设定）`, `≥ 27（情景设定；规划：≥ 26）`. */
export function indicatorTargetWords(indicator: Indicator, own?: ReadonlyMap<string, number>): Text {
  const target = targetInForce(indicator, own);
  const words = targetWords(target, indicator.unit, indicator.targetText);
  if (target === indicator.target) return words;
  if (indicator.target.kind === 'province') {
    return { zh: `${words.zh}（情景设定）`, en: `${words.en} (from the scenario)` };
  }
  const printed = targetWords(indicator.target, indicator.unit, indicator.targetText);
  return {
    zh: `${words.zh}（情景设定；规划：${printed.zh}）`,
    en: `${words.en} (from the scenario; plan: ${printed.en})`,
  };
}
