/** The official review table: every target with base, target, projection or outcome, rates, standing and verdict. */
import { formatRate, formatValue } from '../../analyse/format/value.ts';
import { rowScale, type RowScale } from '../../analyse/format/row.ts';
import { unitParts } from '../../analyse/format/unit-words.ts';
import { standingOf } from '../../analyse/progress.ts';
import type { Published } from '../../analyse/published.ts';
import { allTargets } from '../../analyse/targets.ts';
import type { Judgement, RatePerYear } from '../../analyse/types.ts';
import type { Text } from '../../issue.ts';
import type { Figure, Indicator } from '../../plan/types.ts';
import type { Ensemble } from '../../simulate/types.ts';
import { indicatorTargetWords, shownTargetWords, targetInRow } from '../target-words.ts';
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
    { ...column('unit', '单位', 'Unit'), beneath: true },
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
  const own = ownOf(indicator, judgement);
  const scale = rowScale(numbersOf(indicator, judgement), unit, 'asDeclared');
  const standing = standingOf(judgement);
  return [
    words(no),
    words(name),
    { ...unitCell(unit), short: scale.unit },
    nature ? words(natureWords[nature]) : empty,
    base ? baseCell(base, unit, scale) : empty,
    targetCell(indicator, own, scale),
    inRow(amount(shownValue(judgement), unit, digits), (value) => scale.number(value, digits)),
    inRow(differenceCell(judgement.margin, unit, digits), (value) => scale.difference(value, digits)),
    rateCell(judgement.requiredRate, unit, scale),
    rateCell(judgement.pastRate, unit, scale),
    ...(projected ? [standing ? words(progressWords[standing]) : empty] : []),
    words((projected ? verdictWords : outcomeWords)[judgement.verdict]),
    ...(ensemble ? [probabilityCell(ensemble, indicator.id)] : []),
  ];
}

/** In a file the plan's own numbers stand bare, as its unit column says them. */
function targetCell(indicator: Indicator, own: ReadonlyMap<string, number> | undefined, scale: RowScale): Cell {
  const file = indicatorTargetWords(indicator, own);
  const short = { zh: file.zh, en: targetInRow(indicator, own, scale) };
  return { text: shownTargetWords(indicator, own), file, short };
}

function inRow(cell: Cell, say: (value: number) => Text): Cell {
  return cell.value === undefined ? cell : { ...cell, short: say(cell.value) };
}

/** Of one unit: what a row of the table holds beside each other. */
function numbersOf({ base, target }: Indicator, judgement: Judgement): readonly (number | undefined)[] {
  const printed = 'value' in target ? target.value : undefined;
  return [base?.value, printed, shownValue(judgement), judgement.threshold];
}

/** As printed, with its year or years; in English in the scale that it counts in. */
function baseCell({ text, value, span }: Figure, unit: string, scale: RowScale): Cell {
  const years: Text =
    span.from === span.to
      ? { zh: `${span.to}`, en: `${span.to}` }
      : { zh: `${span.from}—${span.to}`, en: `${span.from}-${span.to}` };
  const about = text.includes('约') ? 'about ' : '';
  const plain = unitParts(unit).prefix === '';
  const en = plain ? text.replace('约', 'about ') : about + formatValue(value, unit, 'en');
  const short = plain ? en : about + scale.number(value).en;
  const said = (words: string): Text => ({ zh: `${text}（${years.zh}）`, en: `${words} (${years.en})` });
  return { text: said(en), value, short: said(short) };
}

/** The number that the scenario put in the plan's place, read back from the judgement. */
function ownOf(indicator: Indicator, { target }: Judgement): ReadonlyMap<string, number> | undefined {
  const printed = 'value' in indicator.target ? indicator.target.value : undefined;
  if (!('value' in target) || target.value === undefined || target.value === printed) return undefined;
  return new Map([[indicator.id, target.value]]);
}

/** The head of the column says that it is a year's; only a rate of growth has a unit of its own. */
function rateCell(rate: RatePerYear | undefined, unit: string, scale: RowScale): Cell {
  if (rate === undefined) return empty;
  const text = { zh: formatRate(rate, unit, 'zh'), en: formatRate(rate, unit, 'en') };
  const perYear = (words: string): string => words.replace(/(?:\/年| a year)$/, '');
  const growth = { zh: perYear(text.zh), en: perYear(text.en) };
  const points = { zh: growth.zh.replace(' 个百分点', ''), en: growth.en.replace(' percentage points', '') };
  const short = rate.kind === 'percent' ? growth : unit === '%' ? points : scale.number(rate.value);
  return { text, value: rate.value, short };
}

function probabilityCell(ensemble: Ensemble, id: string): Cell {
  const probability = probabilityOf(ensemble, id);
  return probability ? { text: probability.words, value: probability.value } : empty;
}
