/**
 * What may stand between `{{` and `}}` and after `check:`: numbers of a run, verdicts, probabilities and arithmetic on
 * them, as tagged data. Spans are half-open ranges of characters in the phrase's own text.
 */

interface At {
  readonly span: readonly [number, number];
}

export type PhraseOp = '+' | '-' | '*' | '/';
export type PhraseCompare = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** What a target can be said to be; `met` includes about met, as the plan's own review counts it. */
export const VERDICTS = ['met', 'about_met', 'missed', 'not_set', 'not_comparable'] as const;
export type VerdictWord = (typeof VERDICTS)[number];

export type Phrase =
  /** `33000`, `3.5 万亿元`: a bare number takes the unit of what it stands beside. */
  | (At & { readonly kind: 'number'; readonly value: number; readonly unit?: string })
  /** `gdp_current@2025`, `growth@2021..2025` (only as an argument), `gdp_level` (a target, only as an argument). */
  | (At & { readonly kind: 'name'; readonly name: string; readonly years?: readonly [number, number] })
  | (At & { readonly kind: 'call'; readonly fn: FunctionWord; readonly args: readonly Phrase[] })
  /** `drag growth@2023 3..8 step 0.1`. */
  | (At & {
      readonly kind: 'drag';
      readonly name: string;
      readonly nameSpan: readonly [number, number];
      readonly year?: number;
      readonly range?: readonly [number, number];
      readonly step?: number;
    })
  | (At & { readonly kind: 'negate' | 'not'; readonly arg: Phrase })
  | (At & { readonly kind: 'binary'; readonly op: PhraseOp; readonly left: Phrase; readonly right: Phrase })
  | (At & { readonly kind: 'compare'; readonly op: PhraseCompare; readonly left: Phrase; readonly right: Phrase })
  | (At & { readonly kind: 'logic'; readonly op: 'and' | 'or'; readonly left: Phrase; readonly right: Phrase })
  /** `gdp_level is met`, `gdp_level is not missed`. */
  | (At & { readonly kind: 'is'; readonly target: string; readonly verdict: VerdictWord; readonly not: boolean });

/**
 * What each argument of a function is: a series or parameter (with years where they are needed), a target, a scenario,
 * a finding of the audit, or any number. `…` repeats, `?` may be left out.
 */
export const FUNCTIONS = {
  /** Probability that a target, all of the named ones, `all` or `binding` are met. */
  p: ['target…'],
  verdict: ['target'],
  /** The measure that the target is judged on. */
  value: ['target'],
  /** The target in its own words. */
  target: ['target'],
  margin: ['target'],
  /** Yearly rate that the target requires from its base, and the one reached before. */
  required: ['target'],
  past: ['target'],
  /** How many rows of the box: `count(met)`, `count(binding_missed)`. */
  count: ['verdict'],
  /** Value here minus value in another scenario: the scenario as shipped when none is named. */
  diff: ['series@year', 'scenario?'],
  in: ['scenario', 'number'],
  /** Average yearly growth in %, total change, sum, over `@2021..2025`. */
  growth_of: ['series@years'],
  change: ['series@years'],
  sum: ['series@years'],
  average: ['series@years'],
  /** First year in which a series passes a value: `first(gdp_current >= 35000)`. */
  first: ['series-compare'],
  name: ['series'],
  /** The two figures that a finding of the audit holds against each other. */
  implied: ['finding'],
  beside: ['finding'],
  /** The value a parameter has in the scenario as shipped. */
  default: ['series'],
  abs: ['number'],
  round: ['number'],
} as const;

export type FunctionWord = keyof typeof FUNCTIONS;

export function isFunctionWord(word: string): word is FunctionWord {
  return Object.hasOwn(FUNCTIONS, word);
}
