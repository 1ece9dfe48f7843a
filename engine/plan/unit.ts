/**
 * Units: a text such as `万元@2020/人` as a size and a set of dimensions, and the algebra of them. Two units are equal
 * when both agree. Money at 2020 prices and money at current prices are different dimensions, so mixing them cannot
 * pass as arithmetic.
 */
import { error, type Issue, type Reading } from '../issue.ts';
import { nearest } from '../read/nearest.ts';
import { baseUnits, prefixes, priceBases } from './unitWords.ts';

export interface Unit {
  readonly text: string;
  /** Size in the dimensions' own units: 亿元 is 1e8, % is 0.01. */
  readonly scale: number;
  /** Dimension → power, never 0; 2020 prices are `yuan@2020`. */
  readonly dims: Readonly<Record<string, number>>;
}

type Measure = Pick<Unit, 'scale' | 'dims'>;

/** One factor of a unit text: `万元@2020`, `平方米`, `%`, a number, perhaps with a power. */
export interface UnitFactor {
  readonly prefix: string;
  readonly word: string;
  readonly basis: string;
  readonly power: number;
}

export const pureNumber: Unit = { text: '1', scale: 1, dims: {} };
export const percent: Unit = { text: '%', scale: 0.01, dims: {} };

/**
 * Reads a unit text: factors joined by `/` or `·` (also `*`), from left to right, each with an optional prefix, price
 * basis (for 元, where it is required) and power.
 *
 * @example parseUnit('万元@2020/人') // scale 10000, dims {'yuan@2020': 1, person: -1}
 */
export function parseUnit(text: string): Reading<Unit> {
  const factors = splitFactors(text);
  const issues: Issue[] = [];
  let measure: Measure = pureNumber;
  for (const { text: part, over } of factors) {
    const factor = readFactor(part, text, issues);
    if (factor) measure = times(measure, measureOf(factor), over ? -1 : 1);
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: { text: text.trim(), ...measure }, issues: [] };
}

/** The factors of a unit text that is known to be right, for naming it. Empty when it is not. */
export function unitFactors(text: string): readonly (UnitFactor & { readonly over: boolean })[] {
  const factors = splitFactors(text).map(({ text: part, over }) => ({ factor: readFactor(part, text, []), over }));
  return factors.flatMap(({ factor, over }) => (factor ? [{ ...factor, over }] : []));
}

export function multiplyUnits(a: Unit, b: Unit): Unit {
  return named(times(a, b, 1));
}

export function divideUnits(a: Unit, b: Unit): Unit {
  return named(times(a, b, -1));
}

/** Whole and half powers; the scale of a half power is a square root. */
export function powerUnit(unit: Unit, power: number): Unit {
  return named(times({ scale: 1, dims: {} }, unit, power));
}

export function sameDimensions(a: Unit, b: Unit): boolean {
  const keys = Object.keys(a.dims);
  return keys.length === Object.keys(b.dims).length && keys.every((key) => a.dims[key] === b.dims[key]);
}

/** Same dimensions and same size: 亿元/万人 equals 万元/人. Sizes are powers of ten, so 1e-9 only forgives rounding. */
export function equalUnits(a: Unit, b: Unit): boolean {
  return sameDimensions(a, b) && Math.abs(a.scale - b.scale) <= 1e-9 * Math.abs(b.scale);
}

/** Whether two units differ in nothing but the price basis of money (and perhaps size). */
export function differOnlyInPrices(a: Unit, b: Unit): boolean {
  return !sameDimensions(a, b) && sameDimensions(withoutBasis(a), withoutBasis(b));
}

/** The dimensions with all money as one; a deflator becomes a pure number. */
function withoutBasis(unit: Unit): Unit {
  const dims: Record<string, number> = {};
  for (const [dim, power] of Object.entries(unit.dims)) {
    const key = dim.startsWith('yuan') ? 'yuan' : dim;
    dims[key] = (dims[key] ?? 0) + power;
  }
  return { ...unit, dims: withoutZeros(dims) };
}

/** Canonical text of a unit from its size and dimensions; reading it gives the same unit. */
export function printUnit(unit: Measure): string {
  const powers = Object.entries(unit.dims).sort(([a], [b]) => dimOrder(a) - dimOrder(b) || (a < b ? -1 : 1));
  const above = powers.filter(([, power]) => power > 0);
  const below = powers.filter(([, power]) => power < 0);
  if (powers.length === 0) return { '1': '1', '0.01': '%', '0.001': '‰' }[unit.scale] ?? tidy(unit.scale);
  const first = below[0] && below[0][1] === -1 ? below[0] : undefined;
  const over = above[0]?.[1] === 1 ? prefixFor(unit.scale) : undefined;
  const under = over === undefined && first ? prefixFor(1 / unit.scale) : undefined;
  const factor = over === undefined && under === undefined ? [tidy(unit.scale)] : [];
  const top = [...factor, ...above.map(([dim, power], i) => printFactor(i === 0 ? (over ?? '') : '', dim, power))];
  const bottom = below.map(([dim, power], i) => printFactor(i === 0 ? (under ?? '') : '', dim, -power));
  return [top.join('·') || '1', ...bottom].join('/');
}

/** A product's price comes before what it is a price of. */
function dimOrder(dim: string): number {
  return dim.startsWith('yuan') ? 0 : 1;
}

