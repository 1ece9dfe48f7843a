/** A large ensemble: probabilities of targets, joint ones, and the spread of series, with their sampling errors. */
import { error, type Issue, type Lang, type Text } from '../../../issue.ts';
import { allTargets } from '../../../analyse/index.ts';
import { drawsWords, errorWords, probabilityWords, showValue } from '../../../present/index.ts';
import type { Shown } from '../../../present/types.ts';
import type { PlanFolder } from '../../../model/folder.ts';
import { oneOf, optional, placed, record, wholeNumber, type Reader } from '../../../read/yaml.ts';
import { ensembleSteps, failures, MAX_DRAWS } from '../../../simulate/index.ts';
import type { EnsembleRun, EnsembleSpec, Histogram } from '../../../simulate/types.ts';
import { QUANTILES, type At } from '../../evaluate.ts';
import { symbolOf } from '../../symbols.ts';
import { checkYear, names, needs, readBody, type Placed } from '../body.ts';
import { cellKind, type Task } from '../kind.ts';

interface MonteCarloSpec {
  readonly draws?: Placed<number>;
  readonly method?: 'random' | 'lhs' | 'sobol';
  readonly seed?: Placed<number>;
  readonly series?: readonly Placed<string>[];
  readonly targets?: readonly Placed<string>[];
  readonly year?: Placed<number>;
}

export interface MonteCarloResult {
  readonly draws: number;
  /** Behind all that is shown: how many, how, from which seed. */
  readonly drawn?: Text;
  /** Fewer than asked for: the full ensemble has not run yet. */
  readonly preliminary: boolean;
  readonly year: number;
  readonly targets: readonly {
    readonly id: string;
    readonly name: Text;
    readonly probability: number;
    readonly words: Text;
    readonly errorWords: Text;
  }[];
  readonly joint: readonly {
    readonly id: string;
    readonly name: Text;
    readonly words: Text;
    readonly errorWords: Text;
  }[];
  readonly spreads: readonly {
    readonly id: string;
    readonly name: Text;
    readonly unit: string;
    readonly quantiles: readonly { readonly at: number; readonly value: Shown }[];
    readonly histogram?: Histogram;
    /** The ends of the histogram. */
    readonly ends?: readonly [Shown, Shown];
    /** What is to be seen, in a sentence. */
    readonly said: Text;
  }[];
  /** Which target fails most often, the most frequent first. */
  readonly failures: readonly {
    readonly id: string;
    readonly name: Text;
    readonly words: Text;
    readonly errorWords: Text;
  }[];
  readonly issues: readonly Issue[];
}

const body: Reader<MonteCarloSpec> = record({
  draws: optional(placed(wholeNumber)),
  method: optional(oneOf(['random', 'lhs', 'sobol'])),
  seed: optional(placed(wholeNumber)),
  series: optional(names),
  targets: optional(names),
  year: optional(placed(wholeNumber)),
});

export const DRAWS = 10_000;

export const montecarlo = cellKind<MonteCarloSpec, MonteCarloResult>({
  kind: 'montecarlo',
  name: { zh: '蒙特卡洛', en: 'Monte Carlo' },
  hint: { zh: '大样本抽样：概率、联合概率与分布', en: 'A large sample: probabilities, joint ones, distributions' },
  group: 'analyse',
  keys: {
    draws: { example: '10000', zh: '抽样次数', en: 'the number of draws' },
    method: {
      example: 'random',
      zh: 'random 随机，lhs 拉丁超立方，sobol 低差异序列',
      en: 'random, lhs (Latin hypercube) or sobol',
    },
    seed: { example: '20210420', zh: '随机种子；不写则同本笔记本', en: 'the seed; the notebook’s without it' },
    series: { example: '[gdp_current]', zh: '画出哪些序列的分布', en: 'the series whose spread is drawn' },
    targets: { example: '[gdp_level]', zh: '只看这些目标', en: 'only these targets' },
    year: { example: '2025', zh: '哪一年的分布', en: 'the year of the spread' },
  },
  blank: () => 'draws: 10000\nseries: [gdp_current]\nyear: 2025',
  read: (text) => readBody(text, body),
  names: ({ series, targets }) => ({
    defines: [],
    needs: [...needs('series', series), ...needs('target', targets)],
    all: (targets?.length ?? 0) === 0,
    random: true,
    spread: (series ?? []).map(({ value }) => ({ series: value })),
  }),
  check: ({ year, draws, seed, series }, { model }) => [
    ...checkYear(year, model?.years),
    ...checkDraws(draws),
    ...checkSeed(seed),
    ...(series ?? []).flatMap((each) => checkYearly(each, model)),
  ],
  wrong: ({ issues }) => issues,
  evaluate: (spec, at) => {
    const ensemble = at.here && at.ensemble(at.here);
    return ensemble ? resultOf(spec, at, ensemble, []) : nothingYet(spec, at);
  },
  task: sampled,
});

function checkDraws(draws: Placed<number> | undefined): readonly Issue[] {
  if (!draws || (draws.value >= 1 && draws.value <= MAX_DRAWS)) return [];
  const fix = draws.value < 1 ? DRAWS : MAX_DRAWS;
  return [error('simulate.draws', draws.place, { found: draws.value, expected: MAX_DRAWS, fix })];
}

function checkSeed(seed: Placed<number> | undefined): readonly Issue[] {
  if (!seed || (seed.value >= 0 && Number.isSafeInteger(seed.value))) return [];
  return [error('simulate.seed', seed.place, { found: seed.value, expected: Number.MAX_SAFE_INTEGER })];
}

