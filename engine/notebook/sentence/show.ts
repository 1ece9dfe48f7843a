/** A value as words of both languages: by its meaning, or as the sentence's own format says. */
import { error, type Issue, type Lang, type Place, type Text } from '../../issue.ts';
import {
  errorOfDraws,
  formatDifference,
  formatRate,
  fullValue,
  probabilityWords,
  showValue,
  verdictWords,
} from '../../present/index.ts';
import type { Shown } from '../../present/types.ts';
import { pureNumber, type Unit } from '../../plan/unit.ts';
import { digitsOf, joined, spokenUnit, type Format, type Pattern } from './pattern.ts';
import { asQuantity, unitOf, type Quantity, type Value } from './value.ts';

export interface ShownValue extends Shown {
  readonly issues: readonly Issue[];
}

export function showPhrase(value: Value, format: Format, place: Place): ShownValue {
  if (value.kind === 'hole') return plain({ zh: '—', en: '—' }, value.why);
  const number = format.kind === 'pattern' ? asQuantity(value) : undefined;
  if (format.kind === 'pattern' && number?.kind === 'quantity') return byPattern(number, format, place);
  switch (value.kind) {
    case 'quantity':
      return format.kind === 'full' ? plain(fullOf(value)) : byMeaning(value);
    case 'probability':
      return plain(probabilityWords(value), errorOfDraws(value));
    case 'verdict':
      return plain(verdictWords[value.verdict]);
    case 'words':
      return plain(value.text);
    case 'year':
      return plain({ zh: `${value.year} 年`, en: String(value.year) });
    case 'truth':
      return plain(value.truth ? { zh: '成立', en: 'true' } : { zh: '不成立', en: 'not true' });
    default:
      return value satisfies never;
  }
}

function plain(text: Text, full: Text = text): ShownValue {
  return { text, full, issues: [] };
}

function byMeaning(number: Quantity): ShownValue {
  const { value, unit = '1', difference, yearly } = number;
  const full = fullOf(number);
  // A count: whole numbers have no decimals to show.
  if (number.unit === undefined && Number.isInteger(value)) return plain(full);
  if (yearly)
    return plain(
      inBoth((lang) => formatRate({ value, kind: yearly }, unit, lang)),
      full,
    );
  if (difference)
    return plain(
      inBoth((lang) => formatDifference(value, unit, lang)),
      full,
    );
  return { ...showValue(value, unit), issues: [] };
}

function fullOf({ value, unit = '1' }: Quantity): Text {
  return fullValue(value, unit);
}

function inBoth(say: (lang: Lang) => string): Text {
  return { zh: say('zh'), en: say('en') };
}

function sameInBoth(text: string): Text {
  return { zh: text, en: text };
}

/** A deflator is a ratio of prices: as a percentage it is a pure number. */
function withoutPrices(unit: Unit): Unit {
  const prices = Object.entries(unit.dims).filter(([dim]) => dim.startsWith('yuan@'));
  const cancel = prices.reduce((sum, [, power]) => sum + power, 0) === 0;
  const rest = Object.entries(unit.dims).filter(([dim]) => !dim.startsWith('yuan@'));
  return cancel ? { ...unit, dims: Object.fromEntries(rest) } : unit;
}

/** In the pattern's unit where it names one; the words of the unit stand as typed. */
function byPattern(number: Quantity, pattern: Pattern, place: Place): ShownValue {
  const declared = number.unit === undefined ? undefined : unitOf(number.unit);
  const own = declared && pattern.unit === '%' ? withoutPrices(declared) : (declared ?? pureNumber);
  const wanted = pattern.unit === undefined ? own : spokenUnit(pattern.unit, own);
  if (!wanted) {
    const issues = [error('notebook.format-unit', place, { found: pattern.unit ?? '', expected: number.unit ?? '1' })];
    return { ...byMeaning(number), issues };
  }
  const digits = digitsOf((number.value * own.scale) / wanted.scale, pattern);
  return plain(sameInBoth(joined(digits, pattern.unit)), fullOf(number));
}
