/**
 * Units as people write them: a text such as `万元@2020/人` read as a size and dimensions. What is not made of the known
 * words is an issue with the nearest of them.
 */
import { error, type Issue, type Reading } from '../issue.ts';
import { nearest } from '../read/nearest.ts';
import { remembered } from './remembered.ts';
import { pureNumber, times, type Measure, type Unit } from './unitAlgebra.ts';
import { baseUnits, prefixes, priceBases } from './unitWords.ts';

export * from './unitAlgebra.ts';
export { printUnit } from './unitPrint.ts';

/** One factor of a unit text: `万元@2020`, `平方米`, `%`, a number, perhaps with a power. */
export interface UnitFactor {
  readonly prefix: string;
  readonly word: string;
  readonly basis: string;
  readonly power: number;
}

/**
 * Reads a unit text: factors joined by `/` or `·` (also `*`), from left to right, each with an optional prefix, price
 * basis (for 元, where it is required) and power.
 *
 * @example parseUnit('万元@2020/人') // scale 10000, dims {'yuan@2020': 1, person: -1}
 */
export const parseUnit = remembered((text: string): Reading<Unit> => {
  const factors = splitFactors(text);
  const issues: Issue[] = [];
  let measure: Measure = pureNumber;
  for (const { text: part, over } of factors) {
    const factor = readFactor(part, text, issues);
    if (factor) measure = times(measure, measureOf(factor), over ? -1 : 1);
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: { text: text.trim(), ...measure }, issues: [] };
});

/** The factors of a unit text that is known to be right, for naming it. Empty when it is not. */
export function unitFactors(text: string): readonly (UnitFactor & { readonly over: boolean })[] {
  const factors = splitFactors(text).map(({ text: part, over }) => ({ factor: readFactor(part, text, []), over }));
  return factors.flatMap(({ factor, over }) => (factor ? [{ ...factor, over }] : []));
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
  const prefix = prefixes.find(([word]) => body.startsWith(word))?.[0] ?? '';
  const word = body.slice(prefix.length);
  const hint = englishHints.get(word.toLowerCase());
  if (hint) return bare.includes(hint) ? hint : prefix + hint;
  // A classifier such as 头 or 辆 counts things, and 个 counts anything.
  if (/^\p{Script=Han}$/u.test(word)) return `${prefix}个`;
  const words = Object.keys(baseUnits).flatMap((known) => {
    return bare.includes(known) ? [known] : [known, ...prefixes.map(([before]) => before + known)];
  });
  const near = nearest(body, words);
  return near
    ? near +
        (near.endsWith('元') && !near.endsWith('美元') ? `@${Object.hasOwn(priceBases, basis) ? basis : '2020'}` : '')
    : '';
}
