/** What a phrase may ask about targets: verdicts, measures, margins, yearly rates, counts and probabilities. */
import { allTargets } from '../../analyse/index.ts';
import { targetInForce } from '../../analyse/meaning.ts';
import type { Judgement } from '../../analyse/types.ts';
import { indicatorTargetWords } from '../../present/index.ts';
import type { Indicator } from '../../plan/types.ts';
import { countAll } from '../../simulate/summary/met.ts';
import type { At, Study } from '../evaluate.ts';
import { noStudy } from './of-series.ts';
import type { Phrase } from './phrase.ts';
import { hole, quantity, type Hole, type Value } from './value.ts';

function judgementOf(id: string, study: Study | undefined): Judgement | undefined {
  return study?.judgements.find((each) => each.id === id);
}

function noTarget(id: string): Hole {
  return hole(`没有目标“${id}”的判断`, `there is no verdict on the target “${id}”`);
}

/** Met includes about met: the plan's own review counts it so. */
export function isVerdict(phrase: Phrase & { kind: 'is' }, study: Study | undefined): Value {
  const judgement = judgementOf(phrase.target, study);
  if (!judgement) return noTarget(phrase.target);
  const { verdict } = judgement;
  const is = phrase.verdict === 'met' ? verdict === 'met' || verdict === 'about_met' : verdict === phrase.verdict;
  return { kind: 'truth', truth: is !== phrase.not };
}

/** Rows of the box are counted, not the targets of the prose. */
export function countOf(what: string, { home }: At, study: Study | undefined): Value {
  if (!study) return noStudy();
  const rows = new Set(home.plan.indicators.map(({ id }) => id));
  const among = study.judgements.filter(({ id }) => rows.has(id));
  const counted = among.filter(({ verdict, bindingMiss }) => {
    if (what === 'all') return true;
    if (what === 'binding_missed') return bindingMiss;
    return what === 'met' ? verdict === 'met' || verdict === 'about_met' : verdict === what;
  });
  return { kind: 'quantity', value: counted.length };
}

export function ofTarget(
  fn: 'verdict' | 'value' | 'target' | 'margin' | 'required' | 'past',
  id: string,
  at: At,
  study: Study | undefined,
): Value {
  const judgement = judgementOf(id, study);
  const indicator = allTargets(at.home.plan).find((each) => each.id === id);
  if (!judgement || !indicator) return noTarget(id);
  const { unit } = judgement;
  switch (fn) {
    case 'verdict':
      return { kind: 'verdict', verdict: judgement.verdict };
    case 'target':
      return { kind: 'words', text: indicatorTargetWords(indicator, study?.scenario.targets) };
    case 'value':
      return quantity(judgement.value ?? NaN, measureUnit(indicator, study));
    case 'margin':
      return quantity(judgement.margin ?? NaN, measureUnit(indicator, study), { difference: true });
    case 'required':
      return rate(judgement.requiredRate, unit);
    case 'past':
      return rate(judgement.pastRate, unit);
    default:
      return fn satisfies never;
  }
}

/** Growth and "in step" targets are judged on rates in %, whatever the level's unit. */
function measureUnit(indicator: Indicator, study: Study | undefined): string {
  const { kind } = targetInForce(indicator, study?.scenario.targets);
  return kind === 'average_growth_about' || kind === 'in_step_with_gdp' ? '%' : indicator.unit;
}

function rate(found: { readonly value: number; readonly kind: 'percent' | 'points' } | undefined, unit: string): Value {
  if (!found) return hole('没有可比的年均速度', 'there is no comparable yearly rate');
  return quantity(found.value, found.kind === 'percent' ? '%' : unit, { yearly: found.kind });
}

export function probabilityOf(args: readonly Phrase[], at: At, study: Study | undefined): Value {
  const ensemble = study && at.ensemble(study);
  if (!ensemble) return hole('尚未抽样', 'not sampled yet');
  const names = args.flatMap((arg) => (arg.kind === 'name' ? [arg.name] : []));
  const ids = [...new Set(names.flatMap((name) => targetsIn(name, at, ensemble.flags.ids)))];
  const unknown = ids.find((id) => !ensemble.flags.ids.includes(id));
  if (unknown !== undefined)
    return hole(`目标“${unknown}”尚未设定，无从谈概率`, `the target “${unknown}” is not set, so it has no probability`);
  const { met, of } = countAll(ensemble.flags, ids);
  if (of === 0) return hole('没有一次抽样可以判断', 'no draw could be judged');
  const probability = met / of;
  return {
    kind: 'probability',
    probability,
    standardError: Math.sqrt((probability * (1 - probability)) / of),
    draws: of,
  };
}

/** `all` and `binding` mean those that have a number: a target that the province has not set cannot be met or missed. */
function targetsIn(name: string, { home }: At, judged: readonly string[]): readonly string[] {
  const rows = home.plan.indicators.filter(({ id }) => judged.includes(id));
  if (name === 'all') return rows.map(({ id }) => id);
  if (name === 'binding') return rows.filter(({ nature }) => nature === 'binding').map(({ id }) => id);
  return [name];
}
