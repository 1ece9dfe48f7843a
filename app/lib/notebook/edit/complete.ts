/**
 * Names offered while one writes: in a text only between `{{` and `}}` and after `check:`, elsewhere anywhere. Words for
 * readers are a text too, wherever they stand: the Enter after them is the writer's.
 */
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { say } from '../../state/settings.svelte.ts';
import type { Session } from '../session.svelte.ts';
import { words } from '../words/index.ts';
import { knownNames, type KnownName } from './names.ts';

const functions = [
  'p',
  'verdict',
  'value',
  'target',
  'margin',
  'required',
  'past',
  'count',
  'diff',
  'growth_of',
  'change',
  'sum',
  'average',
  'first',
  'name',
  'default',
  'drag',
];

/** Lines of other cells that are for readers. */
const forReaders =
  /^\s*(?:- *)?(?:name|zh|en|note|ask|choices|hint|explain|unit|why|assumes|author|date|title|source)\s*[:：]/;

export function completionsOf(kind: string, session: Session): CompletionSource {
  return (context: CompletionContext): CompletionResult | null => {
    const prose =
      kind === 'markdown' || kind === 'notes' || forReaders.test(context.state.doc.lineAt(context.pos).text);
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u);
    if (!word && !context.explicit) return null;
    if (prose && !isLive(context)) return null;
    const from = word?.from ?? context.pos;
    const meant = /\p{Script=Han}/u.test(word?.text ?? '') ? byMeaning(session) : [];
    return { from, options: [...names(session), ...meant, ...(prose ? helpers() : [])], validFor: /^[\p{L}\p{N}_]*$/u };
  };
}

function isLive({ state, pos }: CompletionContext): boolean {
  const line = state.doc.lineAt(pos);
  const before = line.text.slice(0, pos - line.from);
  return before.lastIndexOf('{{') > before.lastIndexOf('}}') || /^check[:：]/.test(before);
}

function names(session: Session, put: (known: KnownName) => Completion = byId): Completion[] {
  const w = words();
  return knownNames(session).map((known) => ({
    ...put(known),
    type: known.sort,
    info: () => {
      const about = document.createElement('div');
      about.textContent = [w.completion[known.sort], known.why && say(known.why)].filter(Boolean).join(' — ');
      return about;
    },
  }));
}

function byId({ id, name, unit }: KnownName): Completion {
  return { label: id, displayLabel: id, detail: [say(name), unit && say(unit)].filter(Boolean).join(' · ') };
}

/** A Chinese word finds the names that mean it: 人口 puts `population`. */
function byMeaning(session: Session): Completion[] {
  return names(session, ({ id, name }) => ({ label: name.zh, apply: id, detail: id }));
}

function helpers(): Completion[] {
  const w = words();
  return functions.map((label) => ({
    label,
    detail: w.completion.fn,
    apply: label === 'drag' ? 'drag ' : `${label}(`,
    boost: -1,
  }));
}
