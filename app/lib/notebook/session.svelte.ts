/**
 * One open notebook: the document and what its reader moved in one history, how it is looked at, and what its cells
 * show. An input is taken at once; evaluation follows in the same frame while something moves, and a moment after
 * typing. Results are plain data, replaced as a whole and cell by cell, so that only what changed is drawn.
 */
import { tick } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import {
  NO_ADJUSTMENTS,
  answerQuestion,
  assignTarget,
  chooseScenario,
  newHistory,
  nextSteps,
  perform,
  redo,
  resetAdjustments,
  saveDefaults,
  seal,
  setAssumption,
  setText,
  settleText,
  undo,
  type Adjustments,
  type Command,
  type Edit,
  type EditHistory,
  type FieldUnit,
  type Fix,
  type Issue,
  type Notebook,
  type PathSpec,
  type Steps,
} from '$engine';
import { typedDraft, type Draft as FieldDraft, type Lever } from '../state/lever.ts';
import { say } from '../state/settings.svelte.ts';
import { leverIn, plainPath, refusalsIn, withSet } from './assumptions.ts';
import { handOut, type Host, type Mode } from './host.ts';
import { topLevelOf } from './outline.ts';
import { Conductor } from './runtime/conduct.ts';
import type { CellOutput, Conducted } from './runtime/output.ts';
import { Turns } from './runtime/turns.ts';
import { put } from './seen.ts';
import { Shown } from './shown.svelte.ts';
import { noneOpened, scenariosBeside, type Opened } from './share/opened.ts';
import type { Spot } from './spot.ts';
import { words } from './words/index.ts';

/** Typing is read when the keys rest this long, longer than between two letters of who searches for keys; in pieces. */
const typingPause = 400;

export class Session implements Host {
  #history = $state.raw<EditHistory>(newHistory({ notebook: { cells: [] }, adjustments: NO_ADJUSTMENTS }));
  #conducted = $state.raw<Conducted>();
  #drafts = $state.raw<ReadonlyMap<string, FieldDraft>>(new Map());
  #mode = $state<Mode>('read');
  #opened = $state.raw<Opened>(noneOpened);
  readonly outputs = new SvelteMap<string, CellOutput>();
  /** Selected in edit mode; whose text is being edited; both by key. */
  selected = $state<string>();
  #editing = $state<string>();
  /** Place before which a new cell is being chosen. */
  inserting = $state<number>();
  /** Said to screen readers. */
  announced = $state('');
  /** Settings of the address that could not be read, until they are dismissed. */
  unread = $state.raw<readonly Issue[]>([]);
  /** Numbers whose origin is being looked at: the last one is shown. */
  trail = $state.raw<readonly Spot[]>([]);

  /** Level of the highest heading. */
  readonly topLevel = $derived(topLevelOf(this.#history.draft.notebook));

  readonly shown = new Shown();
  readonly #conductor = new Conductor(() => this.#show());
  readonly #near = new Set<string>();
  readonly #inSight = new Set<string>();
  #moving = $state(false);
  #heldSince: number | undefined;
  readonly #turns = new Turns({
    begin: () => this.#updating(),
    show: () => this.#show(),
    look: () => this.#conductor.see(this.#near),
  });

  constructor(
    notebook: Notebook,
    adjustments: Adjustments = NO_ADJUSTMENTS,
    mode: Mode = 'read',
    opened: Opened = noneOpened,
  ) {
    this.#opened = opened;
    this.#history = newHistory({ notebook, adjustments });
    this.#mode = mode;
  }

  /** Scenario files of the reader's own. */
  get opened(): Opened {
    return this.#opened;
  }

