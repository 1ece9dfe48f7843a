/** Targets and past rates as written: one record for each kind, chosen by the field `kind`. */
import type { Text } from '../issue.ts';
import {
  number,
  oneOf,
  optional,
  placed,
  record,
  required,
  tagged,
  text,
  wholeNumber,
  type Reader,
} from '../read/yaml.ts';
import { printed, words, years, type Value } from './parts.ts';

const value = required(printed, '26');
const tolerance = optional(number);
const inWords = optional(words);
/** Kinds without a number have nothing to print but their words. */
const saying = required(words, '{zh: …, en: …}');
const during = optional(years);
const year = optional(wholeNumber);

/** A record chosen by its `kind`; the value keeps the kinds apart for an exhaustive switch. */
function byKind<const R extends Readonly<Record<string, Reader<unknown>>>>(kinds: R): Reader<Value<R[keyof R]>> {
  return tagged('kind', kinds) as Reader<Value<R[keyof R]>>;
}

function only<const K extends string>(name: K) {
  return required(oneOf([name]), name);
}

function level<const K extends string>(name: K) {
  return record({ kind: only(name), value, text: inWords, year });
}

/** The closed set of target kinds; their meaning is told in `types.ts`. */
export const target = placed(
  byKind({
    at_least: level('at_least'),
    at_most: level('at_most'),
    more_than: level('more_than'),
    about: record({ kind: only('about'), value, tolerance, text: inWords, year }),
    average_growth_about: record({
      kind: only('average_growth_about'),
      value,
      of: required(text, 'gdp'),
      tolerance,
      text: inWords,
      years: during,
    }),
    cumulative_at_least: record({
      kind: only('cumulative_at_least'),
      value,
      how: required(oneOf(['sum', 'last']), 'sum'),
      text: inWords,
      years: during,
    }),
    in_step_with_gdp: record({
      kind: only('in_step_with_gdp'),
      of: required(text, 'urban_income_real'),
      gdp: required(text, 'gdp'),
      tolerance,
      text: saying,
      years: during,
    }),
    hold: record({
      kind: only('hold'),
      value: optional(printed),
      tolerance: required(number, '0.5'),
      text: saying,
      years: during,
    }),
    falling: record({ kind: only('falling'), tolerance, text: saying, years: during }),
    province: record({
      kind: only('province'),
      then: required(oneOf(['at_least', 'cumulative_last_at_least']), 'at_least'),
      value: optional(number),
      text: saying,
      year,
    }),
  }),
);

const observedValue = record({ value: required(printed, '21.8'), year: required(wholeNumber, '2015') });

/** Past rates: as printed; between two published values; the base as a total over its years; or none, and why. */
export function past(source: Reader<string>, note: Reader<Text>) {
  return placed(
    byKind({
      printed: record({
        kind: only('printed'),
        rate: required(number, '6.0'),
        years: required(years, '2016-2020'),
        source: required(source),
        note: optional(note),
      }),
      between: record({
        kind: only('between'),
        observed: required(text),
        from: required(observedValue, '{value: …, year: 2015}'),
        to: required(observedValue, '{value: …, year: 2020}'),
        source: required(source),
        note: optional(note),
      }),
      total: record({ kind: only('total'), note: optional(note) }),
      none: record({ kind: only('none'), why: required(note, '{zh: …, en: …}') }),
    }),
  );
}

export type TargetSpec = Value<typeof target>['value'];
export type PastSpec = Value<ReturnType<typeof past>>['value'];
