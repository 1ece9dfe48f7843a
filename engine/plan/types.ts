/**
 * A plan as data: what was published, where, and in which words. Nothing here is computed from a model; a figure is
 * as printed, with its text, its year and its grade.
 */
import type { Place, Text } from '../issue.ts';

/** How far a number can be trusted: published; computed from published ones; or somebody's judgement. */
export type Grade = 'official' | 'derived' | 'assumption';

export type Copy = 'press' | 'third_party';

export interface Source {
  readonly grade: Grade;
  /** An official figure that was read in somebody's copy: a newspaper's, or an encyclopaedia's or another site's. */
  readonly copy?: Copy;
  readonly title: Text;
  /** Place inside the source: chapter, section, table, page. */
  readonly where?: Text;
  readonly address?: string;
  readonly vintage?: string;
  /** For `derived`: the formula from official figures. */
  readonly formula?: string;
  readonly note?: Text;
}

/** Whole years, both ends included; one year has `from === to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One printed number. */
export interface Figure {
  readonly value: number;
  /** As printed: `[≥110]`, `7339*`, `约30`. */
  readonly text: string;
  readonly span: Span;
  readonly bound?: 'lower' | 'upper';
  readonly source: Source;
  readonly note?: Text;
}

/** `anticipatory` (预期性): what the market is expected to deliver. `binding` (约束性): what government must deliver. */
export type Nature = 'anticipatory' | 'binding';

/**
 * What a target means, exactly. Values are in the indicator's unit. "About" (左右, 约) means within half a unit of the
 * last printed digit unless the file says otherwise; exceeding it is met. A cumulative target is judged on the sum
 * (flows) or on the total change since the base year (the `_cut` series are already cumulative).
 */
export type Target =
  | { readonly kind: 'at_least'; readonly value: number; readonly year: number }
  | { readonly kind: 'at_most'; readonly value: number; readonly year: number }
  | { readonly kind: 'more_than'; readonly value: number; readonly year: number }
  | { readonly kind: 'about'; readonly value: number; readonly tolerance: number; readonly year: number }
  /** Average yearly growth over the plan years, judged on the level series `of`. */
  | {
      readonly kind: 'average_growth_about';
      readonly value: number;
      readonly tolerance: number;
      readonly of: string;
      readonly span: Span;
    }
  | { readonly kind: 'cumulative_at_least'; readonly value: number; readonly span: Span; readonly how: 'sum' | 'last' }
  /** Average growth not behind average real GDP growth by more than the tolerance; `of` and `gdp` are level series. */
  | {
      readonly kind: 'in_step_with_gdp';
      readonly tolerance: number;
      readonly of: string;
      readonly gdp: string;
      readonly span: Span;
    }
  /** Stays within the tolerance of its value in the first year of the span. */
  | { readonly kind: 'hold'; readonly value?: number; readonly tolerance: number; readonly span: Span }
  /** Past its peak, and never rising again before the end of the span. */
  | { readonly kind: 'falling'; readonly tolerance: number; readonly span: Span }
  /**
   * Assigned by the province: the plan prints no number. `value` is absent until a user sets it; then it is judged as
   * `then` says. Never counted as met while absent.
   */
  | {
      readonly kind: 'province';
      readonly value?: number;
      readonly year: number;
      readonly then: 'at_least' | 'cumulative_last_at_least';
    };

export type TargetKind = Target['kind'];

/** Where the plan says so. */
export interface PlanPlace {
  readonly chapter: Text;
  readonly section?: Text;
  readonly box?: Text;
  /** Printed number of the row: `8`. */
  readonly row?: string;
  /** Printed name of the whole row, which may hold several series: 机场旅客/货邮吞吐量. */
  readonly rowName?: Text;
}

/**
 * The yearly rate of the past: as printed, or from two observed values of one definition. `span` holds the years in
 * which it was growing: values of 2015 and 2020 give 2016-2020.
 */
export interface PastRate {
  readonly rate: number;
  /** Compound % a year, or the indicator's own unit (percentage points, persons …) a year; `percent` when absent. */
  readonly kind?: 'percent' | 'points';
  readonly span: Span;
  readonly source: Source;
  readonly note?: Text;
  /** The two published values, for a rate that is derived from them; `observed` names their series. */
  readonly between?: { readonly observed: string; readonly from: Figure; readonly to: Figure };
}

/** One series with a target: a row (or half a row) of a box, or a quantity that the prose sets. */
export interface Indicator {
  readonly id: string;
  /** Printed number with its part: `8a`; empty for a target from the prose. */
  readonly no: string;
  readonly group: string;
  readonly name: Text;
  /** Unit text, see `unit.ts`. */
  readonly unit: string;
  /** Id of the model series (or observation) that it is judged on; the id itself unless the file says otherwise. */
  readonly series: string;
  /** All printed base values; `base` is the one that the plan counts from, absent where it prints none. */
  readonly bases: readonly Figure[];
  readonly base?: Figure;
  /** The outcome that counts, in a plan that is over. */
  readonly result?: Figure;
  /** All printed outcomes, `result` first. */
  readonly results?: readonly Figure[];
  readonly target: Target;
  /** As printed: `26`, `3.4左右`, `完成省下达目标`. */
  readonly targetText: Text;
  /** Absent for targets from the prose, which have no legal nature. */
  readonly nature?: Nature;
  readonly star: boolean;
  readonly note?: Text;
  readonly where: PlanPlace;
  readonly past?: PastRate;
  /** Why there is no past rate, where there is none. */
  readonly pastMissing?: Text;
  readonly place: Place;
}

export interface IndicatorGroup {
  readonly id: string;
  readonly name: Text;
}

/** How observed series (of `observations.csv`) become the history of a model series. */
export interface HistoryLink {
  readonly series: string;
  readonly observed: string;
  /** Vintages to show, in order of preference; the first that exists for a year is the one drawn solid. */
  readonly vintages?: readonly string[];
  /** Sets of vintages on one definition: points of different vintages are joined only within such a set. */
  readonly joins?: readonly (readonly string[])[];
  /** Unit of the observed values in the vocabulary of `unit.ts`, where the published unit is not written in it. */
  readonly unit?: string;
  /** First years on a new definition: the year before is never joined to it. */
  readonly breaks: readonly { readonly year: number; readonly why: Text }[];
  readonly note?: Text;
}

export interface Plan {
  readonly id: string;
  readonly city: Text;
  readonly name: Text;
  readonly document: Source;
  readonly baseYear: number;
  readonly span: Span;
  readonly visionYear?: number;
  readonly groups: readonly IndicatorGroup[];
  /** The rows of the box, in printed order. */
  readonly indicators: readonly Indicator[];
  /** Quantities that the prose sets outside the box. */
  readonly textTargets: readonly Indicator[];
  readonly history: readonly HistoryLink[];
  /** Names of the vintages of the published statistics; one without a name is shown as it is. */
  readonly vintages?: readonly IndicatorGroup[];
}

export interface Observation {
  readonly indicator: string;
  readonly span: Span;
  /** Months covered, both included, where it is not the whole year: `2023 Jan-Nov` is 1 to 11. */
  readonly months?: { readonly from: number; readonly to: number };
  readonly value: number;
  readonly unit: string;
  readonly vintage: string;
  readonly bound?: 'lower';
  /** A official page, B major press, C third-party copy, D weak: not for default use. */
  readonly sourceGrade: 'A' | 'B' | 'C' | 'D';
  readonly source: Source;
  readonly place: Place;
}

/** Text files by path, as the reader was handed them: `guangzhou-14/plan.yaml` → text. */
export type Files = Readonly<Record<string, string>>;
