/** A new cell of a kind, begun and ready to be written. */
import { type CellKindName, cellKinds, insertCell, insertedKey } from '$engine';
import { say, settings } from '../../state/settings.svelte.ts';
import type { Session } from '../session.svelte.ts';
import { words } from '../words/index.ts';

export function putCell(session: Session, at: number, kind: CellKindName): void {
  const lang = session.conducted?.settings.lang ?? settings.lang;
  const cell = { kind, text: cellKinds[kind].blank(lang) };
  const key = insertedKey(session.notebook, cell);
  session.do(insertCell(session.notebook, at, cell));
  session.inserting = undefined;
  session.selected = key;
  session.editing = key;
  session.say(words().cell.inserted(say(cellKinds[kind].name)));
}
