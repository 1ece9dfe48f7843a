/** Expressions of the model's language as C. */
import type { Expr } from '../../engine/index.ts';

/** How references are written. */
export interface CNames {
  readonly series: (id: string, lag: number) => string;
  readonly at: (id: string, year: number) => string;
  readonly constant: (id: string) => string;
  readonly time: string;
  readonly members: (group: string) => readonly string[];
  /** Gives a part that may be needed again a name, where there is room for one. */
  readonly keep?: (text: string) => string;
}

/** Every digit of a double. */
export function cNumber(value: number): string {
  if (Number.isNaN(value)) return 'NAN';
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

export function cExpression(expr: Expr, names: CNames): string {
  const part = (inner: Expr): string => cExpression(inner, names);
  switch (expr.kind) {
    case 'number':
      return cNumber(expr.value);
    case 'series':
      return names.series(expr.id, expr.lag);
    case 'at':
      return names.at(expr.id, expr.year);
    case 'constant':
      return names.constant(expr.id);
    case 'year':
      return names.time;
    case 'negate':
      return `(-${part(expr.arg)})`;
    case 'not':
      return `(!${part(expr.arg)})`;
    case 'binary':
      return expr.op === '^'
        ? `pow(${part(expr.left)}, ${part(expr.right)})`
        : `(${part(expr.left)} ${expr.op} ${part(expr.right)})`;
    case 'compare':
      return `(${part(expr.left)} ${expr.op} ${part(expr.right)})`;
    case 'logic':
      return `(${part(expr.left)} ${expr.op === 'and' ? '&&' : '||'} ${part(expr.right)})`;
    case 'if':
      return kept(names, `(${part(expr.cond)} ? ${part(expr.then)} : ${part(expr.else)})`);
    case 'call':
      return kept(names, call(expr.fn, expr.args.map(part)));
    case 'sum':
      return `(${names
        .members(expr.group)
        .map((id) => names.series(id, expr.lag))
        .join(' + ')})`;
    default:
      return expr satisfies never;
  }
}

function kept({ keep }: CNames, text: string): string {
  return keep ? keep(text) : text;
}

function call(fn: (Expr & { kind: 'call' })['fn'], args: readonly string[]): string {
  const [a = '', b = '', c = ''] = args;
  switch (fn) {
    case 'min':
    case 'max':
      return args.reduce((x, y) => `${fn}(${x}, ${y})`);
    case 'clamp':
      return `min(max(${a}, ${b}), ${c})`;
    case 'logistic':
      return `(1.0 / (1.0 + exp(-${a})))`;
    case 'logit':
      return `log(${a} / (1.0 - ${a}))`;
    case 'abs':
      return `fabs(${a})`;
    default:
      return `${fn}(${a})`;
  }
}
