/**
 * What matters most: each assumption moved alone from the low to the high end of its usual range, ordered by what that
 * does. Interactions are left out, and the cell says so.
 */
import { error, type Issue, type Text } from '../../../issue.ts';
import { optional, placed, record, required, text, wholeNumber, type Reader } from '../../../read/yaml.ts';
import { formatDifference, showValue } from '../../../present/index.ts';
import type { Shown } from '../../../present/types.ts';
import type { At } from '../../evaluate.ts';
import { measured, withParameter } from '../../path-run.ts';
import { symbolOf } from '../../symbols.ts';
import { assumptionNeeds, checkAssumptions } from '../assumption.ts';
import { names, readBody, type Placed } from '../body.ts';
import { cellKind, type Task } from '../kind.ts';
import { checkMeasure, measureNeed, measureOf, saidMeasure } from '../measure-body.ts';

interface SensitivitySpec {
  readonly of: Placed<string>;
  readonly parameters?: readonly Placed<string>[];
  /** How many bars. */
  readonly top?: Placed<number>;
}

export interface SensitivityResult {
  readonly name: Text;
  readonly unit: string;
  readonly now: Shown;
  readonly nowValue: number;
  readonly bars: readonly {
    readonly id: string;
    readonly name: Text;
    /** The ends of the assumption's usual range, and what the measure becomes there. */
    readonly ends: readonly [Shown, Shown];
    readonly values: readonly [number, number];
    readonly words: Text;
  }[];
  /** How many of the assumptions have been tried. */
  readonly tried: number;
  readonly of: number;
}

const body: Reader<SensitivitySpec> = record({
  of: required(placed(text), 'gdp_level'),
  parameters: optional(names),
  top: optional(placed(wholeNumber)),
});

export const sensitivity = cellKind<SensitivitySpec, SensitivityResult>({
  kind: 'sensitivity',
  name: { zh: '敏感性', en: 'Sensitivity' },
  hint: { zh: '哪些假设影响最大', en: 'Which assumptions matter most' },
  group: 'analyse',
  keys: {
    of: {
      example: 'gdp_level',
      zh: '一个目标，或某年的序列：gdp@2025',
      en: 'a target, or a series in a year: gdp@2025',
    },
    parameters: { example: '[growth, inflation]', zh: '只动这些假设', en: 'only these assumptions are moved' },
    top: { example: '8', zh: '列出几项', en: 'how many are listed' },
  },
  blank: () => 'of: gdp_level\ntop: 8',
  read: (source) => readBody(source, body),
  names: ({ of, parameters }) => ({
    defines: [],
    needs: [measureNeed(of), ...assumptionNeeds(parameters ?? [], 'exists')],
  }),
  check: ({ of, parameters, top }, home) => [
    ...checkMeasure(of, home),
    ...checkAssumptions(parameters ?? [], home),
    ...checkTop(top),
  ],
  evaluate: (spec, at) => resultOf(spec, at, []),
  task: tried,
});

function checkTop(top: Placed<number> | undefined): readonly Issue[] {
  if (!top || top.value >= 1) return [];
  return [error('notebook.number-range', top.place, { found: top.value, expected: '≥ 1', fix: MOST })];
}

/** Bars shown where the author does not say how many. */
const MOST = 10;

type Bar = SensitivityResult['bars'][number];

function* tried(spec: SensitivitySpec, at: At): Task<SensitivityResult> {
  const ids = parametersOf(spec, at);
  const bars: Bar[] = [];
  for (const [index, id] of ids.entries()) {
    const bar = barOf(id, spec, at);
    if (bar) bars.push(bar);
    yield {
      done: index + 1,
      of: ids.length,
      ...(index % 16 === 15 && { result: resultOf(spec, at, bars, index + 1) }),
    };
  }
  return resultOf(spec, at, bars, ids.length);
}

function parametersOf({ parameters }: SensitivitySpec, { here }: At): readonly string[] {
  const free = (here?.linked.exogenous ?? []).map(({ id }) => id);
  const named = parameters?.map(({ value }) => value);
  return named ? free.filter((id) => named.includes(id)) : free;
}

function barOf(id: string, { of }: SensitivitySpec, at: At): Bar | undefined {
  const { here, home } = at;
  const parameter = home.model?.parameters.get(id);
  if (!here || !parameter) return undefined;
  const measure = measureOf(of);
  const [low, high] = parameter.plausible.map((level) => measured(here, withParameter(here, id, level), measure));
  if (low === undefined || high === undefined || !(Math.abs(high - low) > 0)) return undefined;
  const { unit } = said(of, at);
  const by = high - low;
  const ends = [
    showValue(parameter.plausible[0], parameter.unit),
    showValue(parameter.plausible[1], parameter.unit),
  ] as const;
  return {
    id,
    name: parameter.name,
    ends,
    values: [low, high],
    words: { zh: formatDifference(by, unit, 'zh'), en: formatDifference(by, unit, 'en') },
  };
}

function said(of: Placed<string>, { home, here }: At): { readonly name: Text; readonly unit: string } {
  return saidMeasure(measureOf(of), home, (series) => (here && symbolOf(series, here)?.unit) ?? '1');
}

function resultOf(spec: SensitivitySpec, at: At, bars: readonly Bar[], done = 0): SensitivityResult {
  const { name, unit } = said(spec.of, at);
  const nowValue = at.here ? measured(at.here, at.here.scenario.values, measureOf(spec.of)) : NaN;
  const size = ({ values: [low, high] }: Bar): number => Math.abs(high - low);
  const sorted = [...bars].sort((a, b) => size(b) - size(a) || (a.id < b.id ? -1 : 1));
  return {
    name,
    unit,
    nowValue,
    now: showValue(nowValue, unit),
    bars: sorted.slice(0, spec.top?.value ?? MOST),
    tried: done,
    of: parametersOf(spec, at).length,
  };
}
