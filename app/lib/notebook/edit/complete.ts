/**
 * Names offered while one writes: in a text only between `{{` and `}}` and after `check:`, elsewhere anywhere. Chinese
 * words find them too, except where words for readers are written: the Enter after those is the writer's.
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

/** Lines whose words are for readers. */
const forReaders =
  /^\s*(?:- *)?(?:name|zh|en|note|ask|choices|hint|explain|unit|why|assumes|author|date|title|source)\s*[:：]/;

export function completionsOf(kind: string, session: Session): CompletionSource {
  const prose = kind === 'markdown' || kind === 'notes';
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u);
    if (!word && !context.explicit) return null;
    if (prose && !isLive(context)) return null;
    const from = word?.from ?? context.pos;
    const isName = /\p{Script=Han}/u.test(word?.text ?? '') && !forReaders.test(lineBefore(context));
    const meant = isName ? byMeaning(session) : [];
    return { from, options: [...names(session), ...meant, ...(prose ? helpers() : [])], validFor: /^[\p{L}\p{N}_]*$/u };
  };
}

function lineBefore({ state, pos }: CompletionContext): string {
  const line = state.doc.lineAt(pos);
  return line.text.slice(0, pos - line.from);
}

function isLive(context: CompletionContext): boolean {
  const before = lineBefore(context);
  return before.lastIndexOf('{{') > before.lastIndexOf('}}') || /^check[:：]/.test(before);
}

function names(session: Session, put: (known: KnownName) => Completion = byId): Completion[] {
  const w = words();
  return knownNames(session).map((known) => ({
    ...apart(put(known)),
    type: known.sort,
    info: () => {
      const about = document.createElement('div');
      about.textContent = [w.completion[known.sort], known.why && say(known.why)].filter(Boolean).join(' — ');
      return about;
    },
  }));
}

/** Heard as one text with the name before it. */
function apart(completion: Completion): Completion {
  return { ...completion, detail: ` ${completion.detail ?? ''}` };
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
    ...apart({ label, detail: w.completion.fn }),
    apply: label === 'drag' ? 'drag ' : `${label}(`,
    boost: -1,
  }));
}
