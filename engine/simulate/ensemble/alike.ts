/**
 * Which input columns hold the same draw by draw: those of one parameter in years of equal value. They share a place in
 * memory, are written once and summarised once; two thirds of an ensemble's input columns go that way.
 */
import type { Alike } from '../machine.ts';
import type { Machine } from '../types.ts';
import type { Shaped } from './shapes.ts';

export type Shapes = ReadonlyMap<string, Shaped>;

/** Each further column of a group stands for the group's first; parameters named in `apart` are left out. */
export function alikeIn(shapes: Shapes, apart: ReadonlySet<string> = new Set()): Alike {
  const alike = new Map<number, number>();
  for (const [id, { groups }] of shapes)
    if (!apart.has(id))
      for (const { columns } of groups) for (const column of columns.slice(1)) alike.set(column, columns[0] as number);
  return alike;
}

/** Parameters of which years differ now that share a place. */
export function tornApart(shapes: Shapes, alike: Alike): readonly string[] {
  const isTorn = ({ groups }: Shaped): boolean => {
    const firstOf = new Map(groups.flatMap(({ columns }) => columns.map((column) => [column, columns[0]] as const)));
    return [...firstOf].some(([column, first]) => {
      const like = alike.get(column);
      return like !== undefined && firstOf.get(like) !== first;
    });
  };
  return [...shapes].filter(([, shaped]) => isTorn(shaped)).map(([id]) => id);
}

/** Columns that stand in one place hold the same: which are the first to stand in theirs, and for each its first's number. */
export function sharing(
  machine: Machine,
  columns: readonly number[],
): { readonly own: readonly number[]; readonly among: readonly number[] } {
  const numbers = new Map<number, number>();
  const own: number[] = [];
  const among = columns.map((column, i) => {
    const place = machine.offset(0, column);
    if (!numbers.has(place)) {
      numbers.set(place, own.length);
      own.push(i);
    }
    return numbers.get(place) ?? 0;
  });
  return { own, among };
}
