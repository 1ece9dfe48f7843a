/** Reads a scenario file: only what differs from its parent. Whether it fits the model is found when it is resolved. */
import { error, type Issue, type Place, type Reading } from '../issue.ts';
import { words } from '../plan/parts.ts';
import {
  childOf,
  keysOf,
  listOf,
  mapOf,
  number,
  oneOf,
  openYaml,
  optional,
  placed,
  record,
  required,
  text,
  wholeNumber,
  type Cursor,
  type Reader,
  placeOf,
} from '../read/yaml.ts';
import { checkShock } from './checkShock.ts';
import { correlations } from './correlation.ts';
import { distributionShape } from './distribution.ts';
import { equations, pathSpec } from './parts.ts';
import type { PathSpec, ScenarioSpec, Shock } from './types.ts';

export { checkShock };

export function readScenario(id: string, file: string, text: string): Reading<ScenarioSpec> {
  const log: Issue[] = [];
  const at = openYaml(file, text, log);
  const spec = at && scenario(at, log);
  if (!spec) return { ok: false, issues: log };
  const { leaves_out: leavesOut, set, shocks, equations: list, targets, ...rest } = spec;
  const paths = new Map<string, PathSpec>([...(set ?? [])].map(([key, { value }]) => [key, value]));
  const complete: ScenarioSpec = {
    ...rest, id, leavesOut, set: paths, shocks: shocks ?? [], equations: list ?? [], targets: targets ?? new Map<string, number>(),
    place: { file, line: 1 }, places: placesOf(at),
  }; // prettier-ignore
  return { ok: true, value: complete, issues: log };
}

const isoDate: Reader<string> = (at, log) => {
  const value = text(at, log);
  const [, month = '0', day = '0'] = /^\d{4}-(\d{2})-(\d{2})$/.exec(value ?? '') ?? [];
  const valid = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  if (value === undefined || valid) return value;
  log.push(
    error('read.wrong-kind', placeOf(at), { found: value, expected: { zh: '日期', en: 'a date' }, fix: '2026-11-20' }),
  );
  return undefined;
};

const seed: Reader<number> = (at, log) => {
  const value = wholeNumber(at, log);
  if (value === undefined || (value >= 0 && value <= 4294967295)) return value;
  log.push(
    error('read.wrong-kind', placeOf(at), {
      found: value,
      expected: { zh: '0 到 4294967295 的整数', en: 'a whole number from 0 to 4294967295' },
      fix: '20210420',
    }),
  );
  return undefined;
};

const shock: Reader<Shock> = (at, log) => {
  const read = record({
    on: required(text, 'airport_passengers'),
    kind: required(oneOf(['add', 'multiply', 'hold']), 'multiply'),
    from: required(wholeNumber, '2021'),
    to: optional(wholeNumber),
    value: required(number, '0.8'),
    fade: optional(number),
  })(at, log);
  if (!read) return undefined;
  const { from, to = from, fade = 0, ...rest } = read;
  const issues = checkShock({ ...rest, span: { from, to }, fade, place: placeOf(at) });
  log.push(...issues);
  return issues.length > 0 ? undefined : { ...rest, span: { from, to }, fade, place: placeOf(at) };
};

const scenario = record({
  name: required(words, '{zh: …, en: …}'),
  extends: optional(text),
  author: required(text, '…'),
  date: required(isoDate, '2026-11-20'),
  assumes: required(words, '{zh: …, en: …}'),
  leaves_out: required(words, '{zh: …, en: …}'),
  closure: optional(text),
  seed: optional(seed),
  set: optional(mapOf(pathSpec)),
  shocks: optional(listOf(shock)),
  equations: optional(equations),
  targets: optional(mapOf(number)),
  distributions: optional(mapOf(placed(distributionShape))),
  correlations: optional(correlations),
});

function placesOf(at: Cursor): ReadonlyMap<string, Place> {
  const single = ['extends', 'closure'].flatMap((key) => entry(key, childOf(at, key)));
  const nested = ['set', 'targets'].flatMap((key) => {
    const map = childOf(at, key);
    return keysOf(map).flatMap((name) => entry(`${key}.${name}`, childOf(map, name)));
  });
  return new Map([...single, ...nested]);
}

function entry(path: string, at: Cursor | undefined): readonly (readonly [string, Place])[] {
  return at ? [[path, placeOf(at)]] : [];
}
