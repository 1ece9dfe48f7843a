/**
 * Names and years of an equation: every name must be there and be written the way its kind is written, and no
 * reference may reach before the first year or to a fixed year that is not yet known.
 */
import { error, type Fact, type Issue, type IssueCode, type Place } from '../issue.ts';
import { nearest } from '../read/nearest.ts';
import { callable } from './functions.ts';
import type { Definition, Table } from './linkTable.ts';
import { childrenOf } from './uses.ts';
import type { Expr } from './types.ts';

/**
 * Checks the equation and the start of one definition. Gives the ids whose value of a fixed year the equation may use
 * in that very year, because they must be computed before it.
 */
export function checkNames(definition: Definition, table: Table, log: Issue[]): readonly string[] {
  const { equation, start, id } = definition;
  const first = table.years.from;
  const sameYear: string[] = [];
  const context = { table, log, definition, sameYear };
  visit(equation.body, start ? first + 1 : first, {
    ...context,
    text: equation.text,
    place: equation.place,
    inStart: false,
  });
  if (start?.kind === 'expression') {
    const place = { ...equation.place, path: `variables.${id}.start` };
    visit(start.body, first, { ...context, text: start.text, place, inStart: true });
  }
  return sameYear;
}

interface Context {
  readonly table: Table;
  readonly log: Issue[];
  readonly definition?: Definition;
  readonly text: string;
  readonly place: Place;
  readonly inStart: boolean;
  /** Collects what a fixed year needs in that same year; the first year has its own order. */
  readonly sameYear?: string[];
}

/** `earliest` is the first year in which this part of the expression counts. */
function visit(expr: Expr, earliest: number, context: Context): void {
  if (expr.kind === 'if') {
    visit(expr.cond, earliest, context);
    visit(expr.then, Math.max(earliest, earliestWhen(expr.cond, true)), context);
    visit(expr.else, Math.max(earliest, earliestWhen(expr.cond, false)), context);
    return;
  }
  checkNode(expr, earliest, context);
  for (const child of childrenOf(expr)) visit(child, earliest, context);
}

/** The first year in which a condition on `t` can have that outcome; -Infinity when it says nothing about that. */
function earliestWhen(cond: Expr, outcome: boolean): number {
  if (cond.kind === 'not') return earliestWhen(cond.arg, !outcome);
  if (cond.kind === 'logic') {
    const both = [earliestWhen(cond.left, outcome), earliestWhen(cond.right, outcome)] as const;
    return (cond.op === 'and') === outcome ? Math.max(...both) : Math.min(...both);
  }
  if (cond.kind !== 'compare' || cond.left.kind !== 'year' || cond.right.kind !== 'number') return -Infinity;
  const year = cond.right.value;
  const op = outcome
    ? cond.op
    : ({ '<': '>=', '<=': '>', '>': '<=', '>=': '<', '==': '!=', '!=': '==' } as const)[cond.op];
  return op === '>' ? Math.floor(year) + 1 : op === '>=' || op === '==' ? Math.ceil(year) : -Infinity;
}

function checkNode(expr: Expr, earliest: number, context: Context): void {
  switch (expr.kind) {
    case 'series':
      return checkSeries(expr, earliest, context);
    case 'at':
      return checkFixed(expr, earliest, context);
    case 'constant':
      return checkConstant(expr, context);
    case 'sum':
      return checkSum(expr, earliest, context);
    case 'number':
    case 'year':
    case 'negate':
    case 'not':
    case 'binary':
    case 'compare':
    case 'logic':
    case 'if':
    case 'call':
      return;
    default:
      expr satisfies never;
  }
}

function refuse(
  code: IssueCode,
  node: Expr,
  context: Context,
  facts: { found: Fact; fix?: Fact; expected?: Fact; more?: Readonly<Record<string, Fact>> },
): void {
  const variable = context.definition?.id;
  const place: Place = {
    ...context.place,
    equation: context.text,
    span: node.span,
    ...(variable !== undefined && { variable }),
  };
  context.log.push(error(code, place, facts));
}

function checkSeries(node: Extract<Expr, { kind: 'series' }>, earliest: number, context: Context): void {
  if (!isSeries(node.id, node, context)) return;
  if (context.inStart && node.lag === 0)
    return refuse('model.start-by-year', node, context, {
      found: `${node.id}[t]`,
      fix: `${node.id}[${context.table.years.from}]`,
    });
  checkLag(node, node.lag, earliest, context, `${node.id}[t-${node.lag}]`);
}

