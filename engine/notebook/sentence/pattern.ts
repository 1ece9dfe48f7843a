/**
 * How a live number is to be shown: `0.00 万亿元`, `+0.0`, `0,0`, `0.0%`, `0.00 trillion yuan`, `full`. Digits round half
 * away from zero on the decimal expansion, as printed tables do; without a pattern the meaning of the number decides.
 */
import { fixed } from '../../analyse/format/digits.ts';
import { error, type Place, type Reading } from '../../issue.ts';
import { parseUnit, sameDimensions, type Unit } from '../../plan/unit.ts';
import { nearest } from '../../read/nearest.ts';

export interface Pattern {
  readonly decimals: number;
  /** Write a plus before what is above zero. */
  readonly signed: boolean;
  /** Groups of three digits. */
  readonly grouped: boolean;
  /** Words after the number as typed: `万亿元`, `trillion yuan`, `%`. */
  readonly unit?: string;
}

export type Format =
  { readonly kind: 'meaning' } | { readonly kind: 'full' } | ({ readonly kind: 'pattern' } & Pattern);

const PATTERN = /^(\+?)(0,0|0)(\.0{1,9})?(?:[ \t]*([^\s0-9.].*))?$/;

/** '' is the format by meaning. */
export function parseFormat(text: string, place: Place): Reading<Format> {
  const words = text.trim();
  if (words === '') return { ok: true, value: { kind: 'meaning' }, issues: [] };
  if (words === 'full') return { ok: true, value: { kind: 'full' }, issues: [] };
  const match = PATTERN.exec(words);
  if (!match)
    return {
      ok: false,
      issues: [error('notebook.format', place, { found: words, fix: nearest(words, ['full']) ?? '0.00 万亿元' })],
    };
  const [, sign = '', whole = '0', decimals = '', unit] = match;
  const pattern = { decimals: Math.max(0, decimals.length - 1), signed: sign === '+', grouped: whole === '0,0' };
  return { ok: true, value: { kind: 'pattern', ...pattern, ...(unit && { unit }) }, issues: [] };
}

/** A unit as people write it in a sentence, without price basis: 万亿元, trillion yuan, 万元/人, %. */
export function spokenUnit(words: string, like?: Unit): Unit | undefined {
  const [top = '', ...per] = words.split('/').map((part) => part.trim());
  const texts = [thing(top), ...per.map(thing)];
  const bases =
    like &&
    Object.keys(like.dims)
      .find((dim) => dim.startsWith('yuan@'))
      ?.split('@')[1];
  for (const basis of bases ? [bases] : ['current', '2020']) {
    const text = texts.map((part) => (/(?<!美)元$/.test(part) ? `${part}@${basis}` : part)).join('/');
    const unit = parseUnit(text);
    if (unit.ok && (!like || sameDimensions(unit.value, like))) return unit.value;
  }
  return undefined;
}

const ENGLISH: Readonly<Record<string, string>> = {
  yuan: '元',
  rmb: '元',
  people: '人',
  persons: '人',
  person: '人',
  passengers: '人次',
  passenger: '人次',
  trips: '人次',
  workers: '人',
  worker: '人',
  tonnes: '吨',
  tonne: '吨',
  teu: '标箱',
  percent: '%',
  years: '岁',
  km2: '平方公里',
  days: '天',
  jobs: '人',
  places: '个',
};

const SIZES: Readonly<Record<string, string>> = { million: '1e6', billion: '1e9', trillion: '1e12', thousand: '1e3' };

/** `trillion yuan` → `1e12·元`; anything else as it is. */
function thing(words: string): string {
  const parts = words.toLowerCase().split(/\s+/);
  const noun = ENGLISH[parts.at(-1) ?? ''];
  if (parts.length === 1) return noun ?? SIZES[words.toLowerCase()] ?? words;
  const size = SIZES[parts[0] ?? ''];
  return size !== undefined && noun !== undefined ? `${size}·${noun}` : words;
}

/** Digits of a value that is already in the pattern's unit. */
export function digitsOf(value: number, pattern: Pattern): string {
  const text = fixed(Math.abs(value), pattern.decimals);
  const [whole = '', decimals] = text.split('.');
  const grouped = pattern.grouped ? whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ',') : whole;
  const zero = /^[0.]*$/.test(text);
  const sign = zero ? '' : value < 0 ? '−' : pattern.signed ? '+' : '';
  return sign + grouped + (decimals === undefined ? '' : `.${decimals}`);
}

/** Between number and words: nothing before a sign, a space else. */
export function joined(digits: string, unit: string | undefined): string {
  if (unit === undefined) return digits;
  return /^[%‰°]/.test(unit) ? digits + unit : `${digits} ${unit}`;
}
