/** What feeds what in a linked model: for "what does this use", "what uses this" and "what changes if this does". */
import { usesOf } from './uses.ts';
import type { LinkedModel } from './types.ts';

export interface Dependencies {
  /** Ids that one equation and its start refer to: variables, then parameters, as written. */
  readonly uses: ReadonlyMap<string, readonly string[]>;
  /** Ids whose equation or start refers to one, in order of evaluation. */
  readonly usedBy: ReadonlyMap<string, readonly string[]>;
}

/** Over all years: a lag counts as a use. */
export function dependenciesOf(linked: LinkedModel): Dependencies {
  const uses = new Map<string, readonly string[]>();
  const usedBy = new Map<string, string[]>();
  for (const { id, equation, start } of linked.order) {
    const bodies = start?.kind === 'expression' ? [equation.body, start.body] : [equation.body];
    const found = bodies
      .map((body) => usesOf(body, linked.groups))
      .flatMap(({ now, before, at, constants }) => [...now, ...before, ...at, ...constants]);
    const ids = [...new Set(found)];
    uses.set(id, ids);
    for (const used of ids) usedBy.set(used, [...(usedBy.get(used) ?? []), id]);
  }
  return { uses, usedBy };
}

/** Everything that one id depends on, nearest first, without itself (unless a lag leads back to it). */
export function upstreamOf(id: string, { uses }: Dependencies): readonly string[] {
  return reach(id, uses);
}

/** Everything that depends on one id, nearest first. */
export function downstreamOf(id: string, { usedBy }: Dependencies): readonly string[] {
  return reach(id, usedBy);
}

function reach(from: string, edges: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const seen = new Set<string>();
  let frontier = edges.get(from) ?? [];
  while (frontier.length > 0) {
    const fresh = [...new Set(frontier)].filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    frontier = fresh.flatMap((id) => edges.get(id) ?? []);
  }
  return [...seen];
}
