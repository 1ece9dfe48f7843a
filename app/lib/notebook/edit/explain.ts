/** What the name under the pointer means: its words, its unit, its reason. */
import type { EditorState } from '@codemirror/state';
import type { Tooltip } from '@codemirror/view';
import { say } from '../../state/settings.svelte.ts';
import type { Session } from '../session.svelte.ts';
import { knownNames } from './names.ts';

export function explanationAt(state: EditorState, at: number, _kind: string, session: Session): Tooltip | null {
  const line = state.doc.lineAt(at);
  for (const match of line.text.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)) {
    const from = line.from + match.index;
    const to = from + match[0].length;
    if (at < from || at > to) continue;
    const known = knownNames(session).find(({ id }) => id === match[0]);
    return known ? { pos: from, end: to, above: true, create: () => ({ dom: card(known) }) } : null;
  }
  return null;
}

function card({ name, unit, why }: ReturnType<typeof knownNames>[number]): HTMLElement {
  const about = document.createElement('div');
  about.className = 'cm-explain';
  const head = document.createElement('strong');
  head.textContent = [say(name), unit && say(unit)].filter(Boolean).join(' · ');
  about.append(head);
  if (why && say(why)) {
    const reason = document.createElement('div');
    reason.textContent = say(why);
    about.append(reason);
  }
  return about;
}
