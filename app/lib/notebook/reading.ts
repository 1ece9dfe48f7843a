/** From text to notebook: reading always gives one, and what takes long is told before it begins. */
import { type Notebook, readNotebook } from '$engine';

export function notebookOf(text: string): Notebook {
  const read = readNotebook('', text);
  return read.ok ? read.value : { cells: [] };
}

/** Characters: what is shorter is there before anybody could read that it is coming. */
const long = 200_000;

/** `tell`: it takes long. The page has shown that before it has no time to. */
export async function readTold(text: string, tell: () => void): Promise<Notebook> {
  if (text.length > long) {
    tell();
    await painted();
  }
  return notebookOf(text);
}

/** A page that nobody sees paints nothing, and does not wait. */
function painted(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}
