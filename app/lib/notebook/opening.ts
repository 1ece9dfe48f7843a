/** From text to an open notebook; a long one in pieces, so that the page answers meanwhile and whoever waits may go. */
import { whole, type Steps } from '$engine';
import type { Address } from './address.ts';
import { notebookSteps } from './reading.ts';
import { folderOf } from './runtime/home.ts';
import { awaited } from './runtime/pieces.ts';
import { Session } from './session.svelte.ts';
import { openFiles } from './share/opened.ts';

/** Characters: what is shorter is there before anybody could read that it is coming. */
const long = 50_000;
/** Steps of a cell from text to what is shown: understood, set against the others, known by its content. */
const stepsOfCell = 3;

/** Who waits for a notebook. */
export interface Waiting {
  /** Has not gone elsewhere. */
  stays(): boolean;
  /** Of a long one: the share that is done, 0 to 1. */
  told(share: number): void;
}

/** Undefined when nobody waited any more. */
export async function openText(text: string, address: Address, waiting: Waiting): Promise<Session | undefined> {
  const notebook = await driven(text, notebookSteps(text), Infinity, waiting);
  if (!notebook) return undefined;
  const { adjustments, mode, files, written, unread = [] } = address;
  // Scenario files that came with it take a moment.
  const opened = files?.size ? await openFiles(files, folderOf(notebook), written) : undefined;
  const session = new Session(notebook, adjustments, mode, opened);
  session.unread = unread;
  const evaluated = startedIn(session);
  return driven(text, evaluated, notebook.cells.length * stepsOfCell, waiting);
}

function* startedIn(session: Session): Steps<Session> {
  yield* session.starting();
  return session;
}

/** `of`: how many steps there are, as far as that is known. */
async function driven<T>(text: string, steps: Steps<T>, of: number, waiting: Waiting): Promise<T | undefined> {
  if (text.length <= long) return waiting.stays() ? whole(steps) : undefined;
  const tell = (done: number): void => waiting.told(Math.min(1, done / of));
  tell(0);
  return awaited(steps, () => waiting.stays(), tell);
}
