/**
 * A phrase beside a study: what it comes to. A name without a year means the plan's last year; a parameter that does
 * not vary by year has one value.
 */
import { allTargets } from '../../analyse/index.ts';
import { targetInForce } from '../../analyse/meaning.ts';
import type { Judgement } from '../../analyse/types.ts';
import type { Text } from '../../issue.ts';
import { indicatorTargetWords } from '../../present/index.ts';
import type { Indicator } from '../../plan/types.ts';
import { pow } from '../../simulate/math.ts';
import { countAll } from '../../simulate/summary/met.ts';
import type { At, Study } from '../evaluate.ts';
import { symbolOf } from '../symbols.ts';
import type { Phrase } from './phrase.ts';
import {
  arithmetic,
  asQuantity,
  compared,
  hole,
  inUnitOf,
  quantity,
  type Hole,
  type Quantity,
  type Value,
} from './value.ts';

type Call = Phrase & { readonly kind: 'call' };

export function evaluatePhrase(phrase: Phrase, at: At, study: Study | undefined = at.here): Value {
  const sub = (part: Phrase): Value => evaluatePhrase(part, at, study);
  switch (phrase.kind) {
    case 'number':
      return { kind: 'quantity', value: phrase.value, ...(phrase.unit !== undefined && { unit: phrase.unit }) };
    case 'name':
      return valueOf(phrase.name, phrase.years?.[0], at, study);
    case 'drag':
      return valueOf(phrase.name, phrase.year, at, study);
    case 'negate':
      return withNumber(sub(phrase.arg), (each) => ({ ...each, value: -each.value }));
    case 'binary':
      return withNumbers(sub(phrase.left), sub(phrase.right), (a, b) => arithmetic(phrase.op, a, b));
    case 'compare':
      return withNumbers(sub(phrase.left), sub(phrase.right), (a, b) => compared(phrase.op, a, b));
    case 'not':
      return withTruth(sub(phrase.arg), (truth) => ({ kind: 'truth', truth: !truth }));
    case 'logic':
      return logic(phrase.op, sub(phrase.left), sub(phrase.right));
    case 'is':
      return isVerdict(phrase, study);
    case 'call':
      return evaluateCall(phrase, at, study);
    default:
      return phrase satisfies never;
  }
}

function withNumber(value: Value, then: (number: Quantity) => Value): Value {
  const number = asQuantity(value);
  return number.kind === 'hole' ? number : then(number);
}

function withNumbers(left: Value, right: Value, then: (a: Quantity, b: Quantity) => Value): Value {
  return withNumber(left, (a) => withNumber(right, (b) => then(a, b)));
}

function withTruth(value: Value, then: (truth: boolean) => Value): Value {
  if (value.kind === 'truth') return then(value.truth);
  return value.kind === 'hole' ? value : hole('这里应是一个断言', 'a claim is expected here');
}

/** A false side decides `and`, a true side decides `or`, even beside a hole. */
function logic(op: 'and' | 'or', left: Value, right: Value): Value {
  const decides = op === 'or';
  const sides = [left, right];
  if (sides.some((side) => side.kind === 'truth' && side.truth === decides)) return { kind: 'truth', truth: decides };
  const open = sides.find((side) => side.kind !== 'truth');
  return open ? withTruth(open, () => open) : { kind: 'truth', truth: !decides };
}

/** Met includes about met: the plan's own review counts it so. */
function isVerdict(phrase: Phrase & { kind: 'is' }, study: Study | undefined): Value {
  const judgement = judgementOf(phrase.target, study);
  if (!judgement) return noTarget(phrase.target);
  const { verdict } = judgement;
  const is = phrase.verdict === 'met' ? verdict === 'met' || verdict === 'about_met' : verdict === phrase.verdict;
  return { kind: 'truth', truth: is !== phrase.not };
}

function judgementOf(id: string, study: Study | undefined): Judgement | undefined {
  return study?.judgements.find((each) => each.id === id);
}

function noTarget(id: string): Hole {
  return hole(`没有目标“${id}”的判断`, `there is no verdict on the target “${id}”`);
}

function valueOf(name: string, year: number | undefined, at: At, study: Study | undefined): Value {
  if (!study) return noStudy();
  const symbol = symbolOf(name, study);
  if (!symbol) return hole(`没有“${name}”`, `there is no “${name}”`);
  if (symbol.varies === 'constant') return quantity(study.scenario.values.get(name)?.[0] ?? NaN, symbol.unit);
  return quantity(pointOf(study, name, year ?? at.home.plan.span.to), symbol.unit);
}

function noStudy(): Hole {
  return hole('这个情景没有算出来', 'this scenario was not run');
}

