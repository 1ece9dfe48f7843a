/**
 * The rival for single runs: the same equations, compiled by mathjs (its number-only build) and evaluated year by year
 * over a scope of plain numbers. `x[t-1]` is the name `x__1`, `x[2020]` is `x__2020`.
 */
import { create, all } from 'mathjs/number';
import { printExpr, usesOf, type Expr, type LinkedModel, type Parameter } from '../../engine/index.ts';

interface Evaluable {
  readonly evaluate: (scope: Map<string, unknown>) => unknown;
}

interface Equation {
  readonly id: string;
  readonly start: Evaluable | number | undefined;
  readonly code: Evaluable;
}

const math = create(all ?? {}) as unknown as { readonly compile: (text: string) => Evaluable };

const functions: Readonly<Record<string, unknown>> = {
  if: (c: number | boolean, a: number, b: number) => (c ? a : b),
  clamp: (x: number, low: number, high: number) => Math.min(Math.max(x, low), high),
  logistic: (x: number) => 1 / (1 + Math.exp(-x)),
  logit: (p: number) => Math.log(p / (1 - p)),
};

/** Runs the model on the values in force; every series, one value a year. */
export function mathjsRunner(
  linked: LinkedModel,
): (values: ReadonlyMap<string, readonly number[]>) => Map<string, Float64Array> {
  const years = Array.from({ length: linked.years.to - linked.years.from + 1 }, (_, n) => linked.years.from + n);
  const equations = linked.order.map((variable): Equation => ({
    id: variable.id,
    start: startOf(linked, variable.start),
    code: math.compile(textOf(linked, variable.equation.body)),
  }));
  const byId = new Map(equations.map((equation) => [equation.id, equation]));
  const firstYear = (linked.startOrder ?? linked.order.map(({ id }) => id)).flatMap((id) => byId.get(id) ?? []);
  const fixed = fixedYears(linked);
  return (values) => run(linked, years, { equations, firstYear, fixed, values });
}

interface Job {
  readonly equations: readonly Equation[];
  readonly firstYear: readonly Equation[];
  /** Series that are looked at in fixed years. */
  readonly fixed: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly number[]>;
}

function run(linked: LinkedModel, years: readonly number[], job: Job): Map<string, Float64Array> {
  const scope = new Map<string, unknown>(Object.entries(functions));
  const series = new Map<string, Float64Array>();
  for (const { id } of [...linked.exogenous.filter(isYearly), ...linked.order])
    series.set(id, new Float64Array(years.length));
  years.forEach((year, n) => {
    scope.set('t', year);
    for (const id of series.keys()) scope.set(`${id}__1`, scope.get(id) ?? NaN);
    const put = (id: string, value: number): void => {
      scope.set(id, value);
      if (job.fixed.has(id)) scope.set(`${id}__${year}`, value);
      const path = series.get(id);
      if (path) path[n] = value;
    };
    for (const parameter of linked.exogenous)
      put(parameter.id, valueIn(job.values.get(parameter.id) ?? parameter.default, n));
    for (const { id, start, code } of n === 0 ? job.firstYear : job.equations) {
      const first = n === 0 && start !== undefined ? start : code;
      put(id, typeof first === 'number' ? first : Number(first.evaluate(scope)));
    }
  });
  return series;
}

const isYearly = (parameter: Parameter): boolean => parameter.varies === 'yearly';

function valueIn(values: readonly number[], n: number): number {
  return values[Math.min(n, values.length - 1)] ?? NaN;
}

function startOf(linked: LinkedModel, start: LinkedModel['order'][number]['start']): Evaluable | number | undefined {
  if (!start) return undefined;
  if (start.kind === 'expression') return math.compile(textOf(linked, start.body));
  return start.kind === 'figure' ? start.figure.value : NaN;
}

function textOf(linked: LinkedModel, body: Expr): string {
  return printExpr(body, (reference) => {
    switch (reference.kind) {
      case 'series':
        return name(reference.id, reference.lag);
      case 'at':
        return `${reference.id}__${reference.year}`;
      case 'sum': {
        const members = linked.groups.find(({ id }) => id === reference.group)?.members ?? [];
        return `(${members.map((id) => name(id, reference.lag)).join(' + ')})`;
      }
      default:
        return undefined;
    }
  });
}

function name(id: string, lag: number): string {
  if (lag > 1) throw new Error('the default model looks one year back at most');
  return lag === 0 ? id : `${id}__1`;
}

function fixedYears(linked: LinkedModel): ReadonlySet<string> {
  const bodies = linked.order.flatMap(({ equation, start }) => [
    equation.body,
    ...(start?.kind === 'expression' ? [start.body] : []),
  ]);
  return new Set(bodies.flatMap((body) => usesOf(body, linked.groups).at));
}
