/** A new cell of a kind, begun and ready to be written. */
import { type CellKindName, cellKinds, insertCell, insertedKey, type Lang } from '$engine';
import { say, settings } from '../../state/settings.svelte.ts';
import type { Session } from '../session.svelte.ts';
import { words } from '../words/index.ts';

export function putCell(session: Session, at: number, kind: CellKindName): void {
  const lang = session.conducted?.settings.lang ?? settings.lang;
  const cell = { kind, text: beginning(session, kind, lang) };
  const key = insertedKey(session.notebook, cell);
  session.do(insertCell(session.notebook, at, cell));
  session.inserting = undefined;
  session.selected = key;
  session.editing = key;
  session.say(words().cell.inserted(say(cellKinds[kind].name)));
}

/** What defines a name begins with one that no other cell defines: two of one name would stop both, and what needs them. */
function beginning(session: Session, kind: CellKindName, lang: Lang): string {
  const blank = cellKinds[kind].blank(lang);
  const name = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(blank)?.[0] ?? '';
  if (kind === 'formula') return blank.replaceAll(name, freeFormula(session, name));
  if ((kind !== 'parameters' && kind !== 'path') || !isSet(session, name)) return blank;
  return freeAssumption(session, kind) ?? blank;
}

function freeFormula(session: Session, name: string): string {
  let free = name;
  for (let n = 2; isWritten(session, ['formula'], `${free}[`); n++) free = `${name}_${n}`;
  return free;
}

/** The first assumption of the model that stands in no cell, where it stands by default. */
function freeAssumption(session: Session, kind: 'parameters' | 'path'): string | undefined {
  const { home } = session.conducted ?? {};
  const free = [...(home?.model?.parameters.values() ?? [])].find(
    ({ id, varies }) => (kind === 'parameters' || varies === 'yearly') && !isSet(session, id),
  );
  const [value] = free?.default ?? [];
  if (!free || !home || value === undefined) return undefined;
  return kind === 'parameters' ? `${free.id}: ${value}` : `${free.id}:\n  ${home.plan.span.from}: ${value}`;
}

function isSet(session: Session, id: string): boolean {
  return isWritten(session, ['parameters', 'path'], `${id}:`);
}

/** Whether a line of such cells begins so. */
function isWritten({ notebook }: Session, kinds: readonly string[], start: string): boolean {
  return notebook.cells.some(
    ({ kind, text }) => kinds.includes(kind) && text.split('\n').some((line) => line.startsWith(start)),
  );
}
