/**
 * The editor of one cell: CodeMirror with names completed and explained, and trouble underlined as the engine reports
 * it. Its text belongs to the notebook's one history, so it has none of its own; while an input method composes,
 * nothing is put into it from outside and nothing half-written is told: its letters would be read as a mistake.
 */
import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  completionKeymap,
  completionStatus,
} from '@codemirror/autocomplete';
import { defaultKeymap, indentWithTab } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, drawSelection, hoverTooltip, keymap, placeholder } from '@codemirror/view';
import { splitCell, type Cell, type Issue } from '$engine';
import type { Session } from '../session.svelte.ts';
import { completionsOf } from './complete.ts';
import { explanationAt } from './explain.ts';
import { helpByKey } from './help.ts';
import { colours, look } from './look.ts';
import { diagnosticsOf } from './underline.ts';
import { words } from '../words/index.ts';

export interface SourceEditor {
  /** Takes over a text that changed outside the editor. */
  follow(text: string): void;
  mark(issues: readonly Issue[]): void;
  close(): void;
}

/** As in other editors; without a list a Tab is room at the beginning of a line. */
const takeByTab = { key: 'Tab', run: acceptCompletion };

export function openEditor(parent: HTMLElement, cell: Cell, session: Session, label: string): SourceEditor {
  const { key } = cell;
  let composing = false;
  let told = cell.text;
  let waiting: string | undefined;
  const view = new EditorView({ parent, state: EditorState.create({ doc: cell.text, extensions: extensions() }) });
  view.focus();
  view.dispatch({ selection: { anchor: view.state.doc.length } });

  function extensions() {
    return [
      keymap.of([...ownKeys(key, session), ...completionKeymap, takeByTab, ...defaultKeymap, indentWithTab]),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      EditorView.lineWrapping,
      syntaxHighlighting(colours),
      ...(cell.kind === 'markdown' || cell.kind === 'notes' ? [markdown()] : []),
      autocompletion({ override: [completionsOf(cell.kind, session)], icons: false, defaultKeymap: false }),
      hoverTooltip((editor, at) => explanationAt(editor.state, at, cell.kind, session)),
      helpByKey(cell.kind, session),
      // Heard as what stands in the editor, unless it is empty.
      EditorView.contentAttributes.of(({ state }) => (state.doc.length === 0 ? null : { 'aria-placeholder': '' })),
      placeholder(words().state.emptyText),
      EditorView.contentAttributes.of({
        'aria-label': label,
        spellcheck: 'false',
        autocapitalize: 'off',
        autocorrect: 'off',
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !composing) tell(update.state.doc.toString());
      }),
      EditorView.domEventHandlers({
        compositionstart: () => {
          composing = true;
        },
        compositionend: ended,
        blur: ended,
      }),
      look,
    ];
  }

  function tell(text: string): void {
    if (text === told) return;
    told = text;
    session.writeText(key, text);
  }

  /** A field that is left composes no longer. The editor reads the word from the page a moment after its end. */
  function ended(): void {
    if (composing) setTimeout(settle);
    composing = false;
  }

  /** What was written goes before what came meanwhile, which the history keeps. */
  function settle(): void {
    if (composing) return;
    const written = view.state.doc.toString();
    if (written === told) follow(waiting);
    else tell(written);
  }

  function follow(text: string | undefined): void {
    waiting = undefined;
    if (text === undefined || text === view.state.doc.toString()) return;
    if (composing) {
      waiting = text;
      return;
    }
    told = text;
    view.dispatch({ changes: changeTo(view.state.doc.toString(), text) });
  }

  return {
    follow,
    mark: (issues) => view.dispatch(setDiagnostics(view.state, diagnosticsOf(view.state.doc, issues))),
    close: () => {
      tell(view.state.doc.toString());
      view.destroy();
    },
  };
}

/** The smallest replacement, so that the cursor stays where it was. */
function changeTo(from: string, to: string): { from: number; to: number; insert: string } {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let end = 0;
  while (end < from.length - start && end < to.length - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  return { from: start, to: from.length - end, insert: to.slice(start, to.length - end) };
}

/** Undo is the notebook's. CodeMirror itself leaves keys alone that belong to a composition. */
function ownKeys(key: string, session: Session) {
  const done = (action: () => void) => () => {
    action();
    return true;
  };
  return [
    { key: 'Mod-z', run: done(() => session.undo()), shift: done(() => session.redo()), preventDefault: true },
    { key: 'Mod-y', run: done(() => session.redo()), preventDefault: true },
    { key: 'Mod-Enter', run: done(() => session.leaveEditor()) },
    {
      key: 'Mod-Shift-Enter',
      run: (view: EditorView) => {
        session.act(splitCell(session.notebook, key, view.state.selection.main.head));
        return true;
      },
    },
    {
      key: 'Escape',
      run: (view: EditorView) => {
        if (completionStatus(view.state) === 'active') return false;
        session.leaveEditor();
        return true;
      },
    },
  ];
}
