/** The kinds of cells by name: what the file reader needs to know of the registry, and nothing more. */
export const CELL_KINDS = [
  'parameters',
  'path',
  'shock',
  'scenario',
  'formula',
  'target',
  'chart',
  'table',
  'targets',
  'compare',
  'equation',
  'audit',
  'question',
  'notes',
  'montecarlo',
  'sensitivity',
  'seek',
  'explain',
  'backtest',
] as const;

export type CellKindName = (typeof CELL_KINDS)[number];

export function isCellKind(word: string): word is CellKindName {
  return (CELL_KINDS as readonly string[]).includes(word);
}
