/**
 * One open notebook: the document and what its reader moved in one history, how it is looked at, and what its cells
 * show. An input is taken at once; evaluation follows in the same frame while something moves, and a moment after
 * typing. Results are plain data, replaced as a whole and cell by cell, so that only what changed is drawn.
 */
import { SvelteMap } from 'svelte/reactivity';
import {
  NO_ADJUSTMENTS,
  answerQuestion,
  chooseScenario,
  newHistory,
  nextSteps,
  parsePath,
  perform,
  redo,
  resetAdjustments,
  resolveScenario,
  seal,
  setAssumption,
  undo,
  type Adjustments,
  type Command,
  type Draft,
  type EditHistory,
  type Issue,
  type Notebook,
  type Overrides,
  type PathSpec,
} from '$engine';
import type { Draft as FieldDraft, LeverActions } from '../state/lever.ts';
import { Conductor } from './runtime/conduct.ts';
import type { CellOutput, Conducted } from './runtime/output.ts';
import { defaultsCommand } from './defaults.ts';

export type Mode = 'read' | 'edit' | 'present';

/** Typing is read when the keys rest this long: reading never holds up a letter. */
const typingPause = 180;

export class Session implements LeverActions {
  #history = $state.raw<EditHistory>(newHistory({ notebook: { cells: [] }, adjustments: NO_ADJUSTMENTS }));
  #conducted = $state.raw<Conducted>();
  #drafts = $state.raw<ReadonlyMap<string, FieldDraft>>(new Map());
  #mode = $state<Mode>('read');
  readonly outputs = new SvelteMap<string, CellOutput>();
  /** Selected in edit mode; whose text is being edited; both by key. */
  selected = $state<string>();
  editing = $state<string>();
  /** Said to screen readers. */
  announced = $state('');

  readonly #conductor = new Conductor();
  readonly #visible = new Set<string>();
  #everything = false;
  #moving = false;
  #frame: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(notebook: Notebook, adjustments: Adjustments = NO_ADJUSTMENTS, mode: Mode = 'read') {
    this.#history = newHistory({ notebook, adjustments });
    this.#mode = mode;
  }

  get draftNow(): Draft {
    return this.#history.draft;
  }

  get notebook(): Notebook {
    return this.#history.draft.notebook;
  }

  get adjustments(): Adjustments {
    return this.#history.draft.adjustments;
  }

  get conducted(): Conducted | undefined {
    return this.#conducted;
  }

  get steps(): ReturnType<typeof nextSteps> {
    return nextSteps(this.#history);
  }

  get mode(): Mode {
    return this.#mode;
  }

  set mode(mode: Mode) {
    this.#mode = mode;
    if (mode !== 'edit') this.editing = undefined;
  }

  /** How many assumptions stand where the reader put them. */
  get moved(): number {
    const { set, scenario, closure } = this.adjustments;
    return Object.keys(set).length + (scenario === undefined ? 0 : 1) + (closure === undefined ? 0 : 1);
  }

  /** Evaluates at once: before the first paint. */
  start(): void {
    this.#conduct();
  }

  stop(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }

  /** Does it, as one step of the history. */
  do(command: Command, pause = 0): void {
    const before = this.#history;
    this.#history = perform(before, command, performance.now());
    if (this.#history !== before) this.#later(pause);
  }

  /** Text of a cell while it is typed. */
  write(command: Command): void {
    this.do(command, typingPause);
  }

  undo(): void {
    this.#travel(undo(this.#history));
  }

  redo(): void {
    this.#travel(redo(this.#history));
  }

  /** Another document in this one's place, as a fresh beginning or as a step that can be taken back. */
  replace(notebook: Notebook, adjustments: Adjustments): void {
    this.#history = newHistory({ notebook, adjustments });
    this.outputs.clear();
    this.#conduct();
  }

  draft(id: string): FieldDraft | undefined {
    return this.#drafts.get(id);
  }

  set(id: string, spec: PathSpec, settled: boolean): void {
    this.#dropDraft(id);
    this.#moving = !settled;
    this.#history = perform(this.#history, setAssumption(this.adjustments, id, plainPath(spec)), performance.now());
    if (settled) this.#history = seal(this.#history);
    this.#later(0);
  }

  /** Takes what was typed if it can be; otherwise keeps it beside the field with the reasons. */
  type(id: string, text: string): void {
    const path = parsePath(text);
    const issues = path.ok ? this.#refusals(id, path.value) : path.issues;
    if (path.ok && issues.length === 0) this.set(id, path.value, true);
    else this.#drafts = new Map(this.#drafts).set(id, { text, issues });
  }

  reset(id: string): void {
    this.#dropDraft(id);
    this.#moving = false;
    this.#history = seal(this.#history);
    this.do(setAssumption(this.adjustments, id, undefined));
  }

  resetAll(): void {
    this.#drafts = new Map();
    this.do(resetAdjustments(this.adjustments));
  }

  choose(scenario: string | undefined): void {
    this.do(chooseScenario(this.adjustments, scenario));
  }

  answer(cell: string, text: string): void {
    this.do(answerQuestion(this.adjustments, cell, text));
  }

  /** Writes the reader's positions into the document, as one step. */
  saveAsDefaults(): void {
    this.do(defaultsCommand(this.draftNow));
  }

  /** Cells near the window are evaluated; the others wait. */
  see(key: string, seen: boolean): void {
    if (seen === this.#visible.has(key)) return;
    if (seen) this.#visible.add(key);
    else this.#visible.delete(key);
    if (seen && this.outputs.get(key)?.state !== 'ok') this.#later(0);
  }

  /** For print and export: every cell, at once. */
  computeAll(): void {
    this.#everything = true;
    this.#conduct();
    this.#everything = false;
  }

  #travel(history: EditHistory): void {
    if (history === this.#history) return;
    this.#drafts = new Map();
    this.#moving = false;
    this.#history = history;
    this.#later(0);
  }

  #later(pause: number): void {
    clearTimeout(this.#timer);
    if (pause > 0) {
      this.#timer = setTimeout(() => this.#conduct(), pause);
      return;
    }
    this.#frame ??= requestAnimationFrame(() => this.#conduct());
  }

  #conduct(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    const { notebook, adjustments } = this.#history.draft;
    const wanted = (key: string): boolean => this.#everything || this.#visible.has(key);
    const conducted = this.#conductor.run(notebook, adjustments, wanted, this.#moving);
    this.#conducted = conducted;
    for (const key of [...this.outputs.keys()]) if (!conducted.outputs.has(key)) this.outputs.delete(key);
    for (const [key, output] of conducted.outputs) {
      const before = this.outputs.get(key);
      const kept = output.result === undefined && before?.result !== undefined && output.state !== 'ok' ? { ...output, result: before.result } : output;
      this.outputs.set(key, kept);
    }
  }

  /** What stands against a value: the engine judges it on the scenario in force. */
  #refusals(id: string, spec: PathSpec): readonly Issue[] {
    const { home, here } = this.#conducted ?? {};
    if (!home || !here) return [];
    const overrides: Overrides = { set: new Map([[id, spec]]) };
    const tried = resolveScenario(home, here.scenario.id, overrides);
    return tried.ok ? [] : tried.issues;
  }

  #dropDraft(id: string): void {
    if (!this.#drafts.has(id)) return;
    const drafts = new Map(this.#drafts);
    drafts.delete(id);
    this.#drafts = drafts;
  }
}

function plainPath(spec: PathSpec): Adjustments['set'][string] {
  return typeof spec === 'number' ? spec : Object.fromEntries(spec);
}
