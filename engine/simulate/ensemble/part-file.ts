/**
 * A part of an ensemble as bytes, exactly: `suisuan1`, the length of the header, its fingerprint, the header as JSON in
 * ASCII, then all numbers as little-endian doubles and words, each array on a multiple of 8 bytes. The header holds the
 * fingerprint of the numbers, so damage anywhere is found.
 */
import { error, type Issue, type Reading, type Text } from '../../issue.ts';
import { hashOfText, hashOfWords } from '../hash.ts';
import type { TreeNode } from '../summary/moments.ts';
import { STREAM_BINS, type Streamed } from '../summary/streamed.ts';
import type { MetFlags } from '../types.ts';
import type { Gathered } from './collect.ts';
import type { EnsemblePart } from './part.ts';

const MAGIC = 'suisuan1';
/** Bytes before the header: the magic, its length in eight, its fingerprint in sixteen. */
const LEAD = 32;

interface Header extends Omit<EnsemblePart, 'part' | 'name'> {
  readonly range: readonly [number, number];
  readonly targets: readonly string[];
  /** Number of tree nodes of each streamed column, -1 for a kept one. */
  readonly nodes: readonly number[];
  /** Doubles that follow, and their fingerprint. */
  readonly length: number;
  readonly hash: string;
}

export function printPart({ part, name: _, ...rest }: EnsemblePart): Uint8Array {
  const payload = joinDoubles([
    ...part.columns.map(doublesOf),
    ...[...part.flags.met, ...part.flags.known].map(wordsAsDoubles),
  ]);
  const header: Header = {
    ...rest,
    range: part.range,
    targets: part.flags.ids,
    nodes: part.columns.map((column) => (column.kind === 'kept' ? -1 : column.stream.nodes.length)),
    length: payload.length,
    hash: hashOfWords([new Uint32Array(payload.buffer)]),
  };
  const text = asciiJson(header);
  const padded = text.padEnd(Math.ceil(text.length / 8) * 8, ' ');
  const bytes = new Uint8Array(LEAD + padded.length + payload.byteLength);
  bytes.set(asciiBytes(MAGIC), 0);
  new DataView(bytes.buffer).setUint32(8, padded.length, true);
  bytes.set(asciiBytes(hashOfText(padded)), 16);
  bytes.set(asciiBytes(padded), LEAD);
  bytes.set(new Uint8Array(payload.buffer), LEAD + padded.length);
  return bytes;
}

/** Letters beyond ASCII as \u escapes, so that a letter is a byte. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function joinDoubles(arrays: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    out.set(array, at);
    at += array.length;
  }
  return out;
}

/** Words two to a double; the bits are moved, not the values. */
function wordsAsDoubles(words: Uint32Array): Float64Array {
  const even = new Uint32Array(words.length + (words.length & 1));
  even.set(words);
  return new Float64Array(even.buffer);
}

function doublesOf(gathered: Gathered): Float64Array {
  if (gathered.kind === 'kept') return gathered.values;
  const { low, scale, least, most, draws, nodes, counts } = gathered.stream;
  const tree = nodes.flatMap(({ level, index, n, mean, m2 }) => [level, index, n, mean, m2]);
  return joinDoubles([Float64Array.from([low, scale, least, most, draws, ...tree]), wordsAsDoubles(counts)]);
}

/** The part that bytes hold; `name` is what to call them in an issue. */
export function readPart(bytes: Uint8Array, name: string): Reading<EnsemblePart> {
  const header = readHeader(bytes);
  if (!header) return broken(name, NOT_OURS);
  const { value, end } = header;
  if (bytes.length !== end + 8 * value.length) return broken(name, CUT);
  const payload = new Float64Array(bytes.slice(end).buffer);
  if (hashOfWords([new Uint32Array(payload.buffer)]) !== value.hash) return broken(name, DAMAGED);
  const { key, spec, wanted, range, targets, nodes } = value;
  const cursor = cursorOver(payload);
  const draws = range[1] - range[0];
  const columns = nodes.map((count): Gathered =>
    count < 0 ? { kind: 'kept', values: cursor.doubles(draws) } : readStream(cursor, count),
  );
  const flags = readFlags(cursor, targets, draws);
  return {
    ok: true,
    value: { name, key, spec, wanted, columns: value.columns, part: { range, columns, flags } },
    issues: [],
  };
}

const NOT_OURS: Text = { zh: '（开头不对或不完整）', en: ' (its beginning is not that of one, or is damaged)' };
const CUT: Text = {
  zh: '（长度不对，可能没有写完）',
  en: ' (its length is wrong; perhaps it was not written to the end)',
};
const DAMAGED: Text = { zh: '（内容已损坏）', en: ' (its content is damaged)' };

function broken(name: string, why: Text): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues: [error('simulate.part-format', { file: name }, { found: name, more: { why } })] };
}

/** The header, if it is whole: its fingerprint says that it is as we wrote it. */
function readHeader(bytes: Uint8Array): { readonly value: Header; readonly end: number } | undefined {
  if (bytes.length < LEAD || textOf(bytes, 0, 8) !== MAGIC) return undefined;
  const end = LEAD + new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
  if (bytes.length < end) return undefined;
  const text = textOf(bytes, LEAD, end);
  return textOf(bytes, 16, LEAD) === hashOfText(text) ? { value: JSON.parse(text) as Header, end } : undefined;
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i] as number);
  return text;
}

interface Cursor {
  readonly doubles: (count: number) => Float64Array;
  readonly words: (count: number) => Uint32Array;
}

function cursorOver(payload: Float64Array): Cursor {
  let at = 0;
  const doubles = (count: number): Float64Array => payload.slice(at, (at += count));
  return { doubles, words: (count) => new Uint32Array(doubles((count + 1) >>> 1).buffer, 0, count) };
}

function readStream(cursor: Cursor, nodeCount: number): Gathered {
  const [low = 0, scale = 0, least = 0, most = 0, draws = 0] = cursor.doubles(5);
  const nodes = Array.from({ length: nodeCount }, (): TreeNode => {
    const [level = 0, index = 0, n = 0, mean = 0, m2 = 0] = cursor.doubles(5);
    return { level, index, n, mean, m2 };
  });
  const stream: Streamed = { low, scale, least, most, draws, nodes, counts: cursor.words(STREAM_BINS) };
  return { kind: 'streamed', stream };
}

function readFlags(cursor: Cursor, ids: readonly string[], draws: number): MetFlags {
  const words = (): Uint32Array => cursor.words((draws + 31) >>> 5);
  const met = ids.map(words);
  return { ids, draws, met, known: ids.map(words) };
}
