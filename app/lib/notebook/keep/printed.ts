/** A notebook as text, printed once: a slider changes nothing of it, and asks at every step whether something is to be kept. */
import { printNotebook, type Notebook } from '$engine';

const known = new WeakMap<Notebook, string>();

export function printed(notebook: Notebook): string {
  const text = known.get(notebook) ?? printNotebook(notebook);
  known.set(notebook, text);
  return text;
}
