/** From text to notebook: reading always gives one. */
import { type Notebook, readSteps, type Steps, whole } from '$engine';

export function notebookOf(text: string): Notebook {
  return whole(notebookSteps(text));
}

/** The same in steps. */
export function* notebookSteps(text: string): Steps<Notebook> {
  const read = yield* readSteps('', text);
  return read.ok ? read.value : { cells: [] };
}
