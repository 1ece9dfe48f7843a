/**
 * A number as a student types it: with or without its unit, in full-width digits, with a bare 万亿 or “trillion”, in
 * percentage points, “about” before it.
 *
 * @example answerIn({kind: 'quantity', value: 36068.6, unit: '亿元@current'}, '３.６１万亿') // 36100
 */
import { parsePhrase } from '../../sentence/parse.ts';
import type { Phrase } from '../../sentence/phrase.ts';
import { inUnitOf, unitOf, type Quantity } from '../../sentence/value.ts';
import { narrowDigits } from '../../../analyse/format/field.ts';

const SIZES: Readonly<Record<string, number>> = {
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  万亿: 1e12,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

/** In the unit of the right number; undefined where it is no number, or one of something else. */
export function answerIn(right: Quantity, typed: string): number | undefined {
  const plain = tidied(typed);
  const [, digits = '', word = ''] = /^(-?[0-9.]+)\s*([\p{L}]+)$/u.exec(plain) ?? [];
  const size = SIZES[word.toLowerCase()];
  const unit = right.unit === undefined ? undefined : unitOf(right.unit);
  if (size !== undefined && Number.isFinite(Number(digits))) return (Number(digits) * size) / (unit?.scale ?? 1);
  const read = parsePhrase(plain);
  const given = read.ok ? asNumber(read.value) : undefined;
  return given && inUnitOf(right, given);
}

function tidied(typed: string): string {
  return narrowDigits(typed.trim().replace(/[。.]$/, ''))
    .replace(/^(?:大约|约|≈|~|about)\s*/i, '')
    .replace(/^[¥￥]\s*/, '')
    .replace(/,\s*(?=[0-9]{3}(?![0-9]))|\s+(?=[0-9]{3}(?![0-9]))/g, '')
    .replace(/\s*(?:个?百分点|percentage points?)$/i, '%')
    .replace(/\s+per\s+/i, '/');
}

function asNumber(phrase: Phrase): Quantity | undefined {
  if (phrase.kind === 'number') {
    const { value, unit } = phrase;
    return { kind: 'quantity', value, unit };
  }
  const inner = phrase.kind === 'negate' ? asNumber(phrase.arg) : undefined;
  return inner && { ...inner, value: -inner.value };
}
