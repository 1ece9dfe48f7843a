/** From text to notebook: reading always gives one. */
import { type Notebook, readNotebook } from '$engine';

export function notebookOf(text: string): Notebook {
  const read = readNotebook('', text);
  return read.ok ? read.value : { cells: [] };
}
