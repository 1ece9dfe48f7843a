/** Two runs beside each other: which assumptions differ, what that does to every series, and which verdicts turn. */
import type { Text } from '../issue.ts';
import type { PlanFolder } from '../model/folder.ts';
import type { Scenario } from '../model/types.ts';
import type { Target } from '../plan/types.ts';
import type { Run } from '../simulate/types.ts';
import { valueIn } from './evaluate.ts';
import { allTargets } from './targets.ts';
import type { Judgement, Verdict } from './types.ts';

/** As much of a study as a comparison needs. */
export interface Compared {
  readonly folder: PlanFolder;
  readonly scenario: Scenario;
  readonly run: Run;
  readonly judgements: readonly Judgement[];
}

export interface TargetDifference {
  readonly id: string;
  readonly no: string;
  readonly name: Text;
  readonly unit: string;
  /** As the first of the two is judged. */
  readonly target: Target;
  /** The measure that is judged; the level at the end where that is a movement. */
  readonly a?: number;
  readonly b?: number;
  /** b minus a; absent where one of them has no value. */
  readonly difference?: number;
  readonly verdictA: Verdict;
  readonly verdictB: Verdict;
  readonly turned: boolean;
}

export interface SeriesDifference {
  readonly id: string;
  readonly name: Text;
  readonly unit: string;
  readonly years: readonly number[];
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly difference: readonly number[];
}

export interface AssumptionDifference {
  readonly id: string;
  readonly name: Text;
  readonly unit: string;
  /** One value, or one for each model year. */
  readonly a: readonly number[];
  readonly b: readonly number[];
}

export interface RunComparison {
  readonly a: { readonly id: string; readonly name: Text };
  readonly b: { readonly id: string; readonly name: Text };
  /** All targets of the plan, in its order. */
  readonly targets: readonly TargetDifference[];
  /** Only series that differ in some year. */
  readonly series: readonly SeriesDifference[];
  readonly assumptions: readonly AssumptionDifference[];
  /** What differs beyond numbers: closures, equations and shocks of each side. */
  readonly structure: readonly Text[];
}

/** Both of one plan folder; the differences are b minus a. */
export function compareRuns(a: Compared, b: Compared): RunComparison {
  return {
    a: { id: a.scenario.id, name: a.scenario.name },
    b: { id: b.scenario.id, name: b.scenario.name },
    targets: targetDifferences(a, b),
    series: seriesDifferences(a, b),
    assumptions: assumptionDifferences(a, b),
    structure: structureDifferences(a.scenario, b.scenario),
  };
}

function targetDifferences(a: Compared, b: Compared): readonly TargetDifference[] {
  const others = new Map(b.judgements.map((each) => [each.id, each]));
  const names = new Map(allTargets(a.folder.plan).map(({ id, name }) => [id, name]));
  return a.judgements.flatMap((one) => {
    const other = others.get(one.id);
    if (other === undefined) return [];
    const [first, second] = [one, other].map(({ level, value }) => level ?? value);
    const difference = first === undefined || second === undefined ? undefined : second - first;
    return [
      {
        id: one.id,
        no: one.no,
        name: names.get(one.id) ?? { zh: one.id, en: one.id },
        unit: one.unit,
        target: one.target,
        a: first,
        b: second,
        difference,
        verdictA: one.verdict,
        verdictB: other.verdict,
        turned: one.verdict !== other.verdict,
      },
    ];
  });
}

function seriesDifferences(a: Compared, b: Compared): readonly SeriesDifference[] {
  const years = a.run.years.filter((year) => b.run.years.includes(year));
  return [...a.run.series.keys()].flatMap((id) => {
    if (!b.run.series.has(id)) return [];
    const [first, second] = [a, b].map(({ run }) => years.map((year) => valueIn(run, id, year)));
    if (!first || !second || first.every((value, index) => Object.is(value, second[index]))) return [];
    const difference = second.map((value, index) => value - (first[index] ?? NaN));
    return [{ id, ...labelOf(a.folder, id), years, a: first, b: second, difference }];
  });
}

function labelOf({ model }: PlanFolder, id: string): { readonly name: Text; readonly unit: string } {
  const { name, unit } = model?.variables.get(id) ??
    model?.parameters.get(id) ?? { name: { zh: id, en: id }, unit: '1' };
  return { name, unit };
}

function assumptionDifferences(a: Compared, b: Compared): readonly AssumptionDifference[] {
  return [...a.scenario.values].flatMap(([id, first]) => {
    const second = b.scenario.values.get(id) ?? [];
    const differs = first.length !== second.length || first.some((value, index) => value !== second[index]);
    return differs ? [{ id, ...labelOf(a.folder, id), a: first, b: second }] : [];
  });
}

function structureDifferences(a: Scenario, b: Scenario): readonly Text[] {
  const closure: Text = { zh: `闭合：${a.closure} → ${b.closure}`, en: `closure: ${a.closure} → ${b.closure}` };
  return [...(a.closure === b.closure ? [] : [closure]), ...changes(a, b, '−'), ...changes(b, a, '+')];
}

/** What one scenario has and the other has not, marked with a sign. */
function changes(here: Scenario, there: Scenario, sign: string): readonly Text[] {
  const theirs = new Set(textsOf(there));
  const own = textsOf(here);
  return own.filter((text) => !theirs.has(text)).map((text) => ({ zh: `${sign} ${text}`, en: `${sign} ${text}` }));
}

function textsOf({ equations, shocks, distributions = new Map(), correlations = [] }: Scenario): readonly string[] {
  return [
    ...equations.map(({ text }) => text),
    ...shocks.map(shockText),
    ...[...distributions].map(([id, { value }]) => `${id} ~ ${JSON.stringify(value)}`),
    ...correlations.map(({ a, b, rank }) => `${a} ~ ${b}: ${rank}`),
  ];
}

function shockText({ on, kind, span, value, fade }: Scenario['shocks'][number]): string {
  return `${on} ${kind} ${value} ${span.from}-${span.to}${fade === 0 ? '' : ` fade ${fade}`}`;
}
