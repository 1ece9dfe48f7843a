/** An indicator's target as a tile says it: the plan's words, or the scenario's own number with the plan's beside it. */
import type { Text } from '../issue.ts';
import { targetInForce } from '../analyse/meaning.ts';
import { targetWords } from '../plan/targetWords.ts';
import type { Indicator } from '../plan/types.ts';

/** `≥ 26`, `约3.5万亿元`, `省下达：未设定`, `省下达：≥ 84（情景设定）`, `≥ 27（情景设定；规划：≥ 26）`. */
export function indicatorTargetWords(indicator: Indicator, own?: ReadonlyMap<string, number>): Text {
  const target = targetInForce(indicator, own);
  if (target === indicator.target) return printedWords(indicator);
  const words = targetWords(target, indicator.unit, indicator.targetText);
  if (indicator.target.kind === 'province') {
    return { zh: `${words.zh}（情景设定）`, en: `${words.en} (from the scenario)` };
  }
  const printed = printedWords(indicator);
  return {
    zh: `${words.zh}（情景设定；规划：${printed.zh}）`,
    en: `${words.en} (from the scenario; plan: ${printed.en})`,
  };
}

const known = new WeakMap<Indicator, Text>();

/** The plan's own words, worked out once. */
function printedWords(indicator: Indicator): Text {
  const words = known.get(indicator) ?? targetWords(indicator.target, indicator.unit, indicator.targetText);
  known.set(indicator, words);
  return words;
}