/** The value of a series in a year; NaN when the run has none. */
function pointOf(study: Study, name: string, year: number): number {
  return study.run.series.get(name)?.[study.run.years.indexOf(year)] ?? NaN;
}

function evaluateCall(call: Call, at: At, study: Study | undefined): Value {
  const [first, second] = call.args;
  const name = first?.kind === 'name' ? first.name : '';
  const sub = (part: Phrase | undefined, other = study): Value =>
    part ? evaluatePhrase(part, at, other) : hole('', '');
  switch (call.fn) {
    case 'p':
      return probabilityOf(call.args, at, study);
    case 'count':
      return countOf(name, at, study);
    case 'verdict':
    case 'value':
    case 'target':
    case 'margin':
    case 'required':
    case 'past':
      return ofTarget(call.fn, name, at, study);
    case 'diff':
      return difference(sub(first), sub(first, otherStudy(second, at)));
    case 'in':
      return sub(second, at.study(name));
    case 'growth_of':
    case 'change':
    case 'sum':
    case 'average':
      return overYears(call.fn, first, study);
    case 'first':
      return firstYear(first, at, study);
    case 'name':
      return { kind: 'words', text: study ? (symbolOf(name, study)?.name ?? both(name)) : both(name) };
    case 'default':
      return sub(first, at.shipped);
    case 'implied':
    case 'beside':
      return ofFinding(call.fn, name, at);
    case 'abs':
      return withNumber(sub(first), (each) => ({ ...each, value: Math.abs(each.value) }));
    case 'round':
      return withNumber(sub(first), (each) => ({ ...each, value: Math.floor(each.value + 0.5) }));
    default:
      return call.fn satisfies never;
  }
}

function both(text: string): Text {
  return { zh: text, en: text };
}

function otherStudy(scenario: Phrase | undefined, at: At): Study | undefined {
  return scenario?.kind === 'name' ? at.study(scenario.name) : at.shipped;
}

function difference(here: Value, there: Value): Value {
  return withNumbers(here, there, (a, b) => {
    const other = inUnitOf(a, b);
    return other === undefined
      ? hole('单位不同', 'the units differ')
      : quantity(a.value - other, a.unit, { difference: true });
  });
}

/** Rows of the box are counted, not the targets of the prose. */
function countOf(what: string, { home }: At, study: Study | undefined): Value {
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

function ofTarget(
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

function probabilityOf(args: readonly Phrase[], at: At, study: Study | undefined): Value {
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

function overYears(
  fn: 'growth_of' | 'change' | 'sum' | 'average',
  arg: Phrase | undefined,
  study: Study | undefined,
): Value {
  if (!study) return noStudy();
  if (arg?.kind !== 'name' || !arg.years) return hole('需要一段年份', 'a range of years is needed');
  const { name, years } = arg;
  const [from, to] = years;
  const unit = symbolOf(name, study)?.unit;
  const [start, end] = [pointOf(study, name, from), pointOf(study, name, to)];
  if (fn === 'change') return quantity(end - start, unit, { difference: true });
  if (fn === 'growth_of') return quantity(100 * (pow(end / start, 1 / (to - from)) - 1), '%');
  const values = study.run.years.flatMap((year) => (year >= from && year <= to ? [pointOf(study, name, year)] : []));
  const total = values.reduce((sum, value) => sum + value, 0);
  return quantity(fn === 'sum' ? total : total / values.length, unit);
}

function firstYear(arg: Phrase | undefined, at: At, study: Study | undefined): Value {
  if (!study) return noStudy();
  if (arg?.kind !== 'compare' || arg.left.kind !== 'name') return hole('需要一个比较', 'a comparison is needed');
  const { left } = arg;
  const holdsIn = (year: number): boolean => {
    const value = evaluatePhrase({ ...arg, left: { ...left, years: [year, year] } }, at, study);
    return value.kind === 'truth' && value.truth;
  };
  const found = study.run.years.find(holdsIn);
  if (found !== undefined) return { kind: 'year', year: found };
  return hole(`${study.run.years.at(-1) ?? ''} 年以前不会出现`, `not before ${study.run.years.at(-1) ?? ''}`);
}

function ofFinding(fn: 'implied' | 'beside', id: string, at: At): Value {
  const tensions = at.tensions();
  const found = tensions.find((each) => each.id === id);
  if (!found)
    return hole(
      `审计中没有“${id}”；有：${tensions.map((each) => each.id).join('、')}`,
      `the audit has no “${id}”; it has: ${tensions.map((each) => each.id).join(', ')}`,
    );
  const figure = found[fn];
  return figure ? quantity(figure.value, figure.unit) : hole('没有可对照的数', 'there is no figure beside it');
}
