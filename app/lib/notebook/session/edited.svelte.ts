/**
 * The document and what its reader set beside it, in one history: whatever is done can be taken back and done again, and
 * what changes where nobody looks is said.
 */
import {
  newHistory,
  nextSteps,
  perform,
  redo,
  replaceContent,
  seal,
  setText,
  undo,
  type Adjustments,
  type Cell,
  type Command,
  type Draft,
  type Edit,
  type EditHistory,
  type Fix,
  type Notebook,
  type Text,
} from '$engine';
import { say } from '../../state/settings.svelte.ts';
import type { Opened } from '../share/opened.ts';
import { words } from '../words/index.ts';
import { Evaluated } from './evaluated.svelte.ts';

/** Typing is read when the keys rest this long, longer than between two letters of who searches for keys; in pieces. */
const typingPause = 400;

const replaced: Text = { zh: '替换内容', en: 'Replace content' };

interface Becoming {
  /** Of the step. */
  readonly name?: Text;
  /** Those that are in force stay where none are given. */
  readonly adjustments?: Adjustments;
  /** Of what may be one step with what comes soon after. */
  readonly group?: string;
}

export abstract class Edited extends Evaluated {
  #history = $state.raw<EditHistory>() as EditHistory;
  /** Since when a slider is held, in the page's milliseconds. */
  #heldSince: number | undefined;
  /** Said to screen readers. */
  announced = $state('');
  /** Why the last thing that was tried could not be done: to be seen, and said, until something else is. */
  refusal = $state<string>();

  constructor(draft: Draft, opened: Opened) {
    super(opened);
    this.#history = newHistory(draft);
  }

  get notebook(): Notebook {
    return this.#history.draft.notebook;
  }

  get adjustments(): Adjustments {
    return this.#history.draft.adjustments;
  }

  get steps(): ReturnType<typeof nextSteps> {
    return nextSteps(this.#history);
  }

  /** Does it, as one step of the history; what cannot be done says why. Answers whether anything changed. */
  do(command: Command, pause = 0): boolean {
    const before = this.#history;
    this.#history = perform(before, command, performance.now());
    if (this.#history === before) {
      if (command.why) this.refuse(say(command.why));
      return false;
    }
    this.refusal = undefined;
    this.evaluate(pause);
    return true;
  }

  /** Does it and says so: what changes is not where everybody looks. */
  act(command: Command): void {
    if (this.do(command)) this.say(words().cell.acted(say(command.name)));
  }

  refuse(why: string): void {
    this.refusal = why;
    this.say(why);
  }

  mend(fix: Fix): void {
    this.act(fix);
  }

  /** Text of a cell while it is typed. */
  writeText(key: string, text: string): void {
    this.do(setText(this.notebook, key, text), typingPause);
  }

  /** Another document in this one's place, with what was set beside it, as a step that can be taken back. */
  become(notebook: Notebook, { name = replaced, adjustments = this.adjustments, group }: Becoming = {}): void {
    const before = this.notebook.cells;
    const { edits } = replaceContent(this.notebook, notebook, name);
    const isSet = JSON.stringify(adjustments) === JSON.stringify(this.adjustments);
    const all: readonly Edit[] = isSet ? edits : [...edits, { kind: 'adjustments', to: adjustments }];
    if (this.do({ name, edits: all, ...(group !== undefined && { group }) })) this.replaced(before);
  }

  undo(): void {
    const { undo: step } = this.steps;
    if (!step) return this.refuse(words().tools.nothingToUndo);
    this.#travel(undo(this.#history));
    this.say(words().tools.undone(say(step)));
  }

  redo(): void {
    const { redo: step } = this.steps;
    if (!step) return this.refuse(words().tools.nothingToRedo);
    this.#travel(redo(this.#history));
    this.say(words().tools.redone(say(step)));
  }

  /** The same sentence again is said again: a mark without width makes it another. */
  say(sentence: string): void {
    this.announced = this.announced === sentence ? `${sentence}\u200b` : sentence;
  }

  /** A move of something held, until it is `settled`: however slowly it is dragged, one drag is one step. */
  protected hold(command: Command, settled: boolean): void {
    const at = (this.#heldSince ??= performance.now());
    this.moving = !settled;
    this.#history = perform(this.#history, command, at);
    if (settled) this.letGo();
    this.evaluate();
  }

  /** What is done to the same thing next is a step of its own. */
  protected letGo(): void {
    this.#heldSince = undefined;
    this.moving = false;
    this.#history = seal(this.#history);
  }

  /** Something else stands here at once: `before` are the cells that stood there. */
  protected abstract replaced(before: readonly Cell[]): void;

  #travel(history: EditHistory): void {
    const { cells } = this.notebook;
    this.refusal = undefined;
    this.moving = false;
    this.#history = history;
    this.evaluate();
    this.replaced(cells);
  }
}
