/** A choice of scenarios for the reader, or a scenario of the notebook's own, named after its cell. */
import { isMap } from 'yaml';
import { error, type Issue, type Text } from '../../../issue.ts';
import type { Correlation, Equation, PlacedDistribution, ScenarioSpec } from '../../../model/types.ts';
import type { PlanFolder } from '../../../model/folder.ts';
import { correlations } from '../../../model/correlation.ts';
import { distributionShape } from '../../../model/distribution.ts';
import { equations } from '../../../model/parts.ts';
import { resolveScenario } from '../../../model/resolve.ts';
import { usesOf } from '../../../model/uses.ts';
import { nearest } from '../../../read/nearest.ts';
import { mapOf, optional, placed, record, text, wholeNumber, type Reader } from '../../../read/yaml.ts';
import type { At } from '../../evaluate.ts';
import { keeping, keysOfBody, names, needs, readBody, type Placed } from '../body.ts';
import { cellKind, type Need } from '../kind.ts';
import { checkShockIn, shocks, unplaced, type PlacedShock } from '../shock/index.ts';
import { checkAssigned, numberAtKey } from '../target/index.ts';
import { changesOf } from './changes.ts';
import { checkLines, oneOrBoth, settingLines, valuesOf, type SettingLine } from '../settings-body.ts';

type ScenarioCell =
  | { readonly kind: 'choose'; readonly among: readonly Placed<string>[] }
  | {
      readonly kind: 'own';
      readonly parent?: Placed<string>;
      readonly name?: Text;
      readonly author?: string;
      readonly date?: string;
      readonly assumes?: Text;
      readonly leavesOut?: Text;
      readonly closure?: Placed<string>;
      readonly set: readonly SettingLine[];
      readonly shocks: readonly PlacedShock[];
      readonly equations: readonly Equation[];
      readonly targets: ReadonlyMap<string, Placed<number>>;
      readonly distributions?: ReadonlyMap<string, PlacedDistribution>;
      readonly correlations?: readonly Correlation[];
      readonly seed?: number;
    };

export interface ScenarioResult {
  readonly kind: 'choose' | 'own';
  /** The scenarios to choose from, with the one in force. */
  readonly options: readonly {
    readonly id: string;
    readonly name: Text;
    readonly assumes: Text;
    readonly leavesOut: Text;
    readonly chosen: boolean;
    /** Who signed it and when, where the reader opened it from a file. */
    readonly signed?: { readonly author: string; readonly date: string };
  }[];
  /** What the notebook's own scenario changes from its parent, in words. */
  readonly changes: readonly Text[];
}

const setting: Reader<readonly SettingLine[]> = settingLines(false);
const ownBody = record({
  extends: optional(placed(text)),
  name: optional(oneOrBoth),
  author: optional(text),
  date: optional(text),
  assumes: optional(oneOrBoth),
  leaves_out: optional(oneOrBoth),
  closure: optional(placed(text)),
  set: optional(setting),
  shocks: optional(shocks),
  equations: optional(equations),
  targets: optional(mapOf(numberAtKey)),
  distributions: optional(mapOf(placed(distributionShape))),
  correlations: optional(correlations),
  seed: optional(wholeNumber),
});
const chooseBody = record({ choose: optional(names) });

const scenarios: Reader<ScenarioCell> = (at, log) => {
  if (!isMap(at.node) || keysOfBody(at).length === 0) return { kind: 'choose', among: [] };
  if (keysOfBody(at).includes('choose')) {
    const among = chooseBody(
      keeping(at, (name) => name === 'choose'),
      log,
    )?.choose;
    return among && { kind: 'choose', among };
  }
  const spec = ownBody(at, log);
  if (!spec) return undefined;
  const { extends: parent, leaves_out: leavesOut, set, shocks: jolts, equations: list, targets, ...rest } = spec;
  const given = Object.fromEntries(
    Object.entries({ ...rest, parent, leavesOut }).filter(([, value]) => value !== undefined),
  );
  return {
    kind: 'own',
    ...given,
    set: set ?? [],
    shocks: jolts ?? [],
    equations: list ?? [],
    targets: targets ?? new Map<string, Placed<number>>(),
  };
};

