/** Findings: what runs mean for a plan. Data only; sentences and formats are for `present`. */
import type { Text } from '../issue.ts';
import type { Grade, Nature, Source, Span, Target, TargetKind } from '../plan/types.ts';

export type Verdict = 'met' | 'about_met' | 'missed' | 'not_set' | 'not_comparable';

/** 提前实现, 快于预期, 符合预期, 滞后: where a series stands against the path from its base to its target. */
export type Progress = 'ahead_of_time' | 'faster' | 'on_track' | 'behind';

export interface RatePerYear {
  readonly value: number;
  /** Compound % a year for levels; percentage points (or the indicator's unit) a year for shares and the like. */
  readonly kind: 'percent' | 'points';
}

export interface Judgement {
  readonly id: string;
  readonly no: string;
  readonly kind: TargetKind;
  readonly nature?: Nature;
  readonly unit: string;
  readonly base?: number;
  readonly target: Target;
  /** The number that the measure is held against: the target's own, or GDP growth for "in step". */
  readonly threshold?: number;
  /** Projected measure (level, average growth, five-year sum …) that is judged. */
  readonly value?: number;
  /** Where the series stands at the end, for targets whose measure is a movement (hold, falling). */
  readonly level?: number;
  /** Value minus threshold, positive when better. */
  readonly margin?: number;
  readonly verdict: Verdict;
  /** Why it is not comparable or not set. */
  readonly why?: Text;
  /** Standing in each plan year, where a path can be drawn. */
  readonly progress: readonly { readonly year: number; readonly progress: Progress }[];
  readonly requiredRate?: RatePerYear;
  readonly pastRate?: RatePerYear & { readonly span: Span };
  /** Binding and missed: a warning of another order. */
  readonly bindingMiss: boolean;
}

/** One implication of the plan's own numbers, and how far it pulls apart from another. */
export interface Tension {
  readonly id: string;
  readonly targets: readonly string[];
  readonly title: Text;
  readonly sentence: Text;
  /** The arithmetic, with the numbers put in. */
  readonly working: readonly string[];
  readonly implied: { readonly name: Text; readonly value: number; readonly unit: string; readonly grade: Grade };
  readonly beside?: { readonly name: Text; readonly value: number; readonly unit: string; readonly source: Source };
  /** Relative size of the pull, for ordering; 0 when consistent. */
  readonly size: number;
  readonly level: 'consistent' | 'tight' | 'strained' | 'contradictory';
}
