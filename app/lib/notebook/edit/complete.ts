/** Names offered while one writes: in a text only between `{{` and `}}` and after `check:`, elsewhere anywhere. */
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { say } from '../../state/settings.svelte.ts';
import type { Session } from '../session.svelte.ts';
import { words } from '../words/index.ts';
import { knownNames } from './names.ts';

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

export function completionsOf(kind: string, session: Session): CompletionSource {
  const prose = kind === 'markdown' || kind === 'notes';
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u);
    if (!word && !context.explicit) return null;
    if (prose && !isLive(context)) return null;
    const from = word?.from ?? context.pos;
    return { from, options: [...names(session), ...(prose ? helpers() : [])], validFor: /^[\p{L}\p{N}_]*$/u };
  };
}

function isLive({ state, pos }: CompletionContext): boolean {
  const line = state.doc.lineAt(pos);
  const before = line.text.slice(0, pos - line.from);
  return before.lastIndexOf('{{') > before.lastIndexOf('}}') || /^check[:：]/.test(before);
}

function names(session: Session): Completion[] {
  const w = words();
  return knownNames(session).map(({ id, sort, name, unit, why }) => ({
    label: id,
    displayLabel: id,
    detail: [say(name), unit && say(unit)].filter(Boolean).join(' · '),
    type: sort,
    info: () => {
      const about = document.createElement('div');
      about.textContent = [w.completion[sort], why && say(why)].filter(Boolean).join(' — ');
      return about;
    },
  }));
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
