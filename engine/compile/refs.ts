/** What an expression refers to: series in the same or earlier years, series in fixed years, constants. */
import type { Expr, ModelGroup } from '../model/types.ts';
import { childrenOf } from '../model/uses.ts';

export type Ref =
  | { readonly kind: 'series'; readonly id: string; readonly lag: number }
  | { readonly kind: 'at'; readonly id: string; readonly year: number }
  | { readonly kind: 'constant'; readonly id: string };

/** Members of a declared group; none for a name that is no group. */
export function membersOf(groups: readonly ModelGroup[], group: string): readonly string[] {
  return groups.find((candidate) => candidate.id === group)?.members ?? [];
}

const known = new WeakMap<Expr, { readonly groups: readonly ModelGroup[]; readonly refs: readonly Ref[] }>();

/** All references, in written order, repeats included; a sum stands for its members. Found once for each expression. */
export function refsOf(expr: Expr, groups: readonly ModelGroup[]): readonly Ref[] {
  const before = known.get(expr);
  if (before?.groups === groups) return before.refs;
  const refs = refsIn(expr, groups);
  known.set(expr, { groups, refs });
  return refs;
}

function refsIn(expr: Expr, groups: readonly ModelGroup[]): readonly Ref[] {
  switch (expr.kind) {
    case 'number':
    case 'year':
      return [];
    case 'series':
      return [{ kind: 'series', id: expr.id, lag: expr.lag }];
    case 'at':
      return [{ kind: 'at', id: expr.id, year: expr.year }];
    case 'constant':
      return [{ kind: 'constant', id: expr.id }];
    case 'sum':
      return membersOf(groups, expr.group).map((id) => ({ kind: 'series', id, lag: expr.lag }));
    default:
      return childrenOf(expr).flatMap((part) => refsIn(part, groups));
  }
}
