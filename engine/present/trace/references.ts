/** What an equation refers to in one year: each series with its own year, each assumption once. */
import type { Expr } from '../../model/types.ts';
import { walkExpr } from '../../model/uses.ts';
import { parameterOf, type Traced } from './numbers.ts';

export interface Reference {
  readonly id: string;
  /** Absent for constants. */
  readonly year?: number;
  readonly kind: 'series' | 'parameter';
}

/** In order of appearance; a sum stands for its members. */
export function referencesIn(traced: Traced, body: Expr, year: number): readonly Reference[] {
  const found = new Map<string, Reference>();
  for (const node of walkExpr(body)) {
    for (const { id, at } of named(traced, node, year)) {
      const kind = parameterOf(traced, id) ? 'parameter' : 'series';
      found.set(`${id}@${at ?? ''}`, at === undefined ? { id, kind } : { id, year: at, kind });
    }
  }
  return [...found.values()];
}

function named(traced: Traced, node: Expr, year: number): readonly { id: string; at?: number }[] {
  switch (node.kind) {
    case 'series':
      return [{ id: node.id, at: year - node.lag }];
    case 'at':
      return [{ id: node.id, at: node.year }];
    case 'constant':
      return [{ id: node.id }];
    case 'sum': {
      const members = traced.linked.groups.find(({ id }) => id === node.group)?.members ?? [];
      return members.map((id) => ({ id, at: year - node.lag }));
    }
    default:
      return [];
  }
}
