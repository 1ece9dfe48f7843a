/** The JSON of `run`: a contract with scripts. Values are numbers in the unit beside them; a hole is null. */
import { describeIssue, type Judgement, type Study } from '../engine/index.ts';

export interface RunJson {
  readonly plan: string;
  readonly scenario: string;
  readonly years: readonly number[];
  readonly series: Readonly<Record<string, { readonly unit: string; readonly values: readonly number[] }>>;
  readonly targets: readonly TargetJson[];
  readonly issues: readonly {
    readonly code: string;
    readonly severity: string;
    readonly zh: string;
    readonly en: string;
  }[];
}

interface TargetJson {
  readonly id: string;
  readonly no: string;
  readonly kind: string;
  readonly nature: string | null;
  readonly unit: string;
  readonly base: number | null;
  /** The number to be reached, or the level to be held; null where the province has not set it, and for falling. */
  readonly target: number | null;
  /** The projected number of the same kind: level, average growth, sum over the years. */
  readonly value: number | null;
  /** For kinds hold and falling: how far the series moves, which is judged against `tolerance`; null for the others. */
  readonly movement: number | null;
  /** How far a value may miss its target, or a series move, and still count; ours unless the plan prints it. */
  readonly tolerance: number | null;
  readonly verdict: string;
  readonly margin: number | null;
  readonly requiredRate: number | null;
  readonly pastRate: number | null;
  readonly bindingMiss: boolean;
}

/** The run of a study up to a year, with every target and issue. */
export function runJson(study: Study, plan: string, to: number): RunJson {
  const { run, scenario, judgements, issues } = study;
  const count = run.years.filter((year) => year <= to).length;
  const entries = [...run.series].map(
    ([id, values]) => [id, { unit: unitOf(study, id), values: [...values.slice(0, count)] }] as const,
  );
  return {
    plan,
    scenario: scenario.id,
    years: run.years.slice(0, count),
    series: Object.fromEntries(entries),
    targets: judgements.map((one) => targetJson(study, one)),
    issues: issues.map((one) => ({
      code: one.code,
      severity: one.severity,
      zh: describeIssue(one, 'zh'),
      en: describeIssue(one, 'en'),
    })),
  };
}

function unitOf({ linked, folder }: Study, id: string): string {
  return linked.order.find((one) => one.id === id)?.unit ?? folder.model?.parameters.get(id)?.unit ?? '';
}

function targetJson(study: Study, one: Judgement): TargetJson {
  return {
    id: one.id,
    no: one.no,
    kind: one.kind,
    nature: one.nature ?? null,
    unit: one.unit,
    ...levelsOf(study, one),
    verdict: one.verdict,
    margin: one.margin ?? null,
    requiredRate: one.requiredRate?.value ?? null,
    pastRate: one.pastRate?.value ?? null,
    bindingMiss: one.bindingMiss,
  };
}

type Levels = Pick<TargetJson, 'base' | 'target' | 'value' | 'movement' | 'tolerance'>;

/** Where the measure is a movement, levels stand in `base`, `target` and `value`, as for every other kind. */
function levelsOf(study: Study, one: Judgement): Levels {
  const { target, base = null, threshold = null, value = null, level } = one;
  const tolerance = 'tolerance' in target ? target.tolerance : null;
  if (target.kind !== 'hold' && target.kind !== 'falling')
    return { base, target: threshold, value, movement: null, tolerance };
  const from = base ?? levelIn(study, one.id, target.span.from);
  const held = target.kind === 'hold' ? (target.value ?? from) : null;
  return { base: from, target: held, value: level ?? null, movement: value, tolerance };
}

function levelIn({ folder: { plan }, run }: Study, id: string, year: number): number | null {
  const series = [...plan.indicators, ...plan.textTargets].find((one) => one.id === id)?.series ?? id;
  return run.series.get(series)?.[run.years.indexOf(year)] ?? null;
}
