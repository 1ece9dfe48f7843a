/** The order in which variables are computed: each after what it needs, otherwise as declared. */

/** Ids in order, or the loops that prevent one, each as `a, b, …, a`. */
export interface Ordering {
  readonly order: readonly string[];
  readonly loops: readonly (readonly string[])[];
}

/**
 * Depth first through the ids as given, so that the same model always has the same order. `needs` may name ids outside
 * the list; they are there already.
 *
 * @example orderBy(['a', 'b'], (id) => (id === 'a' ? ['b'] : [])).order // ['b', 'a']
 */
export function orderBy(ids: readonly string[], needs: (id: string) => readonly string[]): Ordering {
  const inside = new Set(ids);
  const order: string[] = [];
  const loops: string[][] = [];
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const visit = (id: string): void => {
    if (state.get(id) === 'done' || !inside.has(id)) return;
    if (state.get(id) === 'open') return void loops.push([...path.slice(path.indexOf(id)), id]);
    state.set(id, 'open');
    path.push(id);
    for (const need of needs(id)) visit(need);
    path.pop();
    state.set(id, 'done');
    order.push(id);
  };
  for (const id of ids) visit(id);
  return { order, loops };
}
