/**
 * A plan file as written: every field, required or optional, and nothing else. What is left out is filled in by
 * `complete.ts`; what cannot be true together is found by `check.ts`.
 */
import type { Text } from '../issue.ts';
import { isMap } from 'yaml';
import {
  bilingual,
  childOf,
  flag,
  keysOf,
  listOf,
  mapOf,
  oneOf,
  optional,
  placed,
  record,
  required,
  scalarOr,
  text,
  wholeNumber,
  type Cursor,
  type Reader,
} from '../read/yaml.ts';
import { checkLink, checkPlan, checkRow, checkTextTarget } from './check.ts';
import { checkedRecord, nameAmong, printed, textOrName, unit, years, type Value } from './parts.ts';
import { past, target } from './targetSpec.ts';

/** What rows refer to: names and texts of the same file, and its years; absent where the file does not say. */
export interface Frame {
  readonly texts?: ReadonlyMap<string, Text>;
  readonly groups?: readonly string[];
  readonly sources?: readonly string[];
  readonly places?: readonly string[];
  readonly baseYear?: number;
  readonly firstYear?: number;
  readonly lastYear?: number;
  readonly visionYear?: number;
}

/** Looks ahead, so that a wrong name is found even where another field of its row is wrong too. Logs nothing. */
export function frameOf(at: Cursor): Frame {
  const peek = <T>(name: string, read: Reader<T>): T | undefined => {
    const child = childOf(at, name);
    return child && read(child, []);
  };
  const names = (name: string): readonly string[] | undefined => {
    const child = childOf(at, name);
    return child && isMap(child.node) ? keysOf(child) : undefined;
  };
  const span = peek('years', years);
  return {
    texts: peek('texts', mapOf(bilingual)),
    groups: names('groups'),
    sources: names('sources'),
    places: names('places'),
    baseYear: peek('base_year', wholeNumber),
    firstYear: span?.from,
    lastYear: span?.to,
    visionYear: peek('vision_year', wholeNumber),
  };
}

const source = record({
  grade: required(oneOf(['official', 'derived', 'assumption']), 'official'),
  copy: optional(oneOf(['press', 'third_party'])),
  title: required(bilingual, '{zh: …, en: …}'),
  where: optional(bilingual),
  address: optional(text),
  vintage: optional(text),
  formula: optional(text),
  note: optional(bilingual),
});

/** A figure of the place's year and source may be written as the bare number. */
function figureOf(sourceName: Reader<string>, note: Reader<Text>) {
  const full = record({
    value: required(printed, '26'),
    text: optional(text),
    year: optional(years),
    source: optional(sourceName),
    note: optional(note),
  });
  const bare: typeof full = (at, log) => {
    const value = printed(at, log);
    return value && { value, text: undefined, year: undefined, source: undefined, note: undefined };
  };
  return placed(scalarOr(bare, full));
}

/** The fields that rows of a box and targets from the prose share. */
function sharedFields(frame: Frame) {
  const sourceName = nameAmong({ zh: '来源', en: 'source' }, frame.sources);
  const note = textOrName(frame.texts);
  const figure = figureOf(sourceName, note);
  return {
    group: required(nameAmong({ zh: '组', en: 'group' }, frame.groups)),
    name: required(bilingual, '{zh: …, en: …}'),
    unit: required(unit, "'%'"),
    series: optional(text),
    base: optional(figure),
    other_bases: optional(listOf(figure)),
    result: optional(figure),
    other_results: optional(listOf(figure)),
    target: required(target, '{kind: at_least, value: 26}'),
    past: optional(past(sourceName, note)),
    note: optional(note),
  };
}

function rowOf(frame: Frame) {
  const fields = {
    ...sharedFields(frame),
    no: required(placed(text), '8a'),
    nature: required(oneOf(['anticipatory', 'binding']), 'anticipatory'),
    star: optional(flag),
    row: optional(bilingual),
    place: optional(nameAmong({ zh: '出处', en: 'place' }, frame.places)),
  };
  return placed(checkedRecord(fields, (part, at, log) => checkRow(part, at, frame, log)));
}

function textTargetOf(frame: Frame) {
  const place = required(nameAmong({ zh: '出处', en: 'place' }, frame.places));
  const fields = { ...sharedFields(frame), place };
  return placed(checkedRecord(fields, (part, at, log) => checkTextTarget(part, at, frame, log)));
}

function linkOf(frame: Frame) {
  const note = textOrName(frame.texts);
  const fields = {
    observed: required(text),
    unit: optional(unit),
    vintages: optional(listOf(text)),
    joins: optional(listOf(listOf(text))),
    breaks: optional(listOf(record({ year: required(wholeNumber), why: required(note, '{zh: …, en: …}') }))),
    note: optional(note),
  };
  return checkedRecord(fields, checkLink);
}

function planPlaceOf(frame: Frame) {
  return record({
    chapter: required(bilingual, '{zh: …, en: …}'),
    section: optional(bilingual),
    box: optional(bilingual),
    source: required(nameAmong({ zh: '来源', en: 'source' }, frame.sources)),
  });
}

export function planSpec(frame: Frame) {
  const fields = {
    id: required(placed(text), 'guangzhou-14'),
    city: required(bilingual, '{zh: 广州, en: Guangzhou}'),
    name: required(bilingual, '{zh: …, en: …}'),
    document: required(nameAmong({ zh: '来源', en: 'source' }, frame.sources)),
    base_year: required(placed(wholeNumber), '2020'),
    years: required(placed(years), '2021-2025'),
    vision_year: optional(placed(wholeNumber)),
    /** The place of the rows that name none. */
    box: required(nameAmong({ zh: '出处', en: 'place' }, frame.places)),
    /** Notes that several rows share, by key. */
    texts: optional(mapOf(bilingual)),
    sources: required(mapOf(source), '{plan: …}'),
    places: required(mapOf(planPlaceOf(frame)), '{box2: …}'),
    groups: required(mapOf(bilingual), '{economy: {zh: …, en: …}}'),
    indicators: required(mapOf(rowOf(frame)), '{growth: …}'),
    text_targets: optional(mapOf(textTargetOf(frame))),
    vintages: optional(mapOf(bilingual)),
    history: optional(mapOf(linkOf(frame))),
  };
  return checkedRecord(fields, checkPlan);
}

export type PlanSpec = Value<ReturnType<typeof planSpec>>;
export type FigureSpec = Value<ReturnType<typeof figureOf>>;
export type RowSpec = Value<ReturnType<typeof rowOf>>;
export type TextTargetSpec = Value<ReturnType<typeof textTargetOf>>;
export type LinkSpec = Value<ReturnType<typeof linkOf>>;
