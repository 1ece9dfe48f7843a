/** What can be wrong with the units of an expression, as issues that show both units and underline the part. */
import { error, type Fact, type Issue, type IssueCode, type Place } from '../issue.ts';
import { differOnlyInPrices, divideUnits, equalUnits, percent, sameDimensions, type Unit } from '../plan/unit.ts';
import { printExpr } from './print.ts';
import type { Expr } from './types.ts';

export interface UnitContext {
  /** Unit of a series, parameter or group; undefined when it is not known (and reported elsewhere). */
  readonly unitOf: (id: string) => Unit | undefined;
  readonly members: (group: string) => readonly string[];
  readonly text: string;
  readonly place: Place;
  readonly log: Issue[];
}

export function refuse(
  code: IssueCode,
  expr: Expr,
  context: UnitContext,
  facts: { found: Fact; expected?: Fact; fix?: Fact; more?: Readonly<Record<string, Fact>> },
): void {
  const more = { part: context.text.slice(expr.span[0], expr.span[1]) || printExpr(expr), ...facts.more };
  context.log.push(error(code, { ...context.place, equation: context.text, span: expr.span }, { ...facts, more }));
}

/** Says how two units differ: only in size, only in price basis, or altogether. */
export function clash(expr: Expr, found: Unit, expected: Unit, where: 'sides' | 'parts', context: UnitContext): void {
  const facts = { found: found.text, expected: expected.text, more: { where: places[where] } };
  if (sameDimensions(found, expected)) {
    const factor = tidy(found.scale / expected.scale);
    const fix = sizeFix(expr, found, expected, factor);
    refuse('model.unit-size', expr, context, { ...facts, fix, more: { ...facts.more, factor } });
  } else if (differOnlyInPrices(found, expected)) refuse('model.price-bases', expr, context, facts);
  else refuse('model.unit-clash', expr, context, { ...facts, fix: clashFix(found, expected) });
}

const places = {
  sides: { zh: '等号两边', en: 'the two sides of the equation' },
  parts: { zh: '相加减、比较或二选一的各部分', en: 'the parts that are added, compared or chosen between' },
};

/** Literals that convert between sizes. */
const convertible = [100, 1000, 10000];

function sizeFix(expr: Expr, found: Unit, expected: Unit, factor: number): Fact {
  const text = printExpr(expr);
  const short = /^[\p{L}\p{N}_[\]()-]+$/u.test(text) ? text : `(${text})`;
  const inverse = tidy(1 / factor);
  // A bare 60 beside a percentage meant 60 %.
  if (expr.kind === 'number' && equalUnits(expected, percent)) return `${tidy(expr.value / 100)} * 100`;
  if (convertible.includes(factor)) return `${factor} * ${short}`;
  if (convertible.includes(inverse)) return `${short} / ${inverse}`;
  return {
    zh: `换用能得到“${expected.text}”的单位（现为“${found.text}”）`,
    en: `use units that come out as “${expected.text}” (now “${found.text}”)`,
  };
}

/** Without the rounding of a division. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function clashFix(found: Unit, expected: Unit): Fact {
  const ratio = divideUnits(expected, found);
  return { zh: `差一个单位为“${ratio.text}”的因子`, en: `a factor with the unit “${ratio.text}” is missing` };
}

/** A part that must be a pure number and is not. */
export function notPure(expr: Expr, unit: Unit, user: string, context: UnitContext): void {
  const text = printExpr(expr);
  const fix: Fact = equalUnits(unit, percent)
    ? `${text} / 100`
    : { zh: '先除以同单位的量', en: 'divide by a quantity of the same unit first' };
  refuse('model.not-pure', expr, context, { found: unit.text, fix, more: { user } });
}
