/** Two scenarios target by target: both values, the difference, both verdicts; those that turn are marked. */
import type { RunComparison } from '../../analyse/compare.ts';
import type { Table } from '../types.ts';
import { verdictWords } from '../words.ts';
import { amount, column, differenceCell, empty, words } from './cells.ts';

export function comparisonTable({ a, b, targets }: RunComparison): Table {
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
    ]),
  };
}