/** What has one value for all years has no course to be spread. */
function checkYearly({ value, place }: Placed<string>, model: PlanFolder['model']): readonly Issue[] {
  const constant = model?.parameters.get(value)?.varies === 'constant';
  return constant ? [error('notebook.not-yearly', place, { found: value })] : [];
}

function* sampled(spec: MonteCarloSpec, at: At): Task<MonteCarloResult> {
  const { here } = at;
  if (!here) return nothingYet(spec, at);
  const year = yearOf(spec, at);
  const wanted: EnsembleSpec = {
    draws: spec.draws?.value ?? DRAWS,
    seed: spec.seed?.value ?? here.scenario.seed,
    method: spec.method ?? 'random',
    quantiles: QUANTILES,
    wanted: (spec.series ?? []).map(({ value }) => ({ series: value, years: [year] })),
    histograms: (spec.series ?? []).map(({ value }) => ({ series: value, year, bins: 40 })),
  };
  const steps = ensembleSteps(here.program, here.scenario.values, wanted);
  for (;;) {
    const step = steps.next();
    if (!step.done) yield { done: step.value.done, of: step.value.draws };
    else if (step.value.ok) return resultOf(spec, at, step.value.value, step.value.issues);
    else return { ...nothingYet(spec, at), issues: step.value.issues };
  }
}

function yearOf({ year }: MonteCarloSpec, { home }: At): number {
  return year?.value ?? home.plan.span.to;
}

function nothingYet(spec: MonteCarloSpec, at: At): MonteCarloResult {
  return {
    draws: 0,
    preliminary: true,
    year: yearOf(spec, at),
    targets: [],
    joint: [],
    spreads: [],
    failures: [],
    issues: [],
  };
}

function resultOf(spec: MonteCarloSpec, at: At, ensemble: EnsembleRun, issues: readonly Issue[]): MonteCarloResult {
  const { draws } = ensemble.spec;
  const indicators = allTargets(at.home.plan);
  const nameOf = (id: string): Text => indicators.find((each) => each.id === id)?.name ?? { zh: id, en: id };
  const asked = spec.targets?.map(({ value }) => value) ?? indicators.map(({ id }) => id);
  const among = ensemble.targets.filter(({ id }) => asked.includes(id));
  const said = (probability: number, standardError: number): { words: Text; errorWords: Text } => {
    const estimate = { probability, standardError, draws };
    return { words: probabilityWords(estimate), errorWords: errorWords(estimate) };
  };
  return {
    draws,
    drawn: drawsWords(ensemble),
    preliminary: draws < (spec.draws?.value ?? DRAWS),
    year: yearOf(spec, at),
    targets: among.map(({ id, probability, standardError }) => ({
      id,
      name: nameOf(id),
      probability,
      ...said(probability, standardError),
    })),
    joint: ensemble.joint.map(({ id, probability, standardError }) => ({
      id,
      name: jointName(id),
      ...said(probability, standardError),
    })),
    spreads: (spec.series ?? []).flatMap(({ value }) => spreadOf(value, spec, at, ensemble) ?? []),
    failures: failures(ensemble.flags)
      .filter(({ id, missed }) => missed > 0 && among.some((each) => each.id === id))
      .slice(0, 5)
      .map(({ id, missed, of }) => ({ id, name: nameOf(id), ...said(missed / of, errorOf(missed / of, of)) })),
    issues,
  };
}

function errorOf(share: number, of: number): number {
  return Math.sqrt((share * (1 - share)) / of);
}

function jointName(id: string): Text {
  if (id === 'all') return { zh: '全部目标', en: 'All targets' };
  return id === 'binding' ? { zh: '全部约束性目标', en: 'All binding targets' } : { zh: id, en: id };
}

function spreadOf(
  id: string,
  spec: MonteCarloSpec,
  at: At,
  ensemble: EnsembleRun,
): MonteCarloResult['spreads'][number] | undefined {
  const symbol = at.here && symbolOf(id, at.here);
  const found = ensemble.series.get(id);
  const year = yearOf(spec, at);
  const column = found?.columns[found.years.indexOf(year)];
  if (!symbol || !column) return undefined;
  const quantiles = ensemble.spec.quantiles.map((point, i) => ({
    at: point,
    value: showValue(column.quantiles[i] ?? NaN, symbol.unit),
  }));
  const histogram = ensemble.histograms.get(`${id}@${year}`);
  const { name, unit } = symbol;
  const ends = histogram && ([showValue(histogram.from, unit), showValue(histogram.to, unit)] as const);
  return {
    id,
    name,
    unit,
    quantiles,
    said: saidOf(name, year, quantiles),
    ...(histogram && { histogram }),
    ...(ends && { ends }),
  };
}

type Quantile = MonteCarloResult['spreads'][number]['quantiles'][number];

function saidOf(name: Text, year: number, quantiles: readonly Quantile[]): Text {
  const at = (point: number, lang: Lang): string => quantiles.find((each) => each.at === point)?.value.text[lang] ?? '';
  return {
    zh: `${year} 年${name.zh}的分布：中位数 ${at(0.5, 'zh')}，八成在 ${at(0.1, 'zh')} 到 ${at(0.9, 'zh')} 之间。`,
    en: `How ${name.en} is spread in ${year}: median ${at(0.5, 'en')}; four fifths lie between ${at(0.1, 'en')} and ${at(0.9, 'en')}.`,
  };
}