function printFactor(prefix: string, dim: string, power: number): string {
  const [kind = '', basis] = dim.split('@');
  const word =
    Object.keys(baseUnits).find((name) => baseUnits[name]?.dim === kind && baseUnits[name].scale === 1) ?? kind;
  return `${prefix}${word}${basis ? `@${basis}` : ''}${power === 1 ? '' : `^${power}`}`;
}

function prefixFor(scale: number): string | undefined {
  if (nearly(scale, 1)) return '';
  return prefixes.find(([, size]) => nearly(scale, size))?.[0];
}

function nearly(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * b;
}

/** 12 digits: sizes are products of a few powers of ten, the rest is rounding. */
function tidy(scale: number): string {
  return String(Number(scale.toPrecision(12)));
}

function named(measure: Measure): Unit {
  return { text: printUnit(measure), ...measure };
}

function times(a: Measure, b: Measure, power: number): Measure {
  const dims: Record<string, number> = { ...a.dims };
  for (const [dim, exponent] of Object.entries(b.dims)) dims[dim] = (dims[dim] ?? 0) + exponent * power;
  return { scale: a.scale * scalePower(b.scale, power), dims: withoutZeros(dims) };
}

/** Whole and half powers by multiplication: the same bits on every machine. */
function scalePower(scale: number, power: number): number {
  let result = 1;
  for (let i = 0; i < Math.floor(Math.abs(power)); i++) result *= scale;
  if (Math.abs(power) % 1 !== 0) result *= Math.sqrt(scale);
  return power < 0 ? 1 / result : result;
}

function withoutZeros(dims: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(dims).filter(([, power]) => power !== 0));
}

function measureOf(factor: UnitFactor): Measure {
  const prefix = prefixes.find(([word]) => word === factor.prefix)?.[1] ?? 1;
  const base = baseUnits[factor.word];
  const scale = base ? base.scale : Number(factor.word);
  const dim = base?.dim && factor.basis ? `${base.dim}@${factor.basis}` : base?.dim;
  return times(pureNumber, { scale: scale * prefix, dims: dim ? { [dim]: 1 } : {} }, factor.power);
}

function splitFactors(text: string): { readonly text: string; readonly over: boolean }[] {
  const pieces = text.trim().split(/([/·*])/);
  return pieces.flatMap((piece, i) => (i % 2 === 0 ? [{ text: piece.trim(), over: pieces[i - 1] === '/' }] : []));
}

function readFactor(part: string, whole: string, issues: Issue[]): UnitFactor | undefined {
  const [, body = '', basis = '', power = '1'] = /^([^@^]*)(?:@([^^]*))?(?:\^(\d(?:\.5)?|0\.5))?$/.exec(part) ?? [];
  const found = splitPrefix(body);
  if (!found) return refuse(issues, 'unit.unknown', part, whole, nearestUnit(body, basis));
  const needsBasis = found.word === '元';
  if (needsBasis && basis === '') return refuse(issues, 'unit.price-basis-missing', part, whole, `${body}@2020`);
  if (needsBasis !== Object.hasOwn(priceBases, basis))
    return refuse(issues, 'unit.price-basis-unknown', part, whole, fixBasis(body, needsBasis));
  return { ...found, basis, power: Number(power) };
}

function fixBasis(body: string, needsBasis: boolean): string {
  return needsBasis ? `${body}@2020` : body;
}

/** Words that take no prefix. */
const bare: readonly string[] = ['1', '%', '‰'];

function splitPrefix(body: string): { prefix: string; word: string } | undefined {
  if (Object.hasOwn(baseUnits, body) || /^\d+(\.\d+)?(e[+-]?\d+)?$/.test(body)) return { prefix: '', word: body };
  for (const [prefix] of prefixes) {
    const word = body.slice(prefix.length);
    if (body.startsWith(prefix) && Object.hasOwn(baseUnits, word) && !bare.includes(word)) return { prefix, word };
  }
  return undefined;
}

function refuse(
  issues: Issue[],
  code: 'unit.unknown' | 'unit.price-basis-missing' | 'unit.price-basis-unknown',
  part: string,
  whole: string,
  fix: string,
): undefined {
  const expected = code === 'unit.unknown' ? Object.keys(baseUnits).join(' ') : Object.keys(priceBases).join(' / ');
  issues.push(error(code, {}, { found: part, expected, fix, more: { whole } }));
  return undefined;
}

/** Typed without Chinese, or almost right. */
const englishHints: ReadonlyMap<string, string> = new Map([
  ['yuan', '元@2020'],
  ['rmb', '元@2020'],
  ['person', '人'],
  ['people', '人'],
  ['tonne', '吨'],
  ['tonnes', '吨'],
  ['t', '吨'],
  ['teu', '标箱'],
  ['tce', '吨标准煤'],
  ['tco2', '吨CO2'],
  ['percent', '%'],
  ['％', '%'],
  ['day', '天'],
  ['days', '天'],
  ['year', '年'],
  ['years', '年'],
  ['km2', '平方公里'],
  ['m3', '立方米'],
  ['m2', '平方米'],
  ['', '1'],
]);

function nearestUnit(body: string, basis: string): string {
  const hint = englishHints.get(body.toLowerCase());
  if (hint) return hint;
  const words = Object.keys(baseUnits).flatMap((word) => {
    return bare.includes(word) ? [word] : [word, ...prefixes.map(([prefix]) => prefix + word)];
  });
  const near = nearest(body, words);
  return near
    ? near +
        (near.endsWith('元') && !near.endsWith('美元') ? `@${Object.hasOwn(priceBases, basis) ? basis : '2020'}` : '')
    : '';
}