  /** Another scenario file has come. */
  set opened(opened: Opened) {
    this.#opened = opened;
    this.#later(0);
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

  get moving(): boolean {
    return this.#moving;
  }

  /** The cell whose text is open. */
  get editing(): string | undefined {
    return this.#editing;
  }

  /** Who leaves a text sees what it says now. */
  set editing(key: string | undefined) {
    this.#editing = key;
    this.#turns.finish();
  }

  get mode(): Mode {
    return this.#mode;
  }

  /** Whoever was in a cell is in it still, however it looks now. */
  set mode(mode: Mode) {
    const key = document.activeElement?.closest('[data-cell]')?.getAttribute('data-cell');
    this.#mode = mode;
    if (mode !== 'edit') this.editing = undefined;
    if (key)
      void tick().then(() => {
        const cell = document.getElementById(`cell-${key}`);
        if (mode === 'present' || !cell || cell.contains(document.activeElement)) return;
        cell.focus({ preventScroll: true });
        cell.scrollIntoView({ block: 'nearest' });
      });
  }

  /** What the reader set, as far as it can be here. */
  get inForce(): Adjustments {
    return this.#conducted?.inForce ?? this.adjustments;
  }

  /** How many assumptions stand where the reader put them. */
  get moved(): number {
    const { set, targets = {}, scenario, closure } = this.inForce;
    return (
      Object.keys({ ...set, ...targets }).length + (scenario === undefined ? 0 : 1) + (closure === undefined ? 0 : 1)
    );
  }

  /** Evaluates: before the first paint. */
  starting(): Steps<void> {
    return this.#turns.first();
  }

  stop(): void {
    this.#turns.stop();
    this.#conductor.stop();
  }

  /** Does it, as one step of the history. */
  do(command: Command, pause = 0): void {
    const before = this.#history;
    this.#history = perform(before, command, performance.now());
    if (this.#history !== before) this.#later(pause);
  }

  /** Does it and says so: what changes is not where everybody looks. */
  act(command: Command): void {
    const before = this.#history;
    this.do(command);
    if (this.#history !== before) this.say(words().cell.acted(say(command.name)));
  }

  mend(fix: Fix): void {
    this.act(fix);
  }

  /** Text of a cell while it is typed. */
  write(command: Command): void {
    this.do(command, typingPause);
  }

  writeText(key: string, text: string): void {
    this.write(setText(this.notebook, key, text));
  }

  /** Out of the editor: what was written as fences in a text becomes cells, and the frame has the focus. */
  leaveEditor(): void {
    const key = this.editing;
    if (key === undefined) return;
    this.do(settleText(this.notebook, key));
    this.editing = undefined;
    requestAnimationFrame(() => document.getElementById(`cell-${key}`)?.focus({ preventScroll: true }));
  }

  undo(): void {
    const { undo: step } = this.steps;
    this.#travel(undo(this.#history));
    if (step) this.say(words().tools.undone(say(step)));
  }

  redo(): void {
    const { redo: step } = this.steps;
    this.#travel(redo(this.#history));
    if (step) this.say(words().tools.redone(say(step)));
  }

  /** Another document in this one's place, as a step that can be taken back. */
  become(notebook: Notebook): void {
    const edits: Edit[] = [
      { kind: 'splice', at: 0, remove: this.notebook.cells.length, insert: notebook.cells },
      { kind: 'front', to: notebook.front },
    ];
    this.do({ name: { zh: '替换内容', en: 'Replace content' }, edits });
  }

  draft(id: string): FieldDraft | undefined {
    return this.#drafts.get(id);
  }

  set(id: string, spec: PathSpec, settled: boolean): void {
    this.#dropDraft(id);
    this.#moving = !settled;
    // However slowly it is dragged, one drag is one step.
    const at = (this.#heldSince ??= performance.now());
    if (settled) this.#heldSince = undefined;
    this.#history = perform(this.#history, setAssumption(this.adjustments, id, plainPath(spec)), at);
    if (settled) this.#history = seal(this.#history);
    this.#later(0);
  }

  /** Takes what was typed if it can be; otherwise keeps it beside the field with the reasons. */
  type(id: string, text: string, unit: FieldUnit): void {
    const draft = typedDraft(text, unit, (path) => {
      const issues = refusalsIn(this.#conducted, { set: new Map([[id, path]]) });
      if (issues.length === 0) this.set(id, path, true);
      return issues;
    });
    if (draft) this.#drafts = new Map(this.#drafts).set(id, draft);
  }

  expect(id: string, spec: PathSpec): void {
    const adjustments = withSet(this.adjustments, id, spec);
    this.#turns.ahead(this.#conductor.rehearsing(adjustments, id, this.#inSight));
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

  /** Lets go of what cannot be set here, which a link or another plan left behind. */
  forgetRefused(): void {
    this.unread = [];
    if (!this.#conducted?.refused.length) return;
    const name = { zh: '放下用不上的设定', en: 'Drop what cannot be set' };
    this.do({ name, edits: [{ kind: 'adjustments', to: this.inForce }] });
  }

  choose(scenario: string | undefined): void {
    this.do(chooseScenario(this.adjustments, scenario));
  }

  answer(cell: string, text: string): void {
    this.do(answerQuestion(this.adjustments, cell, text));
  }

  /** The number of a target that the plan leaves to the province; gives what stands against it. */
  assign(target: string, value: number | undefined): readonly Issue[] {
    const issues = value === undefined ? [] : refusalsIn(this.#conducted, { targets: new Map([[target, value]]) });
    if (issues.length === 0) this.do(assignTarget(this.adjustments, target, value));
    return issues;
  }

  /** Where a number comes from, in the panel at the side. */
  trace(spot: Spot): void {
    this.trail = [spot];
  }

  /** An assumption as a control, wherever it is asked for. */
  lever(id: string): Lever | undefined {
    return leverIn(this.#conducted, this.adjustments, id);
  }

  goTo(key: string): void {
    this.shown.all();
    if (this.#mode === 'edit') this.selected = key;
    document.getElementById(`cell-${key}`)?.scrollIntoView({ block: 'center' });
    document.getElementById(`cell-${key}`)?.focus({ preventScroll: true });
  }

  /** The same sentence again is said again: a mark without width makes it another. */
  say(sentence: string): void {
    this.announced = this.announced === sentence ? `${sentence}\u200b` : sentence;
  }

  /** Slow work of one cell: now, or no longer. */
  compute(key: string): void {
    this.#conductor.run(key);
    this.#show();
  }

  cancel(key: string): void {
    this.#conductor.cancel(key);
    this.#show();
  }

  /** Writes the reader's positions into the document, as one step. */
  saveAsDefaults(): void {
    this.do(saveDefaults({ notebook: this.notebook, adjustments: this.inForce }));
  }

  /** Cells near the window are evaluated, while something moves those in sight; the others wait. */
  see(key: string, near: boolean, inSight: boolean): void {
    const [nearer, shown] = [put(this.#near, key, near), put(this.#inSight, key, inSight)];
    if (this.#moving ? shown : nearer) this.#turns.look();
  }

  /** For print and export: every cell; slow ones are there when the promise is kept. */
  computeAll(): Promise<void> {
    this.shown.all();
    this.#turns.finish();
    const done = this.#conductor.complete();
    this.#show();
    return done;
  }

  #travel(history: EditHistory): void {
    if (history === this.#history) return;
    const { cells } = this.notebook;
    const at = cells.findIndex(({ key }) => key === this.selected);
    this.#drafts = new Map();
    this.#moving = false;
    this.#history = history;
    this.#later(0);
    const now = this.notebook.cells;
    if (at >= 0 && !now.some(({ key }) => key === this.selected))
      this.selected = now[Math.min(at, now.length - 1)]?.key;
  }

  /** At once, so that the next key finds what this one made; while typing, when the keys rest. */
  #later(pause: number): void {
    if (pause > 0) this.#turns.atRest(pause);
    else if (this.#moving) this.#turns.inFrame();
    else this.#turns.now();
  }

  #updating(): Steps<void> {
    const { notebook, adjustments } = this.#history.draft;
    const given = { scenarios: scenariosBeside(this.#opened, notebook) };
    this.#conductor.see(this.#moving ? this.#inSight : this.#near);
    return this.#conductor.updating(notebook, adjustments, this.#moving, given);
  }

  /** Hands out what has changed, cell by cell; while something moves only what is in sight is told that it is out of date. */
  #show(): void {
    this.#conducted = this.#conductor.conducted;
    handOut(this.#conductor.outputs(), this.outputs, (key) => this.#moving && !this.#inSight.has(key));
  }

  #dropDraft(id: string): void {
    if (this.#drafts.has(id)) this.#drafts = new Map([...this.#drafts].filter(([each]) => each !== id));
  }
}
