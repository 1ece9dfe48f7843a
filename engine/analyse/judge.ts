/**
 * Judgement: for every target of a plan its projected value, margin, verdict, the yearly rate it requires beside the
 * past one, and its standing in each plan year. A plan without a model is judged from its published outcomes.
 */
import type { Scenario } from '../model/types.ts';
import type { Indicator, Plan, Target } from '../plan/types.ts';
import type { Run } from '../simulate/types.ts';
import { evaluateFixed, valueIn } from './evaluate.ts';
import { measuredIn } from './measured.ts';
import { meaningOf, targetInForce, type Meaning } from './meaning.ts';
import { progressOf } from './progress.ts';
import { pastRate, requiredRate } from './rates.ts';
import { measuredResult } from './result.ts';
import { allTargets } from './targets.ts';
import type { Judgement } from './types.ts';
import { marginOf, verdictOf, type Measured } from './verdict.ts';
import { notSetByProvince } from './why.ts';

/** All targets of the plan in its order: the rows of the box, then those of the prose. Without a run, from outcomes. */
export function judge(plan: Plan, scenario?: Pick<Scenario, 'targets'>, run?: Run): readonly Judgement[] {
  return allTargets(plan).map((indicator) => judgeOne(plan, indicator, scenario, run));
}

function judgeOne(plan: Plan, indicator: Indicator, scenario?: Pick<Scenario, 'targets'>, run?: Run): Judgement {
  const target = targetInForce(indicator, scenario?.targets);
  const meaning = meaningOf(indicator.series, target);
  if (meaning === undefined) return withoutThreshold(plan, indicator, target, run);
  const measured = run ? measuredIn(run, indicator.id, meaning) : measuredResult(plan, indicator, target, meaning);
  if ('why' in measured) return { ...openJudgement(indicator, target), verdict: 'not_comparable', why: measured.why };
  return judged(plan, indicator, target, meaning, measured, run);
}

function openJudgement(indicator: Indicator, target: Target): Judgement {
  const { id, no, nature, unit, base } = indicator;
  const past = pastRate(indicator);
  return {
    id,
    no,
    kind: target.kind,
    nature,
    unit,
    base: base?.value,
    target,
    verdict: 'not_set',
    progress: [],
    pastRate: past,
    bindingMiss: false,
  };
}

/** The province has not set its number: the projection is shown, never counted as met. */
function withoutThreshold(plan: Plan, indicator: Indicator, target: Target, run: Run | undefined): Judgement {
  const year = target.kind === 'province' ? target.year : plan.span.to;
  const stand = meaningOf(indicator.series, { kind: 'at_least', value: 0, year });
  const value = run && stand ? evaluateFixed(stand.measure, run) : indicator.result?.value;
  return {
    ...openJudgement(indicator, target),
    value: Number.isNaN(value) ? undefined : value,
    verdict: 'not_set',
    why: notSetByProvince,
  };
}

function judged(
  plan: Plan,
  indicator: Indicator,
  target: Target,
  meaning: Meaning,
  measured: Measured,
  run: Run | undefined,
): Judgement {
  const { value, threshold } = measured;
  const verdict = verdictOf(meaning, measured);
  return {
    ...openJudgement(indicator, target),
    threshold,
    value,
    level: levelOf(indicator, target, run),
    margin: marginOf(meaning.sense, value, threshold),
    verdict,
    progress: run ? progressOf(plan, indicator, target, run) : [],
    requiredRate: requiredRate(indicator, target, threshold, plan.baseYear),
    bindingMiss: indicator.nature === 'binding' && verdict === 'missed',
  };
}

/** Where the measure is a movement, the reader also wants to know where the series stands at the end. */
function levelOf({ series }: Indicator, target: Target, run: Run | undefined): number | undefined {
  if (run === undefined || (target.kind !== 'hold' && target.kind !== 'falling')) return undefined;
  const level = valueIn(run, series, target.span.to);
  return Number.isNaN(level) ? undefined : level;
}
