/** Views of a machine's columns, each made once: making one costs more than filling it. */

export interface ColumnSpace {
  readonly memory: Float64Array;
  readonly offset: (tile: number, column: number) => number;
  readonly tiles: number;
  readonly columns: number;
  readonly blockSize: number;
}

/** A column outside the machine is our own mistake, and throws. */
export function rememberColumns(space: ColumnSpace): (tile: number, column: number) => Float64Array {
  const views: Float64Array[] = [];
  return (tile, column) =>
    views[tile * space.columns + column] ?? (views[tile * space.columns + column] = view(space, tile, column));
}

function view({ memory, offset, tiles, columns, blockSize }: ColumnSpace, tile: number, column: number): Float64Array {
  if (!(tile >= 0 && tile < tiles && column >= 0 && column < columns)) {
    throw new RangeError(`no column ${column} in tile ${tile}`);
  }
  return memory.subarray(offset(tile, column), offset(tile, column) + blockSize);
}
