/** One tile of the board: projected value, target in its own words, verdict, standing, probability. */
import { usualDigits } from '../analyse/format/digits.ts';
import { digitsApart } from '../analyse/format/value.ts';
import { standingOf } from '../analyse/progress.ts';
import { judgedYear } from '../analyse/targets.ts';
import type { Judgement } from '../analyse/types.ts';
import { rememberedIn } from '../plan/remembered.ts';
import type { Indicator } from '../plan/types.ts';
import type { Ensemble } from '../simulate/types.ts';
import { errorOfDraws, errorWords, probabilityWords } from './probability.ts';
import { bandsOf, seriesView, type ViewInput } from './series-view.ts';
import { shownTargetWords } from './target-words.ts';
import type { Tile } from './types.ts';
import { showValue } from './shown.ts';
import { outcomeWords, progressWords, verdictWords } from './words.ts';

export function tile(input: ViewInput, indicator: Indicator, judgement: Judgement): Tile {
  const { view, ...judged } = judgedPart(input, indicator, judgement);
  const { ensemble } = input;
  if (!ensemble) return { ...judged, view };
  const bands = bandsOf(ensemble, indicator.series);
  return { ...judged, probability: probabilityOf(ensemble, indicator.id), view: { ...view, bands } };
}

type JudgedPart = Omit<Tile, 'probability'>;

const judgedParts = new WeakMap<Judgement, { readonly input: ViewInput; readonly part: JudgedPart }>();

/** What does not wait for chances, worked out once for a run: chances come and are renewed while it stays. */
function judgedPart(input: ViewInput, indicator: Indicator, judgement: Judgement): JudgedPart {
  const before = judgedParts.get(judgement);
  const { run, scenario, published } = input;
  const isSame = before?.input.run === run && before?.input.scenario === scenario;
  if (before && isSame && before.input.published === published) return before.part;
  const part = workedOut({ published, scenario, run }, indicator, judgement);
  judgedParts.set(judgement, { input: { published, scenario, run }, part });
  return part;
}

function workedOut(input: ViewInput, indicator: Indicator, judgement: Judgement): JudgedPart {
  const { id, no, group, name, nature, star } = indicator;
  const { verdict, bindingMiss } = judgement;
  const standing = standingOf(judgement);
  return {
    id,
    no,
    group,
    name,
    nature,
    star,
    value: showValue(shownValue(judgement) ?? NaN, indicator.unit, { digits: digitsOf(judgement) }),
    valueYear: (input.run ? undefined : indicator.result?.span.to) ?? judgedYear(judgement.target),
    target: shownTargetWords(indicator, input.scenario?.targets),
    verdict,
    verdictWords: (input.run ? verdictWords : outcomeWords)[verdict],
    progress: standing,
    progressWords: standing && progressWords[standing],
    bindingMiss,
    judgement,
    view: seriesView(input, indicator.series, indicator),
  };
}

/** The level where the measure is a movement: "621 km², kept" rather than "moved by 0.15". */
export function shownValue({ level, value }: Judgement): number | undefined {
  return level ?? value;
}

/**
 * A value is shown at least as finely as its target is printed, and one that misses its target never looks equal to it.
 */
export function digitsOf({ value, level, threshold, verdict, unit }: Judgement): number | undefined {
  if (value === undefined || threshold === undefined || level !== undefined) return undefined;
  const asPrinted = Math.max(usualDigits, printedDigits(threshold, unit));
  return verdict === 'met' ? asPrinted : Math.max(asPrinted, digitsApart(value, threshold, unit));
}

/** Digits that say a threshold in full; a long one (a growth rate of output, say) is not a printed number. */
function printedDigits(threshold: number, unit: string): number {
  const [whole = '', decimals = ''] = String(threshold).split('.');
  if (decimals.length === 0 || decimals.length > 3) return 0;
  return unit === '%' ? decimals.length + usualDigits - 1 : whole.replace('-', '').length + decimals.length;
}

/** Of meeting a target, worked out once for an ensemble: it is shown in more than one frame. */
export const probabilityOf = rememberedIn((ensemble: Ensemble, id: string): Tile['probability'] => {
  const count = ensemble.targets.find((each) => each.id === id || each.id === `${id}:met`);
  if (count === undefined) return undefined;
  const { probability, standardError, of: draws } = count;
  const estimate = { probability, standardError, draws };
  const said = { words: probabilityWords(estimate), errorWords: errorWords(estimate), behind: errorOfDraws(estimate) };
  return { value: probability, standardError, ...said };
});
