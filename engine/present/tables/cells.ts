/** Cells and columns of tables: text in both languages, and the number behind it where there is one. */
import { formatValue, noValue } from '../../analyse/format/value.ts';
import type { Text } from '../../issue.ts';
import type { Table } from '../types.ts';

export type Cell = Table['rows'][number][number];
export type Column = Table['columns'][number];

export function words(text: Text | string): Cell {
  return { text: typeof text === 'string' ? { zh: text, en: text } : text };
}

export const empty: Cell = { text: { zh: '', en: '' } };

/** A number in its unit. */
export function amount(value: number | undefined, unit: string, digits?: number): Cell {
  if (value === undefined) return empty;
  if (!Number.isFinite(value)) return { text: noValue };
  const options = digits === undefined ? {} : { digits };
  return { text: { zh: formatValue(value, unit, 'zh', options), en: formatValue(value, unit, 'en', options) }, value };
}

export function column(id: string, zh: string, en: string, numeric = false): Column {
  return { id, name: { zh, en }, numeric };
}
