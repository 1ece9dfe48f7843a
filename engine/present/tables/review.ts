/** The official review table: every target with base, target, projection or outcome, rates, standing and verdict. */
import { formatRate, formatValue } from '../../analyse/format/value.ts';
import { unitParts } from '../../analyse/format/unit-words.ts';
import { standingOf } from '../../analyse/progress.ts';
import type { Published } from '../../analyse/published.ts';
import { allTargets } from '../../analyse/targets.ts';
import type { Judgement, RatePerYear } from '../../analyse/types.ts';
import type { Text } from '../../issue.ts';
import type { Figure, Indicator } from '../../plan/types.ts';
import type { Ensemble } from '../../simulate/types.ts';
import { indicatorTargetWords, shownTargetWords } from '../target-words.ts';
import { digitsOf, probabilityOf, shownValue } from '../tile.ts';
import type { Table } from '../types.ts';
import { natureWords, outcomeWords, progressWords, verdictWords } from '../words.ts';
import { amount, column, differenceCell, empty, unitCell, words, type Cell, type Column } from './cells.ts';

/** In the plan's order, rows of the box before targets of the prose; probabilities when an ensemble is given. */
export function reviewTable({ plan }: Published, judgements: readonly Judgement[], ensemble?: Ensemble): Table {
  const projected = !allTargets(plan).some(({ result }) => result !== undefined);
  const byId = new Map(judgements.map((each) => [each.id, each]));
  return {
    title: {
      zh: `${plan.name.zh}：主要指标${projected ? '预计' : '完成'}情况`,
      en: `${plan.name.en}: ${projected ? 'projection' : 'outcome'} of the main indicators`,
    },
    columns: columnsFor(projected, ensemble !== undefined),
    rows: allTargets(plan).flatMap((indicator) => {
      const judgement = byId.get(indicator.id);
      return judgement ? [rowOf(indicator, judgement, projected, ensemble)] : [];
    }),
  };
}

function columnsFor(projected: boolean, withProbability: boolean): readonly Column[] {
  return [
    column('no', '序号', 'No.'),
    column('name', '指标', 'Indicator'),
    column('unit', '单位', 'Unit'),
    column('nature', '属性', 'Nature'),
    column('base', '基数', 'Base', true),
    column('target', '目标', 'Target'),
    projected ? column('value', '预计', 'Projected', true) : column('value', '完成', 'Outcome', true),
    column('margin', '差额', 'Margin', true),
    column('required', '所需年均', 'Required a year', true),
    column('past', '过去年均', 'Past a year', true),
    ...(projected ? [column('progress', '进展', 'Standing')] : []),
    column('verdict', '判断', 'Verdict'),
    ...(withProbability ? [column('probability', '达标可能性', 'Probability', true)] : []),
  ];
}

function rowOf(
  indicator: Indicator,
  judgement: Judgement,
  projected: boolean,
  ensemble: Ensemble | undefined,
): readonly Cell[] {
  const { no, name, unit, nature, base } = indicator;
  const digits = digitsOf(judgement);
  const standing = standingOf(judgement);
  return [
    words(no),
    words(name),
    unitCell(unit),
    nature ? words(natureWords[nature]) : empty,
    base ? baseCell(base, unit) : empty,
    targetCell(indicator, ownOf(indicator, judgement)),
    amount(shownValue(judgement), unit, digits),
    differenceCell(judgement.margin, unit, digits),
    rateCell(judgement.requiredRate, unit),
    rateCell(judgement.pastRate, unit),
    ...(projected ? [standing ? words(progressWords[standing]) : empty] : []),
    words((projected ? verdictWords : outcomeWords)[judgement.verdict]),
    ...(ensemble ? [probabilityCell(ensemble, indicator.id)] : []),
  ];
}

/** In a file the plan's own numbers stand bare, as its unit column says them. */
function targetCell(indicator: Indicator, own: ReadonlyMap<string, number> | undefined): Cell {
  return { text: shownTargetWords(indicator, own), file: indicatorTargetWords(indicator, own) };
}

/** As printed, with its year or years; in English in the scale that it counts in. */
function baseCell({ text, value, span }: Figure, unit: string): Cell {
  const years: Text =
    span.from === span.to
      ? { zh: `${span.to}`, en: `${span.to}` }
      : { zh: `${span.from}—${span.to}`, en: `${span.from}-${span.to}` };
  const about = text.includes('约') ? 'about ' : '';
  const en = unitParts(unit).prefix === '' ? text.replace('约', 'about ') : about + formatValue(value, unit, 'en');
  return { text: { zh: `${text}（${years.zh}）`, en: `${en} (${years.en})` }, value };
}

/** The number that the scenario put in the plan's place, read back from the judgement. */
function ownOf(indicator: Indicator, { target }: Judgement): ReadonlyMap<string, number> | undefined {
  const printed = 'value' in indicator.target ? indicator.target.value : undefined;
  if (!('value' in target) || target.value === undefined || target.value === printed) return undefined;
  return new Map([[indicator.id, target.value]]);
}

function rateCell(rate: RatePerYear | undefined, unit: string): Cell {
  if (rate === undefined) return empty;
  return { text: { zh: formatRate(rate, unit, 'zh'), en: formatRate(rate, unit, 'en') }, value: rate.value };
}

function probabilityCell(ensemble: Ensemble, id: string): Cell {
  const probability = probabilityOf(ensemble, id);
  return probability ? { text: probability.words, value: probability.value } : empty;
}
