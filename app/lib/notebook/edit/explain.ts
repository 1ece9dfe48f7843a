/** What the word under the pointer means: a name with its unit and reason, a function and how it is written, a key. */
import type { EditorState } from '@codemirror/state';
import type { Tooltip } from '@codemirror/view';
import { kindOf, type Text } from '$engine';
import { say } from '../../state/settings.svelte.ts';
import type { Session } from '../session.svelte.ts';
import { knownNames } from './names.ts';

interface Meaning {
  readonly head: string;
  readonly why?: Text;
}

export function explanationAt(state: EditorState, at: number, kind: string, session: Session): Tooltip | null {
  const line = state.doc.lineAt(at);
  for (const match of line.text.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)) {
    const from = line.from + match.index;
    const to = from + match[0].length;
    if (at < from || at > to) continue;
    const [before, after] = [line.text.slice(0, match.index), line.text.slice(match.index + match[0].length)];
    const known = meaningOf(match[0], { before, after, kind }, session);
    return known ? { pos: from, end: to, above: true, create: () => ({ dom: card(known) }) } : null;
  }
  return null;
}

interface Around {
  readonly before: string;
  readonly after: string;
  readonly kind: string;
}

/** At the head of a line before a colon it is a key, before a bracket a function, elsewhere a name. */
function meaningOf(word: string, { before, after, kind }: Around, session: Session): Meaning | undefined {
  const { keys = {}, words = [] } = kindOf(kind) ?? {};
  const key = /^\s*(?:- +)?$/.test(before) && /^\s*:/.test(after) ? keys[word] : undefined;
  if (key) return { head: `${word}: ${key.example}`, why: key };
  const called = words.find((one) => one.word === word && (/^\s*\(/.test(after) || !one.form.startsWith(`${word}(`)));
  if (called) return { head: called.form, why: called.means };
  const known = knownNames(session).find(({ id }) => id === word);
  if (!known) return undefined;
  const { name, unit, why } = known;
  return { head: [say(name), unit && say(unit)].filter(Boolean).join(' · '), ...(why && { why }) };
}

function card({ head, why }: Meaning): HTMLElement {
  const about = document.createElement('div');
  about.className = 'cm-explain';
  const title = document.createElement('strong');
  title.textContent = head;
  about.append(title);
  if (why && say(why)) {
    const reason = document.createElement('div');
    reason.textContent = say(why);
    about.append(reason);
  }
  return about;
}
