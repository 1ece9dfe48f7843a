/** Tables for a terminal: columns aligned by display width, in which a Chinese character takes two cells. */

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** Cells that a text takes in a terminal. */
export function displayWidth(text: string): number {
  return [...text].reduce((cells, character) => cells + (wide.test(character) ? 2 : 1), 0);
}

export interface Cell {
  readonly text: string;
  /** Colours a padded text; identity when colours are off. */
  readonly paint?: (text: string) => string;
}

/** Lines of a table: a header, a rule, the rows; numeric columns stand to the right. */
export function tableLines(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  numeric: readonly boolean[],
): string[] {
  const widths = header.map((name, i) =>
    Math.max(displayWidth(name), ...rows.map((row) => displayWidth(row[i]?.text ?? ''))),
  );
  const line = (cells: readonly Cell[]) =>
    cells
      .map((cell, i) => padded(cell, widths[i] ?? 0, numeric[i] ?? false))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(header.map((text) => ({ text }))), rule, ...rows.map(line)];
}

function padded({ text, paint = (painted) => painted }: Cell, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return right ? space + paint(text) : paint(text) + space;
}
