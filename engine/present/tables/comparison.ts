/**
 * Two scenarios target by target: both values, the difference, both verdicts, those that turn; with draws of both, how
 * likely the second is above the first.
 */
import type { AboveByTarget } from '../../analyse/above.ts';
import type { RunComparison, TargetDifference } from '../../analyse/compare.ts';
import type { Table } from '../types.ts';
import { aboveView } from '../uncertainty/above.ts';
import { verdictWords } from '../words.ts';
import { amount, column, differenceCell, empty, words, type Cell, type Column } from './cells.ts';

export function comparisonTable({ a, b, targets }: RunComparison, above?: AboveByTarget): Table {
  return {
    title: { zh: `${a.name.zh}与${b.name.zh}`, en: `${a.name.en} and ${b.name.en}` },
    columns: [
      column('no', '序号', 'No.'),
      column('name', '指标', 'Indicator'),
      { id: 'a', name: a.name, numeric: true },
      { id: 'b', name: b.name, numeric: true },
      column('difference', '差', 'Difference', true),
      column('verdictA', `判断：${a.name.zh}`, `Verdict: ${a.name.en}`),
      column('verdictB', `判断：${b.name.zh}`, `Verdict: ${b.name.en}`),
      column('turned', '是否改变', 'Turned'),
      ...(above ? aboveColumns(a, b) : []),
    ],
    rows: targets.map((each) => [
      words(each.no),
      words(each.name),
      amount(each.a, each.unit, 4),
      amount(each.b, each.unit, 4),
      differenceCell(each.difference, each.unit),
      words(verdictWords[each.verdictA]),
      words(verdictWords[each.verdictB]),
      each.turned ? words({ zh: '改变', en: 'turned' }) : empty,
      ...(above ? aboveCells(each, above, a, b) : []),
    ]),
  };
}

type Side = RunComparison['a'];

function aboveColumns(a: Side, b: Side): readonly Column[] {
  return [
    column('above', `${b.name.zh}高于${a.name.zh}的可能性`, `Probability: ${b.name.en} above ${a.name.en}`, true),
    column('measure', '比的是', 'What is compared'),
  ];
}

function aboveCells({ id, name, target }: TargetDifference, above: AboveByTarget, a: Side, b: Side): readonly Cell[] {
  const found = above.get(id);
  const view = aboveView(found, target, { name, a: b.name, b: a.name });
  return view && found ? [{ text: view.words, value: found.probability }, words(view.measure)] : [empty, empty];
}
