/** A target of the user's own, or the number that the province has assigned to one of the plan's. */
import { isMap } from 'yaml';
import { error, type Issue, type Text } from '../../../issue.ts';
import type { PlanFolder } from '../../../model/folder.ts';
import { allTargets } from '../../../analyse/index.ts';
import type { TargetSpec } from '../../../plan/targetSpec.ts';
import { board, drawsWords } from '../../../present/index.ts';
import type { Tile } from '../../../present/types.ts';
import {
  mapOf,
  number,
  oneOf,
  optional,
  placed,
  record,
  required,
  text,
  type Cursor,
  type Reader,
} from '../../../read/yaml.ts';
import type { Nature } from '../../../plan/types.ts';
import { nearest } from '../../../read/nearest.ts';
import { checkYear, keeping, keysOfBody, needs, readBody, tolerant, without, type Placed } from '../body.ts';
import { cellKind } from '../kind.ts';
import { indicatorOf, targetWritten } from '../own-target.ts';
import { oneOrBoth } from '../settings-body.ts';

export interface TargetSpecs {
  /** Targets that the plan leaves to the province → their number. */
  readonly assigned: ReadonlyMap<string, Placed<number>>;
  readonly own?: {
    readonly series: Placed<string>;
    readonly name?: Text;
    readonly unit?: Placed<string>;
    readonly nature?: Nature;
    readonly spec: TargetSpec;
  };
}

export interface TargetResult {
  readonly tiles: readonly Tile[];
  /** Behind their chances. */
  readonly draws?: Text;
}

const head = record({
  series: required(placed(text), 'gdp_per_head'),
  name: optional(oneOrBoth),
  unit: optional(placed(text)),
  nature: optional(oneOf(['anticipatory', 'binding'])),
});
const HEAD = new Set(['series', 'name', 'unit', 'nature', 'assign']);
/** With the place of its name. */
export const numberAtKey: Reader<Placed<number>> = (at, log) => {
  const value = number(at, log);
  return value === undefined ? undefined : { value, place: at.key ?? at.place };
};

const assign = record({ assign: optional(mapOf(numberAtKey)) });

const targets: Reader<TargetSpecs> = (at, log) => {
  const assigned =
    assign(
      keeping(at, (name) => name === 'assign'),
      log,
    )?.assign ?? new Map<string, Placed<number>>();
  const keys = keysOfBody(at).filter((key) => key !== 'assign');
  if (isMap(at.node) && keys.length === 0 && assigned.size > 0) return { assigned };
  const own = tolerant(head)(
    keeping(at, (name) => HEAD.has(name) && name !== 'assign'),
    log,
  );
  const spec = targetOf(without(at, HEAD), log);
  return own && spec ? { assigned, own: { ...own, spec } } : { assigned };
};

/** `at_least: 20`, or the fields of a target as plan files write them. */
function targetOf(at: Cursor, log: Issue[]): TargetSpec | undefined {
  const short = record({ is: required(targetWritten, 'at_least 20 in 2025') });
  if (keysOfBody(at).includes('is')) return tolerant(short)(at, log)?.is;
  if (keysOfBody(at).includes('kind')) return targetWritten(at, log);
  log.push(
    error('notebook.target-shape', at.place, { found: keysOfBody(at).join(', '), fix: 'is: at_least 20 in 2025' }),
  );
  return undefined;
}

