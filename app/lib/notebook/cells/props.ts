/** What every component of a kind is given: the finished result, the cell it stands in, and the host to act on. */
import type { Cell, Lang, CellKindName, ResultOf } from '$engine';
import type { Host } from '../host.ts';

export interface CellProps<K extends CellKindName> {
  readonly result: ResultOf<K>;
  readonly cell: Cell;
  readonly session: Host;
  /** Language of the document. */
  readonly lang: Lang;
}
