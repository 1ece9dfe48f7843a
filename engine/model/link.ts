/**
 * Linking: closure, overrides and extra formulas applied; every name, year, unit and start checked; variables in the
 * order of evaluation. What comes back is ready to compile; otherwise every issue does, in order of declaration.
 */
import { error, hasErrors, type Issue, type Reading } from '../issue.ts';
import { parseUnit, type Unit } from '../plan/unit.ts';
import { checkNames } from './linkNames.ts';
import { tableOf, type Definition, type Table } from './linkTable.ts';
import { checkUnit, unitOfExpr, type UnitContext } from './linkUnits.ts';
import { orderBy } from './order.ts';
import { structureKeyOf } from './structureKey.ts';
import { usesOf, walkExpr } from './uses.ts';
import type { Expr, LinkedModel, LinkedVariable, Model, Scenario, Shock, Variable } from './types.ts';

/** `extra`: formulas from outside the model; a unit of '' is taken from the formula. */
export function linkModel(model: Model, scenario: Scenario, extra: readonly Variable[] = []): Reading<LinkedModel> {
  const log: Issue[] = [];
  const table = tableOf(model, scenario, extra, log);
  const known = new Map<string, readonly string[]>();
  for (const definition of table.definitions.values()) known.set(definition.id, checkNames(definition, table, log));
  const units = unitsOf(table, log);
  for (const definition of table.definitions.values()) checkDefinition(definition, table, units, log);
  const orders = ordersOf(table, known, log);
  if (hasErrors(log)) return { ok: false, issues: log };
  return { ok: true, value: assemble(model, scenario, table, units, orders), issues: log };
}

/** Unit by id; where none is declared, the formula's own. */
type Units = (id: string) => Unit | undefined;

function unitsOf(table: Table, log: Issue[]): Units {
  const found = new Map<string, Unit | undefined>();
  const read = memo(parseUnit);
  const unitOf: Units = (id) => {
    if (found.has(id)) return found.get(id);
    found.set(id, undefined); // Seen from inside its own formula, an undeclared unit is open.
    const definition = table.definitions.get(id);
    const text = definition?.unit ?? table.exogenous.get(id)?.unit ?? '';
    const unit =
      definition && text === '' ? inferred(definition, table, unitOf, log) : declared(read(text), id, definition, log);
    found.set(id, unit);
    return unit;
  };
  return unitOf;
}

/** Many variables share few units. */
function memo<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const value = known.get(text) ?? read(text);
    known.set(text, value);
    return value;
  };
}

function declared(read: Reading<Unit>, id: string, definition: Definition | undefined, log: Issue[]): Unit | undefined {
  if (read.ok) return read.value;
  const place = { ...definition?.equation.place, variable: id };
  if (definition) log.push(...read.issues.map((issue) => ({ ...issue, place: { ...place, ...issue.place } })));
  return undefined;
}

function inferred(definition: Definition, table: Table, unitOf: Units, log: Issue[]): Unit | undefined {
  const unit = unitOfExpr(definition.equation.body, contextOf(definition, table, unitOf, []));
  if (unit !== 'any' && unit !== 'truth') return unit;
  const place = { ...definition.equation.place, variable: definition.id, equation: definition.equation.text };
  if (unit === 'any') log.push(error('model.unit-needed', place, { found: definition.id, fix: "unit: '%'" }));
  return undefined;
}

function contextOf(definition: Definition, table: Table, unitOf: Units, log: Issue[]): UnitContext {
  const { equation, id } = definition;
  const members = (group: string): readonly string[] => table.groups.get(group)?.members ?? [];
  return { unitOf, members, text: equation.text, place: { ...equation.place, variable: id }, log };
}

function checkDefinition(definition: Definition, table: Table, unitOf: Units, log: Issue[]): void {
  const unit = unitOf(definition.id);
  const context = contextOf(definition, table, unitOf, log);
  const check = (body: Expr, inside: UnitContext): void =>
    unit ? checkUnit(body, unit, inside) : void unitOfExpr(body, inside);
  check(definition.equation.body, context);
  if (definition.start?.kind !== 'expression') return;
  const place = { ...context.place, path: `variables.${definition.id}.start` };
  check(definition.start.body, { ...context, text: definition.start.text, place });
}

