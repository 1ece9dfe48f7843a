/** The audit of a plan as a table: what is implied, beside what, how far apart, and the arithmetic. */
import type { Tension } from '../../analyse/types.ts';
import type { Table } from '../types.ts';
import { tensionWords } from '../words.ts';
import { amount, column, empty, words } from './cells.ts';

export function auditTable(tensions: readonly Tension[]): Table {
  return {
    title: { zh: '规划自身是否一致', en: 'Is the plan consistent with itself' },
    columns: [
      column('level', '程度', 'Level'),
      column('title', '问题', 'Question'),
      column('implied', '隐含数值', 'Implied', true),
      column('beside', '对照数值', 'Beside', true),
      column('besideName', '对照', 'Compared with'),
      column('sentence', '说明', 'Explanation'),
      column('working', '算式', 'Working'),
    ],
    rows: tensions.map(({ level, title, implied, beside, sentence, working }) => [
      words(tensionWords[level]),
      words(title),
      amount(implied.value, implied.unit, 4),
      beside ? amount(beside.value, beside.unit, 4) : empty,
      beside ? words(beside.name) : empty,
      words(sentence),
      words(working.join('; ')),
    ]),
  };
}
