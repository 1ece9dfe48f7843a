/** Cells and columns of tables: text in both languages, and the number behind it where there is one. */
import { formatDifference, noValue, valueWords, type ValueOptions } from '../../analyse/format/value.ts';
import { scaledName, unitName, unitParts } from '../../analyse/format/unit-words.ts';
import type { Lang, Text } from '../../issue.ts';
import type { Table } from '../types.ts';

export type Cell = Table['rows'][number][number];
export type Column = Table['columns'][number];

export function words(text: Text | string): Cell {
  return { text: typeof text === 'string' ? { zh: text, en: text } : text };
}

/** The unit of a row whose numbers stand with theirs: English says it without the scale that each number chooses. */
export function unitCell(unit: string): Cell {
  const declared = unitName(unit);
  return { text: { zh: declared.zh, en: scaledName(unitParts(unit), '', 'en') || declared.en }, file: declared };
}

export const empty: Cell = { text: { zh: '', en: '' } };

/** A number in its unit. */
export function amount(value: number | undefined, unit: string, digits?: number): Cell {
  if (value === undefined) return empty;
  return Number.isFinite(value) ? { text: valueWords(value, unit, optionsOf(digits)), value } : { text: noValue };
}

/** How far a number lies from another in the same unit. */
export function differenceCell(value: number | undefined, unit: string, digits?: number): Cell {
  if (value === undefined) return empty;
  const say = (lang: Lang): string => formatDifference(value, unit, lang, optionsOf(digits));
  return Number.isFinite(value) ? { text: { zh: say('zh'), en: say('en') }, value } : { text: noValue };
}

function optionsOf(digits: number | undefined): ValueOptions {
  return digits === undefined ? {} : { digits };
}

export function column(id: string, zh: string, en: string, numeric = false): Column {
  return { id, name: { zh, en }, numeric };
}
