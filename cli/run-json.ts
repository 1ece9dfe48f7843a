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
  readonly target: number | null;
  readonly value: number | null;
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
    targets: judgements.map(targetJson),
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

function targetJson(one: Judgement): TargetJson {
  return {
    id: one.id,
    no: one.no,
    kind: one.kind,
    nature: one.nature ?? null,
    unit: one.unit,
    base: one.base ?? null,
    target: one.threshold ?? null,
    value: one.value ?? null,
    verdict: one.verdict,
    margin: one.margin ?? null,
    requiredRate: one.requiredRate?.value ?? null,
    pastRate: one.pastRate?.value ?? null,
    bindingMiss: one.bindingMiss,
  };
}