export const scenario = cellKind<ScenarioCell, ScenarioResult>({
  kind: 'scenario',
  name: { zh: '情景', en: 'Scenario' },
  hint: { zh: '让读者选择情景，或写一个自己的情景', en: 'Let the reader choose, or write a scenario of your own' },
  group: 'assume',
  keys: {
    choose: { example: '[baseline]', zh: '读者可以选择的情景', en: 'scenarios for the reader to choose from' },
    extends: { example: 'baseline', zh: '自己的情景从哪个情景改起', en: 'the scenario that your own one changes' },
    name: { example: '…', zh: '名称', en: 'its name' },
    author: { example: '…', zh: '作者', en: 'who wrote it' },
    date: { example: '2026-01-01', zh: '日期', en: 'its date' },
    assumes: { example: '…', zh: '假设了什么，一句话', en: 'what it assumes, in a sentence' },
    leaves_out: { example: '…', zh: '没有考虑什么', en: 'what it leaves out' },
    closure: {
      example: 'supply',
      zh: '闭合方式：哪些量给定，哪些由模型求出',
      en: 'the closure: what is given and what the model finds',
    },
    set: {
      example: '{ growth: 5.5 }',
      zh: '假设的取值：一个数，或逐年',
      en: 'values of assumptions: a number, or by year',
    },
    shocks: {
      example: '[{ on: airport_passengers, kind: multiply, from: 2021, value: 0.9 }]',
      zh: '扰动，写法同“冲击”单元',
      en: 'disturbances, as in a shock cell',
    },
    equations: {
      example: "{ gdp: 'gdp[t] = gdp[t-1] * (1 + growth[t] / 100)' }",
      zh: '改写的模型方程',
      en: 'equations of the model that it replaces',
    },
    targets: { example: '{ good_air_days: 88 }', zh: '省下达的目标值', en: 'numbers that the province assigned' },
    distributions: {
      example: '{ growth: { kind: normal, sd: 1 } }',
      zh: '抽样时怎样分布',
      en: 'how assumptions are spread when sampled',
    },
    correlations: {
      example: '[{ a: growth, b: inflation, rank: 0.25 }]',
      zh: '哪些假设一同变动',
      en: 'which assumptions move together',
    },
    seed: { example: '20210420', zh: '随机种子', en: 'the seed of the draws' },
  },
  blank: () => 'choose: [baseline, slow-growth, high-growth]',
  read: (source) => readBody(source, scenarios),
  names: (cell, home, key) => {
    if (cell.kind === 'choose') return { defines: [], needs: needs('scenario', cell.among, 'exists') };
    const lines = cell.set.map(({ id, name: { place } }) => ({
      space: 'series' as const,
      name: id,
      role: 'exists' as const,
      assumption: true as const,
      place,
    }));
    const shocked = cell.shocks.map(({ on, place }) => ({
      space: 'series' as const,
      name: on,
      role: 'exists' as const,
      place,
    }));
    return {
      defines: [{ space: 'scenario', name: key, place: cell.parent?.place ?? { line: 1 } }],
      needs: [
        ...needs('scenario', cell.parent ? [cell.parent] : []),
        ...lines,
        ...shocked,
        ...cell.equations.flatMap((each) => needsOf(each, home)),
      ],
    };
  },
  adds: (cell, home, key) => (cell.kind === 'own' ? { scenarios: [specOf(cell, home, key)] } : {}),
  check: (cell, home) =>
    cell.kind === 'own'
      ? [
          ...checkLines(cell.set, home),
          ...cell.shocks.flatMap((each) => checkShockIn(each, home)),
          ...checkAssigned(
            [...cell.targets].map(([value, { place }]) => ({ value, place })),
            home,
          ),
          ...checkClosure(cell, home),
          ...checkSpreads(cell, home),
        ]
      : [],
  evaluate: (cell, at) => ({
    kind: cell.kind,
    options: cell.kind === 'choose' ? optionsOf(cell.among, at) : [],
    changes: cell.kind === 'own' ? changesOf(cell, at) : [],
  }),
});

/** The names in an equation that the scenario puts in place of the model's. */
function needsOf({ of, body, place }: Equation, { model }: PlanFolder): readonly Need[] {
  const { now, before, at, constants } = usesOf(body, model?.groups ?? []);
  const names = new Set([of, ...now, ...before, ...at, ...constants]);
  return [...names].map((name) => ({ space: 'series', name, role: 'exists', place }));
}

type Own = Extract<ScenarioCell, { kind: 'own' }>;

function specOf(cell: Own, home: PlanFolder, key: string): ScenarioSpec {
  const nothing = { zh: '', en: '' };
  const name = cell.name ?? { zh: key, en: key };
  return {
    id: key,
    name,
    extends: cell.parent?.value ?? home.scenarios.keys().next().value,
    author: cell.author ?? '',
    date: cell.date ?? '',
    assumes: cell.assumes ?? nothing,
    leavesOut: cell.leavesOut ?? nothing,
    ...(cell.closure && { closure: cell.closure.value }),
    set: valuesOf(cell.set),
    shocks: cell.shocks.map(unplaced),
    equations: cell.equations,
    targets: new Map([...cell.targets].map(([id, { value }]) => [id, value])),
    ...(cell.distributions && { distributions: cell.distributions }),
    ...(cell.correlations && { correlations: cell.correlations }),
    ...(cell.seed !== undefined && { seed: cell.seed }),
    place: cell.parent?.place ?? { line: 1 },
  };
}

function checkClosure({ closure }: Own, { model }: PlanFolder): readonly Issue[] {
  const known = (model?.closures ?? []).map(({ id }) => id);
  if (!closure || known.includes(closure.value)) return [];
  const facts = { found: closure.value, expected: known.join(', '), fix: nearest(closure.value, known) ?? '' };
  return [error('scenario.unknown-closure', closure.place, facts)];
}

/** Distributions and correlations, around the values that the cell and the plan's scenarios set. */
function checkSpreads(cell: Own, home: PlanFolder): readonly Issue[] {
  if (!cell.distributions && !cell.correlations) return [];
  const scenarios = new Map(home.scenarios).set('', specOf(cell, home, ''));
  const { issues } = resolveScenario({ ...home, scenarios }, '');
  return issues.filter(({ place: { file, path } }) => !file && /^(distributions|correlations)\b/.test(path ?? ''));
}

/** All of the plan's when none are named; what the reader opened from a file in any case. */
function optionsOf(among: readonly Placed<string>[], { home, here }: At): ScenarioResult['options'] {
  const opened = [...home.scenarios.values()].filter((spec) => spec.opened).map(({ id }) => id);
  const named = among.length > 0 ? among.map(({ value }) => value) : [...home.scenarios.keys()];
  return [...new Set([...named, ...opened])].flatMap((id) => {
    const spec = home.scenarios.get(id);
    if (!spec) return [];
    const { name, assumes, leavesOut, author, date } = spec;
    const chosen = here?.scenario.id === id;
    return [{ id, name, assumes, leavesOut, chosen, ...(spec.opened && { signed: { author, date } }) }];
  });
}
