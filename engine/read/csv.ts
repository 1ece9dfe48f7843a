/**
 * Strict reading of CSV (RFC 4180: commas, double quotes, a header line): rows of named cells, each with its place.
 * A wrong, missing, repeated or unknown column, a row of another width and a stray quote are issues with their lines;
 * empty lines at the end are not. Nothing is trimmed or converted. No text makes it hang: what is too long is refused.
 */
import { error, type Issue, type Place } from '../issue.ts';
import { nearest } from './nearest.ts';

export interface CsvRow {
  readonly cells: Readonly<Record<string, string>>;
  readonly place: (column: string) => Place;
}

/** Characters; a hundred times the statistics of a plan. */
const longest = 5_000_000;
/** After so many faults the text is no such table, and the rest says nothing new. */
const mostFaults = 100;

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows under exactly these columns, in any order. Rows of the wrong width are logged and left out. */
export function readCsv(file: string, text: string, columns: readonly string[], log: Issue[]): readonly CsvRow[] {
  if (text.length > longest) {
    log.push(error('read.too-long', { file }, { found: text.length, expected: longest }));
    return [];
  }
  const before = log.length;
  const [header, ...records] = splitRecords(file, text.replace(/^\uFEFF/, ''), log);
  const names = header?.cells ?? [];
  checkHeader(file, names, columns, log);
  return records.flatMap(({ line, cells }) => {
    const place = (column: string): Place => ({ file, line, path: column });
    if (log.length - before >= mostFaults) return [];
    if (cells.length !== names.length) {
      const facts = { found: cells.length, expected: names.length, fix: '"…, …"' };
      log.push(error('read.csv-width', { file, line }, facts));
      return [];
    }
    return [{ cells: Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])), place }];
  });
}

function checkHeader(file: string, names: readonly string[], columns: readonly string[], log: Issue[]): void {
  const place: Place = { file, line: 1 };
  const missing = columns.filter((column) => !names.includes(column));
  for (const [i, name] of names.entries()) {
    const at = { ...place, path: name };
    if (names.indexOf(name) < i) log.push(error('read.duplicate', at, { found: name }));
    else if (!columns.includes(name)) {
      const fix = nearest(name, missing) ?? '';
      log.push(error('read.unknown-field', at, { found: name, expected: columns.join(', '), fix }));
    }
  }
  for (const column of missing)
    log.push(error('read.missing-column', place, { expected: column, fix: columns.join(',') }));
}

/** Splits at commas and line ends outside quotes; a doubled quote inside quotes is one quote. */
function splitRecords(file: string, text: string, log: Issue[]): readonly Line[] {
  const records: Line[] = [];
  let [at, line] = [0, 1];
  const before = log.length;
  while (at < text.length && log.length - before < mostFaults) {
    const start = line;
    const cells: string[] = [];
    let more = true;
    while (more && log.length - before < mostFaults) {
      const cell = text[at] === '"' ? quotedCell(text, at) : bareCell(text, at);
      if (cell.fault) log.push(error('read.csv-quote', { file, line }, { found: text.slice(at, at + 40) }));
      line += countLines(text, at, cell.end);
      cells.push(cell.value);
      more = text[cell.end] === ',';
      at = more ? cell.end + 1 : cell.end;
    }
    const end = /^\r?\n/.exec(text.slice(at, at + 2))?.[0].length ?? 0;
    at += end;
    line += 1;
    if (cells.length > 1 || cells[0] !== '') records.push({ line: start, cells });
  }
  return records;
}

interface Cell {
  readonly value: string;
  readonly end: number;
  readonly fault: boolean;
}

function bareCell(text: string, at: number): Cell {
  let end = at;
  while (end < text.length && text[end] !== ',' && !isLineEnd(text, end)) end += 1;
  const value = text.slice(at, end);
  return { value, end, fault: value.includes('"') };
}

/** From the opening quote; text behind the closing one, or none at all, is a fault. */
function quotedCell(text: string, at: number): Cell {
  let end = at + 1;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  const value = text.slice(at + 1, end).replaceAll('""', '"');
  const rest = bareCell(text, Math.min(end + 1, text.length));
  return { value, end: rest.end, fault: end >= text.length || rest.end > end + 1 };
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === '\n' || (text[at] === '\r' && text[at + 1] === '\n');
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let i = from; i < to; i++) if (text[i] === '\n') lines += 1;
  return lines;
}
