/** What is asked of an ensemble for a plan: its draws, and the sets of targets whose joint probability counts. */
import { jointSets } from './targets.ts';
import type { EnsembleSpec, SamplingMethod } from '../simulate/types.ts';
import type { Study } from './study.ts';

export const usualDraws = 10_000;
/** Ends of the 95, 80 and 50 % bands, and the median. */
export const usualQuantiles: readonly number[] = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

export interface Question {
  readonly draws?: number;
  readonly seed?: number;
  readonly method?: SamplingMethod;
  readonly quantiles?: readonly number[];
  readonly wanted?: EnsembleSpec['wanted'];
}

/** The spec of an ensemble of a study: the scenario's seed, the usual bands, the binding targets as a set. */
export function ensembleSpecOf(
  { folder, program, scenario }: Pick<Study, 'folder' | 'program' | 'scenario'>,
  question: Question = {},
): EnsembleSpec {
  return {
    draws: question.draws ?? usualDraws,
    seed: question.seed ?? scenario.seed,
    method: question.method ?? 'random',
    quantiles: question.quantiles ?? usualQuantiles,
    ...(question.wanted && { wanted: question.wanted }),
    joint: jointSets(
      folder.plan,
      program.finals.map((id) => ({ id })),
    ),
  };
}
