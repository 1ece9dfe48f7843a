/** A table as CSV (RFC 4180): numbers in full, everything else in one language. */
import type { Lang } from '../../issue.ts';
import type { Table } from '../types.ts';

/** Lines end in CRLF. A spreadsheet reads UTF-8 surely when the caller puts a byte-order mark before it. */
export function tableCsv(table: Table, lang: Lang): string {
  const head = table.columns.map(({ name, unit }) => name[lang] + (unit ? ` (${unit[lang]})` : ''));
  const rows = table.rows.map((row) =>
    row.map(({ text, value, file = text }) => (value === undefined ? file[lang] : String(value))),
  );
  return [head, ...rows].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
