/**
 * From a linked model to a program. Only what the wanted outputs and finals need is kept; every machine that runs the
 * program performs its operations as they stand, so all give the same bits.
 */
import type { LinkedModel } from '../model/types.ts';
import { whole, type Steps } from '../steps.ts';
import { assignColumns, type Columns } from './columns.ts';
import { hoist } from './hoist.ts';
import { layoutOf } from './layout.ts';
import { needsOf } from './needs.ts';
import type { Setting } from './scope.ts';
import { finalSteps, yearlySteps, type Strengths } from './steps.ts';
import type { CompileOptions, Frame, Program, Step } from './types.ts';

/** Never fails: a linked model has been checked. Unknown ids among the outputs are left out. */
export function compile(linked: LinkedModel, options: CompileOptions = {}): Program {
  return whole(compileSteps(linked, options));
}

/** The same in steps. */
export function* compileSteps(linked: LinkedModel, options: CompileOptions = {}): Steps<Program> {
  const needs = needsOf(linked, options);
  const years = yearsTo(linked.years.from, needs.lastYear);
  const columns = assignColumns(linked, needs);
  const until = (id: string): number => (needs.until.get(id) ?? linked.years.from) - linked.years.from;
  const setting: Setting = { linked, years, columns, until, position: positions(linked, columns) };
  const finals = options.finals ?? [];
  const strengths: Strengths = [];
  yield;
  const each = yearlySteps(setting, needs, strengths);
  yield;
  const { before, yearly } = hoist(each);
  const steps: readonly Step[] = [...before, ...yearly, ...finalSteps(setting, finals)];
  const frame: Frame = {
    inputs: columns.inputs.size,
    hoisted: before.length,
    rowColumns: columns.rowColumns,
    years: years.length,
    finals: finals.length,
  };
  const names = finals.map((final) => final.id);
  return {
    years,
    series: [...columns.series.keys()],
    parameters: needs.parameters,
    finals: names,
    linked,
    layout: layoutOf(frame, columns, names, steps, until),
    frame,
    steps,
    firstYear: firstYearOrder(linked, steps),
    scalars: years.map((year, n) => [year, ...strengths.map((shock) => shock[n] ?? NaN)]),
  };
}

function yearsTo(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}

function positions(linked: LinkedModel, columns: Columns): (id: string, yearIndex: number) => number {
  const order = new Map(linked.order.map((variable, n) => [variable.id, n]));
  const start = linked.startOrder ? new Map(linked.startOrder.map((id, n) => [id, n])) : order;
  return (id, yearIndex) => {
    const place = (yearIndex === 0 ? start : order).get(id);
    return place ?? (columns.raw.get(id) === columns.series.get(id) ? -Infinity : -1);
  };
}

/** Numbers of the yearly steps as the first year runs them: noise and parameters first, then as its starts need. */
function firstYearOrder(linked: LinkedModel, steps: readonly Step[]): readonly number[] {
  const place = new Map((linked.startOrder ?? []).map((id, n) => [id, n]));
  const yearly = steps.flatMap((step, number) =>
    step.when === 'yearly' ? [{ number, at: place.get(step.id) ?? -1 }] : [],
  );
  if (!linked.startOrder) return yearly.map((step) => step.number);
  return yearly.sort((a, b) => a.at - b.at || a.number - b.number).map((step) => step.number);
}
