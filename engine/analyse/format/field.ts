/**
 * A field to type in, in a unit that its reader expects: 24 万人 is typed as 240 under "thousand people". Between the
 * two only the decimal point moves, digit by digit in the text, so that nothing typed is ever rounded.
 */
import type { Issue, Lang } from '../../issue.ts';
import { narrowSigns } from '../../read/narrow.ts';
import { prefixScale, scaledName, unitName, unitParts } from './unit-words.ts';
import { englishScale } from './value.ts';

export interface FieldUnit {
  /** '' for pure numbers. */
  readonly name: string;
  /** Places by which the point moves to the right from the declared number to the typed one. */
  readonly places: number;
}

/**
 * Chinese fields keep the declared unit. English ones are scaled by what is usual in them, never by the value of the
 * moment, so that a unit does not change under a hand that moves it.
 *
 * @example fieldUnit('万人', 'en', [0, 40]) // { name: 'thousand people', places: 1 }
 */
export function fieldUnit(unit: string, lang: Lang, usual: readonly number[] = [1]): FieldUnit {
  const parts = unitParts(unit);
  if (unit === '1') return { name: '', places: 0 };
  if (lang === 'zh' || parts.prefix === '') return { name: unitName(unit)[lang], places: 0 };
  const from = prefixScale[parts.prefix];
  const [scale, word] = typedScale(Math.max(...usual.map(Math.abs)) * from);
  return { name: scaledName(parts, word, lang), places: powerOf(from) - powerOf(scale) };
}

/** Long zeros are not typed: from ten thousand on a field counts in thousands. */
function typedScale(count: number): readonly [number, string] {
  const [scale, word] = englishScale(count);
  return word === '' && count >= 1e4 ? [1e3, 'thousand'] : [scale, word];
}

/** Of a power of ten. */
function powerOf(scale: number): number {
  return String(scale).length - 1;
}

/** What a field shows for a declared number or path: `0.24` is `2.4`, `2021:24,2026:20` is `2021:240,2026:200`. */
export function toField(declared: number | string, { places }: FieldUnit): string {
  return typeof declared === 'number' ? moved(String(declared), places) : movedParts(declared, places);
}

/** The declared text of what was typed. What is no number stays as it is, so that its reader can refuse it. */
export function fromField(typed: string, { places }: FieldUnit): string {
  const grouped = /^\s*[+-]?\d{1,3}(,\d{3})+(\.\d*)?\s*$/;
  const plain = narrowDigits(typed);
  return movedParts(grouped.test(plain) ? plain.replaceAll(',', '') : plain, -places);
}

/** A Chinese keyboard writes the same number in wide digits and signs, and its full stop where the point is meant. */
export function narrowDigits(typed: string): string {
  return narrowSigns(typed).replaceAll('。', '.').replaceAll('−', '-');
}

/** Each number of a path after its year. */
function movedParts(path: string, places: number): string {
  if (places === 0) return path;
  const part = (text: string): string => {
    const [, year = '', number = ''] = /^(\s*(?:\d{4}\s*[:：])?\s*)(.*?)\s*$/.exec(text) ?? [];
    return year + moved(number, places);
  };
  return path
    .split(/([,，])/)
    .map((text, i) => (i % 2 === 0 ? part(text) : text))
    .join('');
}

/** More places than the smallest number has after any move; beyond them a text is left for its reader to refuse. */
const furthest = 345;

function moved(text: string, places: number): string {
  const [, sign = '', whole = '', rest = '', power = '0'] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,4}))?$/.exec(text) ?? [];
  const point = whole.length + Number(power) + places;
  if (places === 0 || whole + rest === '' || Math.abs(point) > furthest) return text;
  const digits = '0'.repeat(Math.max(0, 1 - point)) + (whole + rest).padEnd(point, '0');
  const at = Math.max(1, point);
  const above = digits.slice(0, at).replace(/^0+(?=\d)/, '');
  const below = digits.slice(at).replace(/0+$/, '');
  return sign + above + (below && `.${below}`);
}

/** What stands against a value, said in the unit in which it was typed. */
export function fieldIssues(issues: readonly Issue[], field: FieldUnit): readonly Issue[] {
  const said = ['parameter.beyond-bounds', 'parameter.unusual'];
  return field.places === 0
    ? issues
    : issues.map((issue) => (said.includes(issue.code) ? inField(issue, field) : issue));
}

function inField(issue: Issue, field: FieldUnit): Issue {
  const fact = (one: Issue['found']): Issue['found'] =>
    typeof one === 'object' ? one : String(one ?? '').replace(/[\d.eE+-]*\d/g, (number) => moved(number, field.places));
  return {
    ...issue,
    found: fact(issue.found),
    expected: fact(issue.expected),
    fix: fact(issue.fix),
    more: { ...issue.more, unit: field.name },
  };
}
