/**
 * A phrase beside a study: what it comes to. A name without a year means the plan's last year; a parameter that does
 * not vary by year has one value.
 */
import type { Text } from '../../issue.ts';
import type { At, Study } from '../evaluate.ts';
import { symbolOf } from '../symbols.ts';
import { noStudy, overYears, valueOf } from './of-series.ts';
import { countOf, isVerdict, ofTarget, probabilityOf } from './of-targets.ts';
import type { Phrase } from './phrase.ts';
import { arithmetic, compared, hole, inUnitOf, quantity, type Value } from './value.ts';
import { withNumber, withNumbers, withTruth } from './with.ts';

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

/** A false side decides `and`, a true side decides `or`, even beside a hole. */
function logic(op: 'and' | 'or', left: Value, right: Value): Value {
  const decides = op === 'or';
  const sides = [left, right];
  if (sides.some((side) => side.kind === 'truth' && side.truth === decides)) return { kind: 'truth', truth: decides };
  const open = sides.find((side) => side.kind !== 'truth');
  return open ? withTruth(open, () => open) : { kind: 'truth', truth: !decides };
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
