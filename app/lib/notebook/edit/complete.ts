/**
 * What is offered while one writes. Names and functions: in a text only between `{{` and `}}` and after `check:`,
 * elsewhere anywhere; keys of the cell's kind at the head of a line. Chinese words find names too, except where words
 * for readers are written: the Enter after those is the writer's.
 */
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { kindOf, type Text } from '$engine';
import { say } from '../../state/settings.svelte.ts';
import type { Session } from '../session.svelte.ts';
import { words } from '../words/index.ts';
import { knownNames, type KnownName } from './names.ts';

/** Lines whose words are for readers. */
const forReaders =
  /^\s*(?:- *)?(?:name|zh|en|note|ask|choices|hint|explain|unit|why|assumes|author|date|title|source)\s*[:：]/;

export function completionsOf(kind: string, session: Session): CompletionSource {
  const prose = kindOf(kind)?.inline === true;
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u);
    if (!word && !context.explicit) return null;
    if (prose && !isLive(context)) return null;
    const from = word?.from ?? context.pos;
    const keys = isHead(context, from) ? keysLeft(kind, context.state.doc.toString()) : [];
    const isName = /\p{Script=Han}/u.test(word?.text ?? '') && !forReaders.test(lineBefore(context));
    const names = [...callable(kind, session), ...(isName ? byMeaning(session) : [])];
    return { from, options: keys.length > 0 && kind !== 'formula' ? keys : [...keys, ...names], validFor };
  };
}

const validFor = /^[\p{L}\p{N}_]*$/u;

function callable(kind: string, session: Session): Completion[] {
  return [...names(session), ...functions(kind)];
}

function lineBefore({ state, pos }: CompletionContext): string {
  const line = state.doc.lineAt(pos);
  return line.text.slice(0, pos - line.from);
}

function isLive(context: CompletionContext): boolean {
  const before = lineBefore(context);
  return before.lastIndexOf('{{') > before.lastIndexOf('}}') || /^check[:：]/.test(before);
}

/** Nothing but a dash stands before it on its line. */
function isHead({ state }: CompletionContext, from: number): boolean {
  const line = state.doc.lineAt(from);
  return /^(?:\s*- +)?$/.test(line.text.slice(0, from - line.from));
}

/** Keys that are not written yet; in a list of things each has its own. */
function keysLeft(kind: string, text: string): Completion[] {
  const w = words();
  const written = new Set(/^\s*- /m.test(text) ? [] : [...text.matchAll(/^(\w+)[ \t]*:/gm)].map(([, key]) => key));
  return Object.entries(kindOf(kind)?.keys ?? {})
    .filter(([key]) => !written.has(key))
    .map(([key, means]) => ({
      ...apart({ label: key, detail: means.example }),
      type: 'key',
      apply: `${key}: `,
      info: about(w.completion.key, means),
    }));
}

function names(session: Session, put: (known: KnownName) => Completion = byId): Completion[] {
  const w = words();
  return knownNames(session).map((known) => ({
    ...apart(put(known)),
    type: known.sort,
    info: about(w.completion[known.sort], known.why),
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

function functions(kind: string): Completion[] {
  const w = words();
  return (kindOf(kind)?.words ?? []).map(({ word, form, means }) => ({
    ...apart({ label: word, detail: form }),
    apply: form.startsWith(`${word}(`) ? `${word}(` : `${word} `,
    info: about(w.completion.fn, means),
    boost: -1,
  }));
}

function about(sort: string, means: Text | undefined): () => HTMLElement {
  return () => {
    const box = document.createElement('div');
    box.textContent = [sort, means && say(means)].filter(Boolean).join(' — ');
    return box;
  };
}
