/** What hovering shows, by a key: the meaning of the name at the cursor, shown there and said to screen readers. */
import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { keymap, showTooltip, type EditorView, type Tooltip } from '@codemirror/view';
import type { Session } from '../session.svelte.ts';
import { explanationAt } from './explain.ts';

const show = StateEffect.define<Tooltip | null>();

/** Until the cursor or the text moves. */
const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update: (now, transaction) => {
    const asked = transaction.effects.find((effect) => effect.is(show));
    if (asked) return asked.value as Tooltip | null;
    return transaction.docChanged || transaction.selection ? null : now;
  },
  provide: (field) => showTooltip.from(field),
});

export function helpByKey(kind: string, session: Session): Extension {
  const run = (view: EditorView): boolean => {
    const tooltip = explanationAt(view.state, view.state.selection.main.head, kind, session);
    view.dispatch({ effects: show.of(tooltip) });
    const words = tooltip?.create(view).dom;
    if (words) session.say([...words.children].map(({ textContent }) => textContent).join(' '));
    // The browser's own help is not what was asked for.
    return true;
  };
  return [shown, keymap.of([{ key: 'F1', run }])];
}
