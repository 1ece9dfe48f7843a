/** Small hands for writing expression trees and linked models in tests, before any text is parsed. */
import type { Text } from '../../engine/issue.ts';
import type { Source } from '../../engine/plan/types.ts';
import type {
  BinaryOp,
  CompareOp,
  Expr,
  FunctionName,
  LinkedModel,
  LinkedVariable,
  Noise,
  Parameter,
  Shock,
  Start,
} from '../../engine/model/types.ts';

const span: readonly [number, number] = [0, 0];
const place = {};
const named = (id: string): Text => ({ zh: id, en: id });
const source: Source = { title: named('test'), grade: 'assumption' };

export const num = (value: number): Expr => ({ kind: 'number', value, span });
export const now = (id: string, lag = 0): Expr => ({ kind: 'series', id, lag, span });
export const at = (id: string, year: number): Expr => ({ kind: 'at', id, year, span });
export const fixed = (id: string): Expr => ({ kind: 'constant', id, span });
export const year: Expr = { kind: 'year', span };
export const negate = (arg: Expr): Expr => ({ kind: 'negate', arg, span });
export const not = (arg: Expr): Expr => ({ kind: 'not', arg, span });
export const op = (left: Expr, sign: BinaryOp, right: Expr): Expr => ({ kind: 'binary', op: sign, left, right, span });
export const cmp = (left: Expr, sign: CompareOp, right: Expr): Expr => ({
  kind: 'compare',
  op: sign,
  left,
  right,
  span,
});
export const logic = (left: Expr, sign: 'and' | 'or', right: Expr): Expr => ({
  kind: 'logic',
  op: sign,
  left,
  right,
  span,
});
export const when = (cond: Expr, then: Expr, otherwise: Expr): Expr => ({
  kind: 'if',
  cond,
  then,
  else: otherwise,
  span,
});
export const call = (fn: FunctionName, ...args: Expr[]): Expr => ({ kind: 'call', fn, args, span });
export const sum = (group: string, lag = 0): Expr => ({ kind: 'sum', group, lag, span });

export interface VariableParts {
  readonly start?: number | Expr | 'none';
  readonly noise?: Noise;
  readonly shocks?: readonly Shock[];
}

export function variable(id: string, body: Expr, parts: VariableParts = {}): LinkedVariable {
  return {
    id,
    name: named(id),
    unit: '1',
    equation: { text: `${id}[t] = …`, of: id, body, place },
    start: startOf(parts.start),
    noise: parts.noise,
    shocks: parts.shocks ?? [],
    uses: { now: [], before: [], at: [] },
  };
}

function startOf(start: VariableParts['start']): Start | undefined {
  if (start === undefined) return undefined;
  if (start === 'none') return { kind: 'none' };
  if (typeof start === 'number') {
    return { kind: 'figure', figure: { value: start, text: String(start), span: { from: 2020, to: 2020 }, source } };
  }
  return { kind: 'expression', text: '…', body: start, source };
}

export function parameter(id: string, varies: 'yearly' | 'constant', noise?: Noise): Parameter {
  const usual = { name: named(id), group: 'all', unit: '1', default: [0], history: [], why: named(id), source, place };
  return { id, varies, noise, bounds: [-Infinity, Infinity], plausible: [-Infinity, Infinity], ...usual };
}

export function shock(on: string, kind: Shock['kind'], from: number, to: number, value: number, fade = 0): Shock {
  return { on, kind, span: { from, to }, value, fade, place };
}

export function linked(
  years: readonly [number, number],
  exogenous: readonly Parameter[],
  order: readonly LinkedVariable[],
  more: Partial<LinkedModel> = {},
): LinkedModel {
  const span = { from: years[0], to: years[1] };
  return { years: span, order, exogenous, groups: [], correlations: [], structureKey: '', ...more };
}
