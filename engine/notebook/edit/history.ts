/**
 * One history over everything: structure, text, assumptions. A step can be taken back and taken again; keystrokes and
 * drags of one thing within a short time are one step. Time comes in as an argument.
 */
import type { Text } from '../../issue.ts';
import { applyEdits, type Draft, type Edit } from './edits.ts';

/** What a person does at once: the edits, what to call it in a menu, and what it may be joined with. */
export interface Command {
  readonly name: Text;
  readonly edits: readonly Edit[];
  /** Commands of one group in a row are one step: `text:chart-1`, `drag:growth`. */
  readonly group?: string;
  /** Why there are no edits, where a person would wonder. */
  readonly why?: Text;
}

interface Step {
  readonly name: Text;
  /** Edits that lead back (in undo) or forward (in redo). */
  readonly edits: readonly Edit[];
  readonly group?: string;
  readonly at: number;
}

export interface EditHistory {
  readonly draft: Draft;
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}

/** Twice and a half what is promised (200), so that long sessions keep their beginning. */
const DEEPEST = 500;
/** A pause longer than this begins a new step, as in text editors (CodeMirror's newGroupDelay is 500 ms). */
const PAUSE = 1000;

export function newHistory(draft: Draft): EditHistory {
  return { draft, undo: [], redo: [] };
}

/** Does it, and forgets what could have been done again. A command without edits changes nothing. */
export function perform(history: EditHistory, command: Command, at: number): EditHistory {
  if (command.edits.length === 0) return history;
  const { draft, inverses } = applyEdits(command.edits, history.draft);
  const last = history.undo.at(-1);
  const joins = last !== undefined && last.group !== undefined && last.group === command.group && at - last.at <= PAUSE;
  const { name, group } = command;
  const step = joins ? { ...last, edits: [...inverses, ...last.edits], at } : { name, edits: inverses, group, at };
  const before = joins ? history.undo.slice(0, -1) : history.undo;
  return { draft, undo: [...before, step].slice(-DEEPEST), redo: [] };
}

export function undo(history: EditHistory): EditHistory {
  const step = history.undo.at(-1);
  if (!step) return history;
  const { draft, inverses } = applyEdits(step.edits, history.draft);
  return { draft, undo: history.undo.slice(0, -1), redo: [...history.redo, closed(step, inverses)] };
}

export function redo(history: EditHistory): EditHistory {
  const step = history.redo.at(-1);
  if (!step) return history;
  const { draft, inverses } = applyEdits(step.edits, history.draft);
  return { draft, undo: [...history.undo, closed(step, inverses)], redo: history.redo.slice(0, -1) };
}

/** Nothing joins a step that was taken back or again. */
function closed(step: Step, edits: readonly Edit[]): Step {
  return { name: step.name, edits, at: step.at };
}

/** Ends the group of the last step: after this the next keystroke is a step of its own. */
export function seal(history: EditHistory): EditHistory {
  const last = history.undo.at(-1);
  return last?.group === undefined
    ? history
    : { ...history, undo: [...history.undo.slice(0, -1), closed(last, last.edits)] };
}

/** What undo and redo would do, for a menu. */
export function nextSteps(history: EditHistory): { readonly undo?: Text; readonly redo?: Text } {
  return { undo: history.undo.at(-1)?.name, redo: history.redo.at(-1)?.name };
}
