/** A finished table as a page sets it: some columns stand beneath the one before them, and numbers without their unit. */
import type { Table, TableCell } from '$engine';
import { say } from '../state/settings.svelte.ts';

interface Placed {
  readonly column: Table['columns'][number];
  /** Which cell of a row. */
  readonly at: number;
}

export interface Shown extends Placed {
  readonly under?: Placed;
}

export function columnsOf({ columns }: Table): readonly Shown[] {
  return columns.flatMap((column, at) => {
    if (column.beneath) return [];
    const next = columns[at + 1];
    return [{ column, at, ...(next?.beneath && { under: { column: next, at: at + 1 } }) }];
  });
}

export function textOf(cell: TableCell | undefined): string {
  return cell ? say(cell.short ?? cell.text) : '';
}

/** With its unit where that is left out, else as it was computed. */
export function fullOf(cell: TableCell | undefined): string | undefined {
  if (cell?.value === undefined) return undefined;
  return cell.short ? say(cell.text) : String(cell.value);
}
