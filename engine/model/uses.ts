/** What an expression refers to: in the same year, in earlier years, at fixed years, and as constants. */
import type { Expr, ModelGroup } from './types.ts';

/** Every node of a tree, parents first, in reading order. */
export function walkExpr(expr: Expr): readonly Expr[] {
  const nodes: Expr[] = [];
  const visit = (node: Expr): void => {
    nodes.push(node);
    childrenOf(node).forEach(visit);
  };
  visit(expr);
  return nodes;
}

export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'number':
    case 'series':
    case 'at':
    case 'constant':
    case 'year':
    case 'sum':
      return [];
    case 'negate':
    case 'not':
      return [expr.arg];
    case 'binary':
    case 'compare':
    case 'logic':
      return [expr.left, expr.right];
    case 'if':
      return [expr.cond, expr.then, expr.else];
    case 'call':
      return expr.args;
    default:
      return expr satisfies never;
  }
}

export interface Uses {
  readonly now: readonly string[];
  readonly before: readonly string[];
  readonly at: readonly string[];
  readonly constants: readonly string[];
}

/** Ids that an expression uses, each once, in reading order; a sum stands for its members. */
export function usesOf(expr: Expr, groups: readonly ModelGroup[] = []): Uses {
  const uses = {
    now: new Set<string>(),
    before: new Set<string>(),
    at: new Set<string>(),
    constants: new Set<string>(),
  };
  for (const node of walkExpr(expr)) {
    if (node.kind === 'series') (node.lag === 0 ? uses.now : uses.before).add(node.id);
    else if (node.kind === 'at') uses.at.add(node.id);
    else if (node.kind === 'constant') uses.constants.add(node.id);
    else if (node.kind === 'sum') {
      const members = groups.find(({ id }) => id === node.group)?.members ?? [];
      for (const member of members) (node.lag === 0 ? uses.now : uses.before).add(member);
    }
  }
  return { now: [...uses.now], before: [...uses.before], at: [...uses.at], constants: [...uses.constants] };
}