interface Orders {
  readonly order: readonly string[];
  readonly startOrder: readonly string[];
}

/** One order for all years where there is one; otherwise the first year has its own. */
function ordersOf(table: Table, sameYear: ReadonlyMap<string, readonly string[]>, log: Issue[]): Orders {
  const ids = [...table.definitions.keys()];
  const groups = [...table.groups.values()];
  const now = new Map(
    [...table.definitions].map(([id, { equation }]) => [
      id,
      [...usesOf(equation.body, groups).now, ...(sameYear.get(id) ?? [])],
    ]),
  );
  const first = new Map([...table.definitions].map(([id, definition]) => [id, firstYearNeeds(definition, table)]));
  const both = orderBy(ids, (id) => [...(now.get(id) ?? []), ...(first.get(id) ?? [])]);
  if (both.loops.length === 0) return { order: both.order, startOrder: both.order };
  const later = orderBy(ids, (id) => now.get(id) ?? []);
  const start = orderBy(ids, (id) => first.get(id) ?? []);
  const loops = later.loops.length > 0 ? later.loops : start.loops;
  for (const loop of loops) log.push(loopIssue(loop, table, later.loops.length === 0));
  return { order: later.order, startOrder: start.order };
}

function loopIssue(loop: readonly string[], table: Table, inFirstYear: boolean): Issue {
  const definition = table.definitions.get(loop[0] ?? '');
  const place = { ...definition?.equation.place, variable: definition?.id, equation: definition?.equation.text };
  const [last = '', before = ''] = [loop.at(-1), loop.at(-2)];
  const code = inFirstYear ? 'model.loop-in-first-year' : 'model.loop';
  return error(code, place, { found: loop.join(' → '), fix: `${last}[t-1]`, more: { before } });
}

/** What a variable needs in the first year: its start when it has one, its equation otherwise. */
function firstYearNeeds({ equation, start }: Definition, table: Table): readonly string[] {
  if (start && start.kind !== 'expression') return [];
  const body = start ? start.body : equation.body;
  const fixed = [...walkExpr(body)].flatMap((node) =>
    node.kind === 'at' && node.year === table.years.from ? [node.id] : [],
  );
  return [...usesOf(body, [...table.groups.values()]).now, ...fixed];
}

function assemble(model: Model, scenario: Scenario, table: Table, unitOf: Units, orders: Orders): LinkedModel {
  const linked = orders.order.flatMap((id) => {
    const definition = table.definitions.get(id);
    return definition ? [linkedVariable(definition, model, scenario, unitOf)] : [];
  });
  const correlations = scenario.correlations ?? model.correlations;
  const onAssumptions = scenario.shocks.filter(({ on }) => table.exogenous.has(on));
  const parts = {
    years: model.years,
    order: linked,
    startOrder: orders.startOrder,
    exogenous: [...table.exogenous.values()],
    exogenousShocks: grouped(onAssumptions),
    groups: model.groups,
    correlations: correlations.filter(({ a, b }) => table.exogenous.has(a) && table.exogenous.has(b)),
  };
  return { ...parts, structureKey: structureKeyOf(parts) };
}

function grouped(shocks: readonly Shock[]): ReadonlyMap<string, readonly Shock[]> {
  return new Map(shocks.map(({ on }) => [on, shocks.filter((shock) => shock.on === on)]));
}

function linkedVariable(definition: Definition, model: Model, scenario: Scenario, unitOf: Units): LinkedVariable {
  const { id, name, equation, start, noise } = definition;
  const { now, before, at } = usesOf(equation.body, model.groups);
  return {
    id,
    name,
    unit: unitOf(id)?.text ?? definition.unit,
    equation,
    ...(start && { start }),
    ...(noise && { noise }),
    shocks: scenario.shocks.filter(({ on }) => on === id),
    uses: { now, before, at },
  };
}
