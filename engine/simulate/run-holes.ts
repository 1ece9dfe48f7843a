/**
 * Why a value is missing. Values are looked at in order of evaluation, so the first hole is found where it arises: the
 * variable, the year, the equation and the part of it. What merely uses a hole is said to follow from it.
 */
import { error, type Issue } from '../issue.ts';
import type { Program } from '../compile/types.ts';
import type { Expr, LinkedVariable, Start } from '../model/types.ts';
import { firstCause, type Cause, type Values } from './run-cause.ts';
import { printExpr } from '../model/print.ts';
import type { Hole } from './types.ts';

export interface Explained {
  readonly holes: readonly Hole[];
  readonly issues: readonly Issue[];
}

/** `values` holds every column of one draw. */
export function explainHoles(program: Program, values: readonly number[]): Explained {
  const holes = new Map<string, Hole>();
  const issues: Issue[] = [];
  const { variables, columns } = viewOf(program);
  const reader = valuesOf(program, values, holes);
  for (const { id, year, column } of columns) {
    if (Number.isFinite(values[column])) continue;
    const first = year === program.linked.years.from;
    const found = explain(variables.get(id), id, year, { reader, first });
    holes.set(keyOf(id, year), found.hole);
    if (found.issue) issues.push(found.issue);
  }
  return { holes: [...holes.values()], issues };
}

function keyOf(id: string, year: number): string {
  return `${id}@${year}`;
}

interface View {
  readonly variables: ReadonlyMap<string, LinkedVariable>;
  /** Every value of every series in order of evaluation. */
  readonly columns: readonly { readonly id: string; readonly year: number; readonly column: number }[];
}

const views = new WeakMap<Program, View>();

function viewOf(program: Program): View {
  const known = views.get(program);
  if (known) return known;
  const columns = program.years.flatMap((year, yearIndex) =>
    orderIn(program, yearIndex).flatMap((id) => {
      const column = program.layout.seriesColumn(id, yearIndex);
      return column === undefined ? [] : [{ id, year, column }];
    }),
  );
  const view = { variables: new Map(program.linked.order.map((variable) => [variable.id, variable])), columns };
  views.set(program, view);
  return view;
}

/** Parameters first, then variables as the year runs them. */
function orderIn(program: Program, yearIndex: number): readonly string[] {
  const { linked } = program;
  const ids = (yearIndex === 0 && linked.startOrder) || linked.order.map((variable) => variable.id);
  const carried = new Set(program.series);
  return [...linked.exogenous.map((parameter) => parameter.id), ...ids].filter((id) => carried.has(id));
}

function valuesOf(program: Program, values: readonly number[], holes: ReadonlyMap<string, Hole>): Values {
  const { layout, years, linked } = program;
  const at = (column: number | undefined): number => (column === undefined ? NaN : (values[column] ?? NaN));
  return {
    series: (id, year) => at(layout.seriesColumn(id, years.indexOf(year))),
    constant: (id) => at(layout.inputColumn(id, 0)),
    hole: (id, year) => holes.get(keyOf(id, year)),
    groups: linked.groups,
    firstYear: linked.years.from,
  };
}

interface Sight {
  readonly reader: Values;
  readonly first: boolean;
}

interface Finding {
  readonly hole: Hole;
  readonly issue?: Issue;
}

function explain(variable: LinkedVariable | undefined, id: string, year: number, { reader, first }: Sight): Finding {
  const start = first ? variable?.start : undefined;
  if (start?.kind === 'none') return { hole: { id, year, why: 'before_start' } };
  const body = variable && bodyOf(variable, start);
  const cause: Cause = (body && firstCause(body, year, reader)) ?? { why: 'not_a_number' };
  const hole: Hole = { id, year, why: cause.why, ...(cause.from && { from: cause.from }) };
  if (cause.why === 'before_start' || cause.why === 'follows_from') return { hole };
  return { hole, issue: issueOf(hole, variable, cause, body ?? undefined) };
}

/** The expression that gave the value. */
function bodyOf(variable: LinkedVariable, start: Start | undefined): Expr | undefined {
  if (!start) return variable.equation.body;
  return start.kind === 'expression' ? start.body : undefined;
}

function issueOf(
  { id, year, why }: Hole,
  variable: LinkedVariable | undefined,
  cause: Cause,
  body: Expr | undefined,
): Issue {
  const code = why === 'divided_by_zero' ? 'compile.divided-by-zero' : 'compile.not-a-number';
  const isEquation = body !== undefined && body === variable?.equation.body;
  const place = isEquation
    ? { ...variable?.equation.place, equation: variable?.equation.text, span: cause.part?.span }
    : {};
  const found = cause.part ? printExpr(cause.part) : id;
  return error(code, { ...place, variable: id, year }, { found, more: { variable: variable?.name ?? id, year } });
}
