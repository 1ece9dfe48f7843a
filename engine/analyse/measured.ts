/** What a run says about a target: its measure, its threshold, and whether what must hold besides does. */
import type { Expr } from '../model/types.ts';
import type { Run } from '../simulate/types.ts';
import { evaluateFixed } from './evaluate.ts';
import { truthOf, type Meaning } from './meaning.ts';
import { measureSuffix, metSuffix, referencesOf } from './targets.ts';
import type { Judgement } from './types.ts';
import type { Measured } from './verdict.ts';
import { missingValue } from './why.ts';

/** From the finals of the run where it carries them, else from its series: the same expressions either way. */
export function measuredIn(
  run: Run,
  id: string,
  meaning: Meaning,
): Measured | { readonly why: NonNullable<Judgement['why']> } {
  const value = run.finals.get(id + measureSuffix) ?? evaluateFixed(meaning.measure, run);
  const threshold = run.finals.get(`${id}:threshold`) ?? evaluateFixed(meaning.threshold, run);
  if (!Number.isFinite(value) || !Number.isFinite(threshold))
    return { why: missingValue(run, referencesOf(truthOf(meaning))) };
  return { value, threshold, condition: meaning.condition === undefined || holdsIn(run, id, meaning.condition) };
}

/** Where the run carries the truth value, a target that is not met needs no closer look. */
function holdsIn(run: Run, id: string, condition: Expr): boolean {
  return (run.finals.get(id + metSuffix) ?? evaluateFixed(condition, run)) === 1;
}
