/** The JSON of `run`: a contract with scripts. Values are numbers in the unit beside them; a hole is null. */
import { describeIssue, type Study } from '../engine/index.ts';
import { targetJson, type TargetJson } from './target-json.ts';

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
    targets: judgements.map((one) => targetJson(one, study.folder.plan, run)),
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
