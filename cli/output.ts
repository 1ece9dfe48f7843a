/** The three ways a command answers: a table for people, JSON and CSV for programs. */
import type { Lang, Table, Text } from '../engine/index.ts';
import { tableCsv } from '../engine/index.ts';
import { valueOf } from './command.ts';
import type { Call, OptionSpec } from './arguments.ts';
import { tableLines } from './table.ts';
import { painter, type Terminal } from './terminal.ts';

export type Format = 'table' | 'json' | 'csv';

export const formatOption: OptionSpec = {
  type: 'string',
  value: 'table|json|csv',
  help: { zh: '输出格式（默认 table）', en: 'format of the output (default table)' },
};

/** The format asked for, or undefined after having said what is wrong. */
export function formatOf(call: Call, terminal: Terminal): Format | undefined {
  const asked = valueOf(call, 'format') ?? 'table';
  if (asked === 'table' || asked === 'json' || asked === 'csv') return asked;
  terminal.err(
    terminal.lang === 'zh'
      ? `--format 是“${asked}”，应为 table、json 或 csv。`
      : `--format is “${asked}”, expected table, json or csv.`,
  );
  return undefined;
}

/** JSON in which a hole is null. */
export function json(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'number' && !Number.isFinite(part) ? null : part), 2);
}

export function printTable(table: Table, terminal: Terminal): void {
  const { lang } = terminal;
  terminal.out(painter(terminal, 'bold')(table.title[lang]));
  const header = table.columns.map((column) => heading(column, lang));
  const rows = table.rows.map((row) => row.map((cell) => ({ text: cell.text[lang] })));
  for (const line of tableLines(
    header,
    rows,
    table.columns.map((column) => column.numeric),
  ))
    terminal.out(line);
}

/** Lines under a table, in the reader's language. */
export function printNotes(notes: readonly Text[], terminal: Terminal): void {
  for (const note of notes) terminal.out(painter(terminal, 'grey')(`  * ${note[terminal.lang]}`));
}

function heading(column: Table['columns'][number], lang: Lang): string {
  return column.unit ? `${column.name[lang]} (${column.unit[lang]})` : column.name[lang];
}

/** Prints a table as CSV, without a last empty line. */
export function printCsv(table: Table, terminal: Terminal): void {
  terminal.out(tableCsv(table, terminal.lang).trimEnd());
}