export const target = cellKind<TargetSpecs, TargetResult>({
  kind: 'target',
  name: { zh: '目标', en: 'Target' },
  hint: { zh: '自设目标，或填入省下达的目标值', en: 'A target of your own, or the number the province assigned' },
  group: 'assume',
  keys: {
    series: { example: 'gdp_per_head', zh: '以哪个序列为准', en: 'the series that is judged' },
    is: {
      example: 'at_least 20 in 2025',
      zh: 'at_least、at_most、more_than 或 about，数，年份',
      en: 'at_least, at_most, more_than or about, a number, a year',
    },
    kind: { example: 'at_least', zh: '目标类型，写法同 plan.yaml', en: 'the kind of target, as in plan.yaml' },
    name: { example: '…', zh: '名称', en: 'its name' },
    unit: { example: '万元@current/人', zh: '单位；不写则同该序列', en: 'its unit; that of the series without it' },
    nature: { example: 'anticipatory', zh: 'anticipatory 预期性，binding 约束性', en: 'anticipatory or binding' },
    assign: {
      example: '{ good_air_days: 88 }',
      zh: '省下达的目标值',
      en: 'numbers that the province assigned to the plan’s open targets',
    },
  },
  blank: () => 'series: gdp_per_head\nis: at_least 20 in 2025',
  read: (body) => readBody(body, targets),
  names: ({ assigned, own }, _, key) => {
    const given = [...assigned].map(([name, { place }]) => ({ space: 'target' as const, name, place }));
    return {
      defines: own ? [{ space: 'target', name: key, place: own.series.place }] : [],
      touches: given,
      needs: needs('series', own ? [own.series] : []),
    };
  },
  adds: ({ assigned, own }, home, key) => ({
    targetValues: new Map([...assigned].map(([id, { value }]) => [id, value])),
    targets: own
      ? [
          indicatorOf(
            {
              ...own,
              id: key,
              series: own.series.value,
              name: own.name ?? nameOf(own.series.value, home),
              unit: own.unit?.value ?? unitOf(own.series.value, home),
              place: own.series.place,
            },
            home,
          ),
        ]
      : [],
  }),
  check: ({ assigned, own }, home) => [
    ...checkAssigned(
      [...assigned].map(([value, { place }]) => ({ value, place })),
      home,
    ),
    ...(own ? [...checkUnit(own, home), ...checkTargetYear(own, home)] : []),
  ],
  evaluate: ({ assigned, own }, { home, here, ensemble, key }) => {
    const ids = new Set([...assigned.keys(), ...(own ? [key] : [])]);
    const sampled = here && ensemble(here);
    const { groups, text: prose } = board(home, here?.scenario, here?.run, here?.judgements, sampled);
    const tiles = [...groups.flatMap((group) => group.tiles), ...prose].filter((tile) => ids.has(tile.id));
    return { tiles, ...(sampled && { draws: drawsWords(sampled) }) };
  },
});

/** Only what the plan leaves open can be filled in. */
export function checkAssigned(assigned: readonly Placed<string>[], { plan }: PlanFolder): readonly Issue[] {
  const open = allTargets(plan)
    .filter(({ target: each }) => each.kind === 'province')
    .map(({ id }) => id);
  return assigned
    .filter(({ value }) => !open.includes(value))
    .map(({ value, place }) => {
      const facts = { found: value, expected: open.join(', '), fix: nearest(value, open) ?? '' };
      return error('notebook.target-not-open', place, facts);
    });
}

type Own = NonNullable<TargetSpecs['own']>;

/** A target is held against its series as it is: no unit of its own can stand beside the number. */
function checkUnit({ unit, series }: Own, home: PlanFolder): readonly Issue[] {
  const expected = unitOf(series.value, home);
  if (!unit || expected === '' || unit.value === expected) return [];
  return [error('notebook.target-unit', unit.place, { found: unit.value, expected, fix: expected })];
}

function checkTargetYear({ spec, series }: Own, { model }: PlanFolder): readonly Issue[] {
  const year = 'year' in spec ? spec.year : undefined;
  return year === undefined ? [] : checkYear({ value: year, place: { line: series.place.line } }, model?.years);
}

function nameOf(series: string, { model }: PlanFolder): Text {
  return model?.variables.get(series)?.name ?? model?.parameters.get(series)?.name ?? { zh: series, en: series };
}

/** '' where only linking will tell. */
function unitOf(series: string, { model }: PlanFolder): string {
  return model?.variables.get(series)?.unit ?? model?.parameters.get(series)?.unit ?? '';
}