/** Logs why when a name is no series. */
function isSeries(id: string, node: Expr, context: Context): boolean {
  const { table } = context;
  if (table.definitions.has(id) || table.exogenous.get(id)?.varies === 'yearly') return true;
  if (table.exogenous.has(id)) refuse('model.constant-with-brackets', node, context, { found: id, fix: id });
  else if (table.groups.has(id)) refuse('model.group-without-sum', node, context, { found: id, fix: `sum(${id}[t])` });
  else refuse('model.unknown-name', node, context, { found: id, fix: nearest(id, seriesNames(table)) ?? '' });
  return false;
}

function seriesNames(table: Table): readonly string[] {
  const yearly = [...table.exogenous.values()].filter(({ varies }) => varies === 'yearly');
  return [...table.definitions.keys(), ...yearly.map(({ id }) => id)];
}

function checkLag(node: Expr, lag: number, earliest: number, context: Context, found: string): void {
  const { from } = context.table.years;
  if (lag === 0 || earliest - lag >= from) return;
  const missing = earliest - lag;
  const { definition } = context;
  if (definition && !definition.start && !context.inStart)
    return refuse('model.lag-without-start', node, context, {
      found,
      more: { year: missing },
      fix: `start: {value: …, year: ${from}, source: …}`,
    });
  refuse('model.lag-too-long', node, context, {
    found,
    more: { year: missing, first: earliest },
    fix: `if(t >= ${from + lag}, ${found}, …)`,
  });
}

function checkFixed(node: Extract<Expr, { kind: 'at' }>, earliest: number, context: Context): void {
  const { from, to } = context.table.years;
  const found = `${node.id}[${node.year}]`;
  if (!isSeries(node.id, node, context)) return;
  if (node.year < from || node.year > to) {
    const fix = `${node.id}[${Math.min(Math.max(node.year, from), to)}]`;
    refuse('model.year-outside', node, context, { found, expected: `${from}-${to}`, fix });
  } else if (node.year > earliest) {
    const sign = node.id === context.definition?.id ? '>' : '>=';
    const fix = `if(t ${sign} ${node.year}, ${found}, …)`;
    refuse('model.year-not-known-yet', node, context, { found, more: { year: earliest }, fix });
  } else if (node.year === earliest && node.year > from) context.sameYear?.push(node.id);
}

function checkConstant(node: Extract<Expr, { kind: 'constant' }>, context: Context): void {
  const { table } = context;
  const { id } = node;
  if (table.exogenous.get(id)?.varies === 'constant') return;
  if (table.definitions.has(id) || table.exogenous.has(id)) {
    return refuse('model.missing-brackets', node, context, { found: id, fix: `${id}[t]` });
  }
  if (table.groups.has(id)) {
    return refuse('model.group-without-sum', node, context, { found: id, fix: `sum(${id}[t])` });
  }
  if (callable.includes(id)) {
    return refuse('model.function-without-brackets', node, context, { found: id, fix: `${id}(…)` });
  }
  refuse('model.unknown-name', node, context, { found: id, fix: nearestWritten(id, table) });
}

/** The nearest name, written the way its kind is written. */
function nearestWritten(id: string, table: Table): string {
  const constants = [...table.exogenous.values()].filter(({ varies }) => varies === 'constant').map((one) => one.id);
  const near = nearest(id, [...constants, ...seriesNames(table)]);
  return near === undefined ? '' : constants.includes(near) ? near : `${near}[t]`;
}

function checkSum(node: Extract<Expr, { kind: 'sum' }>, earliest: number, context: Context): void {
  const { groups, definitions, exogenous } = context.table;
  if (!groups.has(node.group)) {
    const known = [...groups.keys()].join(', ');
    const fix = nearest(node.group, groups.keys()) ?? '';
    const code = definitions.has(node.group) || exogenous.has(node.group) ? 'model.sum-of-one' : 'model.unknown-group';
    return refuse(code, node, context, { found: node.group, expected: known, fix });
  }
  checkLag(node, node.lag, earliest, context, `sum(${node.group}[t-${node.lag}])`);
}
